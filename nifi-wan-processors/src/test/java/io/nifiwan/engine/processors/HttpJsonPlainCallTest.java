package io.nifiwan.engine.processors;

import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A blocking call that answers with the address of the clip. */
class HttpJsonPlainCallTest extends HttpJsonContract {
    HttpJsonPlainCallTest() {
        super("plain-t2v", "Bearer " + KEY);
    }

    /** Nobody is asked about a job: it is on this machine. */
    @Override
    protected boolean applies(final Cell cell) {
        return cell.operation() != EngineOperation.POLL;
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
                return json(200, "{\"video_url\":\"%s\"}".formatted(clipUrl()));
            }

            @Override
            MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour) {
                return misbehaviour == Misbehaviour.MODERATION ? json(400, "{\"error\":\"the prompt has sensitive content\"}")
                        : json(200, "{\"error\":{\"code\":\"invalid_parameter\",\"message\":\"width\"}}");
            }
        };
    }
}
