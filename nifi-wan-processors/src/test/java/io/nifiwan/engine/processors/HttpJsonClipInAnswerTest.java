package io.nifiwan.engine.processors;

import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** The blocking call of vLLM-Omni: a form goes in, the clip itself is the answer. */
class HttpJsonClipInAnswerTest extends HttpJsonContract {
    HttpJsonClipInAnswerTest() {
        super("vllm-omni-sync", "Bearer " + KEY);
    }

    /** There is one call and no other; a server of one's own judges no prompt. */
    @Override
    protected boolean applies(final Cell cell) {
        return cell.operation() == EngineOperation.SUBMIT && cell.misbehaviour() != Misbehaviour.MODERATION;
    }

    @Override
    protected ProtocolServer newServer() {
        return new Server() {
            @Override
            EngineOperation callOf(final RecordedRequest request, final String path) {
                return EngineOperation.SUBMIT;
            }

            @Override
            MockResponse answerOf(final EngineOperation operation) {
                return clip();
            }

            @Override
            MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour) {
                return json(200, "{\"error\":{\"code\":\"BadRequestError\",\"message\":\"size\"}}");
            }
        };
    }
}
