package io.nifiwan.engine.dashscope;

import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.job.ClipFormat;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One clip from the real service, 5 s in 480P, which costs about 0.7 CNY:
 *
 * <pre>
 * NIFI_WAN_DASHSCOPE_KEY=sk-... ./mvnw -pl nifi-wan-quality,nifi-wan-processors test -Dtest=DashScopeLiveTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * <p>{@code NIFI_WAN_DASHSCOPE_URL} names another address than that of Beijing, for example {@code https://dashscope-intl.aliyuncs.com/api/v1}.
 */
@EnabledIfEnvironmentVariable(named = "NIFI_WAN_DASHSCOPE_KEY", matches = ".+")
class DashScopeLiveTest {

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void makesAClip() throws Exception {
        final String key = System.getenv("NIFI_WAN_DASHSCOPE_KEY");
        final String url = Optional.ofNullable(System.getenv("NIFI_WAN_DASHSCOPE_URL")).orElse("https://dashscope.aliyuncs.com/api/v1");
        final HttpSettings http = new HttpSettings("DashScope", HttpUrl.get(url), Map.of("Authorization", "Bearer " + key), List.of(key),
                Duration.ofMinutes(1), Duration.ofMinutes(10), HttpSettings.SMALL_REPLIES, 1 << 28, false);
        final DashScopeSettings settings = new DashScopeSettings("wan2.2-t2v-plus", ModelTable.bundled(), false, true, false, false, false, 20,
                Optional.empty());
        try (DashScopeJobs jobs = new DashScopeJobs(http, settings, Clock.systemUTC())) {
            assertTrue(jobs.verify().stream().allMatch(check -> check.passed()), jobs.verify()::toString);
            final VideoRequest request = jobs.prepare(new VideoRequest("live-1", "a red kite over dunes", "text, blur", 832, 480,
                    81, 16, 42, Map.of()));
            final String taskId = jobs.submit(request);
            JobStatus status = jobs.poll(taskId);
            while (status.state() == JobStatus.State.QUEUED || status.state() == JobStatus.State.RUNNING) {
                TimeUnit.SECONDS.sleep(15);
                status = jobs.poll(taskId);
            }
            assertEquals(JobStatus.State.SUCCEEDED, status.state(), () -> "job " + taskId);
            final ByteArrayOutputStream clip = new ByteArrayOutputStream();
            jobs.download(taskId, clip);
            assertEquals(Optional.of(ClipFormat.MP4), ClipFormat.detect(Arrays.copyOf(clip.toByteArray(), ClipFormat.HEAD_BYTES)));
            assertEquals("5", status.details().get("video.usage.seconds"));
        }
    }
}
