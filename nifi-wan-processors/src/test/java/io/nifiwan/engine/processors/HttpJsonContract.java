package io.nifiwan.engine.processors;

import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.services.HttpJsonEngines;
import io.nifiwan.engine.services.TextToVideoService;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What the contracts of all engine profiles share. */
abstract class HttpJsonContract extends EngineContract {
    @TempDir
    Path folder;
    private final String preset;
    private final String authorization;

    HttpJsonContract(final String preset, final String authorization) {
        this.preset = preset;
        this.authorization = authorization;
    }

    @Override
    protected TextToVideoService newService() {
        return HttpJsonEngines.direct();
    }

    @Override
    protected Map<String, String> properties(final HttpUrl url) {
        final Map<String, String> properties = new HashMap<>();
        properties.put("Preset", preset);
        properties.put("Base URL", url.toString());
        properties.put("API Key", KEY);
        properties.put("Request Timeout", "600 ms");
        properties.put("Blocking Call Timeout", "600 ms");
        properties.put("Download Timeout", "1 sec");
        // Clips lie on another host name of this machine, as vendors' clips lie in some storage.
        properties.put("Allow Private Addresses", "true");
        properties.put("Work Folder", folder.resolve(UUID.randomUUID().toString()).toString());
        return properties;
    }

    @Override
    protected boolean findable() {
        return false;
    }

    /** One server with one job, whose clips lie on another origin. */
    abstract class Server extends ProtocolServer {
        private int polls;

        Server() {
            // The first clip takes longer to make than a call may take.
            SampleClip.bytes();
        }

        /** Whether the job is done, asked once for each poll. */
        final boolean isDone() {
            polls++;
            return polls > 2;
        }

        final String clipUrl() {
            return url("/files/clip.mp4").newBuilder().host("127.0.0.1").build() + "?" + SIGNATURE;
        }

        abstract EngineOperation callOf(RecordedRequest request, String path);

        abstract MockResponse answerOf(EngineOperation operation);

        abstract MockResponse vendorAnswer(EngineOperation operation, Misbehaviour misbehaviour);

        @Override
        protected final EngineOperation operationOf(final RecordedRequest request) {
            final String path = request.getUrl().encodedPath();
            if (path.startsWith("/files/")) {
                assertNull(request.getHeaders().get("Authorization"));
                return EngineOperation.DOWNLOAD;
            }
            assertEquals(authorization, request.getHeaders().get("Authorization"));
            return callOf(request, path);
        }

        @Override
        protected final MockResponse answer(final EngineOperation operation, final RecordedRequest request) {
            return operation == EngineOperation.DOWNLOAD ? clip() : answerOf(operation);
        }

        @Override
        protected final MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour, final RecordedRequest request) {
            return vendorAnswer(operation, misbehaviour);
        }
    }
}
