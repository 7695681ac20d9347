package io.nifiwan.prompt.build;

/**
 * Size of a prompt in tokens, counted without the tokenizer of the model: 1 for each Han character and for each other character that is
 * no letter, digit or mark of ASCII or Latin, 1.5 for each Latin word or number. Rather too many than too few.
 */
public final class TokenBudget {
    private static final double PER_WORD = 1.5;

    private TokenBudget() {
    }

    /** Tokens of a text, rounded up. */
    public static int count(final String text) {
        double tokens = 0;
        boolean inWord = false;
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            final int character = text.codePointAt(index);
            final boolean word = isWordCharacter(character) || (inWord && (character == '\'' || character == '-'));
            if (word && !inWord) {
                tokens += PER_WORD;
            } else if (!word && isTokenOfItsOwn(character)) {
                tokens++;
            }
            inWord = word;
        }
        return (int) Math.ceil(tokens);
    }

    private static boolean isWordCharacter(final int character) {
        return Character.isLetterOrDigit(character) && character < 0x2E80;
    }

    private static boolean isTokenOfItsOwn(final int character) {
        return Character.isLetterOrDigit(character) || Character.getType(character) == Character.OTHER_SYMBOL;
    }
}
