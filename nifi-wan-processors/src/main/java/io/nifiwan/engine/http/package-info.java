/**
 * How engines behind HTTP are called: one request a call, every failure in the vocabulary of {@link io.nifiwan.engine.EngineError}, keys only to
 * the engine itself, clips from anywhere only as far as the operator allows it.
 */
package io.nifiwan.engine.http;
