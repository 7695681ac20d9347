package io.nifiwan.script.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** English scripts as plain text: slug lines without the blank lines that Fountain asks for, capital cues, {@code ANNA: Hello.} */
final class EnglishDialect implements Dialect {
    private static final Pattern CUE = Pattern.compile("(\\p{Lu}[\\p{Lu}\\p{Nd} .'’#&\\-]{0,39}?)((?:\\s*\\([^()]*\\))*)\\s*");
    private static final Pattern INLINE = Pattern.compile(
            "\\s*((?:\\p{Lu}[\\p{L}.'’\\-]*)(?: \\p{Lu}[\\p{L}.'’\\-]*){0,2})\\s*(?:\\(([^()]{1,40})\\))?:\\s+(?:\\(([^()]{1,60})\\)\\s*)?(?=\\S)");
    private static final Pattern VOICE = Pattern.compile("(?i)(V\\.?O\\.?|O\\.?\\s?S\\.?|O\\.?C\\.?|CONT['’]D)");
    private static final Pattern DETAIL = Pattern.compile("(?i)(location|place|setting|time|characters?|cast|props)\\s*:\\s*(.*)");
    private static final Set<String> LABELS = Set.of(
            "note", "notes", "title", "location", "place", "setting", "time", "characters", "character", "cast",
            "props", "super", "caption", "sound", "music", "shot", "scene", "author", "written by", "warning", "insert");
    private static final Pattern SHOT_MARK = Pattern.compile("(?:SHOT\\s+\\d+[A-Z]?\\s*[:.\\-–—]?|(?:CLOSE|ANGLE) ON\\b[:\\s\\-–—]*)\\s*.*");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?]['\"”’)]*");
    private static final int TITLE_LENGTH = 60;

    @Override
    public List<Element> elements(final ScriptSource source) {
        final boolean headed = source.lines().stream().anyMatch(line -> heading(line).isPresent());
        final LineScanner scanner = new LineScanner(source);
        boolean started = !headed;
        while (scanner.hasLine()) {
            final SourceLine line = scanner.line();
            if (line.isBlank()) {
                scanner.skip();
            } else if (heading(line).isPresent()) {
                scanner.add(Element.heading(ElementType.HEADING, line.start(), line.end(), heading(line).get()));
                scanner.skip();
                takeDetails(scanner);
                started = true;
            } else if (!started && isTitleLine(line)) {
                scanner.takeLine(ElementType.APPARATUS);
            } else {
                takeBody(scanner);
            }
        }
        return scanner.elements();
    }

    private static Optional<Heading> heading(final SourceLine line) {
        return EnglishHeading.slug(line.text()).or(() -> EnglishHeading.scene(line.text()));
    }

    /** Title, author and the like above the first heading: short lines that are no sentences. */
    private static boolean isTitleLine(final SourceLine line) {
        return line.text().length() <= TITLE_LENGTH && !SENTENCE_END.matcher(line.text()).matches();
    }

    private static void takeDetails(final LineScanner scanner) {
        while (scanner.hasLine()) {
            final SourceLine line = scanner.line();
            final Matcher detail = DETAIL.matcher(line.text());
            if (!detail.matches()) {
                return;
            }
            final String label = detail.group(1).toLowerCase(Locale.ROOT);
            final String value = detail.group(2).strip();
            final Heading stated = switch (label) {
                case "time" -> new Heading("", "", "", "", value);
                case "location", "place", "setting" -> EnglishHeading.forced(value);
                default -> new Heading("", "", "", "", "");
            };
            scanner.add(Element.heading(ElementType.HEADING_DETAIL, line.start(), line.end(), stated));
            scanner.skip();
        }
    }

    private static void takeBody(final LineScanner scanner) {
        final SourceLine line = scanner.line();
        if (line.text().matches("[-=*_]{3,}")) {
            scanner.takeLine(ElementType.APPARATUS);
        } else if (Transitions.isEnglish(line.text()) || Transitions.isUpperCaseTo(line.source())) {
            scanner.takeLine(ElementType.TRANSITION);
        } else if (SHOT_MARK.matcher(line.text()).matches()) {
            scanner.takeParagraph(0, EnglishDialect::endsParagraph);
            scanner.add(scanner.elements().removeLast().openingShot());
        } else {
            final Optional<ChineseSpeech.Inline> inline = inline(scanner.masked());
            final Matcher cue = CUE.matcher(line.text());
            if (inline.isPresent()) {
                takeInline(scanner, inline.get());
            } else if (scanner.isBlankAbove() && !scanner.below().isBlank() && cue.matches()) {
                scanner.takeSpeech(new Cue(cue.group(1).strip(), false), "", false, next -> heading(next).isPresent());
            } else {
                scanner.takeParagraph(0, EnglishDialect::endsParagraph);
            }
        }
    }

    /** A speech behind its speaker on one line, with the lines that it wraps onto. */
    private static void takeInline(final LineScanner scanner, final ChineseSpeech.Inline speech) {
        final int bodyFrom = scanner.line().from() + speech.bodyOffset();
        scanner.takeParagraph(0, EnglishDialect::endsParagraph);
        final Element taken = scanner.elements().removeLast();
        scanner.add(Element.speech(taken.from(), taken.to(), bodyFrom, speech.cue(), speech.parenthetical()));
    }

    private static Optional<ChineseSpeech.Inline> inline(final String masked) {
        final Matcher matcher = INLINE.matcher(masked);
        if (!matcher.lookingAt() || LABELS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        final boolean voice = matcher.group(2) == null || VOICE.matcher(matcher.group(2)).matches();
        final String note = matcher.group(3) == null ? (voice ? "" : matcher.group(2)) : matcher.group(3);
        return Optional.of(new ChineseSpeech.Inline(new Cue(matcher.group(1), false), note, matcher.end()));
    }

    private static boolean endsParagraph(final SourceLine line) {
        return heading(line).isPresent() || inline(line.source()).isPresent() || SHOT_MARK.matcher(line.text()).matches()
                || Transitions.isEnglish(line.text()) || Transitions.isUpperCaseTo(line.source());
    }
}
