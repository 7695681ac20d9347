package io.nifiwan.quality;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chooses the attributes of a clip that are kept in its report: what says which shot it is and how it was made. */
public final class ShotFacts {
    private static final List<String> KEPT = List.of("script.", "scene.", "shot.", "fragment.", "prompt", "variant.", "attempt.", "take.", "video.");
    /** The spec is in the report as the expectation; the rest is bookkeeping of a finished job. */
    private static final List<String> LEFT_OUT = List.of("prompt.spec", "video.poll.", "video.phase", "script.charset");

    private ShotFacts() {
    }

    /** The attributes to keep, by name. */
    public static Map<String, String> of(final Map<String, String> attributes) {
        final Map<String, String> facts = new TreeMap<>(attributes);
        facts.keySet().removeIf(name -> KEPT.stream().noneMatch(name::startsWith) || LEFT_OUT.stream().anyMatch(name::startsWith));
        return facts;
    }
}
