package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.job.ClipFormat;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One clip of 17 frames on a real server. By hand:
 * {@code NIFI_WAN_VIDEOS_URL=http://localhost:8091/v1 NIFI_WAN_VIDEOS_SERVER=VLLM_OMNI mvn -pl nifi-wan-processors -am test
 * -Dtest=RealVideosServerTest -Dsurefire.failIfNoSpecifiedTests=false}, with {@code NIFI_WAN_VIDEOS_KEY} for a server that needs a key.
 */
@EnabledIfEnvironmentVariable(named = "NIFI_WAN_VIDEOS_URL", matches = "https?://.+")
class RealVideosServerTest {
    @Test
    void makesAClip() throws Exception {
        final String key = Optional.ofNullable(System.getenv("NIFI_WAN_VIDEOS_KEY")).orElse("");
        final VideosDialect dialect = VideosDialect.valueOf(Optional.ofNullable(System.getenv("NIFI_WAN_VIDEOS_SERVER")).orElse("VLLM_OMNI"));
        final HttpSettings http = new HttpSettings(dialect.title(), HttpUrl.get(System.getenv("NIFI_WAN_VIDEOS_URL")),
                key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key), List.of(key), Duration.ofMinutes(2), Duration.ofMinutes(5),
                OpenAiVideos.LARGE_REPLIES, 1L << 30, true);
        try (OpenAiVideos engine = new OpenAiVideos(VideosSettings.of(dialect, VideosEncoding.MULTIPART), http, Clock.systemUTC())) {
            assertTrue(engine.verify().stream().allMatch(EngineCheck::passed), () -> engine.verify().toString());
            final String taskId = engine.submit(engine.prepare(new VideoRequest("by-hand", "a red kite over dunes", "blur", 832, 480, 17, 16, 42,
                    Map.of())));
            JobStatus status = engine.poll(taskId);
            while (status.state() == JobStatus.State.QUEUED || status.state() == JobStatus.State.RUNNING) {
                LockSupport.parkNanos(status.pause().orElse(Duration.ofSeconds(2)).toNanos());
                status = engine.poll(taskId);
            }
            assertEquals(JobStatus.State.SUCCEEDED, status.state(), status::toString);
            final ByteArrayOutputStream clip = new ByteArrayOutputStream();
            engine.download(taskId, clip);
            assertTrue(ClipFormat.detect(clip.toByteArray()).isPresent(), () -> clip.size() + " bytes that are no clip");
        }
    }
}
