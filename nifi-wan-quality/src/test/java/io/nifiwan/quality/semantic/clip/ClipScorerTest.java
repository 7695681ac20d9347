package io.nifiwan.quality.semantic.clip;

import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.semantic.SemanticState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Runs the tiny model through ONNX Runtime. */
class ClipScorerTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copyModel() throws IOException {
        TinyModel.copyTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"a red wall, 220, 20, 20", "the blue boat, 20, 20, 220", "绿色的门, 20, 200, 20", "黄色的墙, 220, 210, 10"})
    void theClipThatShowsThePromptRanksFirst(final String prompt, final int red, final int green, final int blue) throws SemanticException {
        try (ClipScorer scorer = new ClipScorer(TinyModel.open(folder))) {
            final Measurement right = scorer.score(TinyModel.frames(8, red, green, blue), SemanticBrief.of(prompt));
            final Measurement wrong = scorer.score(TinyModel.frames(8, 255 - red, 255 - green, 255 - blue), SemanticBrief.of(prompt));

            assertTrue(right.applicable());
            assertEquals(1, right.values().get("rank"));
            assertTrue(right.values().get("margin") > 0.2);
            assertTrue(right.values().get(SemanticScorer.SCORE) > 0.8, right.values().toString());
            assertTrue(wrong.values().get(SemanticScorer.SCORE) < 0.1, wrong.values().toString());
            assertTrue(wrong.values().get("rank") > 16);
            assertEquals("judged", right.labels().get(SemanticState.LABEL));
            assertTrue(right.labels().get(SemanticScorer.MODEL).matches("tiny-colours@[0-9a-f]{12}"));
            assertEquals(prompt, right.labels().get("clause_1"));
        }
    }

    @Test
    void aMissingClauseIsNotMadeUpFor() throws SemanticException {
        try (ClipScorer scorer = new ClipScorer(TinyModel.open(folder))) {
            final Measurement half = scorer.score(TinyModel.frames(8, 220, 20, 20), SemanticBrief.of("a red wall. the blue boat."));
            final double red = half.values().get("clause_1");
            final double blue = half.values().get("clause_2");
            assertTrue(red > 0.8 && blue < 0.1);
            assertEquals(0.6 * (red + blue) / 2 + 0.4 * blue, half.values().get(SemanticScorer.SCORE), 1e-9);
            assertTrue(half.labels().get(SemanticScorer.EXPLANATION).contains("the blue boat"));
        }
    }

    @Test
    void contentThatDriftsAwayHasASlope() throws SemanticException {
        final List<RgbFrame> frames = new ArrayList<>();
        IntStream.range(0, 8).forEach(index -> frames.add(TinyModel.frame(index * 0.5, 220 - 25 * index, 20 + 25 * index, 20)));
        try (ClipScorer scorer = new ClipScorer(TinyModel.open(folder))) {
            final Measurement drifting = scorer.score(frames, SemanticBrief.of("red"));
            final double[] cosines = drifting.series().get("cosine");
            assertEquals(8, cosines.length);
            assertTrue(cosines[0] > 0.9 && cosines[7] < 0);
            assertTrue(drifting.values().get("drift") < -0.3);
            assertEquals(cosines[7], drifting.values().get("cosine_min"), 1e-9);
        }
    }

    @Test
    void aModelThatReadsNoChineseSaysSo() throws IOException, SemanticException {
        TinyModel.edit(folder, "\"zh\"", "\"en\"");
        try (ClipScorer scorer = new ClipScorer(TinyModel.open(folder))) {
            final Measurement silent = scorer.score(TinyModel.frames(8, 220, 20, 20), SemanticBrief.of("一扇红色的门"));
            assertFalse(silent.applicable());
            assertEquals("language_unsupported", silent.labels().get(SemanticState.LABEL));
            assertTrue(silent.note().startsWith("text_language_unsupported"));

            final Measurement both = scorer.score(TinyModel.frames(8, 220, 20, 20), SemanticBrief.of("一扇红色的门。a red door"));
            assertTrue(both.applicable());
            assertEquals("a red door", both.labels().get("clause_1"));
            assertTrue(both.labels().get(SemanticScorer.EXPLANATION).contains("1 clauses are in a language"));
            assertEquals(SemanticState.NOT_ASKED, SemanticState.of(scorer.score(TinyModel.frames(1, 0, 0, 0), SemanticBrief.of("…, 3!"))));
        }
    }

    @Test
    void anExportWithOneRowAMaskAndTokenFeaturesGivesTheSame() throws IOException, SemanticException {
        final SemanticBrief brief = SemanticBrief.of("the red door and the light");
        final double usual;
        try (ClipScorer scorer = new ClipScorer(TinyModel.open(folder))) {
            usual = scorer.score(TinyModel.frames(3, 200, 60, 20), brief).values().get(SemanticScorer.SCORE);
        }
        TinyModel.edit(folder, "\"file\": \"text.onnx\"", "\"file\": \"text-tokens.onnx\", \"mask\": \"mask\", \"pooling\": \"MEAN\"");
        TinyModel.edit(folder, "\"input_ids\"", "\"text\"");
        TinyModel.edit(folder, "\"text_embeds\"", "\"last_hidden_state\"");
        TinyModel.edit(folder, ModelFolder.sha256(folder.resolve("text.onnx")), ModelFolder.sha256(folder.resolve("text-tokens.onnx")));
        try (ClipScorer scorer = new ClipScorer(TinyModel.open(folder))) {
            // A mean is a sum with another length, and features have length 1.
            assertEquals(usual, scorer.score(TinyModel.frames(3, 200, 60, 20), brief).values().get(SemanticScorer.SCORE), 1e-5);
        }
    }

    @Test
    void labelledClipsCanCalibrateTheScore() throws IOException, SemanticException {
        TinyModel.edit(folder, "\"scale\": 10.0", "\"scale\": 10.0, \"bias\": -2.0, \"calibration\": {\"slope\": 2.0, \"intercept\": -3.0}");
        try (ClipScorer scorer = new ClipScorer(TinyModel.open(folder))) {
            final Measurement measured = scorer.score(TinyModel.frames(8, 220, 20, 20), SemanticBrief.of("red"));
            assertEquals(1 / (1 + Math.exp(3 - 2 * measured.values().get("deviations"))), measured.values().get("clause_1"), 1e-9);
            assertEquals(1 / (1 + Math.exp(2 - 10 * measured.values().get("cosine_mean"))), measured.values().get("sigmoid"), 1e-9);
        }
    }
}
