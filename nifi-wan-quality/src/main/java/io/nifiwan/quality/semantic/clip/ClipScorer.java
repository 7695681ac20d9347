package io.nifiwan.quality.semantic.clip;

import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.semantic.SemanticState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges by the similarity of frames and prompt. The frames go through the image model in one batch; each clause of the prompt is compared with
 * distractors for the same frames, and the clip is as good as 0.6 of the mean and 0.4 of the worst clause, so that a missing subject is not made up
 * for by a right place. Thread-safe.
 *
 * <p>Values: {@code score}; {@code cosine_mean}, {@code cosine_min} over the frames; {@code drift}, slope of the cosine a second; of the worst clause
 * {@code deviations}, {@code probability}, {@code rank}, {@code margin}; {@code clause_n}, score of each clause; {@code sigmoid} for models with
 * a bias; {@code frames}, {@code distractors}. Labels: {@code clause_n}, {@code model}, {@code explanation}. Series: {@code cosine} and
 * {@code seconds} of the frames.
 */
public final class ClipScorer implements SemanticScorer, AutoCloseable {
    /** Number of frames that VBench takes. */
    public static final int FRAMES = 8;
    private static final double SHARE_OF_MEAN = 0.6;
    private static final int MOST_TEXTS = 512;
    private static final int LONGEST_LABEL = 160;

