package io.nifiwan.script.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English scripts as plain text: slug lines without the blank lines that Fountain asks for, {@code SCENE 4}, label blocks, capital cues,
 * {@code ANNA: Hello.}
 */
final class EnglishDialect implements Dialect {
    private static final Pattern CUE = Pattern.compile("(\\p{Lu}[\\p{Lu}\\p{Nd} .'’#&\\-]{0,39}?)((?:\\s*\\([^()]{0,40}\\)){0,3})\\s*");
    private static final Pattern INLINE = Pattern.compile(
            "\\s*+((?:\\p{Lu}[\\p{L}.'’\\-]*)(?: \\p{Lu}[\\p{L}.'’\\-]*){0,2})"
                    + "\\s*+(?:\\(([^()]{1,40})\\))?:\\s++(?:\\(([^()]{1,60})\\)\\s*+)?(?=\\S)");
    private static final Pattern VOICE = Pattern.compile("(?i)(V\\.?\\s?O\\.?|O\\.?\\s?S\\.?|O\\.?\\s?C\\.?|CONT['’]D)");
    private static final Pattern DETAIL = Pattern.compile(
            "(?i)(location|place|setting|time(?: of day)?|characters?|cast|props|weather|mood)\\s*:\\s*(.*)");
    private static final Set<String> LABELS = Set.of(
            "note", "notes", "title", "location", "place", "setting", "time", "time of day", "characters", "character", "cast", "weather", "mood",
            "props", "super", "caption", "sound", "music", "shot", "scene", "author", "written by", "warning", "insert", "genre", "logline",
            "draft", "date", "contact", "copyright", "version", "director", "writer", "producer", "synopsis", "based on", "runtime", "sfx", "vfx");
    private static final Pattern RULE = Pattern.compile("[-=*_]{3,}");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]['\"”’)]*$");
    private static final int TITLE_LENGTH = 60;
    /** A line that is shorter has room for the first word of the next one, so nothing wraps behind it. */
    private static final int LEAST_WRAPPED = 45;

    @Override
    public List<Element> elements(final ScriptSource source) {
        return new Pass(source).run();
    }

    private static Optional<Heading> firmHeading(final SourceLine line) {
        return EnglishHeading.slug(line.text()).or(() -> EnglishHeading.scene(line.text()));
    }

    private static Optional<ChineseSpeech.Inline> inline(final String masked) {
        final Matcher matcher = INLINE.matcher(masked);
        if (!matcher.lookingAt() || LABELS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        final String bracket = matcher.group(2) == null ? "" : matcher.group(2);
        final boolean voice = bracket.isEmpty() || VOICE.matcher(bracket).matches();
        final String note = matcher.group(3) == null ? (voice ? "" : bracket) : matcher.group(3);
        final String extension = voice ? FountainDialect.extension("(" + bracket + ")") : "";
        return Optional.of(new ChineseSpeech.Inline(new Cue(matcher.group(1), extension, false), note, matcher.end()));
    }

    /** One walk over one script. */
    private static final class Pass {
        private final LineScanner scanner;
        private final EnglishLayout layout;
        private final CastBlock cast;
        private final boolean headed;
        /** Whether label lines alone open the scenes, because there are no other headings. */
        private final boolean blocks;
        private boolean inScene;
        private boolean bodySeen;

        Pass(final ScriptSource source) {
            this.scanner = new LineScanner(source);
            this.layout = new EnglishLayout(source.lines());
            final boolean firm = source.lines().stream().anyMatch(line -> firmHeading(line).isPresent());
            this.blocks = !firm && source.lines().stream().anyMatch(line -> EnglishHeading.label(line.text()).isPresent());
            this.headed = firm || blocks;
            this.cast = new CastBlock(headed);
        }

        List<Element> run() {
            while (scanner.hasLine()) {
                final SourceLine line = scanner.line();
                if (line.isBlank()) {
                    if (!line.isHidden()) {
                        cast.acceptBlank();
                    }
                    scanner.skip();
                } else if (!takeHeading() && !takeFrontMatter()) {
                    bodySeen = true;
                    takeBody();
                }
            }
            return scanner.elements();
        }

        private Optional<Heading> heading() {
            final SourceLine line = scanner.line();
            if (!blocks) {
                return firmHeading(line);
            }
            final boolean timeFirst = DETAIL.matcher(line.text()).matches() && EnglishHeading.label(scanner.below().text()).isPresent();
            final Optional<Heading> label = EnglishHeading.label(line.text());
            return label.isPresent() || !timeFirst ? label : Optional.of(new Heading("", line.text(), "", "", ""));
        }

        private boolean takeHeading() {
            final Optional<Heading> heading = heading();
            if (heading.isEmpty()) {
                return false;
            }
            final SourceLine line = scanner.line();
            final Heading own = detail(line.text()).map(stated -> heading.get().with(stated)).orElse(heading.get());
            scanner.add(Element.heading(ElementType.HEADING, line.start(), line.end(), own));
            scanner.skip();
            inScene = true;
            takeDetails();
            return true;
        }

        private void takeDetails() {
            while (scanner.hasLine() && !scanner.line().isBlank()) {
                final SourceLine line = scanner.line();
                final Optional<Heading> detail = detail(line.text());
                if (detail.isEmpty()) {
                    return;
                }
                if (CastLines.isLabelled(line.text())) {
                    scanner.takeLine(ElementType.CAST);
                } else {
                    scanner.add(Element.heading(ElementType.HEADING_DETAIL, line.start(), line.end(), detail.get()));
                    scanner.skip();
                }
            }
        }

        /** What a label line adds to its heading; nothing for a line that is none. */
        private static Optional<Heading> detail(final String text) {
            final Matcher detail = DETAIL.matcher(text);
            if (!detail.matches()) {
                return Optional.empty();
            }
            final String value = detail.group(2).strip();
            return Optional.of(switch (detail.group(1).toLowerCase(Locale.ROOT)) {
                case "time", "time of day" -> Heading.detail("", "", value);
                case "location", "place", "setting" -> EnglishHeading.forced(value);
                default -> Heading.detail("", "", "");
            });
        }

        /** Title, author, cast and the like above the first heading: lists, and short lines that are no sentences. */
        private boolean takeFrontMatter() {
            final SourceLine line = scanner.line();
            if (!inScene && (headed || !bodySeen) && cast.takes(line.text())) {
                scanner.takeLine(ElementType.CAST);
                return true;
            }
            final boolean title = headed && !inScene && line.text().length() <= TITLE_LENGTH && !SENTENCE_END.matcher(line.text()).find()
                    && inline(scanner.masked()).isEmpty() && !ShotMarks.isMarked(line.shown());
            if (title) {
                scanner.takeLine(ElementType.APPARATUS);
            }
            return title;
        }

        private void takeBody() {
            final SourceLine line = scanner.line();
            if (RULE.matcher(line.text()).matches()) {
                scanner.takeLine(ElementType.APPARATUS);
            } else if (Transitions.isEnglish(line.text()) || Transitions.isUpperCaseTo(line.source())) {
                scanner.takeLine(ElementType.TRANSITION);
            } else if (ShotMarks.isMarked(scanner.masked())) {
                scanner.takeMarkedParagraph(this::endsParagraph);
            } else if (!takeSpeech()) {
                scanner.takeParagraph(0, this::endsParagraph);
            }
        }

        private boolean takeSpeech() {
            final SourceLine line = scanner.line();
            final Optional<ChineseSpeech.Inline> inline = inline(scanner.masked());
            if (inline.isPresent()) {
                takeInline(inline.get());
                return true;
            }
            final boolean indented = isIndentedCue(line);
            final Matcher cue = CUE.matcher(line.text());
            if (scanner.below().isBlank() || !(scanner.isBlankAbove() || indented) || !cue.matches()) {
                return false;
            }
            final Predicate<SourceLine> leftOfSpeech = next -> indented && (!layout.isSpeech(next) || isIndentedCue(next));
            scanner.takeSpeech(new Cue(cue.group(1).strip(), FountainDialect.extension(cue.group(2)), false), "", false,
                    next -> firmHeading(next).isPresent() || leftOfSpeech.test(next));
            return true;
        }

        /** A speech behind its speaker on one line, with the lines that it wraps onto. */
        private void takeInline(final ChineseSpeech.Inline speech) {
            final int bodyFrom = scanner.line().from() + speech.bodyOffset();
            scanner.takeParagraph(0, next -> isEnded(scanner.above()) || endsParagraph(next));
            final Element taken = scanner.elements().removeLast();
            scanner.add(Element.speech(taken.from(), taken.to(), bodyFrom, speech.cue(), speech.parenthetical()));
        }

        /** Whether a line ends a sentence before the page is full. */
        private static boolean isEnded(final SourceLine line) {
            return line.text().length() < LEAST_WRAPPED && SENTENCE_END.matcher(line.text()).find();
        }

        private boolean endsParagraph(final SourceLine line) {
            return firmHeading(line).isPresent() || inline(line.source()).isPresent() || ShotMarks.isMarked(line.shown())
                    || Transitions.isEnglish(line.text()) || Transitions.isUpperCaseTo(line.source())
                    || (blocks && EnglishHeading.label(line.text()).isPresent())
                    || isIndentedCue(line);
        }

        /** Whether the line that the scanner stands at is a cue by its column. */
        private boolean isIndentedCue(final SourceLine line) {
            return layout.isCue(line, scanner.below()) && CUE.matcher(line.text()).matches();
        }
    }
}
