package io.nifiwan.prompt.screening.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a rule file: {@code {"version": 1, "rules": [{"id": ..., "pattern": ...}]}}. The tokens are walked by hand, not bound to a
 * class, because a person edits the file and wants the line of every fault at once. Fields that start with an underscore are
 * comments. One reader reads one file.
 */
public final class RuleFileReader {
    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String file;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> lineById = new HashMap<>();
    private final List<ScreeningRule> rules = new ArrayList<>();

    private RuleFileReader(final String file) {
        this.file = file;
    }

    /**
     * Reads all rules of a file.
     *
     * @param file name for messages
     * @param json content
     * @throws ScreeningFileException with every fault and its line
     */
    public static List<ScreeningRule> read(final String file, final String json) throws ScreeningFileException {
        final RuleFileReader reader = new RuleFileReader(file);
        try (JsonParser parser = FACTORY.createParser(json)) {
            reader.readFile(parser);
        } catch (final JsonProcessingException e) {
            reader.fault(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "no valid JSON: " + e.getOriginalMessage());
        } catch (final IOException e) {
            throw new IllegalStateException("A string is always readable", e);
        }
        if (!reader.faults.isEmpty()) {
            throw new ScreeningFileException(reader.faults);
        }
        return List.copyOf(reader.rules);
    }

    private void readFile(final JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            fault(1, "the file must be a JSON object with the fields version and rules");
            return;
        }
        boolean hasVersion = false;
        boolean hasRules = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String field = parser.currentName();
            final int line = parser.currentTokenLocation().getLineNr();
            final JsonToken value = parser.nextToken();
            if (field.startsWith("_")) {
                parser.skipChildren();
            } else if ("version".equals(field)) {
                hasVersion = true;
                if (value != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() != VERSION) {
                    fault(line, "version must be " + VERSION);
                    parser.skipChildren();
                }
            } else if ("rules".equals(field) && value == JsonToken.START_ARRAY) {
                hasRules = true;
                readRules(parser);
            } else {
                fault(line, "rules".equals(field) ? "rules must be a list" : "unknown field \"" + field + "\"");
                parser.skipChildren();
            }
        }
        if (!hasVersion) {
            fault(1, "the field version is missing");
        }
        if (!hasRules) {
            fault(1, "the list rules is missing");
        }
        if (parser.nextToken() != null) {
            fault(parser.currentTokenLocation().getLineNr(), "text follows the end of the JSON object");
        }
    }

    private void readRules(final JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            final int line = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readRule(parser, line);
            } else {
                fault(line, "a rule must be a JSON object");
                parser.skipChildren();
            }
        }
    }

    private void readRule(final JsonParser parser, final int line) throws IOException {
        final RuleFields fields = new RuleFields(line, this::fault);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String field = parser.currentName();
            final int fieldLine = parser.currentTokenLocation().getLineNr();
            final JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                fields.text(field, parser.getText(), fieldLine);
            } else if (value == JsonToken.START_ARRAY) {
                fields.list(field, readStrings(parser, field), fieldLine);
            } else {
                fault(fieldLine, "\"" + field + "\" must be a text" + ("exceptions".equals(field) ? " list" : ""));
                parser.skipChildren();
            }
        }
        fields.toRule().ifPresent(rule -> add(rule, line));
    }

    private List<String> readStrings(final JsonParser parser, final String field) throws IOException {
        final List<String> strings = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                strings.add(parser.getText());
            } else {
                fault(parser.currentTokenLocation().getLineNr(), "\"" + field + "\" may hold texts only");
                parser.skipChildren();
            }
        }
        return strings;
    }

    private void add(final ScreeningRule rule, final int line) {
        final Integer first = lineById.putIfAbsent(rule.id(), line);
        if (first == null) {
            rules.add(rule);
        } else {
            fault(line, "the id \"" + rule.id() + "\" is used on line " + first + " already");
        }
    }

    private void fault(final int line, final String what) {
        faults.add(file + ":" + line + ": " + what);
    }
}
