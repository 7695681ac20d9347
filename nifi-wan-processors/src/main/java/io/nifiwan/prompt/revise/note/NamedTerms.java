package io.nifiwan.prompt.revise.note;

import io.nifiwan.prompt.glossary.Reading;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.TermMatch;
import io.nifiwan.prompt.glossary.TermMatcher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the glossary terms that a note commands: 换成夜景, "make it a wide shot", 去掉雨. After a strong command (换成) any term of the clause
 * counts, after a weak one (要, "use"), which has other meanings too, only the term right behind it. Clauses that follow in the sentence and
 * are nothing but a term go on with the command: 换成夜景，固定镜头。
 */
final class NamedTerms {
    private static final Pattern STRONG = Pattern.compile("换成|换做|换为|换用|换回|改成|改为|改用|改回|变成|变为|调成|调为|做成|拍成|弄成|处理成|转成|切换[到成]"
            + "|\\b(?:chang(?:e|ed|ing)(?: [\\w']+){0,5}? (?:in)?to|switch(?: [\\w']+){0,5}? to|turn(?: [\\w']+){0,5}? into|"
            + "replace(?: [\\w']+){1,5}? (?:with|by)|make (?:it|this|that|them|him|her|the \\w+)|set(?: [\\w']+){0,5}? (?:to|at|in))\\b");
    private static final Pattern WEAK = Pattern.compile("(?:(?<![不主重首次只必])要|想要|需要|[用加换改更]|来|给)(?:一?[个点些下种]|成|到|是|的|用|拍|上|有|更)*+ ?"
            + "|\\b(?:use|try|wants?|needs?|should be|give (?:me|it|us)|add|go (?:for|with)|more|shoot it|would like|i'd like|prefer|how about|"
            + "let's have)\\b(?: (?:an?|the|some|more|it|to be|be|in|as|at|with|much|bit|of|very|slow|gentle|real))*+ ");
    private static final Pattern WITHOUT = Pattern.compile("(?:去掉|取消|删掉|删除|去除|拿掉|移除|(?<!要)不要|(?<![个特分区类级性])别|不用|不需要|少用)"
            + "(?:再|用|这个|那个|一?些|的|任何|有|出现|拍)*+ ?"
            + "|\\b(?:remove|drop|lose|get rid of|no more|no|without|(?:don't|do not) (?:use|want|need|show)|avoid|cut out|take out|less)\\b"
            + "(?: (?:an?|the|any|that|this|so much|all))*+ ");
    private static final Pattern JOINT = Pattern.compile("^(?: |和|与|以及|加|再|并|and\\b|with\\b|plus\\b|an?\\b|the\\b)*");

    /** Characters behind a command that it can mean; keeps a note without marks from being read over and over. */
    private static final int REACH = 80;

    private final TermMatcher matcher;

    NamedTerms(final TermMatcher matcher) {
        this.matcher = matcher;
    }

    /** What a note says of a term. */
    enum Command {
        ASK,
        DROP,
        /** The term is not to be asked for: 不要换成夜景. Nothing follows from it, but it is understood. */
        REFUSE
    }

    /** A term that a note names, from its command to its end. */
    record Named(TermMatch match, Command command, int from, int to) {
    }

    List<Named> find(final String note, final String folded, final List<Clause> clauses) {
        final List<Named> found = new ArrayList<>();
        for (int index = 0; index < clauses.size(); index++) {
            final List<Clause> rest = clauses.subList(index, clauses.size());
            addCommanded(STRONG, note, folded, rest, found);
            addCommanded(WEAK, note, folded, rest, found);
            addCommanded(WITHOUT, note, folded, rest, found);
        }
        return found;
    }

    private void addCommanded(final Pattern pattern, final String note, final String folded, final List<Clause> clauses,
                              final List<Named> found) {
        final Clause clause = clauses.getFirst();
        final Matcher commands = pattern.matcher(folded).region(clause.from(), clause.to()).useTransparentBounds(true);
        while (commands.find()) {
            final boolean negated = Negation.of(folded.substring(clause.from(), commands.start())) != Negation.NONE;
            final Command command = pattern == WITHOUT ? Command.DROP : negated ? Command.REFUSE : Command.ASK;
            final List<TermMatch> commanded = terms(note, commands.end(), clause.to()).stream()
                    .filter(term -> pattern == STRONG || term.from() == commands.end()).toList();
            commanded.forEach(term -> add(term, command, commands.start(), found));
            if (!commanded.isEmpty()) {
                continued(note, folded, clauses).forEach(term -> add(term, command, term.from(), found));
            }
        }
    }

    /** Terms of the clauses behind the first one, up to the end of the sentence or the first clause that says anything else. */
    private List<TermMatch> continued(final String note, final String folded, final List<Clause> clauses) {
        final List<TermMatch> terms = new ArrayList<>();
        for (int index = 1; index < clauses.size() && !clauses.get(index - 1).endsSentence(); index++) {
            final Clause clause = clauses.get(index);
            final Matcher joint = JOINT.matcher(folded).region(clause.from(), clause.to());
            final int from = joint.find() ? joint.end() : clause.from();
            final int to = clause.from() + folded.substring(clause.from(), clause.to()).stripTrailing().length();
            final List<TermMatch> whole = terms(note, from, to).stream().filter(term -> term.from() == from && term.to() == to).toList();
            if (whole.isEmpty()) {
                break;
            }
            terms.addAll(whole);
        }
        return terms;
    }

    /** Terms of the edit are for the cutting room: no prompt can follow them. */
    private List<TermMatch> terms(final String note, final int from, final int to) {
        return matcher.match(note.substring(from, Math.min(to, from + REACH)), Reading.NOTE).stream()
                .filter(match -> match.term().slot() != Slot.EDIT)
                .map(match -> new TermMatch(match.term(), match.from() + from, match.to() + from, match.reading(), match.parts(),
                        match.anyDirection()))
                .toList();
    }

    /** The strong and the weak reading of a command name the same term; it counts once. */
    private static void add(final TermMatch term, final Command command, final int from, final List<Named> found) {
        if (found.stream().noneMatch(named -> named.match().equals(term) && named.command() == command)) {
            found.add(new Named(term, command, from, term.to()));
        }
    }
}
