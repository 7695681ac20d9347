package io.nifiwan.engine.httpjson;

import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.job.ClipFormat;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One clip of a real engine, by hand:
 *
 * <pre>
 * HTTP_JSON_PROFILE=siliconflow HTTP_JSON_KEY=... mvn -pl nifi-wan-processors -am test -Dtest=RealEngineTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 * {@code HTTP_JSON_URL} names another address, {@code HTTP_JSON_MODEL} another model. The clip may cost money.
 */
@EnabledIfEnvironmentVariable(named = "HTTP_JSON_PROFILE", matches = ".+")
class RealEngineTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void aRealEngineMakesAClip(@TempDir final Path folder) throws Exception {
        final EngineProfile profile = ProfileReader.preset(System.getenv("HTTP_JSON_PROFILE"));
        final ExecutorService threads = Executors.newSingleThreadExecutor();
        try (ProfileEngine engine = open(profile, folder, threads)) {
            final VideoRequest request = engine.prepare(
                    new VideoRequest("by-hand", "a red kite over dunes, 风筝", "blur", 832, 480, 81, 16, 42, Map.of()));
            final String task = engine.submit(request);
            final long end = CLOCK.millis() + TimeUnit.HOURS.toMillis(1);
            JobStatus status = engine.poll(task);
            while (CLOCK.millis() < end && (status.state() == JobStatus.State.QUEUED || status.state() == JobStatus.State.RUNNING)) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
                status = engine.poll(task);
            }
            assertEquals(JobStatus.State.SUCCEEDED, status.state(), status.toString());
            final ByteArrayOutputStream clip = new ByteArrayOutputStream();
            engine.download(task, clip);
            assertTrue(ClipFormat.detect(clip.toByteArray()).isPresent());
        }
    }

    private static ProfileEngine open(final EngineProfile profile, final Path folder, final ExecutorService threads) throws IOException {
        final String key = System.getenv().getOrDefault("HTTP_JSON_KEY", "");
        final String model = System.getenv().getOrDefault("HTTP_JSON_MODEL", "");
        final HttpUrl url = HttpUrl.get(System.getenv().getOrDefault("HTTP_JSON_URL", String.valueOf(profile.baseUrl())));
        final Map<String, String> headers = key.isEmpty() ? Map.of() : Map.of(profile.key().header(), profile.key().prefix() + key);
        final HttpSettings settings = new HttpSettings(profile.title(), url, headers, List.of(key), Duration.ofMinutes(1), Duration.ofMinutes(10),
                HttpSettings.SMALL_REPLIES, 1L << 30, false);
        final Map<String, String> values = model.isEmpty() ? Map.of() : Map.of("model", model);
        final BlockingSettings blocking = new BlockingSettings(folder, Duration.ofHours(1), Duration.ofHours(1));
        return profile.isBlocking()
                ? new BlockingEngine(profile, values, settings, blocking, CLOCK, threads)
                : new PolledEngine(profile, values, settings, CLOCK);
    }
}
