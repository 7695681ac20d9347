package io.nifiwan.engine.httpjson;

import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.HttpSettings;
import okhttp3.HttpUrl;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A request and settings for the tests of this package. */
final class Requests {
    static final String KEY = "k-0815";

    private Requests() {
    }

    static VideoRequest kite() {
        return kite(832, 480, 81, 16);
    }

    static VideoRequest kite(final int width, final int height, final int frames, final int fps) {
        return new VideoRequest("request-1", "a \"red\" {{seed}} kite / 风筝", "blur",
                width, height, frames, fps, 42, ModelSettings.OF_ENGINE, Map.of());
    }

    static HttpSettings settings(final EngineProfile profile, final HttpUrl url) {
        return new HttpSettings(profile.title(), url, Map.of("Authorization", "Bearer " + KEY), List.of(KEY), Duration.ofSeconds(20),
                Duration.ofSeconds(20), 100_000, 1 << 20, true);
    }
}
