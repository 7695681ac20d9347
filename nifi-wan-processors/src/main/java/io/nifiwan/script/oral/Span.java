package io.nifiwan.script.oral;

/**
 * A part of a text, in UTF-16 code units as Java and JavaScript count them.
 *
 * @param from first, from 0
 * @param to   end, exclusive
 */
public record Span(int from, int to) {
}
