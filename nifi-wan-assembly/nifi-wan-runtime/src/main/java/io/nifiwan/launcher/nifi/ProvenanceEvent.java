package io.nifiwan.launcher.nifi;

import java.util.List;
import java.util.Map;

/**
 * One provenance event.
 *
 * @param id           event id
 * @param type         for example {@code CREATE}, {@code FORK}, {@code DROP}
 * @param component    name of the component
 * @param flowFileUuid the FlowFile
 * @param parents      uuids of the FlowFiles it came from
 * @param children     uuids of the FlowFiles that came from it
 * @param details      details as the component wrote them, may be empty
 * @param attributes   attributes at that moment
 */
public record ProvenanceEvent(long id, String type, String component, String flowFileUuid, List<String> parents, List<String> children,
                              String details, Map<String, String> attributes) {
    public ProvenanceEvent {
        parents = List.copyOf(parents);
        children = List.copyOf(children);
        attributes = Map.copyOf(attributes);
    }
}
