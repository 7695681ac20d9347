package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptLanguage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lines of a cast list: a label with names behind it ({@code 人物：张三、李四}, {@code Characters: Anna, Tom}), and entries of one
 * character each ({@code 李明：高三学生}, {@code ANNA - a sailor, 30s}).
 */
final class CastLines {
    private static final Pattern CHINESE_LABEL = Pattern.compile(
            "(?:出场|主要|登场)?(?:人物|角色)(?:表|小传|介绍|简介|列表)?|演员表|出场");
    private static final Pattern ENGLISH_LABEL = Pattern.compile("(?i)cast(?: list| of characters)?|(?:main )?characters?|dramatis personae");
    private static final String DECORATION = "[\\s#【\\[]*+";
    private static final Pattern LABELLED = Pattern.compile(
            DECORATION + "(" + CHINESE_LABEL.pattern() + "|" + ENGLISH_LABEL.pattern() + ")[\\s】\\]]*+[:：]?[\\s】\\]]*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("\\s*(?:\\d{1,3}\\s*[、.．)）]|[•●○◆·*\\-–—])\\s*");
    private static final String NAME = "([\\p{IsHan}·•]{1,10}|\\p{Lu}[\\p{L}\\p{Nd}.'’\\-]*+(?: [\\p{Lu}][\\p{L}\\p{Nd}.'’\\-]*+| of| the){0,4}+)";
    private static final Pattern ENTRY = Pattern.compile(
            NAME + "\\s*([（(][^（）()]{1,60}[）)])?\\s*(?:([:：]|[—–]{1,2}|(?<=\\s)--?(?=\\s)|[,，])\\s*(.*)|$)");
    private static final Pattern PERSONAL = Pattern.compile(
            "(?:^|.*[，,、;；\\s（(])(?:[男女](?:$|[，,、。;；\\s）)性].*)|(?:\\d{1,3}|[一二三四五六七八九十]{1,3})\\s*[来多]?岁.*)"
                    + "|(?i:(?:^|.*, ?)(?:(?:early|mid|late)?[ \\-]?\\d0s|male|female|\\d{1,2}|aged? \\d{1,3})(?:$|[,.; ].*))");
    /** A longer line is prose. */
    private static final int LONGEST = 300;
    private static final String SEPARATORS = "、，,;；/";

    private CastLines() {
    }

    /** Whether a line is a label of a cast list, with or without names behind it. */
    static boolean isLabelled(final String line) {
        return value(line).isPresent();
    }

    /** What stands behind the label of a cast list; empty text where nothing does, nothing where there is no label. */
    static Optional<String> value(final String line) {
        final Matcher matcher = LABELLED.matcher(line);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        final String rest = line.substring(matcher.end()).strip();
        final boolean colon = matcher.group().contains(":") || matcher.group().contains("：");
        return rest.isEmpty() || colon ? Optional.of(rest) : Optional.empty();
    }

    /**
     * Reads a line as one character of a list.
     *
     * @param strict whether a comma is not enough between name and description, because the line may be a sentence
     */
    static Optional<CastEntry> entry(final String line, final boolean strict) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        final Matcher bullet = BULLET.matcher(line);
        final String text = (bullet.lookingAt() ? line.substring(bullet.end()) : line).strip();
        final Matcher matcher = ENTRY.matcher(text);
        if (!matcher.matches() || ChineseSpeech.isLabel(matcher.group(1)) || ChineseSpeech.isNarrator(matcher.group(1))
                || Transitions.isEnglish(text) || Transitions.isUpperCaseTo(text)) {
            return Optional.empty();
        }
        final String bracket = matcher.group(2) == null ? "" : matcher.group(2).substring(1, matcher.group(2).length() - 1);
        final String separator = matcher.group(3) == null ? "" : matcher.group(3);
        final String told = matcher.group(4) == null ? "" : matcher.group(4).strip();
        final boolean comma = separator.equals(",") || separator.equals("，");
        final boolean bare = separator.isEmpty() && bracket.isEmpty();
        if ((comma && strict && bracket.isEmpty() && !isPersonal(told)) || (!separator.isEmpty() && told.isEmpty()) || (bare && strict)) {
            return Optional.empty();
        }
        final String description = bracket.isEmpty() ? told : told.isEmpty() ? bracket : bracket + "，" + told;
        return Optional.of(new CastEntry(matcher.group(1).strip(), ScriptLanguage.of(text) == ScriptLanguage.ENGLISH
                ? description.replace("，", ", ") : description));
    }

    /** Whether a description speaks of age or sex, which tells a list entry from a speech. */
    static boolean isPersonal(final String description) {
        return PERSONAL.matcher(description).matches();
    }

    /** The characters of one line of a list, as {@link ElementType#CAST} marks it. */
    static List<CastEntry> read(final String line) {
        final Optional<String> value = value(line);
        if (value.isEmpty()) {
            final boolean several = line.indexOf('、') >= 0 && line.indexOf(':') < 0 && line.indexOf('：') < 0;
            return several ? names(line) : entry(line, false).map(List::of).orElse(List.of());
        }
        final String text = value.get();
        final Optional<CastEntry> single = entry(text, true).filter(entry -> text.indexOf('：') >= 0 || text.indexOf(':') >= 0);
        return single.map(List::of).orElseGet(() -> names(text));
    }

    /** Names in a row, each with an optional description in brackets. */
    private static List<CastEntry> names(final String text) {
        final List<CastEntry> entries = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int index = 0; index <= text.length(); index++) {
            final char character = index < text.length() ? text.charAt(index) : ',';
            depth += "（(".indexOf(character) >= 0 ? 1 : 0;
            depth -= "）)".indexOf(character) >= 0 && depth > 0 ? 1 : 0;
            if (index == text.length() || (depth == 0 && (SEPARATORS.indexOf(character) >= 0 || isGapBetweenHan(text, index)))) {
                entry(stripEnd(text.substring(start, index)), false).filter(entry -> !isPersonal(entry.name())).ifPresent(entries::add);
                start = index + 1;
            }
        }
        return entries;
    }

    private static String stripEnd(final String name) {
        final String stripped = name.strip();
        return stripped.endsWith("等") && stripped.length() > 2 ? stripped.substring(0, stripped.length() - 1) : stripped.replaceAll("[。.]$", "");
    }

    private static boolean isGapBetweenHan(final String text, final int index) {
        return Character.isWhitespace(text.charAt(index)) && index > 0 && index + 1 < text.length()
                && (ScriptLanguage.isHan(text.charAt(index - 1)) || "）)".indexOf(text.charAt(index - 1)) >= 0)
                && ScriptLanguage.isHan(text.charAt(index + 1));
    }
}
