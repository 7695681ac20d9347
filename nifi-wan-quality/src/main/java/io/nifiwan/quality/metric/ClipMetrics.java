package io.nifiwan.quality.metric;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the metrics. */
public final class ClipMetrics {
    private ClipMetrics() {
    }

    /**
     * A new instance of every metric, sorted by id. The class loader of this library is asked, not that of the thread: in a NiFi thread
     * that would be the loader of whoever calls.
     */
    public static List<ClipMetric> create() {
        return ServiceLoader.load(ClipMetric.class, ClipMetrics.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(ClipMetric::id))
            .toList();
    }
}
