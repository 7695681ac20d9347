package io.nifiwan.engine.processors;

import io.nifiwan.engine.comfyui.ComfyUiProtocolServer;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.services.ComfyUiEngine;
import io.nifiwan.engine.services.TextToVideoService;
import okhttp3.HttpUrl;

import java.util.Map;

/** Holds the ComfyUI engine to what holds for every engine. */
class ComfyUiContractTest extends EngineContract {
    @Override
    protected ProtocolServer newServer() {
        return new ComfyUiProtocolServer();
    }

    @Override
    protected TextToVideoService newService() {
        return new ComfyUiEngine();
    }

    @Override
    protected Map<String, String> properties(final HttpUrl server) {
        return Map.of("Base URL", server.toString(), "Request Timeout", "300 ms", "Download Timeout", "1 sec", "Authorization", "Bearer " + KEY);
    }

    @Override
    protected boolean findable() {
        return true;
    }

    /** ComfyUI checks graphs and no contents when it takes a job, and its clips have no signed addresses. */
    @Override
    protected boolean applies(final Cell cell) {
        return !(cell.operation() == EngineOperation.SUBMIT && cell.misbehaviour() == Misbehaviour.MODERATION)
                && cell.misbehaviour() != Misbehaviour.URL_EXPIRED;
    }
}
