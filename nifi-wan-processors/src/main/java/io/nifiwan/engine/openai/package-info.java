/**
 * Engines that speak the videos API of OpenAI, and the ways in which servers depart from it: SGLang, vLLM-Omni, OpenAI itself and gateways.
 * {@link io.nifiwan.engine.openai.VideosDialect} holds the differences as data.
 */
package io.nifiwan.engine.openai;
