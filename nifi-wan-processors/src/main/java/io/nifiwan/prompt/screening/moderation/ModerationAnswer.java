package io.nifiwan.prompt.screening.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nifiwan.prompt.screening.Outcome;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the body of a moderation answer: {@code results[].flagged, categories, category_scores}. Whatever is not exactly that is
 * malformed, because a body that is misread would let everything pass.
 */
final class ModerationAnswer {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private ModerationAnswer() {
    }

    static ModerationVerdict read(final String body, final Map<String, CategoryThreshold> thresholds) throws ModerationException {
        final JsonNode results = parse(body).path("results");
        if (!results.isArray() || results.isEmpty()) {
            throw malformed("it has no results");
        }
        final Map<String, Outcome> outcomes = new TreeMap<>();
        for (final JsonNode result : results) {
            readResult(result, thresholds, outcomes);
        }
        outcomes.values().removeIf(outcome -> outcome == Outcome.PASS);
        final Outcome strictest = outcomes.values().stream().reduce(Outcome.PASS, Outcome::or);
        return new ModerationVerdict(strictest, outcomes.entrySet().stream()
                .sorted(Map.Entry.<String, Outcome>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList());
    }

    private static JsonNode parse(final String body) throws ModerationException {
        try {
            return MAPPER.readTree(body);
        } catch (final JsonProcessingException e) {
            throw malformed("it is not JSON");
        }
    }

    private static void readResult(final JsonNode result, final Map<String, CategoryThreshold> thresholds,
                                   final Map<String, Outcome> outcomes) throws ModerationException {
        final JsonNode scores = result.path("category_scores");
        if (!result.path("flagged").isBoolean() || !scores.isObject() || scores.isEmpty()) {
            throw malformed("a result lacks flagged or category_scores");
        }
        for (final Map.Entry<String, JsonNode> category : scores.properties()) {
            final double score = category.getValue().isNumber() ? category.getValue().doubleValue() : Double.NaN;
            if (!(score >= 0 && score <= 1)) {
                throw malformed("a score is not a number from 0 to 1");
            }
            final CategoryThreshold threshold = thresholds.get(category.getKey());
            final boolean flagged = result.path("categories").path(category.getKey()).asBoolean(false);
            final Outcome outcome = threshold == null ? flaggedOutcome(flagged) : threshold.outcome(score);
            outcomes.merge(label(category.getKey()), outcome, Outcome::or);
        }
        for (final Map.Entry<String, JsonNode> category : result.path("categories").properties()) {
            if (!scores.has(category.getKey()) && category.getValue().asBoolean(false)) {
                outcomes.merge(label(category.getKey()), Outcome.REVIEW, Outcome::or);
            }
        }
    }

    /** A category that nobody set a threshold for is judged by the service itself. */
    private static Outcome flaggedOutcome(final boolean flagged) {
        return flagged ? Outcome.REVIEW : Outcome.PASS;
    }

    /** Category names come from outside and end in an attribute. */
    private static String label(final String category) {
        final String safe = category.replaceAll("[^A-Za-z0-9/_-]", "_");
        return safe.substring(0, Math.min(safe.length(), 40));
    }

    private static ModerationException malformed(final String what) {
        return new ModerationException(ModerationError.MALFORMED, "The moderation service answered with a body that is no verdict: " + what);
    }
}
