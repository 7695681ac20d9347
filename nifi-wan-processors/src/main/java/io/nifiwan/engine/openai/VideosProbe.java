package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.HttpUrl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Checks a server without asking for a clip: whether it is there, and whether it lists jobs, which the key is needed for. */
final class VideosProbe {
    private static final Set<Integer> NOT_OFFERED = Set.of(404, 405, 501);

    private final EngineHttp http;
    private final HttpUrl videos;
    private final VideosSettings settings;

    VideosProbe(final EngineHttp http, final HttpUrl videos, final VideosSettings settings) {
        this.http = http;
        this.videos = videos;
        this.settings = settings;
    }

    List<EngineCheck> check() {
        final List<EngineCheck> checks = new ArrayList<>();
        if (!settings.dialect().health().isEmpty()) {
            checks.add(health());
        }
        checks.add(jobs());
        return checks;
    }

    private EngineCheck health() {
        final HttpUrl url = videos.resolve(settings.dialect().health());
        return ask("Reach Server", url, reply -> {
            final String model = reply.json().path("model_path").asText("");
            return "%s is ready%s".formatted(settings.dialect().title(), model.isEmpty() ? "" : " with the model " + http.redact(model));
        });
    }

    private EngineCheck jobs() {
        final HttpUrl url = videos.newBuilder().addQueryParameter("limit", "1").build();
        return ask("List Jobs", url, reply -> "The server has the videos API; no clip was asked for");
    }

    private EngineCheck ask(final String step, final HttpUrl url, final Function<HttpReply, String> found) {
        try {
            final HttpReply reply = http.exchange(EngineOperation.FIND, http.request(url).get().build());
            if (reply.successful()) {
                return new EngineCheck(step, true, found.apply(reply));
            }
            if (settings.dialect() == VideosDialect.OTHER && NOT_OFFERED.contains(reply.status())) {
                return new EngineCheck(step, true, "HTTP %d: the server lists no jobs, or Base URL is wrong. Doubtful requests cannot be looked for"
                        .formatted(reply.status()));
            }
            return new EngineCheck(step, false, "%s: %s".formatted(url.encodedPath(), http.refusal(EngineOperation.FIND, reply).getMessage()));
        } catch (final EngineException e) {
            return new EngineCheck(step, false, "%s: %s".formatted(e.error(), e.getMessage()));
        }
    }
}
