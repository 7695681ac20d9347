package io.nifiwan.quality.judge;

import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatError;
import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.chat.ChatRequest;
import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.semantic.SemanticState;

import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges by the answers of a vision and language model to questions about frames. An answer that grades nothing is asked for once more; then the
 * layer is unavailable, which is never a pass. The same question about the same frames is answered from memory. Thread-safe.
 *
 * <p>Values: {@code score}, 0.6 of the mean and 0.4 of the worst grade; {@code subject}, {@code action}, {@code place}, {@code count}, 0 to 4;
 * {@code anatomy_ok}, {@code stray_text}, 0 or 1; {@code frames}, {@code tokens_prompt}, {@code tokens_completion}.
 */
public final class VlmScorer implements SemanticScorer {
    private static final int REMEMBERED = 256;
    private static final int TRIES = 2;

    private final Chat chat;
    private final JudgeLimits limits;
    private final DailyBudget budget;
    private final Map<String, Measurement> remembered = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, Measurement> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * A judge.
     *
     * @param chat  asks the model
     * @param clock tells the day
     */
    public VlmScorer(final Chat chat, final JudgeLimits limits, final InstantSource clock) {
        this.chat = chat;
        this.limits = limits;
        this.budget = new DailyBudget(limits.callsADay(), limits.tokensADay(), clock);
    }

    /** Asks a model that sees. */
    @FunctionalInterface
    public interface Chat {
        ChatAnswer ask(ChatRequest request) throws ChatException;
    }

    @Override
    public SemanticLayer layer() {
        return SemanticLayer.VLM_JUDGE;
    }

    @Override
    public int frames() {
        return limits.frames();
    }

    @Override
    public boolean sparesRejected() {
        return !limits.judgesRejected();
    }

    @Override
    public Measurement score(final List<RgbFrame> frames, final SemanticBrief brief) throws SemanticException, InterruptedIOException {
        final Questionnaire questionnaire = Questionnaire.of(brief);
        final FrameEncoder encoder = new FrameEncoder(limits.format(), limits.shortSide());
        final ChatRequest request = questionnaire.request(frames.stream().map(encoder::dataUrl).toList(),
                frames.stream().map(RgbFrame::seconds).toList());
        final String key = hash(request);
        final Measurement known = remembered.get(key);
        if (known != null) {
            return known;
        }
        final Measurement fresh = ask(request, frames);
        remembered.put(key, fresh);
        return fresh;
    }

    private static String hash(final ChatRequest request) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.text() + '\n' + request.schema()).getBytes(StandardCharsets.UTF_8));
            request.images().forEach(image -> digest.update(image.getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private Measurement ask(final ChatRequest request, final List<RgbFrame> frames) throws SemanticException, InterruptedIOException {
        String failure = "";
        for (int tries = 0; tries < TRIES; tries++) {
            budget.take();
            try {
                final ChatAnswer answer = chat.ask(request);
                budget.spend(answer.promptTokens(), answer.completionTokens());
                final Optional<Answers> answers = Answers.read(answer.json());
                if (answers.isPresent()) {
                    return measurement(answers.get(), answer, frames);
                }
                failure = "MALFORMED: The answer of the model grades nothing";
            } catch (final ChatException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("Interrupted while a model judged");
                }
                failure = e.error() + ": " + e.getMessage();
                if (e.error() != ChatError.MALFORMED && e.error() != ChatError.CUT_OFF) {
                    throw new SemanticException(failure, e);
                }
            }
        }
        throw new SemanticException(failure);
    }

    private Measurement measurement(final Answers answers, final ChatAnswer answer, final List<RgbFrame> frames) {
        final Map<String, Double> values = new TreeMap<>();
        answers.grades().forEach((question, grade) -> values.put(question.id(), grade));
        answers.checks().forEach((question, yes) -> values.put(question.id(), yes ? 1.0 : 0.0));
        values.put(SCORE, answers.score());
        values.put("frames", (double) frames.size());
        values.put("tokens_prompt", (double) answer.promptTokens());
        values.put("tokens_completion", (double) answer.completionTokens());
        final List<String> grades = new ArrayList<>();
        answers.grades().forEach((question, grade) -> grades.add(question.id() + " " + Math.round(grade) + " of " + Answers.BEST));
        final String words = answers.reason().isEmpty() ? "" : "; it says: " + answers.reason();
        final Map<String, String> labels = Map.of(SemanticState.LABEL, SemanticState.JUDGED.id(), MODEL, answer.model(),
                EXPLANATION, "The model grades " + String.join(", ", grades) + words, "questions", Questionnaire.VERSION);
        final List<Finding> findings = new ArrayList<>();
        final double end = frames.getLast().seconds();
        if (Boolean.FALSE.equals(answers.checks().get(Question.ANATOMY_OK))) {
            findings.add(new Finding(ReasonCode.ANATOMY, 0, end, 0, "The model sees malformed bodies, faces or hands" + words));
        }
        if (Boolean.TRUE.equals(answers.checks().get(Question.STRAY_TEXT))) {
            findings.add(new Finding(ReasonCode.STRAY_TEXT, 0, end, 1, "The model sees writing that was not asked for" + words));
        }
        return new Measurement(layer().id(), true, "", values, labels, Map.of("seconds", frames.stream().mapToDouble(RgbFrame::seconds).toArray()),
                findings);
    }
}
