package io.nifiwan.quality.semantic.clip;

/** Turns a text into the token ids of a model. Implementations are immutable and safe for use by several threads. */
interface Tokenizer {

    /**
     * Ids with the marks of start and end that the model was trained with, without padding.
     *
     * @return as long as the text makes it
     */
    int[] encode(String text);

    /** Id of the mark of the end, which stays in the last place where a text is cut. */
    int end();

    /** Id that fills the context up where the descriptor names none. */
    int padding();
}
