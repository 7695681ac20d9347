package io.nifiwan.script.oral;

import io.nifiwan.script.ScriptLanguage;

import java.math.BigDecimal;
import java.util.List;

/** Finds the quantities of a text. Every run of Arabic digits is one, whatever stands around it, so that no number goes untraced. */
interface Measures {

    /** Quantities in ascending order, not overlapping. */
    List<Measure> find(String text);

    /** The finder for a language. */
    static Measures of(final ScriptLanguage language) {
        return language == ScriptLanguage.CHINESE ? new ChineseMeasures() : new EnglishMeasures();
    }

    /** A value in digits. */
    static String plain(final BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
