package io.nifiwan.engine.services;

import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.dashscope.FakeDashScope;
import io.nifiwan.engine.processors.EngineContract;
import io.nifiwan.engine.processors.GenerateVideo;
import okhttp3.HttpUrl;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DashScopeEngineTest extends EngineContract {
    @TempDir
    private Path folder;
    private TestRunner idle;
    private DashScopeEngine engine;

    @Override
    protected ProtocolServer newServer() {
        return new FakeDashScope(clock(), KEY, SIGNATURE);
    }

    @Override
    protected TextToVideoService newService() {
        return new DashScopeEngine(clock());
    }

    /** The store of clips is another host, as the vendor's is; on this machine it has a private address. */
    @Override
    protected Map<String, String> properties(final HttpUrl server) {
        return Map.of("Region", "Other", "Base URL", server.newBuilder().host("localhost").build().resolve("/api/v1").toString(), "API Key", KEY,
                "Request Timeout", "300 ms", "Download Timeout", "1 sec", "Allow Private Addresses", "true");
    }

    @Override
    protected boolean findable() {
        return true;
    }

    @BeforeEach
    void configure() throws Exception {
        idle = TestRunners.newTestRunner(new GenerateVideo());
        engine = new DashScopeEngine();
        idle.addControllerService("dashscope", engine);
        idle.setProperty(engine, DashScopeEngine.API_KEY, KEY);
    }

    @Test
    void aKeyIsAllThatANewServiceNeeds() {
        idle.assertValid(engine);
        idle.setProperty(engine, DashScopeEngine.API_KEY, "two words");
        idle.assertNotValid(engine);
    }

    @Test
    void aWorkspaceHostNeedsTheWorkspace() {
        idle.setProperty(engine, DashScopeEngine.REGION, DashScopeRegion.SINGAPORE_WORKSPACE);
        idle.assertNotValid(engine);
        idle.setProperty(engine, DashScopeEngine.WORKSPACE, "ws-12ab");
        idle.assertValid(engine);
        idle.setProperty(engine, DashScopeEngine.WORKSPACE, "evil.example/");
        idle.assertNotValid(engine);
    }

    @Test
    void regionsHaveTheirAddresses() {
        assertEquals("https://dashscope.aliyuncs.com/api/v1", DashScopeRegion.BEIJING.address(""));
        assertEquals("https://dashscope-intl.aliyuncs.com/api/v1", DashScopeRegion.SINGAPORE.address("ws-1"));
        assertEquals("https://dashscope-us.aliyuncs.com/api/v1", DashScopeRegion.VIRGINIA.address(""));
        assertEquals("https://ws-1.cn-beijing.maas.aliyuncs.com/api/v1", DashScopeRegion.BEIJING_WORKSPACE.address("ws-1"));
        assertEquals("https://ws-1.ap-southeast-1.maas.aliyuncs.com/api/v1", DashScopeRegion.SINGAPORE_WORKSPACE.address("ws-1"));
    }

    @Test
    void anotherAddressIsNeededWhereTheRegionIsAnother() {
        idle.setProperty(engine, DashScopeEngine.REGION, DashScopeRegion.OTHER);
        idle.assertNotValid(engine);
        idle.setProperty(engine, DashScopeEngine.BASE_URL, "https://gateway.example/wan/api/v1");
        idle.assertValid(engine);
    }

    @Test
    void aModelOutsideTheTableNeedsLeaveOrATable() throws Exception {
        idle.setProperty(engine, DashScopeEngine.MODEL, "wan9.9-t2v");
        idle.assertNotValid(engine);
        idle.setProperty(engine, DashScopeEngine.UNKNOWN_MODELS, "true");
        idle.assertValid(engine);
        idle.setProperty(engine, DashScopeEngine.UNKNOWN_MODELS, "false");
        final Path table = Files.writeString(folder.resolve("models.json"), """
                {"version": 1, "models": [{"names": ["wan9.9-t2v"], "frame": "ratio", "tiers": ["720P"], "seconds": [30], "durationSent": true,
                 "fps": 30, "sound": "always", "promptLimit": 5000, "negativePrompt": "none", "negativeLimit": 0}]}
                """);
        idle.setProperty(engine, DashScopeEngine.MODEL_TABLE, table.toString());
        idle.assertValid(engine);
        idle.enableControllerService(engine);
        assertEquals(30, engine.capabilities().maxSeconds());
        idle.disableControllerService(engine);
        Files.writeString(table, "{\"version\": 1, \"models\": 7}");
        idle.assertNotValid(engine);
    }

    @Test
    void isFoundByNiFi() {
        assertTrue(ServiceLoader.load(org.apache.nifi.controller.ControllerService.class).stream()
                .anyMatch(provider -> provider.type() == DashScopeEngine.class));
    }
}
