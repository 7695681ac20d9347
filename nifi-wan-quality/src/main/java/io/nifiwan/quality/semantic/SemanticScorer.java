package io.nifiwan.quality.semantic;

import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.Measurement;

import java.io.InterruptedIOException;
import java.util.List;

/** One layer that judges by a model. Implementations are safe for use by several threads and hold the calling thread for a bounded time. */
public interface SemanticScorer {
    /** Name of the value that every measurement of a layer has: whether the clip shows what was asked, 0 to 1. */
    String SCORE = "score";
    /** Name of the label with the model that judged, and its hash where it is known. */
    String MODEL = "model";
    /** Name of the label with a sentence for a person. */
    String EXPLANATION = "explanation";

    /** Which layer it is. */
    SemanticLayer layer();

    /** Wanted number of frames, the middles of as many equal parts of the clip; above 0. */
    int frames();

    /** Whether a clip that is rejected already is spared, because every call costs. */
    default boolean sparesRejected() {
        return false;
    }

    /**
     * Judges a clip.
     *
     * @param frames in the order of time, at least one
     * @param brief  what the clip shall show, not empty
     * @return measurement with the id of the layer; not applicable, with a {@link SemanticState}, where the model has nothing to say
     * @throws SemanticException      when the layer failed
     * @throws InterruptedIOException when this thread is interrupted
     */
    Measurement score(List<RgbFrame> frames, SemanticBrief brief) throws SemanticException, InterruptedIOException;
}
