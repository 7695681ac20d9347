package io.nifiwan.launcher.nifi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The client against a server that answers, and misbehaves, as a NiFi does. */
class NifiClientTest {
    private static final ProcessGroup GROUP = new ProcessGroup("g1", "previs");
    private static final String ABOUT = "{'about':{'version':'2.3.0'}}";

    private final ObjectMapper mapper = new ObjectMapper();
    private MockWebServer server;
    private NifiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new MockWebServer();
        server.start();
        client = new NifiClient(server.url("/").toString(), Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void readsTheVersion() throws Exception {
        answer(ABOUT);
        assertEquals("2.3.0", client.version());
        assertEquals("/nifi-api/flow/about", server.takeRequest().getTarget());
    }

    @Test
    void namesMethodPathStatusAndTheServersWordsOfARefusedCall() {
        server.enqueue(new MockResponse.Builder().code(400).body("Processor is not\n valid").build());
        final NifiApiException refused = assertThrows(NifiApiException.class, () -> client.version());
        assertEquals(400, refused.status());
        assertEquals("GET /nifi-api/flow/about was answered with 400: Processor is not valid", refused.getMessage());
    }

    @Test
    void doesNotRepeatAfterAnInternalError() {
        server.enqueue(new MockResponse.Builder().code(500).body("An unexpected error has occurred").build());
        final NifiApiException broken = assertThrows(NifiApiException.class, () -> client.version());
        assertTrue(broken.getMessage().contains("An unexpected error has occurred"));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void repeatsAReadWhileNifiIsNotAvailable() throws Exception {
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        answer(ABOUT);
        assertEquals("2.3.0", client.version());
    }

    @Test
    void givesUpAfterSomeRepetitions() {
        for (int attempt = 0; attempt < 10; attempt++) {
            server.enqueue(new MockResponse.Builder().code(503).body("starting").build());
        }
        final NifiApiException tired = assertThrows(NifiApiException.class, () -> client.version());
        assertEquals(503, tired.status());
        assertEquals(4, server.getRequestCount());
    }

    @Test
    void saysThatAnHtmlPageIsNoNifi() {
        server.enqueue(new MockResponse.Builder().setHeader("Content-Type", "text/html").body("<html>Welcome to nginx</html>").build());
        final NifiApiException foreign = assertThrows(NifiApiException.class, () -> client.version());
        assertTrue(foreign.getMessage().contains("text/html instead of JSON"), foreign.getMessage());
        assertTrue(foreign.getMessage().contains("Welcome to nginx"), foreign.getMessage());
    }

    @Test
    void anEmptyPageIsNoAnswer() {
        server.enqueue(new MockResponse.Builder().build());
        assertTrue(assertThrows(NifiApiException.class, () -> client.version()).getMessage().contains("nothing"));
    }

    @Test
    void neverRepeatsAChange() throws Exception {
        answer("{'processors':[]}");
        answer("{'processors':[]}");
        server.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        assertThrows(NifiApiException.class, () -> client.startGroup(GROUP));
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void saysThatJsonIsBroken() {
        answer("{'about':");
        assertTrue(assertThrows(NifiApiException.class, () -> client.version()).getMessage().contains("broken JSON"));
    }

    @Test
    void namesTheServerThatDoesNotAnswer() throws Exception {
        final int port = server.getPort();
        server.close();
        final NifiApiException silent = assertThrows(NifiApiException.class, () -> client.version());
        assertEquals(NifiApiException.NO_ANSWER, silent.status());
        assertTrue(silent.getMessage().contains(":" + port), silent.getMessage());
    }

    @Test
    void waitsThroughASlowStart() throws Exception {
        server.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        server.enqueue(new MockResponse.Builder().setHeader("Content-Type", "text/html").body("<html>starting</html>").build());
        server.enqueue(new MockResponse.Builder().code(503).build());
        answer(ABOUT);
        answer("{'processorTypes':[]}");
        answer(ABOUT);
        answer("{'processorTypes':[{'type':'a.B'}]}");
        answer("{'id':'root-id'}");
        assertTrue(client.awaitReady(Duration.ofSeconds(5), () -> true));
    }

    @Test
    void stopsWaitingForADeadProcess() throws Exception {
        final AtomicInteger looks = new AtomicInteger();
        server.close();
        assertFalse(client.awaitReady(Duration.ofMinutes(5), () -> looks.incrementAndGet() < 4));
    }

    @Test
    void stopsWaitingAtTheLimit() throws Exception {
        server.close();
        assertFalse(client.awaitReady(Duration.ofMillis(20), () -> true));
    }

    @Test
    void uploadsAFlowDefinitionAsAForm(@TempDir final Path folder) throws Exception {
        final Path flow = Files.writeString(folder.resolve("previs.json"), "{\"flowContents\":{}}");
        answer("{'id':'g1'}");
        assertEquals(GROUP, client.uploadFlow("previs", flow));
        final RecordedRequest request = server.takeRequest();
        final String form = request.getBody().utf8();
        assertEquals("POST /nifi-api/process-groups/root/process-groups/upload HTTP/1.1", request.getRequestLine());
        assertTrue(form.contains("name=\"groupName\"") && form.contains("previs"), form);
        assertTrue(form.contains("{\"flowContents\":{}}"), form);
    }

    @Test
    void setsAParameterAndKeepsItsDescription() throws Exception {
        answer("{'parameterContexts':[{'id':'c0','component':{'name':'other'}},{'id':'c1','revision':{'version':3},'component':{'name':'wan',"
                + "'parameters':[{'parameter':{'name':'Output Folder','description':'Where clips go','sensitive':false}}]}}]}");
        answer("{'request':{'requestId':'r1','complete':false}}");
        answer("{'request':{'requestId':'r1','complete':false}}");
        answer("{'request':{'requestId':'r1','complete':true}}");
        answer("{}");
        client.setParameters("wan", Map.of("Output Folder", "/tmp/clips"));
        server.takeRequest();
        final JsonNode update = mapper.readTree(server.takeRequest().getBody().utf8());
        assertEquals(3, update.path("revision").path("version").asInt());
        final JsonNode parameter = update.path("component").path("parameters").path(0).path("parameter");
        assertEquals("/tmp/clips", parameter.path("value").asText());
        assertEquals("Where clips go", parameter.path("description").asText());
        server.takeRequest();
        server.takeRequest();
        assertEquals("DELETE /nifi-api/parameter-contexts/c1/update-requests/r1 HTTP/1.1", server.takeRequest().getRequestLine());
    }

    @Test
    void reportsAFailedParameterUpdateAndStillDeletesTheRequest() {
        answer("{'parameterContexts':[{'id':'c1','component':{'name':'wan','parameters':[{'parameter':{'name':'P'}}]}}]}");
        answer("{'request':{'requestId':'r1','complete':false}}");
        answer("{'request':{'requestId':'r1','complete':true,'failureReason':'A component did not stop'}}");
        answer("{}");
        final NifiApiException failed = assertThrows(NifiApiException.class, () -> client.setParameters("wan", Map.of("P", "v")));
        assertTrue(failed.getMessage().contains("A component did not stop"), failed.getMessage());
        assertEquals(4, server.getRequestCount());
    }

    @Test
    void refusesAParameterThatTheContextDoesNotHave() {
        answer("{'parameterContexts':[{'id':'c1','component':{'name':'wan','parameters':[]}}]}");
        assertEquals("Parameter context wan has no parameter named P",
                assertThrows(NifiApiException.class, () -> client.setParameters("wan", Map.of("P", "v"))).getMessage());
    }

    @Test
    void namesInvalidProcessorsAndStartsNothing() {
        answer("{'processors':[{'component':{'name':'Make Clips','validationStatus':'VALIDATING','state':'STOPPED'}}]}");
        final String invalid = "{'processors':[{'component':{'name':'Make Clips','validationStatus':'INVALID','state':'STOPPED',"
                + "'validationErrors':['Engine is required']}},{'component':{'name':'Off','validationStatus':'VALIDATING','state':'DISABLED'}}]}";
        answer(invalid);
        answer(invalid);
        final NifiApiException refused = assertThrows(NifiApiException.class, () -> client.startGroup(GROUP));
        assertEquals("Invalid processors in previs: Make Clips (Engine is required)", refused.getMessage());
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void startsAGroupAndWaitsUntilItRuns() throws Exception {
        final String stopped = "{'processors':[{'component':{'name':'P','validationStatus':'VALID','state':'STOPPED'}}]}";
        answer(stopped);
        answer(stopped);
        answer("{}");
        answer(stopped);
        answer("{'processors':[{'component':{'name':'P','validationStatus':'VALID','state':'RUNNING'}}]}");
        client.startGroup(GROUP);
        server.takeRequest();
        server.takeRequest();
        final RecordedRequest request = server.takeRequest();
        assertEquals("PUT /nifi-api/flow/process-groups/g1 HTTP/1.1", request.getRequestLine());
        assertEquals("RUNNING", mapper.readTree(request.getBody().utf8()).path("state").asText());
    }

    @Test
    void addsAService() throws Exception {
        answer("{'id':'s1'}");
        assertEquals("s1", client.addService(GROUP, "a.Engine", Map.of("Base URL", "http://gpu1")));
        final RecordedRequest request = server.takeRequest();
        assertEquals("POST /nifi-api/process-groups/g1/controller-services HTTP/1.1", request.getRequestLine());
        final JsonNode body = mapper.readTree(request.getBody().utf8());
        assertEquals(0, body.at("/revision/version").asInt(-1));
        assertEquals("a.Engine", body.at("/component/type").asText());
        assertEquals("http://gpu1", body.at("/component/properties/Base URL").asText());
    }

    @Test
    void namesServicesThatStayDisabled() {
        final String service = "{'controllerServices':[{'component':{'name':'Engine','controllerServiceApis':[],'validationStatus':'VALID',"
                + "'state':'ENABLING'}}]}";
        server.setDispatcher(new FixedAnswer(service));
        final NifiApiException stuck = assertThrows(NifiApiException.class, () -> client.enableServices(GROUP));
        assertTrue(stuck.getMessage().endsWith("Engine is ENABLING"), stuck.getMessage());
    }

    @Test
    void deletesAgainWithAFreshRevisionAfterAConflict() throws Exception {
        answer("{}");
        answer(status(0, 0));
        answer(status(0, 0));
        answer("{}");
        answer("{'controllerServices':[]}");
        answer("{'dropRequest':{'id':'d1','finished':true}}");
        answer("{'dropRequest':{'id':'d1','finished':true}}");
        answer("{}");
        answer("{'revision':{'version':4}}");
        server.enqueue(new MockResponse.Builder().code(409).body("[4] is not the most up-to-date revision").build());
        answer("{'revision':{'version':5}}");
        answer("{}");
        client.deleteGroup(GROUP);
        RecordedRequest last = server.takeRequest();
        for (int request = 1; request < 12; request++) {
            last = server.takeRequest();
        }
        assertEquals("DELETE /nifi-api/process-groups/g1?disconnectedNodeAcknowledged=false&clientId=nifi-wan&version=5 HTTP/1.1",
                last.getRequestLine());
    }

    @Test
    void sumsACounterOverAllProcessorsOnce() throws Exception {
        answer("{'counters':{'aggregateSnapshot':{'counters':[{'id':'1','context':'Split (a1)','name':'Shots Split','valueCount':7},"
                + "{'id':'2','context':'All SplitScripts','name':'Shots Split','valueCount':7},"
                + "{'id':'3','context':'All Xs','name':'Other','valueCount':1}]}}}");
        assertEquals(7, client.counter("Shots Split"));
    }

    @Test
    void readsTheStatusOfAllGroupsWithin() throws Exception {
        answer(status(3, 1));
        final GroupStatus status = client.status(GROUP);
        assertEquals(3, status.queued());
        assertFalse(status.isIdle());
        assertEquals(List.of("Inner", "Outer"), status.processors().stream().map(GroupStatus.ProcessorStatus::name).sorted().toList());
        assertEquals(3, status.connections().get(0).queued());
    }

    @Test
    void listsAQueueWithAttributesWithoutFlowFilesThatHaveLeft() throws Exception {
        answer("{'listingRequest':{'id':'l1','finished':false}}");
        answer("{'listingRequest':{'id':'l1','finished':true,"
                + "'flowFileSummaries':[{'uuid':'u1','filename':'a','size':5},{'uuid':'u2','filename':'b'}]}}");
        answer("{}");
        answer("{'flowFile':{'uuid':'u1','attributes':{'shot.id':'s1-sh1'}}}");
        server.enqueue(new MockResponse.Builder().code(404).body("gone").build());
        final List<QueuedFlowFile> queue = client.queue("c1");
        assertEquals(1, queue.size());
        assertEquals(new QueuedFlowFile("u1", "a", 5, false, Map.of("shot.id", "s1-sh1")), queue.get(0));
    }

    @Test
    void readsProvenanceInTheOrderOfEvents() throws Exception {
        answer("{'provenance':{'id':'p1','finished':true}}");
        answer("{'provenance':{'id':'p1','finished':true,'results':{'provenanceEvents':[{'eventId':9,'eventType':'DROP','flowFileUuid':'u'},"
                + "{'eventId':2,'eventType':'FORK','flowFileUuid':'u','childUuids':['v'],"
                + "'attributes':[{'name':'k','value':'1'},{'name':'n','value':null}]}]}}}");
        answer("{}");
        final List<ProvenanceEvent> events = client.provenance(Map.of("FlowFileUUID", "u"));
        assertEquals(List.of("FORK", "DROP"), events.stream().map(ProvenanceEvent::type).toList());
        assertEquals(Map.of("k", "1"), events.get(0).attributes());
        final JsonNode request = mapper.readTree(server.takeRequest().getBody().utf8());
        assertEquals("u", request.path("provenance").path("request").path("searchTerms").path("FlowFileUUID").path("value").asText());
    }

    private void answer(final String json) {
        server.enqueue(FixedAnswer.json(json));
    }

    private static String status(final int queued, final int threads) {
        return "{'processGroupStatus':{'aggregateSnapshot':{'name':'previs','flowFilesQueued':" + queued + ",'activeThreadCount':" + threads
                + ",'processorStatusSnapshots':[{'processorStatusSnapshot':{'name':'Outer','runStatus':'Stopped'}}],"
                + "'processGroupStatusSnapshots':[{'processGroupStatusSnapshot':{'processorStatusSnapshots':"
                + "[{'processorStatusSnapshot':{'name':'Inner','runStatus':'Stopped'}}],'connectionStatusSnapshots':"
                + "[{'connectionStatusSnapshot':{'id':'c','name':'success','sourceName':'Inner','destinationName':'Outer','flowFilesQueued':" + queued
                + "}}]}}]}}}";
    }
}
