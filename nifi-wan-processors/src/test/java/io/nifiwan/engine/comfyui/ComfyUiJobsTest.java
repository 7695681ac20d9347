package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.http.HttpSettings;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ComfyUiJobsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = Workflows.ID;

    private final ComfyUiProtocolServer server = new ComfyUiProtocolServer();
    private ComfyUiJobs engine;

    @BeforeEach
    void start() throws Exception {
        server.start();
        engine = new ComfyUiJobs(new HttpSettings("ComfyUI", server.url("/"), Map.of("X-Key", "k-4711-secret"), List.of("k-4711-secret"),
                Duration.ofSeconds(20), Duration.ofSeconds(20), ComfyUiJobs.MAXIMUM_REPLY, 1 << 20, false),
                Workflows.template(Workflows.twoExperts(), ""), new ComfyUiJobs.Settings("video/nifi", 10, 921_600));
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    private static VideoRequest request() {
        return Workflows.request(ModelSettings.OF_ENGINE);
    }

    private EngineException pollFailure(final String record) throws Exception {
        server.put(ID, false, Optional.of(record));
        return engine.poll(ID).failure().orElseThrow();
    }

    private static String error(final String type, final String message) {
        return ComfyUiProtocolServer.status("error", "execution_error", JSON.createObjectNode().put("node_id", "10")
                .put("node_type", "KSamplerAdvanced").put("exception_type", type).put("exception_message", message)).toString();
    }

    @Test
    void theGraphIsPostedUnderOurOwnId() throws Exception {
        assertEquals(ID, engine.submit(request()));
        final RecordedRequest sent = server.requests().getFirst();
        assertEquals("POST /prompt", sent.getMethod() + " " + sent.getUrl().encodedPath());
        assertEquals("k-4711-secret", sent.getHeaders().get("X-Key"));
        final JsonNode body = ComfyUiProtocolServer.body(sent);
        final ObjectNode expected = JSON.createObjectNode();
        expected.set("prompt", Workflows.template(Workflows.twoExperts(), "").fill(request(), "video/nifi_" + ID));
        expected.put("prompt_id", ID);
        assertEquals(JSON.readTree(expected.toString()), body);
    }

    @ParameterizedTest
    @CsvSource({"shot-3-2-a1", "1B4E28BA-2FA1-41D2-883F-0016D3CCA427", "分镜一"})
    void anIdThatComfyUiWouldRefuseIsReplacedByOneThatIsAlwaysTheSame(final String requestId) throws Exception {
        final VideoRequest request = new VideoRequest(requestId, "a kite", "", 832, 480, 5, 16, 1, Map.of());
        final String id = engine.submit(request);
        assertTrue(id.matches("[0-9a-f-]{36}"), id);
        assertEquals(FoundJob.found(id), engine.find(request, Instant.EPOCH));
    }

    @Test
    void aJobGoesFromTheQueueIntoTheHistory() throws Exception {
        server.lenient();
        engine.submit(request());
        assertEquals(JobStatus.State.QUEUED, engine.poll(ID).state());
        assertEquals(JobStatus.State.RUNNING, engine.poll(ID).state());
        final JobStatus done = engine.poll(ID);
        assertEquals(JobStatus.State.SUCCEEDED, done.state());
        assertEquals("wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors, wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors",
                done.details().get(VideoAttributes.MODEL));
        final ByteArrayOutputStream clip = new ByteArrayOutputStream();
        engine.download(ID, clip);
        assertArrayEquals(SampleClip.bytes(), clip.toByteArray());
        assertEquals("/view?filename=nifi_" + ID + "_00001_.mp4&subfolder=video&type=output",
                server.requests().getLast().getUrl().encodedPath() + "?" + server.requests().getLast().getUrl().encodedQuery());
    }

    @Test
    void whatIsNeitherQueuedNorRememberedTwiceInARowIsLost() {
        assertEquals(EngineError.ENGINE_LOST, assertThrows(EngineException.class, () -> engine.poll(ID)).error());
        assertEquals(List.of("/queue", "/history/" + ID, "/queue", "/history/" + ID),
                server.requests().stream().map(request -> request.getUrl().encodedPath()).toList());
    }

    @ParameterizedTest
    @CsvSource({"torch.OutOfMemoryError,Allocation on device,OUT_OF_MEMORY", "torch.cuda.OutOfMemoryError,x,OUT_OF_MEMORY",
        "RuntimeError,CUDA out of memory. Tried to allocate 2 GiB,OUT_OF_MEMORY", "ValueError,bad shape,INVALID",
        "Exception,blocked by content moderation,MODERATION"})
    void aFailureOfANodeHasItsClass(final String type, final String message, final EngineError expected) throws Exception {
        final EngineException failure = pollFailure(error(type, message));
        assertEquals(expected, failure.error());
        assertEquals(type, failure.code());
        assertTrue(failure.getMessage().contains("node 10 (KSamplerAdvanced)") && failure.getMessage().contains(message), failure.getMessage());
    }

    @Test
    void anInterruptedJobIsCancelled() throws Exception {
        server.put(ID, false, Optional.of(ComfyUiProtocolServer.status("error", "execution_interrupted", JSON.createObjectNode()).toString()));
        assertEquals(JobStatus.State.CANCELLED, engine.poll(ID).state());
    }

    @Test
    void recordsWithoutStatusAndFailuresWithoutReasonAreRead() throws Exception {
        server.put(ID, false, Optional.of("{\"status\":null,\"outputs\":{\"1\":{\"images\":[]}}}"));
        assertEquals(JobStatus.State.SUCCEEDED, engine.poll(ID).state());
        assertTrue(pollFailure("{\"status\":{\"status_str\":\"error\"}}").getMessage().contains("no reason"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"14\":{\"images\":[{\"filename\":\"a.MP4\",\"subfolder\":\"v\",\"type\":\"output\"}]}}|v/a.MP4",
        "{\"9\":{\"gifs\":[{\"filename\":\"a.webm\",\"subfolder\":\"\",\"type\":\"output\",\"fullpath\":\"/x\"}]}}|/a.webm",
        "{\"9\":{\"video\":[{\"filename\":\"a.mkv\",\"type\":\"output\"}]}}|/a.mkv",
        "{\"9\":{\"videos\":[{\"filename\":\"a.mov\",\"subfolder\":\"v\",\"type\":\"output\"}]}}|v/a.mov",
        "{\"9\":{\"gifs\":[{\"filename\":\"b.mp4\",\"type\":\"output\"}]},\"14\":{\"images\":[{\"filename\":\"a.mp4\",\"type\":\"output\"}]}}|/a.mp4",
        "{\"14\":{\"images\":[{\"filename\":\"p.mp4\",\"type\":\"temp\"},{\"filename\":\"a.mp4\",\"type\":\"output\"}]}}|/a.mp4",
        "{\"14\":{\"images\":[{\"filename\":\"a.png\",\"type\":\"output\"}],\"animated\":[false],\"text\":[\"x\"]}}|",
        "{\"14\":{\"images\":{\"filename\":\"a.mp4\"}}}|"})
    void clipsAreFoundUnderAllLists(final String outputs, final String expected) throws Exception {
        final Optional<ClipFile> clip = ClipFile.in(JSON.readTree(outputs), Optional.of("14"));
        assertEquals(expected, clip.map(file -> file.subfolder() + "/" + file.filename()).orElse(null));
    }

    @Test
    void aJobWithoutAClipAndAClipThatIsGoneAreTold() throws Exception {
        server.put(ID, false, Optional.of("{\"outputs\":{\"9\":{\"images\":[{\"filename\":\"a.png\",\"type\":\"output\"}]}}}"));
        final EngineException none = assertThrows(EngineException.class, () -> engine.download(ID, new ByteArrayOutputStream()));
        assertEquals(EngineError.BAD_OUTPUT, none.error());
        assertTrue(none.getMessage().contains("[9]"), none.getMessage());
        server.put(ID, false, Optional.of("{\"outputs\":{\"14\":{\"images\":[{\"filename\":\"earlier.mp4\",\"type\":\"output\"}]}}}"));
        final EngineException gone = assertThrows(EngineException.class, () -> engine.download(ID, new ByteArrayOutputStream()));
        assertEquals(EngineError.ENGINE_LOST, gone.error());
        assertTrue(gone.getMessage().contains("earlier.mp4 is no longer"), gone.getMessage());
    }

    @Test
    void aJobThatWaitsIsTakenOutOfTheQueueAndOneThatRunsIsInterruptedByItsId() throws Exception {
        server.put(ID, false, Optional.empty());
        engine.cancel(ID);
        assertEquals(List.of("delete " + ID), server.orders());
        server.put(ID, true, Optional.empty());
        engine.cancel(ID);
        assertEquals(List.of("delete " + ID, "interrupt " + ID), server.orders());
        engine.cancel("00000000-0000-0000-0000-000000000000");
        assertEquals(2, server.orders().size(), "unknown jobs are left alone");
    }

    @Test
    void absenceIsCertainOnlyAtAServerThatKeepsOurIds() throws Exception {
        assertEquals(FoundJob.absent(), engine.find(request(), Instant.EPOCH));
        server.ownIds("0.3.9", "server-chosen");
        assertEquals("server-chosen", engine.submit(request()));
        assertEquals(FoundJob.unknown(), engine.find(request(), Instant.EPOCH));
        assertEquals(JobStatus.State.RUNNING, engine.poll("server-chosen").state());
    }

    @ParameterizedTest
    @CsvSource({"value_not_in_list,CONFIGURATION", "value_bigger_than_max,INVALID"})
    void nodeErrorsAreToldInFull(final String type, final EngineError expected) {
        final ObjectNode answer = JSON.createObjectNode();
        answer.set("error", JSON.createObjectNode().put("type", "prompt_outputs_failed_validation")
                .put("message", "Prompt outputs failed validation").put("details", ""));
        answer.set("node_errors", JSON.createObjectNode()
                .<ObjectNode>set("1", ComfyUiProtocolServer.nodeError(type, "Value not in list", "unet_name: 'x' not in ['y', 'z']"))
                .set("9", ComfyUiProtocolServer.nodeError(type, "Bad", "k-4711-secret")));
        server.answerPrompt(400, answer.toString());
        final EngineException refusal = assertThrows(EngineException.class, () -> engine.submit(request()));
        assertEquals(expected, refusal.error());
        assertEquals("prompt_outputs_failed_validation", refusal.code());
        assertEquals("ComfyUI answered with HTTP 400, prompt_outputs_failed_validation: Prompt outputs failed validation; "
                + "node 1 (UNETLoader \"High Noise Expert\"): " + type + ": Value not in list: unet_name: 'x' not in ['y', 'z']; "
                + "node 9 (EmptyHunyuanLatentVideo \"Size and Length\"): " + type + ": Bad: ***", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"missing_node_type,CONFIGURATION", "invalid_prompt,CONFIGURATION", "prompt_no_outputs,CONFIGURATION", "no_prompt,CONFIGURATION",
        "invalid_prompt_id,INVALID", "something_new,INVALID"})
    void refusalsOfAGraphHaveTheirClass(final String type, final EngineError expected) {
        server.answerPrompt(400, "{\"error\":{\"type\":\"" + type + "\",\"message\":\"m\",\"details\":\"d\"},\"node_errors\":[]}");
        final EngineException refusal = assertThrows(EngineException.class, () -> engine.submit(request()));
        assertEquals(expected, refusal.error());
        assertEquals("ComfyUI answered with HTTP 400, " + type + ": m: d", refusal.getMessage());
    }

    @Test
    void errorsOfAnotherBranchDoNotStopTheClip() throws Exception {
        final ObjectNode errors = JSON.createObjectNode();
        final ObjectNode other = ComfyUiProtocolServer.nodeError("required_input_missing", "m", "d");
        other.putArray("dependent_outputs").add("40");
        errors.set("39", other);
        server.answerPrompt(200, "{\"prompt_id\":\"" + ID + "\",\"number\":1,\"node_errors\":" + errors + "}");
        assertEquals(ID, engine.submit(request()));
        other.putArray("dependent_outputs").add("14");
        server.answerPrompt(200, "{\"prompt_id\":\"" + ID + "\",\"number\":1,\"node_errors\":" + errors + "}");
        server.put(ID, false, Optional.empty());
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> engine.submit(request())).error());
        assertEquals(List.of("delete " + ID), server.orders(), "what is left of the job is not made");
    }

    @Test
    void sizesAndLengthsGoDownToWhatTheModelMakes() throws Exception {
        final VideoRequest prepared = engine.prepare(request().resized(1000, 490, 80, 24));
        assertEquals(List.of(992, 480, 77, 24), List.of(prepared.width(), prepared.height(), prepared.frames(), prepared.fps()));
        assertEquals(prepared, engine.prepare(prepared));
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> engine.prepare(request().resized(14, 480, 5, 16))).error());
        assertEquals(0, server.requests().size());
        assertEquals("comfyui workflow " + Workflows.template(Workflows.twoExperts(), "").digest(), engine.configuration(prepared));
    }

    @Test
    void verificationNamesMissingNodesAndModelFiles() throws Exception {
        for (final String nodeClass : List.of("CLIPLoader", "VAELoader", "ModelSamplingSD3", "CLIPTextEncode", "EmptyHunyuanLatentVideo",
                "KSamplerAdvanced", "VAEDecode", "SaveVideo")) {
            server.know(nodeClass, JSON.createObjectNode());
        }
        server.know("UNETLoader", (ObjectNode) JSON.readTree("{\"input\":{\"required\":{\"unet_name\":"
                + "[[\"wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors\"],{}],\"weight_dtype\":[\"COMBO\",{\"options\":[\"default\"]}]}}}"));
        final List<EngineCheck> checks = engine.verify();
        assertEquals(List.of(true, false, false), checks.stream().map(EngineCheck::passed).toList(), checks::toString);
        assertTrue(checks.get(0).explanation().contains("ComfyUI 0.3.64 on cuda:0 H100 with 79.0 GB"), checks::toString);
        assertTrue(checks.get(1).explanation().contains("[CreateVideo]"), checks::toString);
        assertTrue(checks.get(2).explanation().contains("unet_name of node 1 (UNETLoader \"High Noise Expert\") is wan2.2_t2v_high_noise"),
                checks::toString);
        assertFalse(checks.get(2).explanation().contains("weight_dtype"), checks::toString);
        server.ownIds("0.3.40", "x");
        assertFalse(engine.verify().getFirst().passed());
    }
}