    private final ClipModel model;
    private final Map<String, float[]> features = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, float[]> eldest) {
            return size() > MOST_TEXTS;
        }
    });

    /** Takes over the model and closes it. */
    public ClipScorer(final ClipModel model) {
        this.model = model;
    }

    @Override
    public SemanticLayer layer() {
        return SemanticLayer.CLIP_SIMILARITY;
    }

    @Override
    public int frames() {
        return FRAMES;
    }

    /** Id and hash of the model. */
    public String model() {
        return model.fingerprint();
    }

    @Override
    public Measurement score(final List<RgbFrame> frames, final SemanticBrief brief) throws SemanticException {
        final List<String> contents = Clauses.of(brief.contents(), model::fits);
        // The whole prompt may be in another language than the phrases of the script.
        final List<String> all = readable(contents).isEmpty() && !brief.prompt().isEmpty()
                ? Clauses.of(List.of(brief.prompt()), model::fits) : contents;
        final List<String> clauses = readable(all);
        if (clauses.isEmpty()) {
            return all.isEmpty() ? SemanticState.NOT_ASKED.measurement(layer(), "The prompt says nothing that is seen")
                    : SemanticState.LANGUAGE_UNSUPPORTED.measurement(layer(), "text_language_unsupported: the prompt is in "
                    + TextLanguage.of(all.getFirst()) + ", the model " + model.descriptor().id() + " reads "
                    + String.join(" and ", model.descriptor().languages()));
        }
        final List<float[]> pictures = model.encodeImages(frames);
        final List<Standing> standings = new ArrayList<>();
        final double[] cosines = new double[frames.size()];
        final String prompt = String.join("\n", all);
        int distractors = 0;
        for (final String clause : clauses) {
            final List<String> others = Distractors.forPrompt(prompt, TextLanguage.of(clause));
            distractors = others.size();
            final List<String> texts = new ArrayList<>(List.of(clause));
            texts.addAll(others);
            final List<float[]> vectors = vectors(texts);
            if (vectors.getFirst().length != pictures.getFirst().length) {
                throw new SemanticException("The image model gives " + pictures.getFirst().length + " numbers and the text model "
                        + vectors.getFirst().length + ": they do not belong together");
            }
            for (int frame = 0; frame < cosines.length; frame++) {
                cosines[frame] += dot(pictures.get(frame), vectors.getFirst()) / clauses.size();
            }
            standings.add(Standing.of(mean(pictures, vectors.getFirst()),
                    vectors.stream().skip(1).mapToDouble(vector -> mean(pictures, vector)).toArray(), model.descriptor().scale()));
        }
        return measurement(frames, clauses, all.size() - clauses.size(), standings, cosines, distractors);
    }

    @Override
    public void close() {
        model.close();
    }

    private Measurement measurement(final List<RgbFrame> frames, final List<String> clauses, final int unread, final List<Standing> standings,
                                    final double[] cosines, final int distractors) {
        final double[] scores = standings.stream().mapToDouble(standing -> standing.score(model.descriptor().calibration())).toArray();
        int worst = 0;
        double sum = 0;
        final Map<String, Double> values = new TreeMap<>();
        final Map<String, String> labels = new TreeMap<>();
        for (int index = 0; index < scores.length; index++) {
            worst = scores[index] < scores[worst] ? index : worst;
            sum += scores[index];
            values.put("clause_" + (index + 1), scores[index]);
            labels.put("clause_" + (index + 1), cut(clauses.get(index)));
        }
        final Standing standing = standings.get(worst);
        final double[] seconds = frames.stream().mapToDouble(RgbFrame::seconds).toArray();
        final double cosine = Arrays.stream(cosines).average().orElseThrow();
        values.put(SCORE, Math.clamp(SHARE_OF_MEAN * sum / scores.length + (1 - SHARE_OF_MEAN) * scores[worst], 0.0, 1.0));
        values.put("cosine_mean", cosine);
        values.put("cosine_min", Arrays.stream(cosines).min().orElseThrow());
        values.put("drift", slope(seconds, cosines));
        values.put("deviations", standing.deviations());
        values.put("probability", standing.probability());
        values.put("rank", (double) standing.rank());
        values.put("margin", standing.margin());
        values.put("frames", (double) frames.size());
        values.put("distractors", (double) distractors);
        if (model.descriptor().bias() != null) {
            values.put("sigmoid", 1 / (1 + Math.exp(-(model.descriptor().scale() * cosine + model.descriptor().bias()))));
        }
        labels.put(SemanticState.LABEL, SemanticState.JUDGED.id());
        labels.put(MODEL, model.fingerprint());
        labels.put(EXPLANATION, String.format(Locale.ROOT, "Of %d clauses the weakest, \"%s\", is number %d of %d captions for these frames",
                clauses.size(), cut(clauses.get(worst)), standing.rank(), distractors + 1)
                + (unread > 0 ? "; " + unread + " clauses are in a language that the model does not read" : ""));
        return new Measurement(layer().id(), true, "", values, labels, Map.of("cosine", cosines, "seconds", seconds), List.of());
    }

    private List<String> readable(final List<String> clauses) {
        return clauses.stream().filter(clause -> model.descriptor().languages().contains(TextLanguage.of(clause))).toList();
    }

    private List<float[]> vectors(final List<String> texts) throws SemanticException {
        final List<String> missing = texts.stream().filter(text -> !features.containsKey(text)).distinct().toList();
        final Map<String, float[]> fresh = new LinkedHashMap<>();
        final List<float[]> encoded = model.encodeTexts(missing);
        for (int index = 0; index < missing.size(); index++) {
            fresh.put(missing.get(index), encoded.get(index));
        }
        final List<float[]> vectors = new ArrayList<>();
        for (final String text : texts) {
            final float[] known = fresh.containsKey(text) ? fresh.get(text) : features.get(text);
            // Another thread may have crowded it out in the meantime.
            vectors.add(known == null ? model.encodeTexts(List.of(text)).getFirst() : known);
        }
        features.putAll(fresh);
        return vectors;
    }

    private static double mean(final List<float[]> pictures, final float[] text) {
        return pictures.stream().mapToDouble(picture -> dot(picture, text)).average().orElseThrow();
    }

    private static double dot(final float[] left, final float[] right) {
        double sum = 0;
        for (int index = 0; index < left.length; index++) {
            sum += (double) left[index] * right[index];
        }
        return sum;
    }

    /** Least-squares slope, 0 for a single instant. */
    private static double slope(final double[] x, final double[] y) {
        final double meanX = Arrays.stream(x).average().orElseThrow();
        final double meanY = Arrays.stream(y).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int index = 0; index < x.length; index++) {
            above += (x[index] - meanX) * (y[index] - meanY);
            below += (x[index] - meanX) * (x[index] - meanX);
        }
        return below > 0 ? above / below : 0;
    }

    private static String cut(final String text) {
        return text.length() <= LONGEST_LABEL ? text : text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST_LABEL, text.codePointCount(0,
                text.length())))) + "…";
    }
}
