package io.nifiwan.quality.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Built-in sets of thresholds, one resource file each. */
public enum Profile {
    /** Filmed or photorealistic pictures. */
    PHOTOREAL,
    /** Drawn pictures: cartoons on twos, storyboard animatics. */
    ANIMATION,
    /** Pictures taken at night or in the dark. */
    NIGHT,
    /** Things that hardly move, before a camera that stands or creeps. */
    STILL_LIFE,
    /** Hands, tools and materials of a craft from near, where every detail counts. */
    HERITAGE_CLOSE_UP;

    private static final Map<Profile, Thresholds> THRESHOLDS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), profile -> ProfileReader.read(profile.id())));

    /** Name of the file and of the profile in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The thresholds as the file gives them. */
    public Thresholds thresholds() {
        return THRESHOLDS.get(this);
    }
}
