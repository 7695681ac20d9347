package io.nifiwan.launcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.ProcessGroup;
import io.nifiwan.launcher.nifi.RunningNifi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The openai-videos flow in the real NiFi against a server that counts: whatever is killed, every shot is submitted once and ends once. The
 * tests are one story in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EngineDurabilityIT {
    @RegisterExtension
    static final RunningNifi NIFI = new RunningNifi();
    private static final int CAP = 4;
    private static final int QUEUED_SHOTS = 200;
    private static final int LATER_SHOTS = 12;
    private static final int RANDOM_KILLS = 3;
    private static final int MOST_CALLS_TO_A_KILL = 60;
    private static final long SEED = 20;
    private static final Duration JOB_TIME = Duration.ofMillis(400);
    private static final Duration LIMIT = Duration.ofMinutes(8);
    @TempDir
    private static Path folder;
    private static Path sample;
    private static VideosServer server;
    private static EngineFlow flow;
    private static ProcessGroup group;

    @BeforeAll
    static void startServer() throws IOException {
        sample = SampleClip.in(folder);
        server = new VideosServer(JOB_TIME, Files.readAllBytes(sample));
        flow = new EngineFlow("openai-videos", folder.resolve("flow"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** One of the kills comes between the arrival of a submission and its answer, the others after a random number of calls. */
    @Test
    @Order(1)
    void twoHundredQueuedShotsOutliveFourKillsWithNoneLostAndNoneSentTwice() throws Exception {
        final NifiClient client = NIFI.client();
        group = flow.upload(client, Map.of("Base URL", server.address(), "Clip Seconds", "1", "Jobs in Flight", Integer.toString(CAP)));
        client.configure(processor(EngineFlow.MAKER), Map.of("Poll Interval", "200 ms", "Maximum Poll Interval", "1 sec",
                "Clip Check", "First Bytes"));
        client.configure(processor(EngineFlow.SOURCE), Map.of("Batch Size", Integer.toString(QUEUED_SHOTS)));
        final Map<String, Integer> shots = feed("shot", QUEUED_SHOTS);
        client.enableServices(group);
        client.startGroup(group);
        await(flow::hasTakenAll, "all prompts are taken in");

        final Random random = new Random(SEED);
        for (int kill = 0; kill < RANDOM_KILLS; kill++) {
            server.book().awaitCalls(1 + random.nextInt(MOST_CALLS_TO_A_KILL), LIMIT);
            killAndStartAgain();
        }
        server.book().hold();
        server.book().awaitHeld(LIMIT);
        killAndStartAgain();
        server.book().release();
        await(() -> flow.clips().size() + flow.failed().size() >= QUEUED_SHOTS && client().status(group).isIdle(), "every shot ends");

        assertEquals(Set.of(), flow.failed().keySet());
        assertEquals(shots, server.book().submissions());
        assertEquals(new TreeSet<>(shots.keySet()), promptsOf(flow.clips().keySet()));
        for (final Path clip : flow.clips().values()) {
            assertArrayEquals(Files.readAllBytes(sample), Files.readAllBytes(clip), clip.toString());
        }
        assertEquals(CAP, server.book().mostInFlight());
    }

    @Test
    @Order(2)
    void jobsThatARestartedServerForgotFailAndTheOthersGoOn() throws Exception {
        final NifiClient client = client();
        client.stopGroup(group);
        client.configure(processor(EngineFlow.MAKER), Map.of("Clip Check", "ffprobe"));
        client.startGroup(group);
        final Map<String, Integer> expected = new TreeMap<>(server.book().submissions());
        expected.putAll(feed("later", LATER_SHOTS));
        final Set<String> forgotten = server.book().forgetAt(CAP, LIMIT);
        server.restart();
        // Each failure leaves its prompt's attributes as one file.
        await(() -> flow.clips().size() + flow.failed().size() >= QUEUED_SHOTS + LATER_SHOTS && client.status(group).isIdle(), "every shot ends");

        assertEquals(expected, server.book().submissions());
        assertEquals(QUEUED_SHOTS + LATER_SHOTS - CAP, flow.clips().size());
        final Set<String> lost = new TreeSet<>();
        for (final Path explanation : flow.failed().values()) {
            final JsonNode why = new ObjectMapper().readTree(explanation.toFile());
            assertEquals("ENGINE_LOST", why.path("video.error.class").asText(), explanation.toString());
            assertTrue(lost.add(why.path("prompt").asText()), explanation.toString());
        }
        assertEquals(new TreeSet<>(forgotten), lost);
        assertEquals(CAP, server.book().mostInFlight());
    }

    /** Prompts of new shots, each to be submitted once. */
    private static Map<String, Integer> feed(final String name, final int count) throws IOException {
        final Map<String, Integer> prompts = new TreeMap<>();
        for (int number = 1; number <= count; number++) {
            final String shot = "%s-%03d".formatted(name, number);
            flow.feed(shot, prompt(shot));
            prompts.put(prompt(shot), 1);
        }
        return prompts;
    }

    private static String prompt(final String shot) {
        return "A red lantern 红灯笼 over the ferry, " + shot;
    }

    private static Set<String> promptsOf(final Set<String> shots) {
        return shots.stream().map(EngineDurabilityIT::prompt).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void killAndStartAgain() throws Exception {
        NIFI.kill();
        NIFI.startAgain();
        group = client().findGroup(flow.name()).orElseThrow();
    }

    private static NifiClient client() {
        return NIFI.client();
    }

    private static String processor(final String name) throws Exception {
        return client().status(group).processor(name).orElseThrow().id();
    }

    private static void await(final NifiClient.Condition condition, final String what) throws Exception {
        if (!client().await(LIMIT, condition)) {
            throw new AssertionError("Waited in vain until " + what + ": " + client().status(group) + client().bulletins(group)
                    + " clips: " + flow.clips().size() + ", failed: " + flow.failed().keySet());
        }
    }
}
