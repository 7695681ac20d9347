package io.nifiwan.engine;

/**
 * One step of an engine's self-check.
 *
 * @param step        what was checked, a short title
 * @param passed      whether it works
 * @param explanation what was found, for the person who configures the engine
 */
public record EngineCheck(String step, boolean passed, String explanation) {
}
