package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptLanguage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fountain 1.1 (fountain.io/syntax). Han letters have no case, so a Chinese script in Fountain could mark a cue only with {@code @};
 * the Chinese headings and cues are therefore understood as well.
 */
final class FountainDialect implements Dialect {
    private static final Pattern PAGE_BREAK = Pattern.compile("={3,}");
    private static final Pattern FORCED_HEADING = Pattern.compile("\\.[\\p{L}\\p{Nd}].*");
    private static final Pattern CUE = Pattern.compile("([^()（）^]*?)((?:\\s*\\([^()]*\\)|\\s*（[^（）]*）)*)\\s*(\\^?)");
    private static final Pattern EXTENSION = Pattern.compile("[(（]([^()（）]*)[)）]");
    private static final Pattern CONTINUED = Pattern.compile("(?i)CONT(['’]?D|INUED)|续");
    private static final int LONGEST_CUE = 80;

    @Override
    public List<Element> elements(final ScriptSource source) {
        return new Pass(source).run();
    }

    /** Reads a cue: capitals with at least one letter first, or anything behind {@code @}; extensions in brackets in any case. */
    static Optional<Cue> cue(final String line) {
        final boolean forced = line.startsWith("@");
        if (line.length() > LONGEST_CUE) {
            return Optional.empty();
        }
        final Matcher matcher = CUE.matcher(forced ? line.substring(1) : line);
        if (!matcher.matches() || matcher.group(1).isBlank()) {
            return Optional.empty();
        }
        final String name = matcher.group(1).strip();
        final boolean slug = EnglishHeading.slug(line).isPresent();
        final boolean capitals = !slug && Character.isUpperCase(name.codePointAt(0)) && name.codePoints().noneMatch(Character::isLowerCase);
        return forced || capitals ? Optional.of(new Cue(name, extension(matcher.group(2)), !matcher.group(3).isEmpty())) : Optional.empty();
    }

    /** What brackets behind a name say of the voice: {@code (V.O.) (CONT'D)} is V.O. */
    static String extension(final String brackets) {
        return EXTENSION.matcher(brackets).results().map(found -> found.group(1).strip())
                .filter(part -> !part.isEmpty() && !CONTINUED.matcher(part).matches())
                .collect(Collectors.joining(", "));
    }

    /** One walk over one script. */
    private static final class Pass {
        private final LineScanner scanner;
        private final Set<String> speakers;
        private final CastBlock cast;
        private final boolean headed;
        private boolean inScene;
        private boolean bodySeen;
        private boolean detailsOpen;

        Pass(final ScriptSource source) {
            this.scanner = new LineScanner(source);
            this.headed = source.lines().stream().anyMatch(line -> FORCED_HEADING.matcher(line.text()).matches()
                    || EnglishHeading.slug(line.text()).isPresent() || ChineseHeading.read(line.text()).isPresent());
            this.cast = new CastBlock(headed);
            this.speakers = ChineseSpeakers.find(source).stream().filter(Pass::isHan).collect(Collectors.toSet());
        }

        List<Element> run() {
            FountainTitlePage.take(scanner);
            while (scanner.hasLine()) {
                if (scanner.line().isBlank()) {
                    if (!scanner.line().isHidden()) {
                        cast.acceptBlank();
                    }
                    scanner.skip();
                } else if (!takeHeading() && !takeCast() && !takeDetail()) {
                    detailsOpen = false;
                    bodySeen = true;
                    takeBody();
                }
            }
            return scanner.elements();
        }

        private static boolean isHan(final String name) {
            return name.codePoints().anyMatch(ScriptLanguage::isHan);
        }

        private boolean takeHeading() {
            final SourceLine line = scanner.line();
            final Optional<Heading> heading;
            boolean chinese = false;
            if (FORCED_HEADING.matcher(line.text()).matches()) {
                heading = Optional.of(EnglishHeading.forced(line.text().substring(1)));
            } else if (!scanner.isBlankAbove()) {
                heading = Optional.empty();
            } else if (scanner.isBlankBelow() && EnglishHeading.slug(line.text()).isPresent()) {
                heading = EnglishHeading.slug(line.text());
            } else {
                heading = ChineseHeading.read(line.text()).filter(this::opensScene).map(ChineseHeading.Match::values);
                chinese = true;
            }
            if (heading.isEmpty()) {
                return false;
            }
            scanner.add(Element.heading(ElementType.HEADING, line.start(), line.end(), heading.get()));
            scanner.skip();
            inScene = true;
            detailsOpen = chinese;
            return true;
        }

