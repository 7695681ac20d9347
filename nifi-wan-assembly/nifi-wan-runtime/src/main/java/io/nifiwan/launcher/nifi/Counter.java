package io.nifiwan.launcher.nifi;

/**
 * A counter that processors adjust.
 *
 * @param id      counter id
 * @param context one processor, or all of a type ({@code All ...'s})
 * @param name    counter name
 * @param value   value since NiFi was started or the counter was reset
 */
public record Counter(String id, String context, String name, long value) {
}
