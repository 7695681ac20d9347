package io.nifiwan.engine.comfyui;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of a ComfyUI.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
record ServerVersion(int major, int minor, int patch) {
    /**
     * The first version on which this engine relies: it keeps the job ids of its clients, and stops only the named job when interrupted. An
     * older one may do neither.
     */
    static final ServerVersion RELIABLE = new ServerVersion(0, 3, 64);

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*");

    static Optional<ServerVersion> parse(final String text) {
        final Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() ? Optional.of(new ServerVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)))) : Optional.empty();
    }

    boolean isReliable() {
        if (major != RELIABLE.major) {
            return major > RELIABLE.major;
        }
        return minor != RELIABLE.minor ? minor > RELIABLE.minor : patch >= RELIABLE.patch;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
