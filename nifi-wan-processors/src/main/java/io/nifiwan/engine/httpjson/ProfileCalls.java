package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.EngineHttp;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes the requests of a profile. Addresses out of answers are followed to the engine's own origin and, over https, to the profile's hosts. */
final class ProfileCalls {
    private static final MediaType JSON = MediaType.get("application/json");

    private final EngineProfile profile;
    private final ProfileValues values;
    private final EngineHttp http;

    ProfileCalls(final EngineProfile profile, final ProfileValues values, final EngineHttp http) {
        this.profile = profile;
        this.values = values;
        this.http = http;
    }

    Request submission(final VideoRequest request) throws EngineException {
        return request(profile.submit().call(), "", values.of(request));
    }

    Request status(final TaskHandle task) throws EngineException {
        return request(profile.status().call(), task.statusUrl(), values.of(task.id()));
    }

    Request hop(final TaskHandle task) throws EngineException {
        return request(profile.result().hop(), task.resultUrl(), values.of(task.id()));
    }

    Request cancel(final TaskHandle task) throws EngineException {
        return request(profile.cancel(), task.cancelUrl(), values.of(task.id()));
    }

    Request check() throws EngineException {
        return request(profile.verify(), "", values.of(""));
    }

    /** Address of the clip by the profile's template. */
    HttpUrl content(final TaskHandle task) throws EngineException {
        return profile.result().content().fill(http.url(""), values.of(task.id()));
    }

    /** An address that an answer names, absolute or relative to the base address. */
    HttpUrl clip(final String address) throws EngineException {
        final HttpUrl url = http.settings().baseUrl().resolve(address);
        if (url == null) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "%s names a clip by something that is no http or https address"
                    .formatted(profile.title()));
        }
        return url;
    }

    /** The request of a download, with the key where the profile shows it. */
    Request.Builder download(final HttpUrl url) {
        return switch (profile.result().key()) {
            case OWN -> http.request(url);
            case HOSTS -> profile.hosts().contains(url.host()) && url.isHttps() ? withHeaders(url) : http.request(url);
            case NEVER -> new Request.Builder().url(url);
        };
    }

    /** @param named address that the engine named for the call; the template's where it is empty */
    private Request request(final CallTemplate call, final String named, final Map<String, JsonNode> filling) throws EngineException {
        final HttpUrl url = named.isEmpty() ? template(call).fill(http.url(""), filling) : allowed(named);
        final Request.Builder request = profile.hosts().contains(url.host()) ? withHeaders(url) : http.request(url);
        if ("GET".equals(call.method())) {
            return request.get().build();
        }
        return request.method(call.method(), body(call, filling)).build();
    }

    private AddressTemplate template(final CallTemplate call) throws EngineException {
        return call.address().orElseThrow(() -> new EngineException(EngineError.CONFIGURATION, "NO_ADDRESS",
                "The task id holds no address for this call, and the engine profile %s has none".formatted(profile.name())));
    }

    private HttpUrl allowed(final String named) throws EngineException {
        final HttpUrl base = http.settings().baseUrl();
        final HttpUrl url = base.resolve(named);
        final boolean own = url != null && url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
        if (url == null || !(own || (url.isHttps() && profile.hosts().contains(url.host())))) {
            throw new EngineException(EngineError.CONFIGURATION, "FOREIGN_ADDRESS", ("%s sends its own questions to %s, which is neither the host of "
                    + "Base URL nor one of the hosts in the engine profile").formatted(profile.title(), url == null ? "no address" : url.host()));
        }
        return url;
    }

    private Request.Builder withHeaders(final HttpUrl url) {
        final Request.Builder request = new Request.Builder().url(url);
        http.settings().headers().forEach(request::header);
        return request;
    }

    private static RequestBody body(final CallTemplate call, final Map<String, JsonNode> filling) {
        if (call.content().isEmpty()) {
            return RequestBody.create(new byte[0]);
        }
        final JsonNode content = call.content().get().fill(filling);
        if (call.encoding() == CallTemplate.Encoding.JSON) {
            return RequestBody.create(content.toString().getBytes(StandardCharsets.UTF_8), JSON);
        }
        final MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        content.properties().forEach(part -> form.addFormDataPart(part.getKey(),
                part.getValue().isContainerNode() ? part.getValue().toString() : part.getValue().asText()));
        return form.build();
    }
}
