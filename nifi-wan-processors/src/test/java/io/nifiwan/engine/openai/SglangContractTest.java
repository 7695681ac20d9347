package io.nifiwan.engine.openai;

import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.processors.EngineContract;
import io.nifiwan.engine.services.OpenAiVideosEngine;
import io.nifiwan.engine.services.TextToVideoService;
import okhttp3.HttpUrl;

import java.util.Map;

/** The contract of all engines, on SGLang: its list shows no prompts, so a doubtful request stays in doubt. */
class SglangContractTest extends EngineContract {
    @Override
    protected ProtocolServer newServer() {
        return new SglangServer(SIGNATURE);
    }

    @Override
    protected TextToVideoService newService() {
        return new OpenAiVideosEngine();
    }

    @Override
    protected Map<String, String> properties(final HttpUrl server) {
        return Map.of("Server", "SGLang", "Base URL", server.resolve("/v1").toString(), "API Key", KEY, "Request Timeout", "700 ms",
                "Download Timeout", "2 sec", "Allow Private Addresses", "true");
    }

    @Override
    protected boolean findable() {
        return false;
    }
}
