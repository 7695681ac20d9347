package io.nifiwan.engine.processors;

import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** fal: all addresses come with the answer, a job in progress answers 202, and both clip and failure are told by a second hop. */
class HttpJsonFalTest extends HttpJsonContract {
    HttpJsonFalTest() {
        super("fal", "Key " + KEY);
    }

    @Override
    protected ProtocolServer newServer() {
        return new Server() {
            private MockResponse hop = json(400, "{\"detail\":\"Request is still in progress\"}");

            @Override
            EngineOperation callOf(final RecordedRequest request, final String path) {
                if (path.equals("/fal-ai/wan/v2.2-a14b/text-to-video")) {
                    return EngineOperation.SUBMIT;
                }
                if (path.endsWith("/cancel")) {
                    return EngineOperation.CANCEL;
                }
                return path.endsWith("/status") ? EngineOperation.POLL : EngineOperation.RESULT;
            }

            @Override
            MockResponse answerOf(final EngineOperation operation) {
                return switch (operation) {
                    case SUBMIT -> json(200, ("{\"request_id\":\"r1\",\"status_url\":\"%1$s/status\",\"response_url\":\"%1$s\","
                            + "\"cancel_url\":\"%1$s/cancel\",\"queue_position\":0}").formatted(url("/fal-ai/wan/requests/r1")));
                    case POLL -> isDone() ? done(json(200, "{\"video\":{\"url\":\"%s\"},\"seed\":7}".formatted(clipUrl())))
                            : status(202, "IN_PROGRESS");
                    case RESULT -> hop;
                    default -> json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");
                };
            }

            @Override
            MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour) {
                final boolean submission = operation == EngineOperation.SUBMIT;
                return switch (misbehaviour) {
                    case MODERATION -> submission ? refusal(422, "content_policy_violation") : done(refusal(422, "content_policy_violation"));
                    case ERROR_INSIDE_200 -> submission ? refusal(200, "value_error") : done(refusal(422, "value_error"));
                    case UNKNOWN_STATUS -> status(202, "DREAMING");
                    case SUCCESS_WITHOUT_CLIP -> done(json(200, "{\"video\":null}"));
                    default -> json(404, "{\"detail\":\"Request not found\"}");
                };
            }

            private MockResponse done(final MockResponse result) {
                hop = result;
                return status(200, "COMPLETED");
            }

            private MockResponse status(final int code, final String word) {
                return json(code, "{\"status\":\"%s\",\"request_id\":\"r1\"}".formatted(word));
            }

            private MockResponse refusal(final int code, final String type) {
                return json(code, "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"refused\",\"type\":\"%s\"}]}".formatted(type));
            }
        };
    }
}
