package io.nifiwan.prompt.revise.note;

import java.util.regex.Pattern;

/**
 * What the words before a phrase make of it. "The picture is not too dark" denies, 不要太暗 and "don't make it too dark" avoid; 特别, 要不要
 * and 是不是 negate nothing, and neither does "I don't like ...".
 */
enum Negation {
    /** The phrase stands as it is. */
    NONE,
    /** The note says that it is not so. */
    DENIED,
    /** The note says that it must not become so. */
    AVOIDED;

    /** Characters before a phrase within which a negation counts. */
    private static final int REACH = 80;
    private static final Pattern AVOIDED_ZH = Pattern.compile("(?:(?<!要)不要|(?<!能)不能|不可|不得|不许|不准|不宜|不该|不应该?|不希望"
            + "|不想要?|避免|防止|以免|勿|(?<![个特分区类级性])别)(?:再|又|让|把|给我|使|弄得?|搞得?|做得?|拍得?|变得?|调得?|显得|看起来|画面|镜头|整体|光线|那么|这么|\\s)*$");
    private static final Pattern DENIED_ZH = Pattern.compile("(?:不|(?:并不|不算|(?<!是)不是|不觉得|没有|没|并非)(?:是|很|那么|特别|觉得|有|得)*)\\s*$");
    private static final Pattern QUESTION_ZH = Pattern.compile("(?:是不是|会不会|有没有|要不要|能不能|可不可以|好不好)\\s*$");
    private static final Pattern AVOIDED_EN = Pattern.compile("(?:\\b(?:don't|do not|avoid|never|must not|mustn't|should not|shouldn't|"
            + "can't be|cannot be|without|rather than|prevent)\\b(?! (?:like|think|feel|find|mind|see|know|understand))"
            + "(?: (?!but\\b|and\\b|because\\b|since\\b)[\\w']+){0,4}"
            + "|^(?: ?(?:but|and|or|just|please|only|so|still|though))* ?not|\\b(?:but|and|please|just) not) ?$");
    private static final Pattern DENIED_EN = Pattern.compile("(?:\\b(?:not|isn't|aren't|wasn't|weren't|doesn't|didn't|no longer|hardly)\\b"
            + "(?: (?:is|be|look|looks|seem|seems|feel|feels|really|at all|that|it|the|picture|image|clip)){0,4}"
            + "|\\b(?:don't|do not|doesn't|does not) (?:think|feel|find)\\b(?: [\\w']+){0,4}) ?$");

    /**
     * Tells by what stands before a phrase.
     *
     * @param before folded text from the beginning of the clause to the phrase
     */
    static Negation of(final String before) {
        return before.length() > REACH ? ofNearest(before.substring(before.length() - REACH)) : ofNearest(before);
    }

    private static Negation ofNearest(final String before) {
        if (QUESTION_ZH.matcher(before).find()) {
            return NONE;
        }
        if (AVOIDED_ZH.matcher(before).find() || AVOIDED_EN.matcher(before).find()) {
            return AVOIDED;
        }
        return DENIED_ZH.matcher(before).find() || DENIED_EN.matcher(before).find() ? DENIED : NONE;
    }
}
