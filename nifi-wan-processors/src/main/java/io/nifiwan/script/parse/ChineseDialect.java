package io.nifiwan.script.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Chinese screenplays as plain text or Markdown. A line is a paragraph here, unless a quotation runs on over the next ones. What
 * stands above the first heading is searched for title, credits and cast, so that a cast list does not read as dialogue.
 */
final class ChineseDialect implements Dialect {
    private static final Pattern INTERTITLE = Pattern.compile(
            "[" + ChineseNumber.CHARACTERS + "]{1,4}\\s*[、.．]\\s*[(（](对话|對話|说明|說明)[)）]\\s*[:：]?\\s*");
    /** A place with its time behind commas. */
    private static final Pattern LISTED_PLACE = Pattern.compile("[^。！？!?…：:“”△▲▶（）()]{1,30}");
    private static final Pattern PLACE_LINE = Pattern.compile("[^。！？!?…：:“”△▲▶（）()，,]{1,20}");
    private static final String ACTION_MARKS = "△▲▶●◆";
    /** How often a name and a blank must open a line before a blank tells a speech. */
    private static final int HABIT = 3;

    @Override
    public List<Element> elements(final ScriptSource source) {
        return new Pass(source).run();
    }

    /** One walk over one script. */
    private static final class Pass {
        private final LineScanner scanner;
        private final ScriptSource source;
        private final Set<String> speakers;
        private final Set<String> listed = new HashSet<>();
        private final ChineseFrontMatter frontMatter = new ChineseFrontMatter();
        private final CastBlock cast;
        private final boolean headed;
        private final boolean firmHeadingAhead;
        /** Whether label lines alone open the scenes, because there are no other headings. */
        private final boolean blocks;
        private boolean inScene;
        /** Whether one blank between a listed name and its words makes a speech. */
        private boolean gapped;
        private boolean bodySeen;
        private boolean detailsOpen;
        private ChineseHeading.Match last;

        Pass(final ScriptSource source) {
            this.source = source;
            this.scanner = new LineScanner(source);
            final List<ChineseHeading.Match> headings = source.lines().stream().flatMap(line -> heading(line).stream()).toList();
            this.firmHeadingAhead = headings.stream().anyMatch(Pass::isFirm);
            this.blocks = headings.isEmpty() && hasBlock(source.lines());
            this.headed = blocks || !headings.isEmpty();
            this.cast = new CastBlock(headed);
            this.speakers = ChineseSpeakers.find(source);
        }

        private static boolean hasBlock(final List<SourceLine> lines) {
            return IntStream.range(1, lines.size())
                    .anyMatch(index -> ChineseDetails.opensBlock(lines.get(index - 1).text(), lines.get(index).text()));
        }

        List<Element> run() {
            while (scanner.hasLine()) {
                if (scanner.line().isBlank()) {
                    if (!scanner.line().isHidden()) {
                        frontMatter.acceptBlank();
                        cast.acceptBlank();
                    }
                    scanner.skip();
                } else if (!takeHeading() && !takeCast() && !takeFrontMatter() && !takeDetail()) {
                    detailsOpen = false;
                    gapped = bodySeen ? gapped : isGapped();
                    bodySeen = true;
                    takeBody();
                }
            }
            return scanner.elements();
        }

        /** Whether several lines begin with a name of the list above them all and a blank. */
        private boolean isGapped() {
            return !listed.isEmpty() && source.lines().stream().filter(line -> ChineseSpeech.gapped(line.shown(), listed, true).isPresent())
                    .limit(HABIT).count() == HABIT;
        }

        /** Whether the first scene has begun; a script without headings is one scene. */
        private boolean isStarted() {
            return inScene || !headed;
        }

        private static Optional<ChineseHeading.Match> heading(final SourceLine line) {
            return ChineseHeading.read(line.shown()).or(() -> EnglishHeading.slug(line.shown()).or(() -> EnglishHeading.scene(line.shown()))
                    .map(slug -> new ChineseHeading.Match(ChineseHeading.Family.SLUG, slug, false)));
        }

        /** 场景：… without a number may also be a line of the front matter. */
        private static boolean isFirm(final ChineseHeading.Match match) {
            return match.family() != ChineseHeading.Family.LABEL || !match.values().number().isEmpty();
        }

