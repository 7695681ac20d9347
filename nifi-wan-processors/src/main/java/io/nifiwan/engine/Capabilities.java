package io.nifiwan.engine;

/**
 * What an engine can make; a request outside is refused before it is sent.
 *
 * @param name           engine name for attributes and provenance
 * @param maxSeconds     longest clip
 * @param maxPixels      largest width x height
 * @param sizeMultiple   width and height must be multiples of this
 * @param negativePrompt whether a negative prompt has any effect
 * @param findable       whether {@link TextToVideoEngine#find} gives certain answers
 */
public record Capabilities(String name, double maxSeconds, long maxPixels, int sizeMultiple, boolean negativePrompt,
                           boolean findable) {
}
