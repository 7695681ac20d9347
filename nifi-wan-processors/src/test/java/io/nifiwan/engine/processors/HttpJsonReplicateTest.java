package io.nifiwan.engine.processors;

import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Replicate: addresses for status and cancelling come with the answer, the output is an array. */
class HttpJsonReplicateTest extends HttpJsonContract {
    HttpJsonReplicateTest() {
        super("replicate", "Bearer " + KEY);
    }

    @Override
    protected ProtocolServer newServer() {
        return new Server() {
            @Override
            EngineOperation callOf(final RecordedRequest request, final String path) {
                if (path.equals("/v1/models/wan-video/wan-2.2-t2v-fast/predictions")) {
                    return EngineOperation.SUBMIT;
                }
                return path.endsWith("/cancel") ? EngineOperation.CANCEL : EngineOperation.POLL;
            }

            @Override
            MockResponse answerOf(final EngineOperation operation) {
                return switch (operation) {
                    case SUBMIT -> json(201, "{\"id\":\"p1\",\"status\":\"starting\",\"output\":null,\"urls\":{\"get\":\"%s\",\"cancel\":\"%s\"}}"
                            .formatted(url("/v1/predictions/p1"), url("/v1/predictions/p1/cancel")));
                    case POLL -> isDone() ? prediction("succeeded", "[\"" + clipUrl() + "\"]", "null") : prediction("processing", "null", "null");
                    default -> prediction("canceled", "null", "null");
                };
            }

            @Override
            MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour) {
                final boolean submission = operation == EngineOperation.SUBMIT;
                return switch (misbehaviour) {
                    case MODERATION -> submission ? json(422, "{\"title\":\"Refused\",\"detail\":\"The input was flagged as sensitive (E005)\"}")
                            : prediction("failed", "null", "\"The output was flagged as sensitive (E005)\"");
                    case ERROR_INSIDE_200 -> submission ? json(200, "{\"title\":\"Input validation failed\",\"detail\":\"num_frames\"}")
                            : prediction("failed", "null", "\"num_frames must be at least 81\"");
                    case UNKNOWN_STATUS -> prediction("pondering", "null", "null");
                    case SUCCESS_WITHOUT_CLIP -> prediction("succeeded", "null", "null");
                    default -> json(404, "{\"detail\":\"The requested resource could not be found.\",\"status\":404}");
                };
            }

            private MockResponse prediction(final String status, final String output, final String error) {
                return json(200, "{\"id\":\"p1\",\"status\":\"%s\",\"output\":%s,\"error\":%s}".formatted(status, output, error));
            }
        };
    }
}
