package io.nifiwan.quality.semantic.clip;

import java.util.Arrays;

/**
 * The token ids of one text in the fixed length of a model. A text that is too long is cut, and the mark of the end stays in the last place:
 * without it the features are those of another text.
 *
 * @param ids    context length
 * @param length how many of them are no padding, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Ids on their way into a tensor; nobody compares them.
record TokenIds(int[] ids, int length) {

    /** Pads or cuts. */
    static TokenIds of(final int[] tokens, final int context, final int padding, final int end) {
        final int[] ids = Arrays.copyOf(tokens, context);
        if (tokens.length > context) {
            ids[context - 1] = end;
            return new TokenIds(ids, context);
        }
        Arrays.fill(ids, tokens.length, context, padding);
        return new TokenIds(ids, tokens.length);
    }
}
