package io.nifiwan.quality.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Reads and writes reports as UTF-8 JSON. The format is described by {@value #SCHEMA_RESOURCE} (JSON Schema 2020-12) in this package.
 */
public final class ReportJson {
    /** Name of the JSON Schema among the resources of this package. */
    public static final String SCHEMA_RESOURCE = "quality-report-1.schema.json";
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    private static final ObjectWriter WRITER = MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT);

    private ReportJson() {
    }

    /** Writes the report; does not close the stream. */
    public static void write(final QualityReport report, final OutputStream output) throws IOException {
        WRITER.writeValue(output, report);
    }

    /**
     * Reads a report; does not close the stream.
     *
     * @throws IOException when the content is no report, or one of a format that this version does not know
     */
    public static QualityReport read(final InputStream input) throws IOException {
        final JsonNode tree = MAPPER.readTree(input);
        final String schema = tree.path("schema").asText();
        if (!schema.equals(QualityReport.SCHEMA)) {
            throw new IOException("The schema is \"" + schema + "\", expected \"" + QualityReport.SCHEMA + "\"");
        }
        try {
            return MAPPER.treeToValue(tree, QualityReport.class);
        } catch (final JsonProcessingException e) {
            throw new IOException("The report is not readable: " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON Schema of the format. */
    public static JsonNode schema() {
        try (InputStream input = ReportJson.class.getResourceAsStream(SCHEMA_RESOURCE)) {
            return MAPPER.readTree(input);
        } catch (final IOException e) {
            throw new UncheckedIOException("The schema is part of this library", e);
        }
    }
}
