package io.nifiwan.prompt.craft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.craft.CraftWords.Instruction;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes shots of a craft entry: for each angle and tempo as many as its actions need, each with as many actions as a subject slot takes
 * whole. The shots have the form of those of a script and share one seed family, so that what differs between them is what the entry
 * varies. A value without a source never becomes words of a shot; it travels as {@code unknown}. Immutable and safe for use by many threads.
 */
public final class CraftShots {
    /** Field of the shot JSON that holds the entry. */
    public static final String CRAFT = "craft";
    private static final double DEFAULT_SECONDS = 5;
    private static final int MOST_SHOTS = 500;

    private final Views views;

    /** Makes shots in the words of a glossary. */
    public CraftShots(final Glossary glossary, final TermMatcher matcher) {
        views = new Views(glossary, matcher);
    }

    /**
     * The shots of an entry.
     *
     * @param shots      in order; the content of each is one FlowFile
     * @param seedFamily seed of all of them, 0 to 2147483647
     * @param unknown    names of the values without a source, and {@code light} where the glossary does not know it
     */
    public record Fork(List<ShotDocument> shots, int seedFamily, List<String> unknown) {
        public Fork {
            shots = List.copyOf(shots);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Forks an entry.
     *
     * @throws PromptException when a variation is unknown to the glossary, an action is too long for one shot or there are too many shots
     */
    public Fork of(final CraftDocument document) throws PromptException {
        final CraftEntry entry = document.entry();
        final Instruction instruction = new CraftWords(entry).write();
        final List<Part> parts = parts(instruction);
        final List<Views.View> shown = views.of(entry);
        if (shown.size() * parts.size() > MOST_SHOTS) {
            throw fault("The craft entry makes " + shown.size() * parts.size() + " shots of at most " + MOST_SHOTS);
        }
        final int seed = CraftIds.seedFamily(entry.id());
        final List<ShotDocument> shots = new ArrayList<>();
        for (final Views.View view : shown) {
            for (int part = 0; part < parts.size(); part++) {
                final ShotDocument shot = ShotDocument.of(shot(entry, instruction, view, parts.get(part), part, shots.size() + 1));
                shot.put(CRAFT, record(document, instruction, view, parts.get(part), part, parts.size(), seed));
                shots.add(shot);
            }
        }
        final List<String> unknown = new ArrayList<>(instruction.unknown());
        if (!views.knowsLight(entry)) {
            unknown.add("light");
        }
        return new Fork(shots, seed, unknown);
    }

    /**
     * Actions that one shot shows.
     *
     * @param text        the opening, the actions and the parameters
     * @param firstAction index of its first action
     * @param endAction   one past the index of its last action
     * @param parameters  indexes of the parameters in its text
     */
    private record Part(String text, int firstAction, int endAction, List<Integer> parameters) {
    }

    /** As few shots as take all actions; parameters stand in the first shot that has room for them, and in none where no shot has. */
    private static List<Part> parts(final Instruction instruction) throws PromptException {
        final String comma = instruction.language().comma();
        final List<Part> parts = new ArrayList<>();
        int first = 0;
        while (first < instruction.actions().size()) {
            String text = instruction.opening() + comma + instruction.actions().get(first);
            if (!ShotParser.fitsSubject(text)) {
                throw fault("The action " + first + " is too long for one shot together with craft, step, tool and material; "
                        + "about 60 Chinese characters or 40 English words fit");
            }
            int end = first + 1;
            while (end < instruction.actions().size() && ShotParser.fitsSubject(text + comma + instruction.actions().get(end))) {
                text = text + comma + instruction.actions().get(end);
                end++;
            }
            parts.add(new Part(text, first, end, List.of()));
            first = end;
        }
        for (int index = 0; index < instruction.parameters().size(); index++) {
            if (!instruction.parameters().get(index).isEmpty()) {
                addParameter(index, comma + instruction.parameters().get(index), parts);
            }
        }
        return parts;
    }

    private static void addParameter(final int index, final String words, final List<Part> parts) {
        for (int number = 0; number < parts.size(); number++) {
            final Part part = parts.get(number);
            if (ShotParser.fitsSubject(part.text() + words)) {
                final List<Integer> parameters = new ArrayList<>(part.parameters());
                parameters.add(index);
                parts.set(number, new Part(part.text() + words, part.firstAction(), part.endAction(), List.copyOf(parameters)));
                return;
            }
        }
    }

    private static Shot shot(final CraftEntry entry, final Instruction instruction, final Views.View view, final Part part, final int number,
                             final int index) {
        final boolean chinese = instruction.language().comma().equals("，");
        final String names = view.terms().stream().map(term -> term.name(instruction.language()))
                .collect(Collectors.joining(instruction.language().comma()));
        final String action = part.text() + (chinese ? "。\n（" + names + "）" : ".\n(" + names + ")");
        final String heading = entry.craft().strip() + " · " + entry.step().strip();
        final String place = entry.place() == null ? "" : entry.place().strip();
        final List<String> spans = entry.actions().subList(part.firstAction(), part.endAction()).stream().map(CraftEntry.Action::sourceSpan)
                .filter(Objects::nonNull).toList();
        return new Shot(CraftIds.shotId(entry, view, number, part.text()), index, number + 1, instruction.language().code(),
                new Shot.Scene(entry.id(), heading, "", place, ""), List.of(), action, List.of(),
                spans.isEmpty() ? action : String.join("\n", spans), null, entry.seconds() == null ? DEFAULT_SECONDS : entry.seconds());
    }

    /** The entry as it travels with a shot: what has no source reads {@code unknown}, and what was stated stands beside it. */
    private static ObjectNode record(final CraftDocument document, final Instruction instruction, final Views.View view, final Part part,
                                     final int number, final int parts, final int seed) {
        final ObjectNode record = document.json().deepCopy();
        record.remove("variations");
        if (instruction.unknown().contains("tool.size")) {
            markUnknown((ObjectNode) record.get("tool"), "size");
        }
        for (int index = 0; index < instruction.actions().size(); index++) {
            for (final String field : List.of("object", "direction", "angle", "speed")) {
                if (instruction.unknown().contains("actions[" + index + "]." + field)) {
                    markUnknown((ObjectNode) record.get("actions").get(index), field);
                }
            }
        }
        for (int index = 0; index < instruction.parameters().size(); index++) {
            final ObjectNode parameter = (ObjectNode) record.get("parameters").get(index);
            if (instruction.parameters().get(index).isEmpty()) {
                markUnknown(parameter, "value");
            }
            parameter.put("in_prompt", part.parameters().contains(index));
        }
        final ObjectNode variation = record.putObject("variation");
        variation.put("angle", view.angle()).put("tempo", view.tempo()).put("part", number + 1).put("parts", parts);
        final ArrayNode terms = variation.putArray("terms");
        view.terms().stream().map(Term::id).forEach(terms::add);
        variation.put("first_action", part.firstAction()).put("last_action", part.endAction() - 1);
        return record.put("seed_family", seed);
    }

    private static void markUnknown(final ObjectNode value, final String field) {
        if (value.hasNonNull(field) && Sources.isStated(value.get(field).asText())) {
            value.set("stated_" + field.toLowerCase(Locale.ROOT), value.get(field));
        }
        value.put(field, Sources.UNKNOWN);
    }

    private static PromptException fault(final String message) {
        return new PromptException(PromptError.NOT_A_CRAFT_ENTRY, message);
    }
}
