package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Who or what is seen.
 *
 * @param noun as the script names it
 * @param kind the kind of figure that can stand for it, for example {@code person} or {@code boat}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Subject(String noun, String kind) {
}