        /** 场景：… directly below another heading is a part of it. */
        private boolean opensScene(final ChineseHeading.Match match) {
            return !match.action() && !(detailsOpen && match.family() == ChineseHeading.Family.LABEL && match.values().number().isEmpty());
        }

        /** A list above the first scene, or the names below a Chinese heading. */
        private boolean takeCast() {
            final String text = scanner.line().text();
            final boolean above = !inScene && (headed || !bodySeen);
            final boolean taken = above ? cast.takes(text) : detailsOpen && CastLines.value(text).filter(names -> !names.isEmpty()).isPresent();
            if (taken) {
                CastLines.read(text).stream().map(CastEntry::name).filter(Pass::isHan).forEach(speakers::add);
                scanner.takeLine(ElementType.CAST);
            }
            return taken;
        }

        private boolean takeDetail() {
            final SourceLine line = scanner.line();
            final Optional<Heading> detail = detailsOpen ? ChineseDetails.read(line.text()) : Optional.empty();
            detail.ifPresent(stated -> {
                scanner.add(Element.heading(ElementType.HEADING_DETAIL, line.start(), line.end(), stated));
                scanner.skip();
            });
            return detail.isPresent();
        }

        private void takeBody() {
            if (ShotMarks.isMarked(scanner.masked())) {
                scanner.takeMarkedParagraph(this::endsParagraph);
            } else if (!takeMark() && !takeSpeech()) {
                scanner.takeParagraph(0, this::endsParagraph);
            }
        }

        private boolean takeMark() {
            final SourceLine line = scanner.line();
            final String text = line.text();
            if (PAGE_BREAK.matcher(text).matches() || text.startsWith("#") || text.startsWith("=")) {
                scanner.takeLine(ElementType.APPARATUS);
            } else if (text.startsWith("!")) {
                final boolean marked = ShotMarks.isMarked(text.substring(1));
                scanner.takeParagraph(1, this::endsParagraph);
                if (marked) {
                    scanner.add(scanner.elements().removeLast().openingShot());
                }
            } else if (text.startsWith(">") || isTransition()) {
                scanner.takeLine(ElementType.TRANSITION);
            } else if (line.source().strip().startsWith("~")) {
                scanner.add(Element.speech(line.start(), line.end(), line.start(), Cue.of(""), ""));
                scanner.skip();
            } else {
                return false;
            }
            return true;
        }

        private boolean isTransition() {
            final SourceLine line = scanner.line();
            return scanner.isBlankAbove() && scanner.isBlankBelow()
                    && (Transitions.isUpperCaseTo(line.source()) || Transitions.isEnglish(line.text()) || Transitions.isChinese(line.text()));
        }

        private boolean takeSpeech() {
            final SourceLine line = scanner.line();
            if (!scanner.below().isBlank() && (scanner.isBlankAbove() || line.text().startsWith("@"))) {
                final Optional<Cue> cue = cue(line.text());
                if (cue.isPresent()) {
                    scanner.takeSpeech(cue.get(), "", true, next -> false);
                    return true;
                }
                final Optional<ChineseSpeech.Inline> alone = ChineseSpeech.alone(line, scanner.below(), speakers, scanner.isBlankAbove());
                if (alone.isPresent()) {
                    scanner.takeSpeech(alone.get().cue(), alone.get().parenthetical(), true, next -> false);
                    return true;
                }
            }
            return takeChineseLine();
        }

        private boolean takeChineseLine() {
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
                    .filter(speech -> isHan(speech.cue().speaker()));
        }

        private boolean endsParagraph(final SourceLine line) {
            final String text = line.text();
            return text.startsWith("!") || text.startsWith(">") || text.startsWith("@") || line.source().strip().startsWith("~")
                    || PAGE_BREAK.matcher(text).matches() || FORCED_HEADING.matcher(text).matches() || ShotMarks.isMarked(line.shown())
                    || chineseLine(line, line.source()).isPresent();
        }
    }
}
