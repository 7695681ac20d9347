package io.nifiwan.quality.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model answered, read with tolerance for form and none for content: names in Chinese, numbers as text, yes and no in either language are
 * understood, a grade outside 0 to 4 is none.
 *
 * @param grades 0 to 4 by question; without those that the model could not tell
 * @param checks yes or no by question; without those that it left out
 * @param reason its words, plain and short, may be empty
 */
record Answers(Map<Question, Double> grades, Map<Question, Boolean> checks, String reason) {
    static final int BEST = 4;
    private static final Set<String> YES = Set.of("true", "yes", "y", "是", "有", "正常", "对");
    private static final Set<String> NO = Set.of("false", "no", "n", "否", "无", "没有", "不正常", "异常", "不是");
    private static final Pattern GRADE = Pattern.compile("\\s*(\\d(?:\\.\\d+)?)\\s*(?:[/／]\\s*4|分)?\\s*");
    private static final int LONGEST_REASON = 200;
    private static final double SHARE_OF_MEAN = 0.6;

    /** Reads an answer; empty where it grades nothing. */
    static Optional<Answers> read(final ObjectNode json) {
        final Map<Question, Double> grades = new EnumMap<>(Question.class);
        final Map<Question, Boolean> checks = new EnumMap<>(Question.class);
        String reason = "";
        for (final Map.Entry<String, JsonNode> field : flat(json).properties()) {
            for (final Question question : Question.values()) {
                if (question.isNamed(field.getKey()) && question.isCheck()) {
                    check(field.getValue()).ifPresent(answer -> checks.put(question, answer));
                } else if (question.isNamed(field.getKey())) {
                    grade(field.getValue()).ifPresent(grade -> grades.put(question, grade));
                }
            }
            if (Set.of("reason", "理由", "原因").contains(field.getKey().strip().toLowerCase(Locale.ROOT))) {
                reason = plain(field.getValue().asText());
            }
        }
        return grades.isEmpty() ? Optional.empty() : Optional.of(new Answers(grades, checks, reason));
    }

    /** 0.6 of the mean and 0.4 of the worst grade, 0 to 1. */
    double score() {
        final double mean = grades.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        final double worst = grades.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return (SHARE_OF_MEAN * mean + (1 - SHARE_OF_MEAN) * worst) / BEST;
    }

    /** Some models put everything into one object under a name of their own. */
    private static JsonNode flat(final ObjectNode json) {
        return json.size() == 1 && json.elements().next().isObject() ? json.elements().next() : json;
    }

    private static OptionalDouble grade(final JsonNode node) {
        final JsonNode value = node.isObject() ? node.path("grade") : node;
        double grade = Double.NaN;
        if (value.isNumber()) {
            grade = value.doubleValue();
        } else if (value.isTextual()) {
            final Matcher number = GRADE.matcher(value.textValue());
            grade = number.matches() ? Double.parseDouble(number.group(1)) : Double.NaN;
        }
        return grade >= 0 && grade <= BEST ? OptionalDouble.of(grade) : OptionalDouble.empty();
    }

    private static Optional<Boolean> check(final JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        final String word = value.asText().strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** The words come from outside and end in a report. */
    private static String plain(final String text) {
        final String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST_REASON, line.codePointCount(0, line.length()))));
    }
}
