package io.nifiwan.script.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells lines about a Chinese script from lines of it: title, credits, props, episodes, rules; cast lists are the business of
 * {@link CastBlock}. One object serves one script.
 */
final class ChineseFrontMatter {
    private static final Pattern RULE = Pattern.compile("[-=*_—]{3,}");
    private static final Pattern CREDIT = Pattern.compile(
            "(人物表?|出场人物|主要人物|人物小传|角色|道具|服装|化妆|备注|编剧|作者|原著|导演|片名|剧名|集数|时长|类型|题材|主题|(故事)?梗概|(剧情)?简介)\\s*[:：]\\s*(?<value>.*)");
    private static final Pattern CREDIT_LINE = Pattern.compile("《[^》]{1,40}》.{0,10}|(编剧|作者|导演|原著)\\s+\\S{1,20}");
    private static final Pattern EPISODE = Pattern.compile("第[" + ChineseNumber.CHARACTERS + "]+[集季](?=$|[\\s:：·《—-]).{0,30}");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[。！？!?…：:”」]");
    private static final int TITLE_LENGTH = 20;

    private boolean list;
    private boolean first = true;

    /** A blank line ends a list. */
    void acceptBlank() {
        list = false;
    }

    /** A scene has begun: only labels and rules count from here on. */
    void acceptHeading() {
        list = false;
        first = false;
    }

    /**
     * Whether the next line that is no heading is about the script.
     *
     * @param started whether the first scene has begun, or the script has no headings
     */
    boolean takes(final SourceLine line, final boolean started) {
        final String text = line.text();
        final boolean opening = first;
        first = false;
        final Matcher credit = CREDIT.matcher(text);
        if (credit.matches()) {
            list = list || (!started && credit.group("value").isBlank());
            return true;
        }
        if (RULE.matcher(line.source().strip()).matches() || EPISODE.matcher(text).matches()) {
            return true;
        }
        if (CREDIT_LINE.matcher(text).matches() && (opening || !started)) {
            return true;
        }
        return !started && (list || text.startsWith("#") || (opening && isTitle(text)));
    }

    private static boolean isTitle(final String text) {
        return text.length() <= TITLE_LENGTH && !SENTENCE_END.matcher(text).matches();
    }
}
