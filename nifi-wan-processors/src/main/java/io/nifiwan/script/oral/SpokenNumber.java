package io.nifiwan.script.oral;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of numbers in words, Chinese up to 99,999,999 and English up to the thousands, and in digits. */
final class SpokenNumber {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Map<Character, Integer> OTHERS = Map.of('零', 0, '两', 2, '俩', 2, '壹', 1, '贰', 2, '叁', 3);
    private static final Map<Character, Integer> POWERS = Map.of('十', 10, '百', 100, '千', 1000, '万', 10_000);
    private static final Pattern SEPARATOR = Pattern.compile("[\\s-]+");
    private static final String[] SMALL = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    private static final String[] TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    private static final Map<String, BigDecimal> WORDS = words();

    private SpokenNumber() {
    }

    private static Map<String, BigDecimal> words() {
        final Map<String, BigDecimal> words = new HashMap<>();
        for (int value = 0; value < SMALL.length; value++) {
            words.put(SMALL[value], BigDecimal.valueOf(value));
        }
        for (int ten = 0; ten < TENS.length; ten++) {
            words.put(TENS[ten], BigDecimal.valueOf(10L * ten + 20));
        }
        words.put("half", new BigDecimal("0.5"));
        words.put("quarter", new BigDecimal("0.25"));
        words.put("dozen", BigDecimal.valueOf(12));
        words.put("couple", BigDecimal.valueOf(2));
        words.put("pair", BigDecimal.valueOf(2));
        return words;
    }

    /** Value of digits, possibly with a decimal point, or of Chinese numerals; empty for anything else. */
    static Optional<BigDecimal> chinese(final String text) {
        if (text.matches("\\d{1,12}(?:\\.\\d{1,6})?")) {
            return Optional.of(new BigDecimal(text).stripTrailingZeros());
        }
        if (text.equals("半")) {
            return Optional.of(new BigDecimal("0.5"));
        }
        final int fraction = text.indexOf("分之");
        if (fraction > 0) {
            final Optional<BigDecimal> below = chinese(text.substring(0, fraction));
            final Optional<BigDecimal> above = chinese(text.substring(fraction + 2));
            return below.filter(value -> value.signum() != 0)
                    .flatMap(divisor -> above.map(value -> value.divide(divisor, 4, RoundingMode.HALF_UP).stripTrailingZeros()));
        }
        final int point = text.indexOf('点');
        if (point > 0) {
            final StringBuilder decimals = new StringBuilder();
            text.substring(point + 1).chars().forEach(character -> decimals.append(digit((char) character)));
            return chinese(text.substring(0, point)).filter(value -> decimals.toString().matches("\\d+"))
                    .map(value -> new BigDecimal(value.toPlainString() + "." + decimals));
        }
        return whole(text);
    }

    private static int digit(final char character) {
        final int index = DIGITS.indexOf(character);
        return index >= 0 ? index : OTHERS.getOrDefault(character, -1);
    }

    private static Optional<BigDecimal> whole(final String text) {
        long total = 0;
        long section = 0;
        long digit = -1;
        long lastPower = 1;
        boolean gap = false;
        for (final int character : text.chars().toArray()) {
            final int value = digit((char) character);
            final Integer power = POWERS.get((char) character);
            if (value >= 0) {
                // Digits in a row are read one by one, as years are: 一九五八.
                digit = digit > 0 && value >= 0 && lastPower == 1 && section == 0 ? digit * 10 + value : value;
                gap |= value == 0;
            } else if (power == null) {
                return Optional.empty();
            } else if (power == 10_000) {
                total += (section + Math.max(digit, 0)) * power;
                section = 0;
                digit = -1;
                lastPower = power;
            } else {
                section += (digit < 0 ? 1 : digit) * power;
                digit = -1;
                lastPower = power;
                gap = false;
            }
        }
        // 三百五 is 350, 三百零五 is 305.
        final long tail = digit < 0 ? 0 : lastPower >= 100 && !gap ? digit * lastPower / 10 : digit;
        return text.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(total + section + tail));
    }

    /** Value of digits or of English number words, joined by blanks, hyphens, "and" or "a"; empty for anything else. */
    static Optional<BigDecimal> english(final String text) {
        final String lower = text.toLowerCase(Locale.ROOT).strip();
        if (lower.matches("\\d{1,3}(?:,\\d{3})+|\\d{1,12}(?:\\.\\d{1,6})?")) {
            return Optional.of(new BigDecimal(lower.replace(",", "")).stripTrailingZeros());
        }
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal section = BigDecimal.ZERO;
        boolean any = false;
        boolean scaled = false;
        for (final String word : SEPARATOR.split(lower, -1)) {
            if (word.equals("a") || word.equals("an") || word.equals("and") || word.equals("of")) {
                continue;
            }
            if (word.equals("hundred") || word.equals("thousand") || word.equals("dozen")) {
                final BigDecimal scale = BigDecimal.valueOf(word.equals("hundred") ? 100 : word.equals("thousand") ? 1000 : 12);
                section = (section.signum() == 0 ? BigDecimal.ONE : section).multiply(scale);
                total = word.equals("thousand") ? total.add(section) : total;
                section = word.equals("thousand") ? BigDecimal.ZERO : section;
                scaled = true;
            } else if (WORDS.containsKey(word)) {
                section = section.add(WORDS.get(word));
            } else {
                return Optional.empty();
            }
            any = true;
        }
        return any || scaled ? Optional.of(total.add(section)) : Optional.empty();
    }
}
