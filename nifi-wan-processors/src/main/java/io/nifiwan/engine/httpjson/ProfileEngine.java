package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.HttpUrl;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An engine out of a profile. What {@link PolledEngine polled} and {@link BlockingEngine blocking} engines share: what they make, what
 * determines a clip, how an address is downloaded, and how they are checked.
 */
public abstract sealed class ProfileEngine implements TextToVideoEngine, AutoCloseable permits PolledEngine, BlockingEngine {
    private final EngineProfile profile;
    private final ProfileValues values;
    private final EngineHttp http;
    private final ProfileCalls calls;
    private final String digest;

    /**
     * @param operator values for templates by name, over those of the profile
     * @throws IllegalArgumentException for values that the profile does not have
     */
    ProfileEngine(final EngineProfile profile, final Map<String, String> operator, final HttpSettings settings, final InstantSource clock) {
        this.profile = profile;
        values = new ProfileValues(profile, operator);
        http = new EngineHttp(settings, profile.errors(), clock);
        calls = new ProfileCalls(profile, values, http);
        digest = ProfileReader.digest(profile).substring(0, 16);
    }

    final EngineProfile profile() {
        return profile;
    }

    final EngineHttp http() {
        return http;
    }

    final ProfileCalls calls() {
        return calls;
    }

    @Override
    public VideoRequest prepare(final VideoRequest request) throws EngineException {
        return profile.makes().prepare(request);
    }

    @Override
    public String configuration(final VideoRequest request) {
        return "%s %s, profile %s, model %s, %s".formatted(profile.name(), http.settings().baseUrl(), digest, values.model(request), values);
    }

    @Override
    public Capabilities capabilities() {
        return profile.makes().capabilities(profile.name());
    }

    @Override
    public List<EngineCheck> verify() {
        final List<EngineCheck> checks = new ArrayList<>();
        checks.add(new EngineCheck("Engine profile", true, "%s, digest %s, values %s".formatted(profile.title(), digest, values)));
        final String step = profile.verify() == null ? "Server" : "Server and key";
        try {
            if (profile.verify() == null) {
                final int status = http.exchange(EngineOperation.POLL, http.request(http.settings().baseUrl()).get().build()).status();
                checks.add(new EngineCheck(step, true, "%s answers (HTTP %d); whether it takes the key shows only with a clip"
                        .formatted(http.settings().baseUrl(), status)));
            } else {
                http.call(EngineOperation.POLL, calls.check());
                checks.add(new EngineCheck(step, true, "%s answers and takes the key".formatted(http.settings().baseUrl())));
            }
        } catch (final EngineException e) {
            checks.add(new EngineCheck(step, false, e.getMessage()));
        }
        return checks;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /** Streams the clip that an address names: of the web, or a data address (RFC 2397). */
    final void fetch(final String address, final OutputStream output) throws EngineException, IOException {
        if (DataAddress.is(address)) {
            output.write(DataAddress.decode(address, profile.title()));
            return;
        }
        final HttpUrl url = calls.clip(address);
        http.download(url.toString(), calls::download, output);
    }

    /** The address of the clip, empty where the answer names none. */
    final String clipAddress(final JsonNode answer) {
        return FieldPath.first(profile.result().url(), answer);
    }

    final EngineException noClip() {
        return new EngineException(EngineError.BAD_OUTPUT, "NO_CLIP", "%s reports a finished job and names no clip".formatted(profile.title()));
    }

    /** What an answer with a finished job tells of it. */
    final JobStatus withDetails(final JobStatus status, final JsonNode answer) {
        final Map<String, String> told = new HashMap<>();
        profile.details().forEach((attribute, path) -> {
            final String value = http.redact(path.text(answer));
            if (!value.isEmpty()) {
                told.put(attribute, value);
            }
        });
        return status.with(told);
    }

    /** A success by its status that is no answer: an error inside, or no JSON object. */
    final JsonNode checked(final EngineOperation operation, final HttpReply reply) throws EngineException {
        final JsonNode answer = reply.json();
        if (profile.errors().isInside(answer)) {
            throw http.refusal(operation, reply);
        }
        if (!answer.isObject()) {
            throw http.unreadable(operation, "answered with something that is no JSON object");
        }
        return answer;
    }

    /** The failure of an answer that lacks what was agreed: the error that it tells of, else that it cannot be used. */
    final EngineException lacking(final EngineOperation operation, final HttpReply reply, final String what) {
        final VendorError error = profile.errors().read(reply);
        return error.code().isEmpty() && error.message().isEmpty() ? http.unreadable(operation, what) : http.refusal(operation, reply);
    }

    /** Whether an address of a clip may have been too old; signed addresses answer so. */
    static boolean isExpired(final EngineException problem) {
        return problem.error() == EngineError.ENGINE_LOST
                || (problem.error() == EngineError.CONFIGURATION && Set.of("401", "403").contains(problem.code()));
    }

    /** Whether a submission was certainly not taken, and may be made again. */
    static boolean isNotTaken(final EngineException problem) {
        return problem.error() == EngineError.THROTTLED || problem.error() == EngineError.TRANSIENT;
    }
}
