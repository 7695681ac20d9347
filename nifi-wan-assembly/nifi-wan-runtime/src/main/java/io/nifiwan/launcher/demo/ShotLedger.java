package io.nifiwan.launcher.demo;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Balances the shots that the scripts were split into against the verdicts that came out: every shot must have exactly one in each style.
 *
 * @param expected   number of shots, each counted once a style
 * @param shots      number of different shots and styles with a verdict
 * @param duplicates shots with more than one verdict, with the places
 * @param missing    positions of shots without a verdict, by script
 * @param clipless   reports without their clip
 */
record ShotLedger(long expected, int shots, List<String> duplicates, Map<String, List<Integer>> missing, List<String> clipless) {
    ShotLedger {
        duplicates = List.copyOf(duplicates);
        clipless = List.copyOf(clipless);
    }

    /**
     * @param splitCounter shots that the flow counted; the scripts' own counts, which every report carries, are taken where they tell more
     */
    static ShotLedger of(final List<ClipReport> reports, final long splitCounter) {
        final Map<String, List<ClipReport>> byShot = reports.stream()
                .collect(Collectors.groupingBy(ClipReport::key, LinkedHashMap::new, Collectors.toList()));
        final List<String> duplicates = byShot.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + " in " + String.join(" and ", entry.getValue().stream()
                        .map(report -> report.folder().folder() + "/" + report.file().getFileName()).toList()))
                .toList();
        final Map<String, List<Integer>> missing = new TreeMap<>();
        long counted = 0;
        for (final Map.Entry<String, List<ClipReport>> script : reports.stream().collect(Collectors.groupingBy(ClipReport::script)).entrySet()) {
            final int count = script.getValue().stream().mapToInt(ClipReport::fragmentCount).max().orElse(0);
            final int variants = script.getValue().stream().mapToInt(ClipReport::variantCount).max().orElse(1);
            counted += (long) count * variants;
            final List<Integer> absent = absent(script.getValue(), count, variants);
            if (!absent.isEmpty()) {
                missing.put(script.getKey(), absent);
            }
        }
        final List<String> clipless = reports.stream().filter(report -> !Files.isRegularFile(report.clip()))
                .map(report -> report.folder().folder() + "/" + report.file().getFileName()).toList();
        return new ShotLedger(Math.max(counted, Math.max(splitCounter, byShot.size())), byShot.size(), duplicates, missing, clipless);
    }

    /** Whether every shot has exactly one verdict and its clip. */
    boolean isBalanced() {
        return expected > 0 && shots == expected && duplicates.isEmpty() && missing.isEmpty() && clipless.isEmpty();
    }

    /** Positions with fewer clips than styles. */
    private static List<Integer> absent(final List<ClipReport> reports, final int count, final int variants) {
        final Map<Integer, Long> present = reports.stream().collect(Collectors.groupingBy(ClipReport::fragmentIndex, Collectors.counting()));
        final List<Integer> absent = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            if (present.getOrDefault(index, 0L) < variants) {
                absent.add(index);
            }
        }
        return absent;
    }
}
