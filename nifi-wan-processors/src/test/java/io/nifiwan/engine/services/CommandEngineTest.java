package io.nifiwan.engine.services;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.controller.ControllerService;
import org.apache.nifi.util.MockConfigurationContext;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(60)
class CommandEngineTest {
    @TempDir
    private Path folder;
    private final CommandEngine engine = new CommandEngine();
    private TestRunner runner;

    @BeforeEach
    void configure() throws Exception {
        runner = TestRunners.newTestRunner(AnimaticEngineTest.Idle.class);
        runner.addControllerService("engine", engine);
        runner.setProperty(engine, CommandEngine.WORK_FOLDER, folder.resolve("work").toString());
    }

    private void custom(final String arguments) {
        runner.setProperty(engine, CommandEngine.PRESET, CommandPreset.CUSTOM);
        runner.setProperty(engine, CommandEngine.PROGRAM, "/bin/sh");
        runner.setProperty(engine, CommandEngine.ARGUMENTS, arguments);
    }

    @Test
    void generatePyNeedsItsModelOnly() throws Exception {
        runner.assertNotValid(engine);
        runner.setProperty(engine, CommandEngine.MODEL, "/models/Wan2.2-T2V-A14B");
        runner.assertValid(engine);
        runner.enableControllerService(engine);
        assertEquals(new Capabilities("wan-generate", 10, 3840L * 2160, 16, false, true), engine.capabilities());
        final VideoRequest request = new VideoRequest("a", "Dawn", "", 832, 480, 121, 24, 1, Map.of());
        assertEquals(request.resized(832, 480, 81, 16), engine.prepare(request));
        runner.disableControllerService(engine);
    }

    @Test
    void sdCliNeedsItsFourFiles() {
        runner.setProperty(engine, CommandEngine.PRESET, CommandPreset.SD_CLI);
        runner.setProperty(engine, CommandEngine.MODEL, "/models/low.gguf");
        runner.assertNotValid(engine);
        runner.setProperty(engine, "high_noise_model", "/models/high.gguf");
        runner.setProperty(engine, "vae", "/models/vae.safetensors");
        runner.assertNotValid(engine);
        runner.setProperty(engine, "t5xxl", "/models/umt5.gguf");
        runner.assertValid(engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n${prompt}", "x\n${output}", "${prompt}\n${output}\n${unknown}", "${prompt}\n${output}\n${steps}",
        "${prompt}\n${output}\n${model}", "${prompt}\n${output}\n${", " "})
    void argumentsThatCannotWorkAreRefused(final String arguments) {
        custom(arguments);
        runner.assertNotValid(engine);
    }

    @Test
    void propertiesAreValidated() {
        custom("${prompt}\n${output}");
        runner.assertValid(engine);
        invalid(CommandEngine.GPUS, "0;1", "0,1");
        invalid(CommandEngine.PROGRESS_PATTERN, "\\d+", "(?<percent>\\d+)%");
        invalid(CommandEngine.OUTPUT_EXTENSION, "../x", "webm");
        invalid(CommandEngine.ENVIRONMENT, "NAME", "NAME=value");
        invalid(CommandEngine.SECRET_ENVIRONMENT, "=x", "HF_TOKEN=${x");
        invalid(CommandEngine.PROGRAM, "C:\\run.BAT", "/bin/sh");
        runner.setProperty(engine, "prompt", "shadowed");
        runner.assertNotValid(engine);
    }

    private void invalid(final PropertyDescriptor property, final String wrong, final String right) {
        runner.setProperty(engine, property, wrong);
        runner.assertNotValid(engine);
        runner.setProperty(engine, property, right);
        runner.assertValid(engine);
    }

