package io.nifiwan.script.oral;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A quantity as somebody said it.
 *
 * @param from  where it begins in the text
 * @param to    where it ends, exclusive
 * @param low   value, or the lower end of a range; empty where no value was said (a little, 稍微)
 * @param high  value, or the upper end of a range
 * @param unit  unit as said, or empty
 * @param vague whether it was said to be about so much
 * @param plain the quantity in Arabic digits; the words themselves where no value was said
 */
record Measure(int from, int to, Optional<BigDecimal> low, Optional<BigDecimal> high, String unit, boolean vague, String plain) {

    boolean isRange() {
        return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) != 0;
    }
}
