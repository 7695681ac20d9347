package io.nifiwan.engine.processors;

import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** SiliconFlow: the status is asked for with a POST. */
class HttpJsonSiliconFlowTest extends HttpJsonContract {
    HttpJsonSiliconFlowTest() {
        super("siliconflow", "Bearer " + KEY);
    }

    @Override
    protected ProtocolServer newServer() {
        return new Server() {
            @Override
            EngineOperation callOf(final RecordedRequest request, final String path) {
                assertEquals("POST", request.getMethod());
                if (path.equals("/v1/video/submit")) {
                    return EngineOperation.SUBMIT;
                }
                assertEquals("/v1/video/status", path);
                assertEquals("{\"requestId\":\"s1\"}", request.getBody().string(StandardCharsets.UTF_8));
                return EngineOperation.POLL;
            }

            @Override
            MockResponse answerOf(final EngineOperation operation) {
                if (operation == EngineOperation.SUBMIT) {
                    return json(200, "{\"requestId\":\"s1\"}");
                }
                return isDone() ? status("Succeed", "", "[{\"url\":\"" + clipUrl() + "\"}]") : status("InProgress", "", "[]");
            }

            @Override
            MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour) {
                final boolean submission = operation == EngineOperation.SUBMIT;
                return switch (misbehaviour) {
                    case MODERATION -> submission ? json(451, "{\"code\":45101,\"message\":\"提示词包含敏感内容\",\"data\":null}")
                            : status("Failed", "The video has sensitive content", "[]");
                    case ERROR_INSIDE_200 -> submission ? json(200, "{\"code\":20015,\"message\":\"image_size\",\"data\":null}")
                            : status("Failed", "invalid image_size", "[]");
                    case UNKNOWN_STATUS -> status("Dreaming", "", "[]");
                    case SUCCESS_WITHOUT_CLIP -> status("Succeed", "", "[]");
                    default -> json(404, "\"not found\"");
                };
            }

            private MockResponse status(final String word, final String reason, final String videos) {
                return json(200, "{\"status\":\"%s\",\"reason\":\"%s\",\"results\":{\"videos\":%s,\"seed\":7}}".formatted(word, reason, videos));
            }
        };
    }
}
