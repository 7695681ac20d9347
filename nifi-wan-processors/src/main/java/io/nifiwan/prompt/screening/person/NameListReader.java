package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.person.ListedPerson.Consent;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import io.nifiwan.prompt.screening.text.MatchingCopy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the two lists of real persons, one person a line, {@code #} for comments:
 * {@code name, alias | block or review | reason} on the watch list and {@code name, alias | consent id | name or likeness} on the
 * consent list. Full-width commas and bars, and the enumeration comma, are read as their ASCII twins.
 */
public final class NameListReader {
    /** In UTF-16 code units, after folding. */
    static final int LONGEST_NAME = 60;
    private static final int SHORTEST_NAME = 2;

    private final String file;
    private final String list;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> lineByName = new HashMap<>();

    private NameListReader(final String file, final String list) {
        this.file = file;
        this.list = list;
    }

    /**
     * Reads a watch list.
     *
     * @param file name for messages
     * @throws ScreeningFileException with every fault and its line
     */
    public static List<ListedPerson> readWatchList(final String file, final String content) throws ScreeningFileException {
        final NameListReader reader = new NameListReader(file, "watch-list");
        return reader.read(content, reader::watched);
    }

    /**
     * Reads a consent list.
     *
     * @param file name for messages
     * @throws ScreeningFileException with every fault and its line
     */
    public static List<ListedPerson> readConsentList(final String file, final String content) throws ScreeningFileException {
        final NameListReader reader = new NameListReader(file, "consent-list");
        return reader.read(content, reader::consented);
    }

    /** Whether a folded name is neither too short nor too long to be searched for. */
    static boolean isName(final String folded) {
        return folded.length() >= SHORTEST_NAME && folded.length() <= LONGEST_NAME;
    }

    /** Makes a person of the columns of one line. */
    @FunctionalInterface
    private interface LineReader {
        ListedPerson person(int line, List<String> names, String second, String third);
    }

    private List<ListedPerson> read(final String content, final LineReader lineReader) throws ScreeningFileException {
        final List<ListedPerson> persons = new ArrayList<>();
        final List<String> lines = content.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            final String line = lines.get(index).strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                final String[] columns = line.replace('\uFF5C', '|').split("\\|", -1);
                if (columns.length > 3) {
                    fault(index + 1, "more than three columns");
                } else {
                    final String second = columns.length > 1 ? columns[1].strip() : "";
                    final String third = columns.length > 2 ? columns[2].strip() : "";
                    persons.add(lineReader.person(index + 1, names(index + 1, columns[0]), second, third));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new ScreeningFileException(faults);
        }
        return List.copyOf(persons);
    }

    private ListedPerson watched(final int line, final List<String> names, final String action, final String reason) {
        if (!action.isEmpty() && !"block".equals(action) && !"review".equals(action)) {
            fault(line, "action \"" + action + "\" is not one of block, review");
        }
        final Outcome limit = "review".equals(action) ? Outcome.REVIEW : Outcome.BLOCKED;
        return new ListedPerson(list + "." + line, names, limit, reason, Optional.empty());
    }

    private ListedPerson consented(final int line, final List<String> names, final String consentId, final String scope) {
        if (consentId.isEmpty()) {
            fault(line, "the consent id is missing; a name without a recorded consent does not belong on this list");
        }
        if (!scope.isEmpty() && !"name".equals(scope) && !"likeness".equals(scope)) {
            fault(line, "scope \"" + scope + "\" is not one of name, likeness");
        }
        return new ListedPerson(list + "." + line, names, Outcome.REVIEW, "",
                Optional.of(new Consent(consentId, "likeness".equals(scope))));
    }

    private List<String> names(final int line, final String column) {
        final List<String> names = new ArrayList<>();
        final List<String> parts = Arrays.stream(column.split("[,\uFF0C\u3001]", -1)).filter(part -> !part.isBlank()).toList();
        if (parts.isEmpty()) {
            fault(line, "the name is missing");
        }
        for (final String part : parts) {
            final String name = MatchingCopy.fold(part);
            if (!isName(name)) {
                fault(line, "a name must have " + SHORTEST_NAME + " to " + LONGEST_NAME + " characters");
            } else {
                final Integer first = lineByName.putIfAbsent(name, line);
                if (first != null && first != line) {
                    fault(line, "a name of this line stands on line " + first + " already");
                }
                if (first == null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private void fault(final int line, final String what) {
        faults.add(file + ":" + line + ": " + what);
    }
}
