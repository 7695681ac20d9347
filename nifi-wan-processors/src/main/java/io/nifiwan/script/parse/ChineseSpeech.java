package io.nifiwan.script.parse;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds who speaks in a Chinese line: {@code 张三：（激动地）…}, {@code 李四（惊讶）：…}, {@code 岑砚【VO】：…}, {@code 张三OS：…}, and cues
 * on a line of their own. Labels such as 字幕 or 时间 before a colon are nobody.
 */
final class ChineseSpeech {

    /**
     * A speech on one line.
     *
     * @param cue           who speaks
     * @param parenthetical acting note without brackets, or empty
     * @param bodyOffset    where the spoken words begin, counted from the start of the line; the line's length where they follow below
     */
    record Inline(Cue cue, String parenthetical, int bodyOffset) {
    }

    private static final int LONGEST_NAME = 10;
    private static final int LONGEST_TOLD = 4;
    private static final String GAP = "[\\s" + MarkupMask.HIDDEN + "]*+";
    private static final String NAME = "([\\p{IsHan}\\p{L}\\p{Nd}·•、&][\\p{IsHan}\\p{L}\\p{Nd}·•、& .\\-]{0,24}?)";
    private static final Pattern INLINE = Pattern.compile(
            GAP + NAME + GAP + "(?:[（(【\\[]([^）)】\\]\n]{1,24})[）)】\\]])?" + GAP + "[：:]" + GAP + "(?:[（(]([^）)\n]{1,60})[）)])?" + GAP);
    private static final Pattern ALONE = Pattern.compile(
            "@?([\\p{IsHan}\\p{L}\\p{Nd}·•]{1,10}(?:(?<=\\p{IsHan})\\s*(?:OS|VO|O\\.\\s?S\\.?|V\\.\\s?O\\.?))?)"
                    + "\\s*(?:[（(【\\[]([^）)】\\]]{1,24})[）)】\\]])?\\s*[：:]?");
    private static final Pattern GAPPED = Pattern.compile(
            GAP + "([\\p{IsHan}·•]{1,10})([\\s\u3000]++)(?:[（(]([^）)\n]{1,60})[）)][\\s\u3000]*+)?(?=[\\p{L}\\p{Nd}“「『‘—…])");
    private static final Pattern VOICE = Pattern.compile(
            "(?i)\\s*(OS|VO|O\\.\\s?S\\.?|V\\.\\s?O\\.?|画外音|旁白|内心独白|独白|内心|OC|O\\.C\\.?|CONT['’]D|续)\\s*");
    private static final Pattern CONTINUED = Pattern.compile("(?i)\\s*(CONT['’]D|续)\\s*");
    private static final Pattern VOICE_SUFFIX = Pattern.compile("(?<=\\p{IsHan})\\s*(OS|VO|O\\.\\s?S\\.?|V\\.\\s?O\\.?)$");
    private static final Pattern NARRATOR = Pattern.compile("旁白|画外音|独白|内心|内心独白|解说|画外|众|众人|(?i:narrator|voice[- ]?over)");
    private static final Pattern SAYING = Pattern.compile("(低声|大声|轻声|小声|笑|哭|怒|冷冷地?|淡淡地?|喃喃|忙|又|接着)?(说|道|说道|问道|笑道|喊道|问|答|喊|叫|回答)$");
    private static final Pattern SAYS = Pattern.compile(".*(说|道|问|答|喊|叫)$");
    private static final Pattern LATIN_NAME = Pattern.compile("[\\p{IsLatin}. '\\-]{1,24}");
    private static final Pattern COUNTED = Pattern.compile("(镜头|分镜头?|镜号|镜|场景?|场次|图)\\s*[" + ChineseNumber.CHARACTERS + "\\-－—]+");
    /** Words before a colon that are the start of a sentence: 信上写着, 他想了想. */
    private static final Pattern CLAUSE = Pattern.compile("[他她它我你这那]\\p{IsHan}{2,}|\\p{IsHan}{3,}[着了到写是有]");
    private static final Set<String> LABELS = Set.of("字幕", "片名", "场景", "场次", "人物", "出场人物", "主要人物", "角色", "时间", "地点", "内外景",
            "备注", "道具", "服装", "化妆", "天气", "音效", "音乐", "画面", "镜头", "景别", "动作描述", "动作", "注", "说明", "标题", "特写", "大特写",
            "全景", "近景", "中景", "远景", "空镜", "闪回", "编剧", "作者", "导演", "剧名", "类型", "集数", "时长", "梗概", "故事梗概", "简介", "主题",
            "题材", "转场", "切至", "叠化", "提示", "运镜", "色调", "灯光", "氛围");

    private ChineseSpeech() {
    }

