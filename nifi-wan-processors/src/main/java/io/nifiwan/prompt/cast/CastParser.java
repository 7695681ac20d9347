package io.nifiwan.prompt.cast;

import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataParser;
import io.nifiwan.prompt.data.LocatedJson;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.TextFolding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a cast file, in one of two forms. A JSON object with the field {@code characters}, a list of objects with {@code name},
 * {@code aliases}, {@code zh} and {@code en}; or lines {@code name: look}, where {@code #} begins a comment, slashes stand between
 * several names of a character, and a second line for the same character gives the look in the other language.
 */
public final class CastParser implements DataParser<CastSheet> {
    private static final Pattern COLON = Pattern.compile("[:：]");
    private static final Pattern SLASH = Pattern.compile("[/／]");
    private static final int MOST_MEMBERS = 500;
    private static final int MOST_NAME_CHARACTERS = 60;

    private final int mostTokens;
    private final ToIntFunction<String> counter;

    /**
     * A parser.
     *
     * @param mostTokens longest look in one language
     * @param counter    counts the tokens of a text
     */
    public CastParser(final int mostTokens, final ToIntFunction<String> counter) {
        this.mostTokens = mostTokens;
        this.counter = counter;
    }

    @Override
    public CastSheet parse(final DataFile file) throws DataFileException {
        return file.text().stripLeading().startsWith("{") ? json(file) : lines(file);
    }

    private CastSheet json(final DataFile file) throws DataFileException {
        final LocatedJson json = LocatedJson.read(file);
        json.requireFieldsAmong(Set.of("characters"));
        final Map<String, CastMember> members = new LinkedHashMap<>();
        final int size = json.listSize("/characters", MOST_MEMBERS);
        for (int index = 0; index < size; index++) {
            final String place = "/characters/" + index;
            final Entry entry = json.convert(place, Entry.class);
            final Fault fault = text -> json.fault(place, text);
            add(members, new CastMember(names(entry.allNames(), fault), look(entry.zh(), fault), look(entry.en(), fault)), fault);
        }
        return new CastSheet(members.values().stream().distinct().toList());
    }

    private CastSheet lines(final DataFile file) throws DataFileException {
        final Map<String, CastMember> members = new LinkedHashMap<>();
        final List<String> lines = file.text().lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            final int number = index + 1;
            final String line = lines.get(index).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            final Fault fault = text -> file.fault(number, text);
            final String[] parts = COLON.split(line, 2);
            if (parts.length < 2) {
                throw fault.of("a line is a name, a colon and what the character looks like");
            }
            final List<String> names = names(List.of(SLASH.split(parts[0])), fault);
            final String look = look(parts[1], fault);
            final CastMember member = Language.of(look) == Language.ZH ? new CastMember(names, look, "") : new CastMember(names, "", look);
            final CastMember earlier = members.get(TextFolding.fold(names.getFirst()));
            if (earlier == null) {
                add(members, member, fault);
            } else {
                final CastMember both = both(earlier, member, fault);
                members.replaceAll((name, known) -> known.equals(earlier) ? both : known);
                add(members, both, fault);
            }
        }
        if (members.size() > MOST_MEMBERS) {
            throw file.fault("the file has more than " + MOST_MEMBERS + " names");
        }
        return new CastSheet(members.values().stream().distinct().toList());
    }

    private static CastMember both(final CastMember earlier, final CastMember later, final Fault fault) throws DataFileException {
        if (earlier.zh().isEmpty() == later.zh().isEmpty()) {
            throw fault.of(earlier.names().getFirst() + " is described in this language already");
        }
        final List<String> names = Stream.concat(earlier.names().stream(), later.names().stream()).distinct().toList();
        return new CastMember(names, earlier.zh() + later.zh(), earlier.en() + later.en());
    }

    private static void add(final Map<String, CastMember> members, final CastMember member, final Fault fault) throws DataFileException {
        if (member.zh().isEmpty() && member.en().isEmpty()) {
            throw fault.of(member.names().getFirst() + " has no look; give zh or en");
        }
        for (final String name : member.names()) {
            final CastMember other = members.putIfAbsent(TextFolding.fold(name), member);
            if (other != null && !other.equals(member)) {
                throw fault.of("the name " + name + " is there already");
            }
        }
    }

    private static List<String> names(final List<String> written, final Fault fault) throws DataFileException {
        final List<String> names = new ArrayList<>();
        for (final String name : written) {
            if (name == null || name.isBlank() || name.strip().length() > MOST_NAME_CHARACTERS) {
                throw fault.of("a name has 1 to " + MOST_NAME_CHARACTERS + " characters");
            }
            names.add(name.strip());
        }
        return names;
    }

    /** The look on one line and without a full stop at its end, since templates set their own. */
    private String look(final String written, final Fault fault) throws DataFileException {
        if (written == null) {
            return "";
        }
        final String look = written.strip().replaceFirst("[。.]$", "");
        if (look.isEmpty() || look.chars().anyMatch(Character::isISOControl)) {
            throw fault.of("a look is a text on one line");
        }
        final int tokens = counter.applyAsInt(look);
        if (tokens > mostTokens) {
            throw fault.of("the look has " + tokens + " tokens of at most " + mostTokens);
        }
        return look;
    }

    /** Makes an error that names file and line. */
    private interface Fault {
        DataFileException of(String text);
    }

    /** A character as the JSON form has it. */
    record Entry(String name, List<String> aliases, String zh, String en) {
        Entry {
            aliases = aliases == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(aliases));
        }

        private List<String> allNames() {
            final List<String> names = new ArrayList<>();
            names.add(name);
            names.addAll(aliases);
            return names;
        }
    }
}
