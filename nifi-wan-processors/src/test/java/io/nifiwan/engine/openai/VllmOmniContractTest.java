package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.processors.EngineContract;
import io.nifiwan.engine.services.OpenAiVideosEngine;
import io.nifiwan.engine.services.TextToVideoService;
import okhttp3.HttpUrl;

import java.util.Map;

/** The contract of all engines, on vLLM-Omni: its list shows prompts, so a doubtful request is found. */
class VllmOmniContractTest extends EngineContract {
    @Override
    protected ProtocolServer newServer() {
        return new VllmOmniServer();
    }

    @Override
    protected TextToVideoService newService() {
        return new OpenAiVideosEngine();
    }

    @Override
    protected Map<String, String> properties(final HttpUrl server) {
        return Map.of("Server", "vLLM-Omni", "Base URL", server.resolve("/v1").toString(), "API Key", KEY, "Request Timeout", "700 ms",
                "Download Timeout", "2 sec", "Inference Steps", "40");
    }

    @Override
    protected boolean findable() {
        return true;
    }

    /** The clip comes from the API itself: there 403 is no expired address but a key that may not fetch it, and a person must act. */
    @Override
    protected Expected expected(final Cell cell) {
        return cell.misbehaviour() == Misbehaviour.URL_EXPIRED ? Expected.of(EngineError.CONFIGURATION) : super.expected(cell);
    }
}
