package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.person.ListedPerson;
import io.nifiwan.prompt.screening.rules.RuleGroup;

/**
 * One thing that screening found. It says where, never what: the matched text is in no field of it.
 *
 * @param ruleId     id of the rule, or {@code watch-list.<line>} or {@code consent-list.<line>}
 * @param group      what it is about
 * @param outcome    what it asks for
 * @param place      where it stands
 * @param reason     for the reviewer, may be empty
 * @param suggestion what to write instead, may be empty
 */
public record Finding(String ruleId, RuleGroup group, Outcome outcome, Place place, String reason, String suggestion) {

    /**
     * A range of a screened text.
     *
     * @param field name of the text
     * @param start UTF-16 code units from its start
     * @param end   exclusive
     */
    public record Place(String field, int start, int end) {
        @Override
        public String toString() {
            return field + ":" + start + "-" + end;
        }
    }

    /** A finding about a listed person. */
    public static Finding ofPerson(final ListedPerson person, final Outcome outcome, final Place place) {
        return new Finding(person.id(), RuleGroup.REAL_PERSON, outcome, place, person.reason(), "");
    }
}
