package io.nifiwan.script.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labelled lines below a Chinese heading: {@code 地点：客栈}, {@code 时间：黄昏}, {@code 内外景：内}, {@code 人物：张三、李四}. */
final class ChineseDetails {
    private static final Pattern DETAIL = Pattern.compile("(场景|地点|时间|内外景|天气)\\s*[:：]\\s*(.*)");
    private static final Pattern BLOCK_START = Pattern.compile("(地点|时间)\\s*[:：]\\s*\\S.*");

    private ChineseDetails() {
    }

    /** What a line adds to the heading above it. */
    static Optional<Heading> read(final String line) {
        final Matcher detail = DETAIL.matcher(line);
        if (!detail.matches()) {
            return Optional.empty();
        }
        final String value = detail.group(2).strip();
        return Optional.of(switch (detail.group(1)) {
            case "时间" -> Heading.detail("", "", value);
            case "天气" -> Heading.detail("", "", "");
            default -> HeadingDetails.read("", value, ChineseHeading.fold(value), 0);
        });
    }

    /** Whether two lines, one below the other, open a scene by their labels alone, in a script that has no other headings. */
    static boolean opensBlock(final String line, final String below) {
        return BLOCK_START.matcher(line).matches() && (DETAIL.matcher(below).matches() || CastLines.isLabelled(below));
    }
}
