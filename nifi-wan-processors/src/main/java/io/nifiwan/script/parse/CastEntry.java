package io.nifiwan.script.parse;

/**
 * A character that a script lists.
 *
 * @param name        as written, without list marks
 * @param description what the list says about the character, may be empty
 */
public record CastEntry(String name, String description) {
}
