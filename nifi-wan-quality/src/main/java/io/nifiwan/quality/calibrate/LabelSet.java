package io.nifiwan.quality.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All labels of a file.
 *
 * @param clips one entry a clip
 * @param pairs pairs
 */
public record LabelSet(List<ClipLabel> clips, List<PairLabel> pairs) {

    /** Several labels of one clip become one: what the people who decided agree on. */
    public LabelSet {
        final Map<String, List<ClipLabel>> byClip = new LinkedHashMap<>();
        clips.forEach(label -> byClip.computeIfAbsent(label.clip(), name -> new ArrayList<>()).add(label));
        clips = byClip.values().stream().map(LabelSet::merged).toList();
        pairs = List.copyOf(pairs);
    }

    private static ClipLabel merged(final List<ClipLabel> labels) {
        final ClipLabel first = labels.get(0);
        if (labels.size() == 1) {
            return first;
        }
        final Set<String> names = new LinkedHashSet<>();
        labels.forEach(label -> names.addAll(label.aspects().keySet()));
        final Map<String, Optional<Label>> aspects = new LinkedHashMap<>();
        names.forEach(name -> aspects.put(name, Label.agreed(labels.stream()
                .map(label -> label.aspects().getOrDefault(name, Optional.empty())))));
        return new ClipLabel(first.place(), first.clip(), labels.stream().flatMap(label -> label.report().stream()).findFirst(),
                Label.agreed(labels.stream().map(ClipLabel::label)), aspects);
    }
}
