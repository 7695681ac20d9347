package io.nifiwan.prompt.glossary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of the glossary.
 *
 * @param id                stable name, for example {@code move.push_in}
 * @param category          for example {@code camera_movement}
 * @param slot              where its phrase goes in a prompt
 * @param group             at most one term of a group is used per prompt; null where any number is
 * @param zh                Chinese name
 * @param en                English name
 * @param synonymsZh        other Chinese forms
 * @param synonymsEn        other English forms
 * @param promptZh          Chinese prompt phrase, null for terms of the edit
 * @param promptEn          English prompt phrase, null for terms of the edit
 * @param expect            what can be measured of it, or null
 * @param negativeConflicts entries of the official negative prompt that work against the term
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Term(String id, String category, Slot slot, String group, String zh, String en,
                   @JsonProperty("syn_zh") List<String> synonymsZh, @JsonProperty("syn_en") List<String> synonymsEn,
                   @JsonProperty("prompt_zh") String promptZh, @JsonProperty("prompt_en") String promptEn,
                   Measure expect, @JsonProperty("negative_conflicts") List<String> negativeConflicts) {
    /** Group of the terms of which a clip can carry one: the camera movements. */
    public static final String MOVE = "move";

    public Term {
        synonymsZh = synonymsZh == null ? List.of() : List.copyOf(synonymsZh);
        synonymsEn = synonymsEn == null ? List.of() : List.copyOf(synonymsEn);
        negativeConflicts = negativeConflicts == null ? List.of() : List.copyOf(negativeConflicts);
    }

    /** Name in a language. */
    public String name(final Language language) {
        return language == Language.ZH ? zh : en;
    }

    /** Prompt phrase in a language; empty for terms that never go into a prompt. */
    public String phrase(final Language language) {
        final String phrase = language == Language.ZH ? promptZh : promptEn;
        return phrase == null ? "" : phrase;
    }

    /** Name and synonyms of both languages. */
    public Stream<String> forms() {
        return Stream.of(Stream.of(zh, en), synonymsZh.stream(), synonymsEn.stream()).flatMap(stream -> stream);
    }

    /** Whether the term is a camera movement of which a clip can carry one. */
    public boolean isMove() {
        return MOVE.equals(group);
    }

    /** The measure, where it is of the given metric. */
    public Optional<Measure> measure(final String metric) {
        return Optional.ofNullable(expect).filter(measure -> measure.metric().equals(metric));
    }

    /** Whether the other term has the same category, slot and group. */
    boolean sharesPlaceWith(final Term other) {
        return category.equals(other.category) && slot == other.slot && Objects.equals(group, other.group);
    }

    /** What decides which other terms this one excludes: its group, or itself where it has none. */
    public String exclusion() {
        return group == null ? id : group;
    }
}
