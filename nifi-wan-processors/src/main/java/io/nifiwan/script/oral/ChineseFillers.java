package io.nifiwan.script.oral;

import io.nifiwan.script.clean.Removals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filler words of spoken Chinese. What may mean something stays: 那个针 points at a needle, 这个 before a noun as well, 然后 between two
 * actions is the order of steps, 嗯 alone is an answer, 针啊线啊什么的 is a list that goes on.
 */
final class ChineseFillers {
    private static final String START = "(?<=^|[，。！？；：、…—“\\s,.!?;:])";
    private static final String PAUSE = "[，,、…—\\s&&[^\\n]]";
    private static final String SOUND = "(?:呃|嗯|啊|哎呀|哎|唉|哦|噢|诶|欸|唔)";
    private static final Pattern HESITATION = Pattern.compile(
            START + "(?:(?:" + SOUND + PAUSE + "{1,8})+(?:呃+|嗯+)?|(?:呃|嗯)+)(?=[^，。！？；：、…—\\s,.!?;:])"
                    + "|" + PAUSE + "{1,8}" + SOUND + "+(?=[。！？.!?\\n]|$)");
    private static final Pattern POINTER = Pattern.compile(
            START + "(?:那个|这个)(?:" + PAUSE + "{1,8}|(?=那个|这个|就是说|我|你|他|她|它|咱))");
    private static final Pattern THAT_IS = Pattern.compile(START + "(?:就是说" + PAUSE + "{0,8}|就是" + PAUSE + "{1,8})(?=[^。！？；\\s])");
    private static final Pattern ANYWAY = Pattern.compile(START + "反正" + PAUSE + "{0,8}(?=[^。！？；\\s])");
    private static final Pattern ASIDE = Pattern.compile(
            START + "(?:你知道吧|你知道吗|你知道不|怎么说呢|对吧|是吧|对不对|是不是|你看)" + PAUSE + "{1,8}(?=[^。！？；\\s])");
    private static final Pattern TAG = Pattern.compile(PAUSE + "{0,8}(?:你知道吧|你知道吗|怎么说呢|对吧|是吧)([？?]?)(?=[，。！？,.!?…—；\\n]|$)");
    private static final Pattern AND_SUCH = Pattern.compile("(?<=[^，。！？；：、\\s])什么的(?=[，。！？,.!?…—；\\n]|$)");
    private static final Pattern AS_FOR = Pattern.compile("(?<=[\\p{IsHan}])的话(?=[，,])");
    private static final Pattern THEN = Pattern.compile(START + "然后(?:(?:呢|啊)?" + PAUSE + "{0,8}然后)*(?:呢|啊)?" + PAUSE + "{0,8}");
    private static final Pattern CLAUSE_END = Pattern.compile("[，。！？；：、…—,.!?;:\\n]");
    private static final Pattern CONDITION = Pattern.compile("如果|要是|假如|万一|倘若|只要|的时候");
    private static final int LONGEST_TOPIC = 6;
    private static final int LOOK_BACK = 120;

    private ChineseFillers() {
    }

    /** Sounds without words: 呃, 嗯, 啊 where they stand alone. */
    static List<Edit> hesitations(final String text) {
        return drops(HESITATION, text);
    }

    /** Words: 那个, 就是说, 反正, 对吧, 然后 and others, where they carry nothing. */
    static List<SpeechRule> words() {
        return List.of(text -> drops(ASIDE, text), ChineseFillers::tags, text -> drops(POINTER, text), text -> drops(THAT_IS, text),
                text -> drops(ANYWAY, text), ChineseFillers::andSuch, ChineseFillers::topics, ChineseFillers::then);
    }

    private static List<Edit> drops(final Pattern pattern, final String text) {
        return SpeechRule.matches(pattern, text).stream().map(match -> Edit.drop(match.start(), match.end(), Removals.Kind.FILLER)).toList();
    }

    /** 细一点，对吧？ asks nothing: a full stop takes the place of the question mark. */
    private static List<Edit> tags(final String text) {
        return SpeechRule.matches(TAG, text).stream()
                .filter(match -> match.start() > 0 && !CLAUSE_END.matcher(text.substring(match.start() - 1, match.start())).matches())
                .map(match -> new Edit(match.start(), match.end(), match.group(1).isEmpty() ? "" : "。", Removals.Kind.FILLER)).toList();
    }

    private static List<Edit> andSuch(final String text) {
        return SpeechRule.matches(AND_SUCH, text).stream()
                .filter(match -> !sentenceBefore(text, match.start()).matches("(?s).*[、啊呀和].*"))
                .map(match -> Edit.drop(match.start(), match.end(), Removals.Kind.FILLER)).toList();
    }

    private static List<Edit> topics(final String text) {
        final List<Edit> edits = new ArrayList<>();
        final Matcher matcher = AS_FOR.matcher(text);
        while (matcher.find()) {
            final String clause = clauseBefore(text, matcher.start());
            if (clause.length() <= LONGEST_TOPIC && !ActionWords.in(clause) && !CONDITION.matcher(clause).find()) {
                edits.add(Edit.drop(matcher.start(), matcher.end(), Removals.Kind.FILLER));
            }
        }
        return edits;
    }

    /** 然后 stays once between two actions; elsewhere it goes. */
    private static List<Edit> then(final String text) {
        final List<Edit> edits = new ArrayList<>();
        final Matcher matcher = THEN.matcher(text);
        while (matcher.find()) {
            final boolean order = ActionWords.in(text.substring(Math.max(lineStart(text, matcher.start()), matcher.start() - LOOK_BACK),
                    matcher.start()))
                    && ActionWords.in(clauseAfter(text, matcher.end()));
            final boolean last = matcher.end() == text.length() || CLAUSE_END.matcher(text.substring(matcher.end(), matcher.end() + 1)).matches();
            if (!order && !last) {
                edits.add(Edit.drop(matcher.start(), matcher.end(), Removals.Kind.FILLER));
            } else if (order && matcher.end() - matcher.start() > 2) {
                edits.add(Edit.drop(matcher.start() + 2, matcher.end(), Removals.Kind.FILLER));
            }
        }
        return edits;
    }

    private static int lineStart(final String text, final int index) {
        return text.lastIndexOf('\n', Math.max(0, index - 1)) + 1;
    }

    private static String clauseBefore(final String text, final int end) {
        int start = end;
        while (start > 0 && end - start < LOOK_BACK && !CLAUSE_END.matcher(text.substring(start - 1, start)).matches()) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String sentenceBefore(final String text, final int end) {
        int start = end;
        while (start > 0 && end - start < LOOK_BACK && "。！？!?\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String clauseAfter(final String text, final int start) {
        int end = start;
        while (end < text.length() && end - start < LOOK_BACK && !CLAUSE_END.matcher(text.substring(end, end + 1)).matches()) {
            end++;
        }
        return text.substring(start, end);
    }
}
