package io.nifiwan.prompt.glossary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All forms of a glossary as one tree of characters, so that a text is read once whatever the number of forms. A blank of a form stands
 * for one or more blanks or a line break of the text. Immutable after construction.
 */
final class FormIndex {
    private final Node root = new Node();

    FormIndex(final Glossary glossary, final MatchingRules rules) {
        for (final Term term : glossary.terms()) {
            final Set<String> spellings = new LinkedHashSet<>();
            term.forms().forEach(form -> addSpellings(form, spellings));
            spellings.forEach(spelling -> add(Form.of(term, spelling, rules)));
            addPhrase(term, term.phrase(Language.ZH), spellings);
            addPhrase(term, term.phrase(Language.EN), spellings);
        }
        rules.noteWords().values().forEach(words -> words.forEach((word, id) ->
                add(new Form(glossary.term(id), word, TextFolding.fold(word), Form.Scope.NOTE_ENTRY))));
    }

    /** A place where a form ends. */
    record Hit(Form form, int from, int to) {
    }

    /** All forms that begin at a place of a folded text and end at or before a limit. */
    List<Hit> startingAt(final String folded, final int from, final int limit) {
        final List<Hit> hits = new ArrayList<>();
        Node node = root;
        int index = from;
        while (index < limit) {
            final char character = folded.charAt(index) == '\n' ? ' ' : folded.charAt(index);
            node = node.children.get(character);
            if (node == null) {
                break;
            }
            index++;
            while (character == ' ' && index < limit && Character.isWhitespace(folded.charAt(index))) {
                index++;
            }
            for (final Form form : node.forms) {
                hits.add(new Hit(form, from, index));
            }
        }
        return hits;
    }

    private void addPhrase(final Term term, final String phrase, final Set<String> spellings) {
        if (!phrase.isEmpty() && !spellings.contains(phrase)) {
            add(new Form(term, phrase, TextFolding.fold(phrase), Form.Scope.PROMPTS));
        }
    }

    private void add(final Form form) {
        Node node = root;
        for (int index = 0; index < form.folded().length(); index++) {
            node = node.children.computeIfAbsent(form.folded().charAt(index), ignored -> new Node());
        }
        node.forms.add(form);
    }

    /** British and American spelling, and the singular of tones and colours. */
    private static void addSpellings(final String form, final Set<String> spellings) {
        final String british = form.replaceAll("\\bcolor", "colour");
        for (final String spelling : List.of(form, british, british.replace("colour", "color"))) {
            spellings.add(spelling);
            if (spelling.matches(".*(?:tone|colou?r)s")) {
                spellings.add(spelling.substring(0, spelling.length() - 1));
            }
        }
    }

    private static final class Node {
        private final Map<Character, Node> children = new HashMap<>();
        private final List<Form> forms = new ArrayList<>();
    }
}
