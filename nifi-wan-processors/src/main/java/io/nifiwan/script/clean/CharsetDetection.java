package io.nifiwan.script.clean;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the character set of a script from all of its bytes, the surest evidence first: byte order mark, well-formed UTF-8, the zero
 * bytes of UTF-16, letter statistics (ICU), and for texts too short for statistics the blocks of everyday Han characters in GB18030
 * and Big5. What remains is Western text in windows-1252.
 */
public final class CharsetDetection {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset BIG5 = Charset.forName("Big5");
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int SURE = 100;
    private static final int STATISTICS_FLOOR = 50;
    private static final double EVERYDAY_SHARE = 0.5;
    private static final double PLAUSIBLE_SHARE = 0.95;
    /** What ICU may name; any other answer of it is a language this stage does not expect, and the evidence below it decides. */
    private static final Map<String, Charset> KNOWN = Map.of(
            "UTF-8", StandardCharsets.UTF_8, "UTF-16LE", StandardCharsets.UTF_16LE, "UTF-16BE", StandardCharsets.UTF_16BE,
            "GB18030", GB18030, "Big5", BIG5);

    private CharsetDetection() {
    }

    /** The character set of a document. Always answers; whether the bytes are well-formed in it is for the decoder to say. */
    public static DetectedCharset detect(final byte[] content) {
        final Optional<ByteOrderMark> mark = ByteOrderMark.of(content);
        if (mark.isPresent()) {
            return new DetectedCharset(mark.get().charset(), SURE);
        }
        final boolean zeroes = hasZero(content);
        if (!zeroes && StrictDecoder.decode(content, StandardCharsets.UTF_8).isPresent()) {
            return new DetectedCharset(StandardCharsets.UTF_8, SURE);
        }
        if (zeroes) {
            final Optional<DetectedCharset> wide = byZeroBytes(content);
            if (wide.isPresent()) {
                return wide.get();
            }
        }
        return byStatistics(content).orElseGet(() -> byEverydayCharacters(content));
    }

    private static boolean hasZero(final byte[] content) {
        for (final byte value : content) {
            if (value == 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<DetectedCharset> byZeroBytes(final byte[] content) {
        final double little = plausibility(content, StandardCharsets.UTF_16LE);
        final double big = plausibility(content, StandardCharsets.UTF_16BE);
        if (Math.max(little, big) < PLAUSIBLE_SHARE) {
            return Optional.empty();
        }
        final Charset charset = little >= big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return Optional.of(new DetectedCharset(charset, (int) Math.round(SURE * Math.max(little, big) - Math.min(little, big))));
    }

    /** Share of characters that a Chinese or English script holds; 0 where the bytes are malformed. */
    private static double plausibility(final byte[] content, final Charset charset) {
        final String text = StrictDecoder.decode(content, charset).orElse("");
        final long plausible = text.chars().filter(CharsetDetection::isPlausible).count();
        return text.isEmpty() ? 0 : (double) plausible / text.length();
    }

    private static boolean isPlausible(final int character) {
        final boolean western = (character >= ' ' && character < 0x7F) || character == '\n' || character == '\r' || character == '\t'
                || (character >= 0xA0 && character < 0x180) || (character >= 0x2010 && character < 0x2040);
        return western || (character >= 0x3000 && character < 0x3040) || (character >= 0x4E00 && character < 0xA000)
                || (character >= 0xFF00 && character < 0xFFF0) || (character >= 0x25A0 && character < 0x2600);
    }

    private static Optional<DetectedCharset> byStatistics(final byte[] content) {
        final CharsetMatch match = new CharsetDetector().setText(content).detect();
        if (match == null || match.getConfidence() < STATISTICS_FLOOR) {
            return Optional.empty();
        }
        return Optional.ofNullable(KNOWN.get(match.getName()))
                // Damaged UTF-8 is named as such, so that its fault is reported instead of read as something else.
                .filter(charset -> charset.equals(StandardCharsets.UTF_8) || StrictDecoder.decode(content, charset).isPresent())
                .map(charset -> new DetectedCharset(charset, match.getConfidence()));
    }

    private static DetectedCharset byEverydayCharacters(final byte[] content) {
        final double gb18030 = StrictDecoder.decode(content, GB18030).isPresent() ? DoubleByteEvidence.gb18030(content) : 0;
        final double big5 = StrictDecoder.decode(content, BIG5).isPresent() ? DoubleByteEvidence.big5(content) : 0;
        final double best = Math.max(gb18030, big5);
        if (best < EVERYDAY_SHARE) {
            return new DetectedCharset(WINDOWS_1252, STATISTICS_FLOOR / 2);
        }
        return new DetectedCharset(gb18030 >= big5 ? GB18030 : BIG5, (int) Math.round(STATISTICS_FLOOR * best));
    }
}
