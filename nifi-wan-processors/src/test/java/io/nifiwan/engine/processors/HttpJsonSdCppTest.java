package io.nifiwan.engine.processors;

import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import java.util.Base64;

/** The server of stable-diffusion.cpp: the clip stands in the status in base64, before the word that says that it is there. */
class HttpJsonSdCppTest extends HttpJsonContract {
    HttpJsonSdCppTest() {
        super("sdcpp", "Bearer " + KEY);
    }

    /** The clip comes with a status, so there are no downloads; a server of one's own judges no prompt. */
    @Override
    protected boolean applies(final Cell cell) {
        return cell.operation() != EngineOperation.DOWNLOAD && cell.misbehaviour() != Misbehaviour.MODERATION;
    }

    @Override
    protected ProtocolServer newServer() {
        return new Server() {
            @Override
            EngineOperation callOf(final RecordedRequest request, final String path) {
                if (path.equals("/sdcpp/v1/vid_gen")) {
                    return EngineOperation.SUBMIT;
                }
                return path.endsWith("/cancel") ? EngineOperation.CANCEL : EngineOperation.POLL;
            }

            @Override
            MockResponse answerOf(final EngineOperation operation) {
                return switch (operation) {
                    case SUBMIT -> json(202, "{\"id\":\"j1\",\"kind\":\"vid_gen\",\"status\":\"queued\",\"poll_url\":\"/sdcpp/v1/jobs/j1\"}");
                    case POLL -> isDone() ? job("completed", "{\"b64_json\":\"%s\",\"mime_type\":\"video/webm\",\"fps\":16}"
                            .formatted(Base64.getEncoder().encodeToString(SampleClip.bytes())), "null") : job("generating", "null", "null");
                    default -> job("cancelled", "null", "null");
                };
            }

            @Override
            MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour) {
                final String error = "{\"code\":\"invalid_request\",\"message\":\"width\"}";
                return switch (misbehaviour) {
                    case ERROR_INSIDE_200 -> operation == EngineOperation.SUBMIT ? json(200, "{\"error\":" + error + "}")
                            : job("failed", "null", error);
                    case UNKNOWN_STATUS -> job("dreaming", "null", "null");
                    case SUCCESS_WITHOUT_CLIP -> job("completed", "null", "null");
                    default -> json(404, "{\"error\":\"job not found\"}");
                };
            }

            private MockResponse job(final String status, final String result, final String error) {
                return json(200, "{\"error\":%s,\"id\":\"j1\",\"result\":%s,\"status\":\"%s\"}".formatted(error, result, status));
            }
        };
    }
}
