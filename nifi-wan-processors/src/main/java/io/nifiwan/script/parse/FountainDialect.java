package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptLanguage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fountain 1.1 (fountain.io/syntax). Han letters have no case, so a Chinese script in Fountain could mark a cue only with {@code @};
 * the Chinese headings and cues are therefore understood as well.
 */
final class FountainDialect implements Dialect {
    private static final Pattern TITLE_KEY = Pattern.compile("\\p{L}[\\p{L} ]{0,30}[:：].*");
    private static final Pattern PAGE_BREAK = Pattern.compile("={3,}");
    private static final Pattern FORCED_HEADING = Pattern.compile("\\.[\\p{L}\\p{Nd}].*");
    private static final Pattern CUE = Pattern.compile("([^()（）^]*?)((?:\\s*\\([^()]*\\)|\\s*（[^（）]*）)*)\\s*(\\^?)");

    private static final int LONGEST_CUE = 80;

    @Override
    public List<Element> elements(final ScriptSource source) {
        final LineScanner scanner = new LineScanner(source);
        takeTitlePage(scanner);
        while (scanner.hasLine()) {
            if (scanner.line().isBlank()) {
                scanner.skip();
            } else if (!takeHeading(scanner) && !takeMark(scanner) && !takeSpeech(scanner)) {
                scanner.takeParagraph(0, FountainDialect::endsParagraph);
            }
        }
        return scanner.elements();
    }

    private static void takeTitlePage(final LineScanner scanner) {
        final String first = scanner.line().text();
        final boolean edit = Transitions.isEnglish(first) || Transitions.isUpperCaseTo(first);
        if (!TITLE_KEY.matcher(first).matches() || edit || ChineseHeading.read(first).isPresent()) {
            return;
        }
        final boolean valueBelow = scanner.below().source().startsWith("\t") || scanner.below().source().startsWith("   ");
        if (first.matches(".*[:：]") && !valueBelow) {
            return;
        }
        while (scanner.hasLine() && !scanner.line().source().isBlank()) {
            scanner.takeLine(ElementType.APPARATUS);
        }
    }

    private static boolean takeHeading(final LineScanner scanner) {
        final SourceLine line = scanner.line();
        final Optional<Heading> heading;
        final boolean alone = scanner.isBlankAbove() && scanner.isBlankBelow();
        if (FORCED_HEADING.matcher(line.text()).matches()) {
            heading = Optional.of(EnglishHeading.forced(line.text().substring(1)));
        } else if (alone && EnglishHeading.slug(line.text()).isPresent()) {
            heading = EnglishHeading.slug(line.text());
        } else if (scanner.isBlankAbove()) {
            heading = ChineseHeading.read(line.text()).filter(match -> !match.action()).map(ChineseHeading.Match::values);
        } else {
            heading = Optional.empty();
        }
        heading.ifPresent(values -> {
            scanner.add(Element.heading(ElementType.HEADING, line.start(), line.end(), values));
            scanner.skip();
        });
        return heading.isPresent();
    }

    private static boolean takeMark(final LineScanner scanner) {
        final SourceLine line = scanner.line();
        final String text = line.text();
        if (PAGE_BREAK.matcher(text).matches() || text.startsWith("#") || text.startsWith("=")) {
            scanner.takeLine(ElementType.APPARATUS);
        } else if (text.startsWith("!")) {
            scanner.takeParagraph(1, FountainDialect::endsParagraph);
        } else if (text.startsWith(">") || isTransition(scanner)) {
            scanner.takeLine(ElementType.TRANSITION);
        } else if (line.source().strip().startsWith("~")) {
            scanner.add(Element.speech(line.start(), line.end(), line.start(), new Cue("", false), ""));
            scanner.skip();
        } else {
            return false;
        }
        return true;
    }

    private static boolean isTransition(final LineScanner scanner) {
        final SourceLine line = scanner.line();
        return scanner.isBlankAbove() && scanner.isBlankBelow()
                && (Transitions.isUpperCaseTo(line.source()) || Transitions.isEnglish(line.text()) || Transitions.isChinese(line.text()));
    }

    private static boolean takeSpeech(final LineScanner scanner) {
        final SourceLine line = scanner.line();
        if (!scanner.below().isBlank() && (scanner.isBlankAbove() || line.text().startsWith("@"))) {
            final Optional<Cue> cue = cue(line.text());
            if (cue.isPresent()) {
                scanner.takeSpeech(cue.get(), "", true, next -> false);
                return true;
            }
            final Optional<ChineseSpeech.Inline> alone = ChineseSpeech.alone(line, scanner.below(), Set.of(), scanner.isBlankAbove());
            if (alone.isPresent()) {
                scanner.takeSpeech(alone.get().cue(), alone.get().parenthetical(), true, next -> false);
                return true;
            }
        }
        return takeChineseLine(scanner);
    }

    private static boolean takeChineseLine(final LineScanner scanner) {
        final SourceLine line = scanner.line();
        final Optional<ChineseSpeech.Inline> inline = chineseLine(line, scanner.masked());
        inline.ifPresent(speech -> {
            scanner.add(Element.speech(line.start(), line.end(), line.from() + speech.bodyOffset(), speech.cue(), speech.parenthetical()));
            scanner.skip();
        });
        return inline.isPresent();
    }

    /** A speech such as 张三：你好 on one line; only with a Han name, because English action may hold a colon. */
    private static Optional<ChineseSpeech.Inline> chineseLine(final SourceLine line, final String masked) {
        return ChineseSpeech.inline(masked, Set.of())
                .filter(speech -> speech.bodyOffset() < line.source().length())
                .filter(speech -> speech.cue().speaker().codePoints().anyMatch(ScriptLanguage::isHan));
    }

    /** Reads a cue: capitals with at least one letter first, or anything behind {@code @}; extensions in brackets in any case. */
    private static Optional<Cue> cue(final String line) {
        final boolean forced = line.startsWith("@");
        final Matcher matcher = CUE.matcher(forced ? line.substring(1) : line);
        if (line.length() > LONGEST_CUE || !matcher.matches() || matcher.group(1).isBlank()) {
            return Optional.empty();
        }
        final String name = matcher.group(1).strip();
        final boolean slug = EnglishHeading.slug(line).isPresent();
        final boolean capitals = !slug && Character.isUpperCase(name.codePointAt(0)) && name.codePoints().noneMatch(Character::isLowerCase);
        return forced || capitals ? Optional.of(new Cue(name, !matcher.group(3).isEmpty())) : Optional.empty();
    }

    private static boolean endsParagraph(final SourceLine line) {
        final String text = line.text();
        return text.startsWith("!") || text.startsWith(">") || text.startsWith("@") || line.source().strip().startsWith("~")
                || PAGE_BREAK.matcher(text).matches() || FORCED_HEADING.matcher(text).matches()
                || chineseLine(line, line.source()).isPresent();
    }
}
