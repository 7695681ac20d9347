package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.calibrate.page.CalibrationPage;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.ProfileFile;
import io.nifiwan.quality.verdict.SampleClip;
import io.nifiwan.quality.verdict.Threshold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CalibratorTest {
    private static final Targets TARGETS = new Targets(0.95, 0.95, 0.95, false);
    private final Calibrator calibrator = new Calibrator(TARGETS, ProfileFile.of(Profile.PHOTOREAL));

    /** Bad below 0.40, a mixture from 0.40 to 0.50, good above. */
    private static List<JudgedClip> clips() {
        final List<JudgedClip> clips = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            clips.add(Reports.judged("bad-" + index, 0.20 + index * 0.01, Label.BAD));
            clips.add(Reports.judged("good-" + index, 0.52 + index * 0.01, Label.GOOD));
        }
        clips.add(Reports.judged("odd-good", 0.42, Label.GOOD));
        clips.add(Reports.judged("odd-bad", 0.46, Label.BAD));
        clips.add(Reports.judged("open", 0.30, null));
        return clips;
    }

    @Test
    void limitsReachTheTargets() throws IOException {
        final Calibration calibration = calibrator.calibrate(clips(), List.of());
        assertEquals(42, calibration.clips().size());
        assertEquals(1, calibration.undecided());
        final CriterionCalibration sharpness = of(calibration, Criterion.SHARPNESS);
        // Of the 22 clips below 0.49, 21 are bad, a precision of 0.955; below 0.40 all 20 are, which is a recall of 20 of 21.
        assertEquals(21, sharpness.curve().orElseThrow().at(sharpness.after().reject().orElseThrow()).flaggedBad());
        assertEquals(0.49, sharpness.after().reject().orElseThrow(), 0.03);
        assertEquals(sharpness.after().reject(), sharpness.after().review());
        assertTrue(sharpness.note().contains("alone"), sharpness.note());
        assertTrue(sharpness.curve().orElseThrow().area() > 0.99);
    }

    @Test
    void whatDoesNotSeparateKeepsItsLimits() throws IOException {
        final Calibration calibration = calibrator.calibrate(clips(), List.of());
        for (final Criterion criterion : List.of(Criterion.MOTION, Criterion.NOISE, Criterion.STRUCTURE)) {
            assertFalse(of(calibration, criterion).isChanged());
            assertTrue(of(calibration, criterion).note().startsWith("No limit is suggested"), of(calibration, criterion).note());
        }
    }

    @Test
    void tooFewLabelsAreRefusedWithWhatIsMissing() {
        final List<JudgedClip> few = clips().subList(0, 29);
        final String message = assertThrows(TooFewLabelsException.class, () -> calibrator.calibrate(few, List.of())).getMessage();
        assertTrue(message.contains("29 clips with a verdict, 14 good and 15 bad") && message.contains("30 clips with 8"), message);
        final List<JudgedClip> lopsided = new ArrayList<>(clips().stream().filter(clip -> clip.label().clip().startsWith("good")).toList());
        lopsided.addAll(List.copyOf(lopsided));
        lopsided.addAll(clips().stream().filter(clip -> clip.label().clip().startsWith("bad")).limit(7).toList());
        assertThrows(TooFewLabelsException.class, () -> calibrator.calibrate(lopsided, List.of()));
    }

    @Test
    void conservativeLimitsFlagNoMore() throws IOException {
        final Calibration strict = new Calibrator(new Targets(0.80, 0.80, 0.95, true), ProfileFile.of(Profile.PHOTOREAL)).calibrate(clips(),
                List.of());
        final CriterionCalibration sharpness = of(strict, Criterion.SHARPNESS);
        final Cut cut = sharpness.curve().orElseThrow().at(sharpness.after().reject().orElseThrow());
        assertTrue(cut.precisionInterval(0.95).low() >= 0.80, cut::toString);
    }

    @Test
    void aLimitThatRejectsTooManyGoodClipsGoes() throws IOException {
        final List<JudgedClip> clips = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            clips.add(Reports.judged("bad-" + index, 0.40 + index * 0.01, Label.BAD));
            clips.add(Reports.judged("good-" + index, 0.455 + index * 0.01, Label.GOOD));
        }
        clips.add(Reports.judged("good", 0.1, Label.GOOD));
        final CriterionCalibration sharpness = of(calibrator.calibrate(clips, List.of()), Criterion.SHARPNESS);
        assertEquals(OptionalDouble.empty(), sharpness.after().reject());
        assertTrue(sharpness.note().contains("No reject limit"), sharpness.note());
    }

    @Test
    void aspectsCountBeforeTheWhole() throws IOException {
        final List<JudgedClip> clips = clips().stream().map(clip -> new JudgedClip(new ClipLabel("", clip.label().clip(), Optional.empty(),
                clip.label().label(), Map.of("blurred", clip.label().label().map(label -> label == Label.BAD ? Label.GOOD : Label.BAD))),
                clip.report(), Optional.empty())).toList();
        assertTrue(of(calibrator.calibrate(clips, List.of()), Criterion.SHARPNESS).curve().orElseThrow().area() < 0.01);
    }

    @Test
    void pairsTellHowOftenAValueAgrees() throws IOException {
        final List<JudgedPair> pairs = new ArrayList<>();
        for (int index = 0; index < 40; index++) {
            final Preference preference = index < 30 ? Preference.FIRST : index < 36 ? Preference.SECOND : Preference.SAME;
            pairs.add(new JudgedPair(new PairLabel("", "a", "b", Optional.of(preference), Map.of()), Reports.sharp("a", 0.9), Reports.sharp("b",
                    0.8)));
        }
        final Calibration calibration = calibrator.calibrate(List.of(), pairs);
        final PairAgreement sharpness = calibration.pairs().stream().filter(pair -> pair.criterion() == Criterion.SHARPNESS).findFirst()
                .orElseThrow();
        assertEquals(new PairAgreement(Criterion.SHARPNESS, 30, 6, 0, 4), sharpness);
        assertEquals(30 / 36.0, sharpness.accuracy(), 1e-12);
        assertThrows(TooFewLabelsException.class, () -> calibrator.calibrate(List.of(), pairs.subList(0, 29)));
    }

    @Test
    void theProfileFileIsReadAsItWasWritten(@TempDir final Path folder) throws IOException {
        final Calibration calibration = calibrator.calibrate(clips(), List.of());
        final Path file = folder.resolve("mine.json");
        calibration.calibrated("mine").write(file);
        final ProfileFile read = ProfileFile.read(file);
        assertEquals("mine", read.thresholds().profile());
        assertEquals(of(calibration, Criterion.SHARPNESS).after(), read.thresholds().of(Criterion.SHARPNESS));
        assertEquals(Profile.PHOTOREAL.thresholds().of(Criterion.CUTS), read.thresholds().of(Criterion.CUTS));
        assertEquals(Profile.PHOTOREAL.thresholds().curves(), read.thresholds().curves());
        assertEquals(List.of(), read.thresholds().contradictory());
        assertTrue(Files.readString(file).contains("21 good and 21 bad"), Files.readString(file));
    }

    @Test
    void faultsOfAProfileFileAreNamed(@TempDir final Path folder) throws IOException {
        final String good = Files.readString(write(folder, "good.json", ""));
        for (final Map.Entry<String, String> fault : Map.of("\"sharpness\" : {", "\"sharpnes\" : {", "\"review\" : 0.62", "\"review\" : \"0.62\"",
                "\"review\" : 0.78", "\"review\" : 0.95", "\"curves\"", "\"curve\"").entrySet()) {
            assertTrue(good.contains(fault.getKey()), good);
            final Path file = write(folder, "bad.json", good.replaceFirst(Pattern.quote(fault.getKey()), fault.getValue()));
            assertTrue(assertThrows(IOException.class, () -> ProfileFile.read(file)).getMessage().contains("bad.json"));
        }
        final Path none = Files.writeString(folder.resolve("none.json"), "[]");
        assertThrows(IOException.class, () -> ProfileFile.read(none));
    }

    @Test
    void thePageHoldsEverythingAndEscapesNames() throws IOException {
        final List<JudgedClip> clips = clips();
        clips.add(Reports.judged("<script>alert('x')</script>", 0.44, Label.BAD));
        final String page = CalibrationPage.of(calibrator.calibrate(clips, List.of()), clip -> Optional.of(new byte[] {1, 2, 3}));
        assertTrue(page.contains("&lt;script&gt;alert") && !page.contains("<script>alert"), "names are escaped");
        assertTrue(page.contains("data:image/jpeg;base64,AQID"));
        assertTrue(page.contains("<svg class='histogram'") && page.contains("data-criterion='sharpness'"));
        assertFalse(page.contains("http://") || page.contains("https://"), "nothing is loaded from elsewhere");
        assertEquals(1, page.split("<script>", -1).length - 1);
    }

    @Test
    void valuesAreThoseTheGateCompares() {
        final Map<Criterion, Double> values = CriterionValues.of(Reports.report("clip", new SampleClip().decoded(40).without("motion")));
        assertEquals(40 / 81.0, values.get(Criterion.DECODED_SHARE), 1e-12);
        assertEquals(70, values.get(Criterion.STRUCTURE), 1e-12);
        assertFalse(values.containsKey(Criterion.MOTION) || values.containsKey(Criterion.CAMERA_MATCH));
        assertTrue(values.containsKey(Criterion.SCORE));
    }

    @Test
    void changesOfALimitAreSeen() {
        final Threshold before = new Threshold(Criterion.MOTION, OptionalDouble.of(1), OptionalDouble.empty());
        assertFalse(new CriterionCalibration(Criterion.MOTION, List.of(), Optional.empty(), Optional.empty(), before, before, "").isChanged());
    }

    private static CriterionCalibration of(final Calibration calibration, final Criterion criterion) {
        return calibration.criteria().stream().filter(entry -> entry.criterion() == criterion).findFirst().orElseThrow();
    }

    private static Path write(final Path folder, final String name, final String content) throws IOException {
        final Path file = folder.resolve(name);
        if (content.isEmpty()) {
            ProfileFile.of(Profile.PHOTOREAL).write(file);
            return file;
        }
        return Files.writeString(file, content);
    }
}
