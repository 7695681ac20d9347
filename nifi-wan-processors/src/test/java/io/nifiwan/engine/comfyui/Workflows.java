package io.nifiwan.engine.comfyui;

import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Workflows and requests of the tests. */
final class Workflows {
    static final String ID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";

    private Workflows() {
    }

    static String shipped(final String name) throws IOException {
        try (InputStream input = Workflows.class.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String twoExperts() throws IOException {
        return shipped("wan2.2-t2v-14b.json");
    }

    static WorkflowTemplate template(final String workflow, final String mapping) throws WorkflowException {
        return WorkflowTemplate.of(Workflow.parse(workflow), mapping, "", false);
    }

    static VideoRequest request(final ModelSettings settings) {
        return new VideoRequest(ID, "a red kite (\"Falke\")\n越过沙丘", "blur", 1280, 720, 49, 24, 4711, settings, Map.of());
    }
}
