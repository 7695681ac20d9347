package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.person.PersonDecision.Standing;
import io.nifiwan.prompt.screening.text.Boundaries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One place in a matching copy where a listed person or a cast name stands.
 *
 * @param start   first code unit in the copy
 * @param end     exclusive
 * @param watched the watch-listed person of this name, if any
 * @param consent the person of this name with a consent on file, if any
 * @param cast    whether a character of the script has this name
 */
record Mention(int start, int end, Optional<ListedPerson> watched, Optional<ListedPerson> consent, boolean cast) {
    private static final String POSSESSIVES = "\u7684\u4E4B";

    /** Joins what is found at the same place and drops names that lie within a longer one; keyed by start, in linearithmic time. */
    static NavigableMap<Integer, Mention> join(final List<NameHit> listed, final List<NameHit> cast) {
        final Map<Long, Mention> byPlace = new HashMap<>();
        listed.forEach(hit -> byPlace.merge(place(hit), of(hit), Mention::plus));
        cast.forEach(hit -> byPlace.merge(place(hit), of(hit), Mention::plus));
        final List<Mention> sorted = new ArrayList<>(byPlace.values());
        sorted.sort(Comparator.comparingInt(Mention::start).thenComparing(Comparator.comparingInt(Mention::end).reversed()));
        final NavigableMap<Integer, Mention> kept = new TreeMap<>();
        int furthest = 0;
        for (final Mention mention : sorted) {
            if (mention.end > furthest) {
                furthest = mention.end;
                kept.put(mention.start, mention);
            }
        }
        return kept;
    }

    /**
     * A name found in a matching copy.
     *
     * @param person empty for a cast name
     */
    record NameHit(Optional<ListedPerson> person, int start, int end) {
    }

    Standing standing() {
        if (consent.isPresent()) {
            return consent.get().consent().orElseThrow().likeness() ? Standing.CONSENT_LIKENESS : Standing.CONSENT_NAME;
        }
        if (watched.isPresent()) {
            return cast ? Standing.WATCHED_CAST : Standing.WATCHED;
        }
        return Standing.CAST;
    }

    /** The list entry that decides: a consent before the watch list. */
    Optional<ListedPerson> decisive() {
        return consent.or(() -> watched);
    }

    /** Whether the name opens a clause and is not the owner of what follows: 刘德华走来, not 刘德华的海报. */
    boolean opensClause(final String copy) {
        final boolean owner = (end < copy.length() && POSSESSIVES.indexOf(copy.charAt(end)) >= 0) || copy.startsWith("'s", end);
        return !owner && Boundaries.opensClause(copy, start);
    }

    private Mention plus(final Mention other) {
        return new Mention(start, end, watched.or(other::watched), consent.or(other::consent), cast || other.cast);
    }

    private static Mention of(final NameHit hit) {
        final Optional<ListedPerson> consented = hit.person().filter(person -> person.consent().isPresent());
        final Optional<ListedPerson> watched = hit.person().filter(person -> person.consent().isEmpty());
        return new Mention(hit.start(), hit.end(), watched, consented, hit.person().isEmpty());
    }

    private static Long place(final NameHit hit) {
        return ((long) hit.start() << Integer.SIZE) | hit.end();
    }
}
