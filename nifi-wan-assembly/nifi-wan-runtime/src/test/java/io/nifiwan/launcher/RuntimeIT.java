package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.GroupStatus;
import io.nifiwan.launcher.nifi.InstanceException;
import io.nifiwan.launcher.nifi.InstanceFailure;
import io.nifiwan.launcher.nifi.NifiApiException;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.NifiHome;
import io.nifiwan.launcher.nifi.NifiInstance;
import io.nifiwan.launcher.nifi.ProcessGroup;
import io.nifiwan.launcher.nifi.ProvenanceEvent;
import io.nifiwan.launcher.nifi.QueuedFlowFile;
import io.nifiwan.launcher.nifi.RunningNifi;
import io.nifiwan.launcher.nifi.StartOptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The assembled NiFi, its instance and the client, from the first start over a kill to a fresh one; the tests are one story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RuntimeIT {
    @RegisterExtension
    static final RunningNifi NIFI = new RunningNifi();
    private static final String NAME = "greetings";
    private static final String CONTEXT = "nifi-wan-greetings";
    private static final String STANDARD = "org.apache.nifi:nifi-standard-nar:2.3.0";
    private static final String UPDATE_ATTRIBUTE = "org.apache.nifi:nifi-update-attribute-nar:2.3.0";
    @TempDir
    private static Path folder;

    @Test
    @Order(1)
    void standardProcessorsHaveTheirCanonicalCoordinates() throws Exception {
        assertEquals("2.3.0", NIFI.client().version());
        final Map<String, List<String>> types = NIFI.client().processorTypes();
        assertEquals(List.of(STANDARD), types.get("org.apache.nifi.processors.standard.GetFile"));
        assertEquals(List.of(STANDARD), types.get("org.apache.nifi.processors.standard.RouteOnAttribute"));
        assertEquals(List.of(UPDATE_ATTRIBUTE), types.get("org.apache.nifi.processors.attributes.UpdateAttribute"));
        final String details = NIFI.client().additionalDetails(UPDATE_ATTRIBUTE, "org.apache.nifi.processors.attributes.UpdateAttribute");
        assertTrue(details.contains("UpdateAttribute"), details);
    }

    @Test
    @Order(2)
    void aFlowWithAnUnsetParameterIsRefusedByName() throws Exception {
        final ProcessGroup group = NIFI.client().uploadFlow(NAME, Path.of("src", "test", "resources", "flows", "greetings.json"));
        final NifiApiException refused = assertThrows(NifiApiException.class, () -> NIFI.client().startGroup(group));
        assertTrue(refused.getMessage().contains("Write Greeting"), refused.getMessage());
    }

    @Test
    @Order(3)
    void aFlowRunsAndEverythingAboutItCanBeRead() throws Exception {
        final NifiClient client = NIFI.client();
        final ProcessGroup group = client.findGroup(NAME).orElseThrow();
        client.setParameters(CONTEXT, Map.of("Greeting", "你好, world", "Output Folder", folder.resolve("out").toString()));
        assertEquals("你好, world", client.parameters(CONTEXT).get("Greeting"));
        client.enableServices(group);
        client.startGroup(group);

        final QueuedFlowFile flowFile = awaitKept(group);
        assertEquals("1", flowFile.attributes().get("greeting.number"));
        assertEquals(1, client.counter("Greetings"));
        try (Stream<Path> written = Files.list(folder.resolve("out"))) {
            assertEquals("你好, world", Files.readString(written.findFirst().orElseThrow()));
        }
        final GroupStatus status = client.status(group);
        assertEquals(4, status.count("Running"));
        assertEquals("Disabled", status.processor("Keep Greeting").orElseThrow().runStatus());
        final String numbering = status.processor("Name Greeting").orElseThrow().id();
        assertEquals("1", client.processorState(numbering).get("greeting.number"));
        // Events are indexed a moment after the FlowFile has moved on.
        client.await(Duration.ofMinutes(1), () -> client.provenance(Map.of("FlowFileUUID", flowFile.uuid())).size() >= 3);
        final List<ProvenanceEvent> events = client.provenance(Map.of("FlowFileUUID", flowFile.uuid()));
        assertEquals(List.of("CREATE", "ATTRIBUTES_MODIFIED", "SEND"), events.stream().map(ProvenanceEvent::type).toList());
        assertTrue(client.lineage(flowFile.uuid()).path("nodes").size() >= 3);
        assertEquals(List.of(), client.bulletins(group));
        client.resetCounter(client.counters().stream().filter(counter -> counter.context().startsWith("All ")).findFirst().orElseThrow());
        assertEquals(0, client.counter("Greetings"));
        client.stopGroup(group);
        assertEquals(0, client.status(group).count("Running"));
    }

    @Test
    @Order(4)
    void statusTellsWhatWaits() throws Exception {
        final LauncherProcess status = launcher("status");
        assertEquals(0, status.exitCode());
        assertTrue(status.output().contains(NIFI.instance().address() + "/nifi/"), status.output());
        assertTrue(status.output().contains("1 from Write Greeting to Keep Greeting"), status.output());
    }

    @Test
    @Order(5)
    void aSecondNifiInTheSameHomeIsRefusedAndTheFirstGoesOn() throws Exception {
        final InstanceException refused = assertThrows(InstanceException.class, () -> NIFI.instance().start(StartOptions.defaults().withFresh(true)));
        assertEquals(InstanceFailure.UNUSABLE_HOME, refused.failure());
        assertEquals(1, NIFI.client().status(NIFI.client().findGroup(NAME).orElseThrow()).queued());
        final LauncherProcess again = launcher("start");
        assertEquals(0, again.exitCode());
        assertTrue(again.output().contains("already running"), again.output());
    }

    @Test
    @Order(6)
    void aStopAndAStartKeepFlowDataAndAddress() throws Exception {
        final String address = NIFI.instance().address();
        final LauncherProcess stop = launcher("stop");
        assertEquals(0, stop.exitCode(), stop.output());
        assertEquals(InstanceFailure.NOT_RUNNING.exitCode(), launcher("status").exitCode());
        NIFI.startAgain();
        assertEquals(address, NIFI.instance().address());
        final ProcessGroup group = NIFI.client().findGroup(NAME).orElseThrow();
        assertEquals("1", awaitKept(group).attributes().get("greeting.number"));
        assertEquals("你好, world", NIFI.client().parameters(CONTEXT).get("Greeting"));
    }

    @Test
    @Order(7)
    void aKilledNifiIsNoticedAndNothingIsLost() throws Exception {
        NIFI.kill();
        final LauncherProcess status = launcher("status");
        assertEquals(InstanceFailure.DIED.exitCode(), status.exitCode());
        assertTrue(status.output().contains(NIFI.instance().home().log().toString()), status.output());
        NIFI.startAgain();
        assertEquals(1, NIFI.client().status(NIFI.client().findGroup(NAME).orElseThrow()).queued());
    }

    @Test
    @Order(8)
    void aGroupCanBeDeletedWithItsQueues() throws Exception {
        NIFI.client().deleteGroup(NIFI.client().findGroup(NAME).orElseThrow());
        assertEquals(Optional.empty(), NIFI.client().findGroup(NAME));
    }

    @Test
    @Order(9)
    void aFreshStartEmptiesTheFlow() throws Exception {
        NIFI.client().uploadFlow(NAME, Path.of("src", "test", "resources", "flows", "greetings.json"));
        final LauncherProcess start = launcher("start", "--fresh");
        assertEquals(0, start.exitCode(), start.output());
        try (NifiClient client = NIFI.instance().client()) {
            assertEquals(Optional.empty(), client.findGroup(NAME));
        }
    }

    @Test
    @Order(10)
    void aTakenPortHasItsOwnExitCode() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final LauncherProcess start = LauncherProcess.run("start", "--home", folder.resolve("taken").toString(), "--port",
                    Integer.toString(taken.getLocalPort()));
            assertEquals(InstanceFailure.PORT_TAKEN.exitCode(), start.exitCode());
            assertTrue(start.output().contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken"), start.output());
        }
    }

    @Test
    @Order(11)
    void aJvmThatDiesEarlyIsReportedWithItsLastWords() throws Exception {
        final NifiInstance doomed = new NifiInstance(RunningNifi.nifiFolder(), NifiHome.at(folder.resolve("doomed")));
        final StartOptions tooSmall = new StartOptions(0, "1m", false, NifiInstance.START_LIMIT);
        final InstanceException died = assertThrows(InstanceException.class, () -> doomed.start(tooSmall));
        assertEquals(InstanceFailure.DIED, died.failure());
        assertTrue(died.getMessage().contains("exit code"), died.getMessage());
        assertTrue(died.getMessage().contains("Error occurred"), died.getMessage());
        assertFalse(doomed.process().isPresent());
    }

    /** The one FlowFile that waits before the processor that is switched off. */
    private static QueuedFlowFile awaitKept(final ProcessGroup group) throws Exception {
        final NifiClient client = NIFI.client();
        assertTrue(client.await(Duration.ofMinutes(1), () -> client.status(group).connections().stream()
                .anyMatch(connection -> connection.destination().equals("Keep Greeting") && connection.queued() == 1)), "No greeting has arrived");
        return client.queue(client.status(group).connections().stream()
                .filter(connection -> connection.destination().equals("Keep Greeting"))
                .findFirst().orElseThrow().id()).get(0);
    }

    private static LauncherProcess launcher(final String... arguments) throws Exception {
        final String home = NIFI.instance().home().folder().toString();
        return LauncherProcess.run(Stream.concat(Stream.of(arguments), Stream.of("--home", home)).toArray(String[]::new));
    }
}
