/**
 * The ComfyUI engine. A workflow in ComfyUI's API format is the set-up: a tree of nodes into which each request's values are written by place,
 * never by replacing text. Jobs carry our own ids, so that a job is found again in the server's queue and history after any interruption.
 */
package io.nifiwan.engine.comfyui;
