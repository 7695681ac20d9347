package io.nifiwan.quality.verdict;

import java.util.Arrays;
import java.util.List;

/** Lists of labels that a metric gives as one text with commas. */
final class Labels {
    private Labels() {
    }

    static List<String> split(final String text) {
        return Arrays.stream(text.split(",", -1)).map(String::trim).filter(label -> !label.isEmpty()).distinct().toList();
    }
}
