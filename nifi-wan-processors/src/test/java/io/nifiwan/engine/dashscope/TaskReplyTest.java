package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TaskReplyTest {

    private static TaskReply reply(final String json) throws IOException {
        return new TaskReply(new ObjectMapper().readTree(json));
    }

    private static JobStatus status(final String json) throws IOException {
        return reply(json).status(DashScopeErrors.bundled(), ModelTable.bundled(), UnaryOperator.identity());
    }

    @Test
    void aFinishedJobTellsClipPromptsAndCharge() throws Exception {
        final String json = """
                {"output":{"task_id":"T1","task_status":"SUCCEEDED","video_url":"https://a.example/x.mp4?Expires=1","orig_prompt":"kite",
                 "actual_prompt":"a kite, cinematic"},
                 "usage":{"video_duration":5,"video_ratio":"832*480","video_count":1},"request_id":"R2"}
                """;
        assertEquals(JobStatus.succeeded().with(Map.of("video.usage.seconds", "5", "video.usage.tier", "480P", "video.actual.prompt",
                "a kite, cinematic", "video.vendor.request.id", "R2")), status(json));
        assertEquals(Optional.of("https://a.example/x.mp4?Expires=1"), reply(json).clip());
        assertEquals(Optional.of("kite"), reply(json).prompt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "{\"duration\":10.0,\"input_video_duration\":0,\"output_video_duration\":10.0,\"SR\":1080,\"video_count\":1}; 10; 1080P",
        "{\"duration\":\"7\",\"SR\":\"720\",\"ratio\":\"16:9\"}; 7; 720P",
        "{\"duration\":5,\"output_video_duration\":5.5,\"size\":\"1280*720\"}; 5.5; 720P",
        "{\"video_duration\":\"5\",\"video_ratio\":\"standard\"}; 5; standard",
        "{\"video_duration\":0,\"duration\":3}; 3; ``",
        "{\"video_duration\":\"five\",\"SR\":null}; ``; ``",
        "{}; ``; ``"})
    void whatIsChargedStandsInSeveralPlaces(final String usage, final String seconds, final String tier) throws Exception {
        final Map<String, String> details = status("{\"output\":{\"task_status\":\"SUCCEEDED\"},\"usage\":" + usage + "}").details();
        assertEquals(seconds, details.getOrDefault("video.usage.seconds", ""));
        assertEquals(tier, details.getOrDefault("video.usage.tier", ""));
    }

    @Test
    void someModelsPutTheClipElsewhere() throws Exception {
        assertEquals(Optional.of("https://a.example/y"), reply("{\"output\":{\"results\":{\"video_url\":\"https://a.example/y\"}}}").clip());
        assertEquals(Optional.empty(), reply("{\"output\":{\"video_url\":null}}").clip());
    }

    @ParameterizedTest
    @CsvSource({"PENDING, QUEUED", "RUNNING, RUNNING", "SUSPENDED, RUNNING", "WARMING_UP, RUNNING", "SUCCEEDED, SUCCEEDED", "CANCELED, CANCELLED",
        "FAILED, FAILED"})
    void wordsAreStates(final String word, final JobStatus.State state) throws Exception {
        assertEquals(state, status("{\"output\":{\"task_status\":\"" + word + "\"}}").state());
    }

    @Test
    void aJobMayFailWithoutAWord() throws Exception {
        final JobStatus status = status("{\"output\":{\"task_status\":\"FAILED\"}}");
        assertEquals(EngineError.TRANSIENT, status.failure().orElseThrow().error());
        assertTrue(status.failure().orElseThrow().getMessage().contains("gives no reason"));
    }

    @Test
    void aJobFailsByItsCode() throws Exception {
        final JobStatus status = status("""
                {"output":{"task_status":"FAILED","code":"InvalidParameter","message":"Duration should be between 2 and 15"}}
                """);
        assertEquals(EngineError.INVALID, status.failure().orElseThrow().error());
        assertEquals("InvalidParameter", status.failure().orElseThrow().code());
        assertTrue(status.failure().orElseThrow().getMessage().endsWith("InvalidParameter: Duration should be between 2 and 15"));
    }
}
