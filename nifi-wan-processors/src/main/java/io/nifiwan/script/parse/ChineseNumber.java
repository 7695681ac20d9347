package io.nifiwan.script.parse;

/** Reads numbers as scene headings write them: 12, 十二, 壹佰零三, 二〇三. */
final class ChineseNumber {
    /** Characters of a number, for use inside a regular expression's character class. */
    static final String CHARACTERS = "0-9一二三四五六七八九十百零〇两壹贰叁肆伍陆柒捌玖拾佰";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String FORMAL_DIGITS = "〇壹贰叁肆伍陆柒捌玖";

    private ChineseNumber() {
    }

    /** The number in Arabic digits; text that is already so stays as it is, and so does a letter behind it (十二A). */
    static String toArabic(final String number) {
        if (number.chars().allMatch(character -> character < 0x80)) {
            return number;
        }
        final char last = number.charAt(number.length() - 1);
        if (last < 0x80 && Character.isLetter(last)) {
            return toArabic(number.substring(0, number.length() - 1)) + last;
        }
        final boolean positional = number.chars().noneMatch(character -> "十拾百佰".indexOf(character) >= 0);
        if (positional) {
            final StringBuilder digits = new StringBuilder();
            number.chars().forEach(character -> digits.append(digit((char) character)));
            return digits.toString();
        }
        int total = 0;
        int pending = 0;
        for (int index = 0; index < number.length(); index++) {
            final char character = number.charAt(index);
            if (character == '十' || character == '拾') {
                total += Math.max(1, pending) * 10;
                pending = 0;
            } else if (character == '百' || character == '佰') {
                total += Math.max(1, pending) * 100;
                pending = 0;
            } else {
                pending = digit(character);
            }
        }
        return String.valueOf(total + pending);
    }

    private static int digit(final char character) {
        if (character == '两') {
            return 2;
        }
        final int plain = DIGITS.indexOf(character);
        if (plain >= 0) {
            return plain;
        }
        final int formal = FORMAL_DIGITS.indexOf(character);
        return formal >= 0 ? formal : Character.digit(character, 10);
    }
}