        private Optional<ChineseHeading.Match> headingHere() {
            final SourceLine line = scanner.line();
            if (blocks && !detailsOpen && ChineseDetails.opensBlock(line.text(), scanner.below().text())) {
                final Heading stated = new Heading("", line.text(), "", "", "").with(ChineseDetails.read(line.text()).orElseThrow());
                return Optional.of(new ChineseHeading.Match(ChineseHeading.Family.SLUG, stated, false));
            }
            return heading(line);
        }

        private boolean takeHeading() {
            final SourceLine line = scanner.line();
            final Optional<ChineseHeading.Match> found = headingHere();
            if (found.isEmpty()) {
                return false;
            }
            final ChineseHeading.Match match = found.get();
            final boolean label = match.family() == ChineseHeading.Family.LABEL;
            if (!isFirm(match) && !inScene && firmHeadingAhead) {
                scanner.takeLine(ElementType.APPARATUS);
                return true;
            }
            if (label && detailsOpen && !isSameLabel(match)) {
                scanner.add(Element.heading(ElementType.HEADING_DETAIL, line.start(), line.end(), match.values()));
                scanner.skip();
                return true;
            }
            inScene = true;
            frontMatter.acceptHeading();
            detailsOpen = true;
            last = match;
            if (match.action()) {
                final int at = line.source().indexOf(match.values().text());
                final int headingEnd = line.from() + at + match.values().text().length();
                scanner.add(Element.heading(ElementType.HEADING, line.start(), headingEnd, match.values()));
                final int actionFrom = headingEnd + leadingBlanks(source.text(), headingEnd, line.end());
                scanner.add(Element.action(actionFrom, line.end(), actionFrom));
                detailsOpen = false;
                scanner.skip();
            } else {
                scanner.add(Element.heading(ElementType.HEADING, line.start(), line.end(), match.values()));
                scanner.skip();
                takePlaceLine(match);
            }
            return true;
        }

        private boolean isSameLabel(final ChineseHeading.Match match) {
            return last.family() == ChineseHeading.Family.LABEL && last.values().text().startsWith(match.values().text().substring(0, 2));
        }

        /** A number alone on its line has its place on the next. */
        private void takePlaceLine(final ChineseHeading.Match match) {
            if (match.values().isVisible() || !scanner.hasLine() || scanner.line().isBlank()) {
                return;
            }
            final SourceLine line = scanner.line();
            final String folded = ChineseHeading.fold(line.text());
            final boolean listing = LISTED_PLACE.matcher(line.text()).matches() && HeadingDetails.endsWithTimeOrSetting(folded);
            final boolean place = (listing || PLACE_LINE.matcher(line.text()).matches())
                    && heading(line).isEmpty() && !Transitions.isChinese(line.text())
                    && (scanner.isBlankBelow() || HeadingDetails.hasTimeOrSetting(folded, 0)
                    || ACTION_MARKS.indexOf(scanner.below().text().charAt(0)) >= 0);
            if (place) {
                scanner.add(Element.heading(ElementType.HEADING_DETAIL, line.start(), line.end(), HeadingDetails.read("", line.text(), folded, 0)));
                scanner.skip();
            }
        }

        /** A list above the first scene, or the names below a heading. */
        private boolean takeCast() {
            final String text = scanner.line().text();
            final boolean above = !inScene && (headed || !bodySeen);
            if (above ? !cast.takes(text) : CastLines.value(text).filter(names -> !names.isEmpty()).isEmpty()) {
                return false;
            }
            for (final CastEntry entry : CastLines.read(text)) {
                listed.add(entry.name());
                speakers.add(entry.name());
            }
            scanner.takeLine(ElementType.CAST);
            return true;
        }

        private boolean takeFrontMatter() {
            if (!frontMatter.takes(scanner.line(), isStarted())) {
                return false;
            }
            scanner.takeLine(ElementType.APPARATUS);
            return true;
        }

        private boolean takeDetail() {
            final SourceLine line = scanner.line();
            final Optional<Heading> detail = ChineseDetails.read(line.text());
            if (detail.isEmpty() || (isStarted() && !detailsOpen)) {
                return false;
            }
            scanner.add(inScene ? Element.heading(ElementType.HEADING_DETAIL, line.start(), line.end(), detail.get())
                    : Element.of(ElementType.APPARATUS, line.start(), line.end()));
            scanner.skip();
            return true;
        }

