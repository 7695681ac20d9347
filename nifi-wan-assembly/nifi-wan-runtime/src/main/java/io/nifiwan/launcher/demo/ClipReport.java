package io.nifiwan.launcher.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the demonstration needs of a clip's report: the one place that knows the JSON format {@code nifi-wan/quality-report/1}. Every
 * field is optional in the file, so that a report with less in it is still shown.
 *
 * @param file           the report
 * @param folder         where the clip ended
 * @param script         name of the script, may be empty
 * @param shotId         identity of the shot; name of the report file where the report does not tell
 * @param scene          scene number as printed, may be empty
 * @param shot           position within the scene, may be empty
 * @param fragmentIndex  position within the script from 1, or 0 where unknown
 * @param fragmentCount  number of shots of the script, or 0 where unknown
 * @param variant        style of this clip, empty where each shot has one clip
 * @param variantCount   number of clips of the shot, one a style; at least 1
 * @param verdict        {@code PASS}, {@code REVIEW}, {@code REJECT}, or empty
 * @param score          0 to 1, or NaN where there is none
 * @param dimensions     scores by dimension in the order of the report
 * @param cameraAsked    asked camera movement, may be empty
 * @param cameraMeasured measured camera movement, may be empty
 * @param reasons        reason codes, worst first
 */
record ClipReport(Path file, VerdictFolder folder, String script, String shotId, String scene, String shot, int fragmentIndex, int fragmentCount,
                  String variant, int variantCount, String verdict, double score, Map<String, Double> dimensions, String cameraAsked,
                  String cameraMeasured, List<String> reasons) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EXTENSION = ".json";

    ClipReport {
        reasons = List.copyOf(reasons);
    }

    /**
     * Reads a report.
     *
     * @return empty when the file is not complete JSON, as one that is still being written
     */
    static Optional<ClipReport> read(final Path file, final VerdictFolder folder) throws IOException {
        final JsonNode report;
        try {
            report = MAPPER.readTree(file.toFile());
        } catch (final JacksonException e) {
            return Optional.empty();
        }
        if (!report.isObject()) {
            return Optional.empty();
        }
        final JsonNode attributes = report.path("attributes");
        final JsonNode camera = cameraMatch(report);
        final String stem = stem(file);
        return Optional.of(new ClipReport(file, folder, text(attributes, "script.name"), attributes.path("shot.id").asText(stem),
                text(attributes, "scene.number"), text(attributes, "shot.number"), attributes.path("fragment.index").asInt(),
                attributes.path("fragment.count").asInt(), text(attributes, "variant.id"), Math.max(1, attributes.path("variant.count").asInt(1)),
                text(report, "verdict"), report.path("score").asDouble(Double.NaN), dimensions(report),
                camera.isMissingNode() ? report.path("expectation").path("camera").path("target").asText("") : text(camera, "asked"),
                String.join("+", texts(camera.path("measured"))), reasons(report)));
    }

    /** The clip beside the report. */
    Path clip() {
        return file.resolveSibling(stem(file) + ".mp4");
    }

    /** Identity of the shot and its style over all scripts. */
    String key() {
        return script + "/" + shotId + (variant.isEmpty() ? "" : "/" + variant);
    }

    private static JsonNode cameraMatch(final JsonNode report) {
        for (final JsonNode match : report.path("matches")) {
            if (match.path("measure").asText().startsWith("camera")) {
                return match;
            }
        }
        return report.path("matches").path("camera");
    }

    private static Map<String, Double> dimensions(final JsonNode report) {
        final Map<String, Double> scores = new LinkedHashMap<>();
        for (final JsonNode entry : report.path("dimensions")) {
            if (entry.path("score").isNumber()) {
                scores.put(entry.path("dimension").asText(), entry.path("score").asDouble());
            }
        }
        return scores;
    }

    private static List<String> reasons(final JsonNode report) {
        final List<String> codes = new ArrayList<>();
        report.path("reasons").forEach(reason -> codes.add(reason.path("code").asText()));
        return codes;
    }

    private static List<String> texts(final JsonNode node) {
        final List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static String text(final JsonNode node, final String field) {
        return node.path(field).asText("");
    }

    private static String stem(final Path file) {
        final String name = file.getFileName().toString();
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }
}