    /**
     * Reads a line with its speaker.
     *
     * @param masked the line with hidden characters in place, so that offsets hold
     * @param known  names that are known to be people
     */
    static Optional<Inline> inline(final String masked, final Set<String> known) {
        final Matcher matcher = INLINE.matcher(masked);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        final String written = matcher.group(1).strip();
        final String name = withoutVoice(written);
        final String rest = masked.substring(matcher.end());
        final boolean told = !known.contains(name) && startsWithQuote(rest) && SAYS.matcher(name).matches();
        final String speaker = told ? SAYING.matcher(name).replaceFirst("") : name;
        if (!isName(speaker, known) || (told && speaker.length() > LONGEST_TOLD) || rest.startsWith("//")) {
            return Optional.empty();
        }
        final String note = matcher.group(3) == null ? note(matcher.group(2)) : matcher.group(3);
        final boolean below = rest.replace(MarkupMask.HIDDEN, ' ').isBlank();
        if (below && matcher.group(3) != null && !known.contains(name)) {
            return Optional.empty();
        }
        final Cue cue = new Cue(speaker, extension(written, matcher.group(2)), false);
        return Optional.of(new Inline(cue, plain(note), below ? masked.length() : matcher.end()));
    }

    /**
     * Reads a cue on a line of its own.
     *
     * @param line    the cue
     * @param next    the line below it, not blank
     * @param known   names that are known to be people
     * @param opening whether a blank line or the start of the script stands above; otherwise it takes a known name with V.O. or above an acting note
     */
    static Optional<Inline> alone(final SourceLine line, final SourceLine next, final Set<String> known, final boolean opening) {
        final Matcher matcher = ALONE.matcher(line.text());
        if (!matcher.matches() || !isName(matcher.group(1), known)) {
            return Optional.empty();
        }
        final String name = withoutVoice(matcher.group(1));
        final boolean bold = line.source().strip().startsWith("**");
        final boolean noteBelow = next.text().matches("[（(][^）)]{1,60}[）)]");
        final boolean isKnown = known.contains(name);
        final boolean noted = noteBelow || !name.equals(matcher.group(1));
        if (!bold && !(opening ? isKnown || noted : isKnown && noted)) {
            return Optional.empty();
        }
        final Cue cue = new Cue(name, extension(matcher.group(1), matcher.group(2)), false);
        return Optional.of(new Inline(cue, note(matcher.group(2)), line.source().length()));
    }

    /**
     * Reads a line of a printed play, where a blank of some width stands between speaker and words: {@code 周大　　刚过五点。}
     *
     * @param masked the line with hidden characters in place, so that offsets hold
     * @param listed names of the script's list of characters; no other name is told from the start of a sentence
     * @param narrow whether one blank is enough, because the script always writes its speeches so
     */
    static Optional<Inline> gapped(final String masked, final Set<String> listed, final boolean narrow) {
        final Matcher matcher = GAPPED.matcher(masked);
        if (listed.isEmpty() || !matcher.lookingAt() || !listed.contains(matcher.group(1))) {
            return Optional.empty();
        }
        final String note = matcher.group(3);
        final boolean wide = matcher.group(2).length() > 1 || matcher.group(2).equals("\u3000");
        return wide || narrow || note != null
                ? Optional.of(new Inline(Cue.of(matcher.group(1)), note == null ? "" : plain(note), matcher.end())) : Optional.empty();
    }

    /** Whether a name before a colon is a voice and nobody that a cast list would describe. */
    static boolean isNarrator(final String name) {
        return NARRATOR.matcher(name).matches();
    }

    private static String withoutVoice(final String written) {
        return VOICE_SUFFIX.matcher(written).replaceFirst("").strip();
    }

    /** What cue and bracket say of the voice. */
    private static String extension(final String written, final String bracket) {
        final String suffix = written.substring(withoutVoice(written).length()).strip();
        final boolean voice = bracket != null && VOICE.matcher(bracket).matches() && !CONTINUED.matcher(bracket).matches();
        return suffix.isEmpty() && voice ? bracket.strip() : suffix;
    }

    /** A bracket that says nothing of the voice is an acting note. */
    private static String note(final String bracket) {
        return bracket == null || VOICE.matcher(bracket).matches() ? "" : bracket;
    }

    /** Whether text before a colon is a label of the page and not a person. */
    static boolean isLabel(final String name) {
        return LABELS.contains(name);
    }

    private static boolean isName(final String name, final Set<String> known) {
        if (known.contains(name)) {
            return true;
        }
        if (CLAUSE.matcher(name).matches()) {
            return false;
        }
        final boolean fits = name.length() <= LONGEST_NAME || LATIN_NAME.matcher(name).matches();
        return fits && !isLabel(name) && name.codePoints().anyMatch(Character::isLetter) && !COUNTED.matcher(name).matches();
    }

    private static boolean startsWithQuote(final String text) {
        return !text.isEmpty() && "“「『\"".indexOf(text.charAt(0)) >= 0;
    }

    private static String plain(final String text) {
        return text.replace(String.valueOf(MarkupMask.HIDDEN), "").strip();
    }
}