        private void takeBody() {
            final SourceLine line = scanner.line();
            final String text = line.text();
            final Matcher intertitle = INTERTITLE.matcher(text);
            if (Transitions.isChinese(text) || Transitions.isEnglish(text)) {
                scanner.takeLine(ElementType.TRANSITION);
            } else if (ACTION_MARKS.indexOf(text.charAt(0)) >= 0) {
                scanner.takeAction(line.source().strip().indexOf(text.charAt(0)) + 1);
            } else if (ShotMarks.isMarked(scanner.masked())) {
                scanner.takeMarked();
            } else if (intertitle.lookingAt()) {
                takeIntertitle(intertitle);
            } else if (!takeSpeech()) {
                scanner.takeAction(0);
                joinOpenQuotation();
            }
        }

        /** The title cards of silent films: what is said on them is dialogue. */
        private void takeIntertitle(final Matcher intertitle) {
            final SourceLine line = scanner.line();
            final boolean said = intertitle.group(1).startsWith("对") || intertitle.group(1).startsWith("對");
            final int body = Math.min(line.start() + intertitle.end(), line.end());
            scanner.add(said ? Element.speech(line.start(), line.end(), body, Cue.of(""), "")
                    : Element.action(line.start(), line.end(), body));
            scanner.skip();
        }

        private boolean takeSpeech() {
            final SourceLine line = scanner.line();
            final Optional<ChineseSpeech.Inline> inline = inline(scanner.masked());
            if (inline.isPresent() && inline.get().bodyOffset() < line.source().length()) {
                final ChineseSpeech.Inline speech = inline.get();
                scanner.add(Element.speech(line.start(), line.end(), line.from() + speech.bodyOffset(), speech.cue(), speech.parenthetical()));
                scanner.skip();
                return true;
            }
            if (scanner.below().isBlank()) {
                return false;
            }
            final Optional<ChineseSpeech.Inline> cue = inline.or(() -> ChineseSpeech.alone(line, scanner.below(), speakers, scanner.isBlankAbove()));
            cue.ifPresent(speech -> scanner.takeSpeech(speech.cue(), speech.parenthetical(), false, this::endsSpeech));
            return cue.isPresent();
        }

        private Optional<ChineseSpeech.Inline> inline(final String line) {
            return ChineseSpeech.inline(line, speakers).or(() -> ChineseSpeech.gapped(line, listed, gapped));
        }

        private boolean endsSpeech(final SourceLine line) {
            final String written = line.source().strip();
            return written.startsWith("*") || written.startsWith("_") || ACTION_MARKS.indexOf(line.text().charAt(0)) >= 0
                    || heading(line).isPresent() || ShotMarks.isMarked(line.shown()) || Transitions.isChinese(line.text())
                    || inline(line.shown()).isPresent()
                    || (!scanner.below().isBlank() && ChineseSpeech.alone(line, scanner.below(), speakers, false).isPresent());
        }

        /** Lines below that belong to a quotation which the last paragraph leaves open. */
        private void joinOpenQuotation() {
            final Element opened = scanner.elements().getLast();
            int to = opened.to();
            int depth = depth(opened.from(), to);
            int lines = 0;
            final LineScanner ahead = scanner.lookAhead();
            while (depth > 0 && lines < 12 && ahead.hasLine() && !ahead.line().isBlank() && heading(ahead.line()).isEmpty()) {
                to = ahead.line().end();
                depth += depth(ahead.line().from(), to);
                ahead.skip();
                lines++;
            }
            if (lines > 0 && depth == 0) {
                scanner.elements().removeLast();
                scanner.add(opened.withRange(opened.from(), to));
                for (int line = 0; line < lines; line++) {
                    scanner.skip();
                }
            }
        }

        private int depth(final int from, final int to) {
            int depth = 0;
            for (int index = from; index < to; index++) {
                final char character = source.masked().charAt(index);
                if ("“「『".indexOf(character) >= 0) {
                    depth++;
                } else if ("”」』".indexOf(character) >= 0) {
                    depth--;
                }
            }
            return depth;
        }

        private static int leadingBlanks(final String text, final int from, final int to) {
            int blanks = 0;
            while (from + blanks < to && Character.isWhitespace(text.charAt(from + blanks))) {
                blanks++;
            }
            return blanks;
        }
    }
}
