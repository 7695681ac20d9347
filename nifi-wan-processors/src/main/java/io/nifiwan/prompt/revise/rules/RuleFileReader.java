package io.nifiwan.prompt.revise.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.glossary.Glossary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a rule file: {@code {"version": 1, "ladders": {...}, "rules": [{"id": ...}]}}. A person edits the file, so every fault is told at once,
 * with the line at which its rule or ladder begins. Fields that start with an underscore are comments. One reader reads one file.
 */
final class RuleFileReader {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper(
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

    private final String file;
    private final RuleCheck check;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Ladder> ladders = new LinkedHashMap<>();
    private final List<Placed> rules = new ArrayList<>();

    private RuleFileReader(final String file, final Glossary glossary) {
        this.file = file;
        check = new RuleCheck(glossary);
    }

    /** A rule and the line at which it begins. */
    private record Placed(RevisionRule rule, int line) {
    }

    /**
     * Reads all rules and ladders of a file.
     *
     * @param file    name for messages
     * @param json    content
     * @param ladders names of ladders that the rules may use beside those of the file
     * @throws RuleFileException with every fault and its line
     */
    static RuleFile read(final String file, final String json, final Glossary glossary, final Set<String> ladders) throws RuleFileException {
        final RuleFileReader reader = new RuleFileReader(file, glossary);
        try (JsonParser parser = MAPPER.createParser(json)) {
            reader.readFile(parser);
            reader.checkRules(ladders);
        } catch (final JsonProcessingException e) {
            reader.fault(line(e.getLocation()), "no valid JSON: " + e.getOriginalMessage());
        } catch (final IOException e) {
            throw new IllegalStateException("A string is always readable", e);
        }
        if (!reader.faults.isEmpty()) {
            throw new RuleFileException(reader.faults);
        }
        return new RuleFile(reader.ladders, reader.rules.stream().map(Placed::rule).toList());
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
            final int line = line(parser.currentTokenLocation());
            final JsonToken value = parser.nextToken();
            if ("version".equals(field)) {
                hasVersion = true;
                if (value != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() != VERSION) {
                    fault(line, "version must be " + VERSION);
                    parser.skipChildren();
                }
            } else if ("ladders".equals(field) && value == JsonToken.START_OBJECT) {
                readLadders(parser);
            } else if ("rules".equals(field) && value == JsonToken.START_ARRAY) {
                hasRules = true;
                readRules(parser);
            } else {
                if (!field.startsWith("_")) {
                    fault(line, "the field \"" + field + "\" is unknown or of a wrong type");
                }
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
            fault(line(parser.currentTokenLocation()), "text follows the end of the JSON object");
        }
    }

    private void readLadders(final JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            final int line = line(parser.currentTokenLocation());
            parser.nextToken();
            final JsonNode content = MAPPER.readTree(parser);
            bind(content, Ladder.class, line).ifPresent(ladder -> {
                check.ladder(name, ladder).forEach(what -> fault(line, what));
                ladders.put(name, ladder);
            });
        }
    }

    private void readRules(final JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            final int line = line(parser.currentTokenLocation());
            final JsonNode content = MAPPER.readTree(parser);
            if (content instanceof ObjectNode) {
                bind(content, RevisionRule.class, line).ifPresent(rule -> rules.add(new Placed(rule, line)));
            } else {
                fault(line, "a rule must be a JSON object");
            }
        }
    }

    private <T> Optional<T> bind(final JsonNode content, final Class<T> type, final int line) {
        if (content instanceof final ObjectNode object) {
            object.remove(object.properties().stream().map(Map.Entry::getKey).filter(field -> field.startsWith("_")).toList());
        }
        try {
            return Optional.of(MAPPER.treeToValue(content, type));
        } catch (final UnrecognizedPropertyException e) {
            fault(line, "unknown field \"" + e.getPropertyName() + "\"");
        } catch (final JsonMappingException e) {
            fault(line, "the value of " + e.getPath().stream().map(JsonMappingException.Reference::getFieldName).filter(Objects::nonNull)
                    .map(name -> "\"" + name + "\"").collect(Collectors.joining(" in ")) + " is of a wrong type");
        } catch (final JsonProcessingException e) {
            fault(line, e.getOriginalMessage());
        }
        return Optional.empty();
    }

    /** Rules are checked when all ladders are known, wherever in the file they stand. */
    private void checkRules(final Set<String> otherLadders) {
        final Map<String, Integer> lineById = new HashMap<>();
        for (final Placed placed : rules) {
            check.rule(placed.rule(), name -> ladders.containsKey(name) || otherLadders.contains(name))
                    .forEach(what -> fault(placed.line(), what));
            final Integer first = lineById.putIfAbsent(placed.rule().id(), placed.line());
            if (first != null) {
                fault(placed.line(), "the id \"" + placed.rule().id() + "\" is used on line " + first + " already");
            }
        }
    }

    private void fault(final int line, final String what) {
        faults.add(file + ":" + line + ": " + what);
    }

    private static int line(final JsonLocation location) {
        return location == null ? 1 : location.getLineNr();
    }
}
