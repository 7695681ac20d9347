package io.nifiwan.launcher.nifi;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a process group with all groups inside it is doing.
 *
 * @param name          name of the group
 * @param queued        FlowFiles in all its queues
 * @param queuedBytes   their content in bytes
 * @param activeThreads threads at work in its components
 * @param processors    its processors
 * @param connections   its connections
 */
public record GroupStatus(String name, int queued, long queuedBytes, int activeThreads, List<ProcessorStatus> processors,
                          List<ConnectionStatus> connections) {
    public GroupStatus {
        processors = List.copyOf(processors);
        connections = List.copyOf(connections);
    }

    /**
     * One processor.
     *
     * @param id            component id
     * @param name          name on the canvas
     * @param type          simple class name
     * @param runStatus     {@code Running}, {@code Stopped}, {@code Invalid}, {@code Disabled} or {@code Validating}
     * @param activeThreads threads at work in it
     */
    public record ProcessorStatus(String id, String name, String type, String runStatus, int activeThreads) {
    }

    /**
     * One connection.
     *
     * @param id          component id
     * @param name        name on the canvas, usually the relationships
     * @param source      name of the component it comes from
     * @param destination name of the component it leads to
     * @param queued      FlowFiles that wait in it
     */
    public record ConnectionStatus(String id, String name, String source, String destination, int queued) {
    }

    /** Whether nothing waits and nothing is being worked on. */
    public boolean isIdle() {
        return queued == 0 && activeThreads == 0;
    }

    /** Number of processors with a run status. */
    public long count(final String runStatus) {
        return processors.stream().filter(processor -> processor.runStatus().equals(runStatus)).count();
    }

    /** The processor with a name. */
    public Optional<ProcessorStatus> processor(final String processorName) {
        return processors.stream().filter(processor -> processor.name().equals(processorName)).findFirst();
    }

    /** Reads NiFi's {@code aggregateSnapshot} of a group. */
    static GroupStatus read(final JsonNode snapshot) {
        final List<ProcessorStatus> processors = new ArrayList<>();
        final List<ConnectionStatus> connections = new ArrayList<>();
        collect(snapshot, processors, connections);
        return new GroupStatus(snapshot.path("name").asText(), snapshot.path("flowFilesQueued").asInt(), snapshot.path("bytesQueued").asLong(),
                snapshot.path("activeThreadCount").asInt(), processors, connections);
    }

    private static void collect(final JsonNode snapshot, final List<ProcessorStatus> processors, final List<ConnectionStatus> connections) {
        for (final JsonNode entry : snapshot.path("processorStatusSnapshots")) {
            final JsonNode status = entry.path("processorStatusSnapshot");
            processors.add(new ProcessorStatus(status.path("id").asText(), status.path("name").asText(), status.path("type").asText(),
                    status.path("runStatus").asText(), status.path("activeThreadCount").asInt()));
        }
        for (final JsonNode entry : snapshot.path("connectionStatusSnapshots")) {
            final JsonNode status = entry.path("connectionStatusSnapshot");
            connections.add(new ConnectionStatus(status.path("id").asText(), status.path("name").asText(), status.path("sourceName").asText(),
                    status.path("destinationName").asText(), status.path("flowFilesQueued").asInt()));
        }
        for (final JsonNode entry : snapshot.path("processGroupStatusSnapshots")) {
            collect(entry.path("processGroupStatusSnapshot"), processors, connections);
        }
    }
}
