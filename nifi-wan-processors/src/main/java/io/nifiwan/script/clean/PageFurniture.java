package io.nifiwan.script.clean;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes away what belongs to the printed page and not to the story: page numbers, (MORE), (CONTINUED), running titles, revision
 * banners, watermarks. Only whole lines go, and a number goes only where it stands alone between blank lines or at the edge of a page,
 * so that a number that somebody says is never touched.
 */
final class PageFurniture implements CleaningPass {
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "\\d{1,4}\\.|[-–—]\\s*\\d{1,4}\\s*[-–—]|\\d{1,4}\\s*/\\s*\\d{1,4}|第\\s*\\d{1,4}\\s*[页頁](\\s*[,，]?\\s*共\\s*\\d{1,4}\\s*[页頁])?"
                    + "|(?i:page\\s+\\d{1,4}(\\s+of\\s+\\d{1,4})?)");
    private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,4}");
    private static final String SCENE_NUMBER = "[A-Z]?\\d{1,4}[A-Z]{0,2}";
    private static final Pattern CONTINUED = Pattern.compile(
            "(?:" + SCENE_NUMBER + "\\s+)?(?:\\(CONTINUED\\)|CONTINUED:(?:\\s*\\(\\d+\\))?)(?:\\s+" + SCENE_NUMBER + ")?|[（(]未完[)）]");
    private static final Pattern SPEECH_GOES_ON = Pattern.compile("\\((?:MORE|More)\\)|[（(](转下页|轉下頁|接上页|接上頁)[)）]");
    private static final String COLOUR = "(?:WHITE|BLUE|PINK|YELLOW|GREEN|GOLDENROD|GOLD|BUFF|SALMON|CHERRY|TAN|GR[AE]Y|IVORY|ORCHID)";
    private static final String DATE = "\\(?\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}\\)?";
    private static final Pattern REVISION_BANNER = Pattern.compile(
            "(?i)(?:(?:\\d(?:ST|ND|RD|TH)|SECOND|THIRD|DOUBLE)\\s+)?\\(?" + COLOUR + "\\)?\\s+"
                    + "(?:(?:REVISIONS?|REVISED|REV\\.?)(?:\\s+(?:DRAFT|PAGES))?|DRAFT|PAGES)"
                    + "(?:\\s*[-–—]?\\s*" + DATE + ")?(?:\\s+\\d{1,4}[A-Z]?\\.?)?"
                    + "|(?:REVISIONS?|REVISED|REV\\.?)\\s*[-–—]?\\s*" + DATE + "(?:\\s*[-–—]?\\s*\\(?" + COLOUR + "\\)?)?(?:\\s+\\d{1,4}[A-Z]?\\.?)?"
                    + "|(?:第.{1,3}次)?修[订訂改][稿页頁]?\\s*[:：]?\\s*[（(]?(?:\\d{4}[-./年]\\d{1,2}[-./月]\\d{1,2}日?)[)）]?");
    private static final String WATERMARK =
            "(?i:(?:STRICTLY )?CONFIDENTIAL[.!]?|DO NOT (?:COPY|DUPLICATE|DISTRIBUTE|SHARE|REPRODUCE)\\b.*"
                    + "|PROPERTY OF .{1,60}|SAMPLE|WATERMARK|DRAFT"
                    + "|FOR (?:EDUCATIONAL|INTERNAL|REVIEW|PERSONAL)\\b.{0,40}|(?:SCANNED|CREATED|GENERATED|CONVERTED) (?:BY|WITH) .{1,60}"
                    + "|DOWNLOADED FROM .{1,80}"
                    + "|EVALUATION (?:COPY|VERSION).{0,60}|(?:https?://|www\\.)\\S+|[\\w.+-]{1,60}@[\\w-]{1,60}\\.[\\w.-]{2,60}"
                    + "|机密|機密|绝密|保密|内部资料.{0,12}|仅供.{1,14}|(?:请勿|請勿|严禁|嚴禁)(?:外传|外傳|转载|轉載|复制|複製|传播|傳播).{0,8}|样稿|草稿|水印)";
    private static final Pattern WATERMARKS = Pattern.compile("(?:" + WATERMARK + ")(?:[\\s·•,，.。!！/|—-]+(?:" + WATERMARK + "))*");
    private static final int WATERMARK_TIMES = 3;
    private static final int ROUNDS = 3;

    private final Removals removals;

    PageFurniture(final Removals removals) {
        this.removals = removals;
    }

    /** One line may hide the next: a title stands alone only when the page number above it is gone. */
    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        List<ScriptLine> clean = lines;
        int before = -1;
        for (int round = 0; round < ROUNDS && clean.size() != before; round++) {
            before = clean.size();
            clean = cleared(clean);
        }
        return clean;
    }

    private List<ScriptLine> cleared(final List<ScriptLine> lines) {
        final BitSet titles = PageEdges.runningTitles(lines);
        final Map<String, Integer> marks = watermarks(lines);
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        boolean speechGoesOn = false;
        boolean pageStart = false;
        boolean removed = false;
        for (int index = 0; index < lines.size(); index++) {
            final ScriptLine line = lines.get(index);
            final Removals.Kind kind = kind(lines, index, titles, marks);
            pageStart |= line.pageStart();
            final boolean gap = removed && line.text().isEmpty() && (clean.isEmpty() || clean.getLast().isBlank());
            removed = kind != null || gap;
            if (gap) {
                // One blank line is left of the two around what is removed.
                continue;
            }
            if (kind == null) {
                final ScriptLine kept = pageStart ? line.startingPage() : line;
                clean.add(speechGoesOn && !line.isBlank() ? kept.continuingSpeech() : kept);
                speechGoesOn &= line.isBlank();
                pageStart = false;
            } else {
                removals.add(kind, line);
                speechGoesOn |= line.continuesSpeech() || SPEECH_GOES_ON.matcher(line.text().strip()).matches();
            }
        }
        return clean;
    }

    private static Map<String, Integer> watermarks(final List<ScriptLine> lines) {
        final Map<String, Integer> marks = new HashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            final ScriptLine line = lines.get(index);
            if (line.isLaidOut() && isAlone(lines, index) && WATERMARKS.matcher(line.text().strip()).matches()) {
                marks.merge(watermarkKey(line), 1, Integer::sum);
            }
        }
        return marks;
    }

    private static String watermarkKey(final ScriptLine line) {
        return line.text().strip().toUpperCase(Locale.ROOT);
    }

    private static boolean startsPage(final List<ScriptLine> lines, final int index) {
        return index == 0 || lines.get(index).pageStart();
    }

    private static boolean endsPage(final List<ScriptLine> lines, final int index) {
        return index + 1 == lines.size() || lines.get(index + 1).pageStart();
    }

    private static boolean isAlone(final List<ScriptLine> lines, final int index) {
        return (startsPage(lines, index) || lines.get(index - 1).isBlank()) && (endsPage(lines, index) || lines.get(index + 1).isBlank());
    }

    private static Removals.Kind kind(final List<ScriptLine> lines, final int index, final BitSet titles, final Map<String, Integer> marks) {
        final ScriptLine line = lines.get(index);
        final String text = line.text().strip();
        if (text.isEmpty() || !line.isLaidOut()) {
            return null;
        }
        if (CONTINUED.matcher(text).matches() || SPEECH_GOES_ON.matcher(text).matches()) {
            return Removals.Kind.CONTINUED_MARK;
        }
        final boolean alone = isAlone(lines, index);
        if (alone && PAGE_NUMBER.matcher(text).matches()) {
            return Removals.Kind.PAGE_NUMBER;
        }
        final boolean edge = line.pageStart() || (index + 1 < lines.size() && endsPage(lines, index));
        if (alone && edge && BARE_NUMBER.matcher(text).matches()) {
            return Removals.Kind.PAGE_NUMBER;
        }
        if ((alone || edge) && REVISION_BANNER.matcher(text).matches()) {
            return Removals.Kind.REVISION_BANNER;
        }
        if (alone && marks.getOrDefault(watermarkKey(line), 0) >= WATERMARK_TIMES) {
            return Removals.Kind.WATERMARK;
        }
        return titles.get(index) ? Removals.Kind.RUNNING_TITLE : null;
    }
}
