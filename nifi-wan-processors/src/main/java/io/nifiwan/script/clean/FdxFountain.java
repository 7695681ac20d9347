package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes the paragraphs of a Final Draft document as Fountain 1.1 (fountain.io/syntax). Chinese headings and speeches that a tool without
 * Chinese typed as Action or General stay unforced, so that the next stage can still recognise them.
 */
final class FdxFountain {
    private static final Pattern CUE = Pattern.compile("[^\\p{Ll}()^@!>~.#=*]*\\p{Lu}[^\\p{Ll}()^]*(?:\\s*\\([^()]*\\))*");
    private static final Pattern SHOUTED = Pattern.compile("[^\\p{Ll}]*\\p{Lu}[^\\p{Ll}]*");
    private static final Pattern TITLE_KEY = Pattern.compile("\\p{L}[\\p{L} ]{0,30}[:：].*");
    private static final Pattern NUMBER = Pattern.compile("[\\p{Alnum}.\\-]+");
    private static final String MARKS = ".@!>~#=";

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> lines = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private boolean inSpeech;
    private int dual;
    private int dualCues;

    String text() {
        return text.toString();
    }

    /** Line of the XML for each line of the text. */
    List<Integer> lines() {
        return lines;
    }

    List<Change> changes() {
        return changes;
    }

    void add(final FdxParagraph paragraph) {
        final List<String> parts = parts(paragraph.text());
        final String type = paragraph.type().toLowerCase(Locale.ROOT).strip();
        if (!paragraph.length().isEmpty()) {
            changes.add(new Change(Removals.Kind.SCENE_LENGTH, paragraph.line(), "scene %s: %s".formatted(paragraph.number(), paragraph.length())));
        }
        if (parts.isEmpty()) {
            return;
        }
        switch (type) {
            case "scene heading" -> block(paragraph, List.of(heading(oneLine(parts), paragraph.number())));
            case "character" -> cue(paragraph, oneLine(parts));
            case "parenthetical" -> speech(paragraph, List.of(bracketed(oneLine(parts))));
            case "dialogue" -> speech(paragraph, dialogue(paragraph.text()));
            case "lyrics", "singing" -> lyrics(paragraph, parts);
            case "transition" -> block(paragraph, List.of(transition(oneLine(parts))));
            case "new act" -> block(paragraph, List.of("# " + oneLine(parts)));
            case "end of act" -> block(paragraph, List.of("> " + oneLine(parts) + " <"));
            case "outline 1", "outline 2", "outline 3", "outline 4" ->
                block(paragraph, List.of("#".repeat(type.charAt(type.length() - 1) - '0') + " " + oneLine(parts)));
            case "outline body" -> block(paragraph, List.of("= " + oneLine(parts)));
            case "cast list" -> changes.add(new Change(Removals.Kind.APPARATUS, paragraph.line(), oneLine(parts)));
            case "action", "shot", "general" -> block(paragraph, action(parts));
            default -> {
                changes.add(new Change(Removals.Kind.UNKNOWN_PARAGRAPH, paragraph.line(), "type “%s”".formatted(paragraph.type())));
                block(paragraph, action(parts));
            }
        }
    }

    /** Lines that are not blank. */
    private static List<String> parts(final String text) {
        return Arrays.stream(text.split("\\R")).filter(line -> !line.isBlank()).toList();
    }

    private static String oneLine(final List<String> parts) {
        return String.join(" ", parts).strip();
    }

    private void block(final FdxParagraph paragraph, final List<String> written) {
        if (!text.isEmpty()) {
            write(paragraph, "");
        }
        written.forEach(line -> write(paragraph, line));
        inSpeech = false;
    }

    private void write(final FdxParagraph paragraph, final String line) {
        text.append(line).append('\n');
        lines.add(paragraph.line());
    }

    private static String heading(final String heading, final String number) {
        final String numbered = NUMBER.matcher(number).matches() ? heading + " #" + number + "#" : heading;
        final boolean known = SceneHeadings.opensScene(numbered) && MARKS.indexOf(heading.charAt(0)) < 0;
        return known ? numbered : "." + (heading.startsWith(".") ? heading.substring(1) : numbered);
    }

    private void cue(final FdxParagraph paragraph, final String cue) {
        final String plain = escaped(cue);
        final String forced = CUE.matcher(plain).matches() && !SceneHeadings.opensScene(plain) && !plain.endsWith("TO:") ? plain : "@" + plain;
        dualCues = paragraph.dual() > 0 && paragraph.dual() == dual ? dualCues + 1 : 1;
        dual = paragraph.dual();
        block(paragraph, List.of(dual > 0 && dualCues > 1 ? forced + " ^" : forced));
        inSpeech = true;
    }

    /** Lines of a speech; without a cue above they are what is heard from nobody known. */
    private void speech(final FdxParagraph paragraph, final List<String> written) {
        if (inSpeech) {
            written.forEach(line -> write(paragraph, line));
        } else {
            block(paragraph, written.stream().filter(line -> !line.isBlank()).toList());
        }
    }

    private void lyrics(final FdxParagraph paragraph, final List<String> parts) {
        final List<String> sung = parts.stream().map(line -> line.startsWith("~") ? line : "~" + escaped(line)).toList();
        speech(paragraph, sung);
    }

    /** A line of two blanks keeps an empty line inside a speech. */
    private static List<String> dialogue(final String text) {
        final List<String> written = new ArrayList<>();
        for (final String line : text.strip().split("\\R", -1)) {
            written.add(line.isBlank() ? "  " : escaped(line));
        }
        return written;
    }

    private static String bracketed(final String note) {
        final boolean done = note.startsWith("(") || note.startsWith("（");
        return escaped(done ? note : "(" + note + ")");
    }

    private static String transition(final String edit) {
        return edit.endsWith("TO:") && SHOUTED.matcher(edit).matches() && edit.codePoints().noneMatch(ScriptLanguage::isHan) ? edit : "> " + edit;
    }

    private List<String> action(final List<String> parts) {
        final List<String> written = new ArrayList<>(parts.stream().map(FdxFountain::escaped).toList());
        final String first = written.getFirst();
        final boolean shouted = SHOUTED.matcher(first).matches() && first.codePoints().noneMatch(ScriptLanguage::isHan);
        final boolean slug = SceneHeadings.opensScene(first) && first.codePoints().noneMatch(ScriptLanguage::isHan);
        final boolean title = text.isEmpty() && TITLE_KEY.matcher(first).matches();
        final boolean mark = MARKS.indexOf(first.strip().charAt(0)) >= 0;
        if (slug || title || mark || (shouted && (written.size() > 1 || first.endsWith(":")))) {
            written.set(0, "!" + first);
        }
        return written;
    }

    /** Stars, underlines and backslashes are letters here, and no emphasis. */
    private static String escaped(final String line) {
        final StringBuilder escaped = new StringBuilder(line.length());
        for (int index = 0; index < line.length(); index++) {
            final char character = line.charAt(index);
            if (character == '*' || character == '_' || character == '\\') {
                escaped.append('\\');
            }
            escaped.append(character);
        }
        return escaped.toString();
    }
}
