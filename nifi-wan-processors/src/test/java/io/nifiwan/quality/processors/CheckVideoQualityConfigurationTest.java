package io.nifiwan.quality.processors;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.quality.MeasurerSettings;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.ProfileFile;
import io.nifiwan.quality.verdict.Threshold;
import io.nifiwan.quality.verdict.Thresholds;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CheckVideoQualityConfigurationTest {
    private final List<MeasurerSettings> built = new ArrayList<>();
    private final CheckVideoQuality processor = new CheckVideoQuality(settings -> {
        built.add(settings);
        return (clip, expectation) -> measured();
    }, () -> Instant.EPOCH);
    private TestRunner runner;
    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        runner = TestRunners.newTestRunner(processor);
    }

    @Test
    void theDefaultsAreValid() {
        runner.assertValid();
    }

    @Test
    void aProfileFileReplacesTheBuiltInProfile() throws Exception {
        final Path file = folder.resolve("mine.json");
        ProfileFile.of(Profile.PHOTOREAL).named("mine", "").with(new Threshold(Criterion.MOTION, OptionalDouble.of(0.6), OptionalDouble.of(0.7)), "")
                .write(file);
        runner.setProperty(GateProperties.PROFILE_FILE, file.toString());
        runner.setProperty("Motion Reject Above", "0.8");
        runner.assertValid();
        final Thresholds thresholds = GateProperties.thresholds(runner.getProcessContext());
        assertEquals("mine", thresholds.profile());
        assertEquals(new Threshold(Criterion.MOTION, OptionalDouble.of(0.6), OptionalDouble.of(0.8)), thresholds.of(Criterion.MOTION));

        runner.setProperty("Motion Reject Above", "0.5");
        runner.assertNotValid();
        Files.writeString(file, Files.readString(file).replace("\"motion\"", "\"motoin\""));
        runner.assertNotValid();
        runner.setProperty(GateProperties.PROFILE_FILE, folder.resolve("missing.json").toString());
        runner.assertNotValid();
    }

    @Test
    void thresholdPropertiesAreNamedByRule() {
        final List<String> names = processor.getPropertyDescriptors().stream().map(PropertyDescriptor::getName)
                .filter(name -> name.endsWith(" Below") || name.endsWith(" Above")).toList();
        for (final String name : names) {
            final String[] words = name.toLowerCase(Locale.ROOT).split(" ");
            final String id = String.join("_", List.of(words).subList(0, words.length - 2));
            final Criterion criterion = Criterion.ofId(id).orElseThrow(() -> new AssertionError("calibrate puts limits into parameters by "
                    + "this rule: " + name));
            assertEquals(criterion.direction().id(), words[words.length - 1]);
        }
        assertTrue(names.size() >= 20);
    }

    @ParameterizedTest
    @CsvSource({
        "Sharpness Review Below, 0.3, PHOTOREAL",
        "Sharpness Reject Below, 0.9, PHOTOREAL",
        "Motion Review Above, 0.95, PHOTOREAL",
        "Motion Reject Above, 0.92, ANIMATION",
        "Score Pass At, 0.2, PHOTOREAL",
        "Score Review At, 0.8, PHOTOREAL",
        "Frozen Seconds Reject Above, 0.5, PHOTOREAL"
    })
    void limitsThatContradictEachOtherAreInvalid(final String property, final String value, final QualityProfile profile) {
        runner.setProperty(GateProperties.PROFILE, profile);
        runner.setProperty(property, value);

        runner.assertNotValid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "NaN", "Infinity", "0,5"})
    void aLimitIsANumber(final String value) {
        runner.setProperty("Sharpness Reject Below", value);

        runner.assertNotValid();
    }

    @Test
    void aLimitThatIsSetReplacesThatOfTheProfile() {
        runner.setProperty("Sharpness Review Below", "0.9");
        runner.enqueue(new byte[] {1});
        runner.run();

        runner.assertTransferCount(CheckVideoQuality.REVIEW, 1);
        runner.getFlowFilesForRelationship(CheckVideoQuality.REVIEW).getFirst()
                .assertAttributeEquals(QualityAttributes.REASONS, "BLURRED");
    }

    @Test
    void descriptionsNameTheLimitsOfTheProfiles() {
        final Map<String, PropertyDescriptor> descriptors = ThresholdProperties.descriptors().stream()
                .collect(Collectors.toMap(PropertyDescriptor::getName, Function.identity()));

        assertTrue(descriptors.get("Motion Review Above").getDescription().contains("Photoreal 0.78, Animation 0.95"));
        assertTrue(descriptors.get("Noise Reject Above").getDescription().contains("Photoreal no limit"));
        assertFalse(descriptors.get("Score Pass At").isRequired());
    }

    @Test
    void theMeasurerIsBuiltOnceAsThePropertiesSay() throws Exception {
        final Path ffmpeg = Files.createFile(folder.resolve("ffmpeg"));
        runner.setProperty(GateProperties.FFMPEG, ffmpeg.toString());
        runner.setProperty(GateProperties.MAXIMUM_SIZE, "10 MB");
        runner.setProperty(GateProperties.MAXIMUM_SECONDS, "15");
        runner.setProperty(GateProperties.TIME_LIMIT, "30 sec");
        runner.enqueue(new byte[] {1});
        runner.enqueue(new byte[] {2});
        runner.run(2);

        assertEquals(List.of(new MeasurerSettings(Optional.of(ffmpeg), 10L << 20, 15, Duration.ofSeconds(30))), built);
    }

    @Test
    void anFfmpegThatIsMissingIsInvalid() {
        runner.setProperty(GateProperties.FFMPEG, folder.resolve("missing").toString());

        runner.assertNotValid();
    }

    @Test
    void verificationSaysWhatWorks() {
        runner.setProperty(GateProperties.TEMPORARY_FOLDER, folder.toString());
        final Map<String, ConfigVerificationResult> results = verify(Map.of("video.width", "1280"));

        assertEquals(Outcome.SUCCESSFUL, results.get("Write Temporary File").getOutcome());
        assertEquals(Outcome.SUCCESSFUL, results.get("Read Expectation").getOutcome());
        assertTrue(results.get("Read Expectation").getExplanation().contains("1280x0"));
        assertTrue(results.get("Layers").getExplanation().contains("Not run"));
        assertEquals(FfmpegInstallation.isBundled() ? Outcome.SUCCESSFUL : Outcome.FAILED,
                results.get("Run FFmpeg").getOutcome());
    }

    @Test
    void verificationSaysWhatDoesNotWork() throws Exception {
        runner.setProperty(GateProperties.FFMPEG, Files.createFile(folder.resolve("ffmpeg")).toString());
        runner.setProperty(GateProperties.TEMPORARY_FOLDER, folder.resolve("missing").toString());
        final Map<String, ConfigVerificationResult> results = verify(Map.of("video.width", "wide"));

        assertEquals(Outcome.FAILED, results.get("Run FFmpeg").getOutcome());
        assertTrue(results.get("Run FFmpeg").getExplanation().contains("not an executable file"));
        assertEquals(Outcome.FAILED, results.get("Write Temporary File").getOutcome());
        assertEquals(Outcome.FAILED, results.get("Read Expectation").getOutcome());
        assertEquals(Outcome.SKIPPED, verify(Map.of()).get("Read Expectation").getOutcome());
    }

    private Map<String, ConfigVerificationResult> verify(final Map<String, String> attributes) {
        return processor.verify(runner.getProcessContext(), runner.getLogger(), attributes).stream()
                .collect(Collectors.toMap(ConfigVerificationResult::getVerificationStepName, Function.identity()));
    }

    private static ClipMeasurements measured() {
        return new ClipMeasurements(new ClipInfo("mp4", "h264", 1280, 720, 16, 81, 5.0625, 81, true, false, "ffmpeg 8.0.1"), List.of(
                new Measurement("sharpness", true, "", Map.of("sharpr", 0.8), Map.of(), Map.of(), List.of()),
                new Measurement("motion", true, "", Map.of("tcr", 0.3), Map.of(), Map.of(), List.of())), 900);
    }
}
