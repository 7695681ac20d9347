package io.nifiwan.launcher.nifi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where FlowFiles are and where they have been. */
final class FlowFileRequests {
    private static final int NOT_FOUND = 404;
    private static final int MAXIMUM_EVENTS = 1000;

    private final NifiHttp http;
    private final Duration limit;

    FlowFileRequests(final NifiHttp http, final Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    List<QueuedFlowFile> queue(final String connectionId) throws IOException, InterruptedException {
        final String queue = "flowfile-queues/" + connectionId;
        final JsonNode listing = http.request(queue + "/listing-requests", NifiHttp.object(), "listingRequest", "finished", limit);
        final List<QueuedFlowFile> flowFiles = new ArrayList<>();
        for (final JsonNode summary : listing.path("flowFileSummaries")) {
            final String uuid = summary.path("uuid").asText();
            try {
                final JsonNode attributes = http.get(queue + "/flowfiles/" + uuid).path("flowFile").path("attributes");
                flowFiles.add(new QueuedFlowFile(uuid, summary.path("filename").asText(), summary.path("size").asLong(),
                        summary.path("penalized").asBoolean(), strings(attributes)));
            } catch (final NifiApiException e) {
                // It left the queue between the two calls.
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
            }
        }
        return flowFiles;
    }

    List<ProvenanceEvent> provenance(final Map<String, String> terms) throws IOException, InterruptedException {
        final ObjectNode body = NifiHttp.object();
        final ObjectNode request = body.putObject("provenance").putObject("request");
        request.put("maxResults", MAXIMUM_EVENTS).put("summarize", false).put("incrementalResults", false);
        final ObjectNode searchTerms = request.putObject("searchTerms");
        terms.forEach((name, value) -> searchTerms.putObject(name).put("value", value).put("inverse", false));
        final JsonNode answer = http.request("provenance", body, "provenance", "finished", limit);
        final List<ProvenanceEvent> events = new ArrayList<>();
        for (final JsonNode event : answer.path("results").path("provenanceEvents")) {
            events.add(event(event));
        }
        events.sort(Comparator.comparingLong(ProvenanceEvent::id));
        return events;
    }

    JsonNode lineage(final String flowFileUuid) throws IOException, InterruptedException {
        final ObjectNode body = NifiHttp.object();
        body.putObject("lineage").putObject("request").put("lineageRequestType", "FLOWFILE").put("uuid", flowFileUuid);
        return http.request("provenance/lineage", body, "lineage", "finished", limit).path("results");
    }

    private static ProvenanceEvent event(final JsonNode event) {
        final Map<String, String> attributes = new HashMap<>();
        for (final JsonNode attribute : event.path("attributes")) {
            if (attribute.hasNonNull("value")) {
                attributes.put(attribute.path("name").asText(), attribute.path("value").asText());
            }
        }
        return new ProvenanceEvent(event.path("eventId").asLong(), event.path("eventType").asText(), event.path("componentName").asText(),
                event.path("flowFileUuid").asText(), texts(event.path("parentUuids")), texts(event.path("childUuids")),
                event.path("details").asText(""), attributes);
    }

    private static List<String> texts(final JsonNode array) {
        final List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static Map<String, String> strings(final JsonNode object) {
        final Map<String, String> strings = new HashMap<>();
        object.properties().forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }
}
