package io.nifiwan.quality.calibrate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's verdict on a clip. */
public enum Label {
    GOOD, BAD;

    private static final Map<Label, Set<String>> WORDS = Map.of(
            GOOD, Set.of("good", "pass", "passed", "accept", "accepted", "approve", "approved", "keep", "ok", "yes", "true", "1",
                    "好", "通过", "合格", "可用", "接受"),
            BAD, Set.of("bad", "reject", "rejected", "fail", "failed", "drop", "no", "false", "0",
                    "坏", "差", "不通过", "不合格", "不可用", "拒绝", "废片"));
    private static final Set<String> UNDECIDED = Set.of("", "review", "undecided", "unsure", "skip", "?", "-", "待定", "不确定");

    /**
     * Reads a label as people write it, in English or Chinese.
     *
     * @return empty where the person has not decided
     * @throws IllegalArgumentException when the word is not known
     */
    static Optional<Label> parse(final String word) {
        final String lower = word.strip().toLowerCase(Locale.ROOT);
        if (UNDECIDED.contains(lower)) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(values()).filter(label -> WORDS.get(label).contains(lower)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word.strip() + "\" is no label; use good, bad or an empty cell")));
    }

    /** The verdict of several people: that of all who have decided, empty where they differ or nobody has. */
    static Optional<Label> agreed(final Stream<Optional<Label>> labels) {
        final Set<Label> decided = labels.flatMap(Optional::stream).collect(Collectors.toSet());
        return decided.size() == 1 ? Optional.of(decided.iterator().next()) : Optional.empty();
    }
}
