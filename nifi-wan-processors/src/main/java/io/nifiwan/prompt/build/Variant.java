package io.nifiwan.prompt.build;

import io.nifiwan.prompt.style.StyleProfile;

/**
 * One style of a shot.
 *
 * @param style  what it looks like; no style for a shot as the script asks for it
 * @param index  position among the variants of the shot, from 1
 * @param count  number of variants of the shot
 * @param seed   0 to 2147483647
 * @param prompt its prompt
 */
public record Variant(StyleProfile style, int index, int count, int seed, BuiltPrompt prompt) {
}
