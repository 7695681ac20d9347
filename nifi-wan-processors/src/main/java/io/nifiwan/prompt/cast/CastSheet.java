package io.nifiwan.prompt.cast;

import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.glossary.WordBoundaries;
import io.nifiwan.script.Shot;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The characters of a script and what they look like. A character is in a shot whose list of characters or whose speakers have one of its
 * names, or whose action names it. Of names that begin with each other the longest counts, so that 张三丰 is no 张三; Latin names and
 * Chinese ones of one character are words of their own. Width, case and Traditional characters make no difference. Immutable.
 */
public final class CastSheet {
    /** A sheet without characters. */
    public static final CastSheet EMPTY = new CastSheet(List.of());
    private static final Comparator<String> LONGEST_FIRST = Comparator.comparingInt(String::length).reversed().thenComparing(name -> name);

    private final Map<String, CastMember> byName = new TreeMap<>(LONGEST_FIRST);

    /** A sheet of characters whose names are all different. */
    public CastSheet(final List<CastMember> members) {
        members.forEach(member -> member.names().forEach(name -> byName.put(TextFolding.fold(name), member)));
    }

    /** The characters that are seen in a shot: those that the action names in its order, then the listed ones. */
    public List<CastMember> membersIn(final Shot shot) {
        final Set<CastMember> members = new LinkedHashSet<>();
        addNamed(shot.action() == null ? "" : TextFolding.fold(shot.action()), members);
        shot.characters().forEach(name -> addListed(name, members));
        shot.dialogue().forEach(speech -> addListed(speech.speaker(), members));
        return List.copyOf(members);
    }

    /** Their first names on the sheet, for people. */
    public List<String> namesIn(final Shot shot) {
        return membersIn(shot).stream().map(member -> member.names().getFirst()).toList();
    }

    /** Names and looks of the characters of a shot, each a sentence, without the last full stop; empty where there are none. */
    public String describe(final Shot shot, final Language language) {
        return membersIn(shot).stream().map(member -> member.describe(language)).collect(Collectors.joining(language.fullStop()));
    }

    private void addListed(final String name, final Set<CastMember> members) {
        final CastMember member = name == null ? null : byName.get(TextFolding.fold(name.strip()));
        if (member != null) {
            members.add(member);
        }
    }

    private void addNamed(final String folded, final Set<CastMember> members) {
        final WordBoundaries words = new WordBoundaries(folded);
        int index = 0;
        while (index < folded.length()) {
            final String name = nameAt(folded, index, words);
            if (!name.isEmpty()) {
                members.add(byName.get(name));
            }
            index += Math.max(1, name.length());
        }
    }

    private String nameAt(final String folded, final int index, final WordBoundaries words) {
        for (final String name : byName.keySet()) {
            if (folded.startsWith(name, index) && isWord(name, index, words)) {
                return name;
            }
        }
        return "";
    }

    private static boolean isWord(final String name, final int from, final WordBoundaries words) {
        return words.isLatinWord(from, from + name.length())
                && (name.length() > 1 || !Character.isIdeographic(name.charAt(0)) || words.isWholeChineseWord(from, from + 1));
    }
}
