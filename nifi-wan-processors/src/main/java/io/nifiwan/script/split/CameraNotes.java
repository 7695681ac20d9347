package io.nifiwan.script.split;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees where a script speaks of the camera. A few stems are enough here: this stage only decides where shots begin, and leaves the
 * meaning of the notes to the next one.
 */
final class CameraNotes {
    private static final Pattern BRACKETS = Pattern.compile("[（(]([^（）()]{1,120})[)）]|\\[([^\\[\\]]{1,160})]|【([^【】]{1,120})】");
    private static final Pattern CHINESE_MOVE = Pattern.compile(
            "镜头[^，。；！？,;]{0,8}?(推|拉|摇|移|跟|升|降|甩|环绕|旋转|俯冲|上仰|下俯)|固定镜头|固定机位|镜头(固定|静止|不动)"
                    + "|(推|拉|摇|移|升|降|甩)镜头?(?=$|[，。；,])|[左右上下]摇|[左右]移|推近|推进|拉远|拉开|跟拍|跟随|环绕拍摄|航拍|一镜到底|变焦|运镜|手持");
    private static final Pattern CHINESE_PROSE_MOVE = Pattern.compile(
            "镜头[^，。；！？,;]{0,8}?(推|拉|摇|移|跟|升|降|甩|环绕|旋转|俯冲|上仰|下俯)|固定镜头|固定机位|镜头(固定|静止|不动)");
    private static final Pattern ENGLISH_MOVE = Pattern.compile(
            "(?i)\\b(push(es|ing)? in|pull(s|ing)? (back|out)|(whip )?pan(s|ning)?|tilt(s|ing)?|track(s|ing)?|doll(y|ies|ying)|truck(s|ing)?"
                    + "|cran(e|es|ing)|zoom(s|ing)?|orbit(s|ing)?|static|locked[- ]off|fixed camera|hand-?held|steadicam|follow(s|ing)?)\\b");
    private static final Pattern ENGLISH_PROSE_MOVE = Pattern.compile(
            "(?i)\\b(camera|we)\\s+(\\w+ly\\s+)?(push|pull|pan|tilt|track|doll|truck|crane|zoom|orbit|follow|rise|descend|drift|hold)\\w*\\b");
    private static final Pattern NOTE = Pattern.compile(
            "镜头|特写|大特写|近景|中景|全景|远景|俯拍|仰拍|顶拍|航拍|主观|色调|黑白|(?i:\\b((close|angle) on"
                    + "|close-?up|(extreme )?(wide|long|medium|full|establishing|aerial|overhead)"
                    + "([- ](shot|angle))?|shot|angle|POV|camera|tones?|black[- ]and[- ]white)\\b)");

    private CameraNotes() {
    }

    /** Whether text asks for a camera movement, a locked camera included. */
    static boolean hasMove(final String plain) {
        if (CHINESE_PROSE_MOVE.matcher(plain).find() || ENGLISH_PROSE_MOVE.matcher(plain).find()) {
            return true;
        }
        final Matcher brackets = BRACKETS.matcher(plain);
        while (brackets.find()) {
            if (isMove(brackets.group())) {
                return true;
            }
        }
        return false;
    }

    /** Whether text holds a bracketed note on size, angle, movement or tone, or tells a movement in prose. */
    static boolean isNoted(final String plain) {
        final Matcher brackets = BRACKETS.matcher(plain);
        while (brackets.find()) {
            if (isNote(brackets.group())) {
                return true;
            }
        }
        return hasMove(plain);
    }

    /** The text without bracketed camera notes: they take no time on screen. */
    static String without(final String plain) {
        final Matcher brackets = BRACKETS.matcher(plain);
        final StringBuilder text = new StringBuilder();
        while (brackets.find()) {
            brackets.appendReplacement(text, isNote(brackets.group()) ? "" : Matcher.quoteReplacement(brackets.group()));
        }
        return brackets.appendTail(text).toString();
    }

    private static boolean isNote(final String brackets) {
        return NOTE.matcher(brackets).find() || isMove(brackets);
    }

    private static boolean isMove(final String brackets) {
        final String inner = brackets.substring(1, brackets.length() - 1);
        return CHINESE_MOVE.matcher(inner).find() || ENGLISH_MOVE.matcher(inner).find();
    }
}
