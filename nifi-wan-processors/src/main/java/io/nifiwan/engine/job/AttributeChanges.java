package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoAttributes;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Attributes to set and to remove. Built by one thread, then read only. */
public final class AttributeChanges {
    /** Keeps a talkative engine from filling the FlowFile repository. */
    private static final int MAXIMUM_MESSAGE = 4000;

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> removed = new HashSet<>();

    /** Attributes to set. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Attributes to remove; none of them is set. */
    public Set<String> removed() {
        return Set.copyOf(removed);
    }

    AttributeChanges set(final String name, final Object value) {
        removed.remove(name);
        values.put(name, String.valueOf(value));
        return this;
    }

    AttributeChanges remove(final Collection<String> names) {
        removed.addAll(names);
        values.keySet().removeAll(names);
        return this;
    }

    AttributeChanges remove(final String name) {
        return remove(Set.of(name));
    }

    AttributeChanges error(final EngineException problem) {
        final String message = problem.getMessage() == null ? "" : problem.getMessage();
        return set(VideoAttributes.ERROR_CLASS, problem.error())
                .set(VideoAttributes.ERROR_CODE, problem.code())
                .set(VideoAttributes.ERROR_MESSAGE, message.length() > MAXIMUM_MESSAGE ? message.substring(0, MAXIMUM_MESSAGE) : message);
    }
}