    @Test
    void aProgramMakesAClip() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no sh on this machine");
        final Path program = Files.writeString(folder.resolve("program.sh"), """
                printf '\\000\\000\\000\\020ftypisom\\000\\000\\000\\000\\000\\000\\000\\010moov\\000\\000\\000\\010mdat' > "$1"
                [ "$2 $3 $NAME" = '5.0625 --like-this 雨 low.gguf-x' ] || rm "$1"
                """);
        custom(program + "\n${output}\n${seconds}\n${prompt}");
        runner.setProperty(engine, "vae", "low.gguf");
        runner.setProperty(engine, CommandEngine.ENVIRONMENT, "NAME=${vae}-x");
        runner.enableControllerService(engine);
        final VideoRequest request = new VideoRequest("shot-1", "--like-this 雨", "", 64, 48, 81, 16, 3, Map.of());
        engine.submit(request);
        JobStatus status = engine.poll("shot-1");
        while (status.state() == JobStatus.State.QUEUED || status.state() == JobStatus.State.RUNNING) {
            LockSupport.parkNanos(1_000_000);
            status = engine.poll("shot-1");
        }
        assertEquals(JobStatus.succeeded(), status);
        final ByteArrayOutputStream clip = new ByteArrayOutputStream();
        engine.download("shot-1", clip);
        assertEquals("ftyp", clip.toString(StandardCharsets.ISO_8859_1).substring(4, 8));
        assertEquals(FoundJob.found("shot-1"), engine.find(request, Instant.EPOCH));
        runner.disableControllerService(engine);
    }

    @Test
    void theConfigurationNamesWhatDeterminesTheClip() throws Exception {
        final VideoRequest request = new VideoRequest("a", "Dawn", "", 64, 48, 5, 16, 1, Map.of());
        custom("${prompt}\n${output}\n${model}");
        runner.setProperty(engine, CommandEngine.MODEL, "one");
        runner.setProperty(engine, CommandEngine.SECRET_ENVIRONMENT, "KEY=hf_1");
        final String first = configuration(request);
        assertEquals(first, configuration(request));
        assertFalse(first.contains("hf_1"));
        runner.setProperty(engine, CommandEngine.SECRET_ENVIRONMENT, "KEY=hf_2");
        assertEquals(first, configuration(request), "a new key makes no new clip");
        assertNotEquals(first, configuration(new VideoRequest("a", "Dawn", "", 64, 48, 5, 16, 1, new ModelSettings("two", 0, -1), Map.of())));
        runner.setProperty(engine, CommandEngine.ENVIRONMENT, "PRECISION=bf16");
        assertNotEquals(first, configuration(request));
    }

    private String configuration(final VideoRequest request) {
        runner.enableControllerService(engine);
        final String configuration = engine.configuration(request);
        runner.disableControllerService(engine);
        return configuration;
    }

    @Test
    void verificationLooksForTheProgramAndTheFolders() throws Exception {
        final Path program = Files.createFile(folder.resolve("program"));
        assertTrue(program.toFile().setExecutable(true));
        assertEquals(List.of(Outcome.SUCCESSFUL, Outcome.SUCCESSFUL, Outcome.SUCCESSFUL), outcomes(program.toString(), folder));
        assertEquals(List.of(Outcome.SUCCESSFUL, Outcome.SUCCESSFUL, Outcome.SUCCESSFUL), outcomes("./program", folder));
        assertEquals(List.of(Outcome.FAILED, Outcome.FAILED, Outcome.SUCCESSFUL), outcomes("no-such-program-anywhere", folder.resolve("missing")));
    }

    private List<Outcome> outcomes(final String program, final Path workingFolder) {
        final MockConfigurationContext context = new MockConfigurationContext(engine, Map.of(CommandEngine.PROGRAM, program,
                CommandEngine.WORKING_FOLDER, workingFolder.toString(),
                CommandEngine.WORK_FOLDER, folder.resolve("work").toString()), null, Map.of());
        return engine.verify(context, runner.getLogger(), Map.of()).stream().map(ConfigVerificationResult::getOutcome).toList();
    }

    @Test
    void itIsRestrictedAndNiFiFindsIt() {
        assertEquals(RequiredPermission.EXECUTE_CODE, CommandEngine.class.getAnnotation(Restricted.class).restrictions()[0].requiredPermission());
        assertTrue(ServiceLoader.load(ControllerService.class).stream().anyMatch(provider -> provider.type() == CommandEngine.class));
        assertTrue(CommandEngine.SECRET_ENVIRONMENT.isSensitive());
    }
}
