package io.nifiwan.script.clean;

/**
 * Tells GB18030 and Big5 apart where a text is too short for letter statistics. Both place their everyday Han characters in a
 * block of lead bytes of their own: GB 2312 level 1 in B0..D7 with trail bytes from A1, Big5 level 1 in A4..C6. Text read in the wrong
 * one falls outside the block about every second character.
 */
final class DoubleByteEvidence {

    private DoubleByteEvidence() {
    }

    /** Share of everyday Han characters among all double-byte letters read as GB18030, from 0 to 1. */
    static double gb18030(final byte[] content) {
        int common = 0;
        int letters = 0;
        int index = 0;
        while (index < content.length) {
            final int lead = content[index] & 0xFF;
            final int trail = index + 1 < content.length ? content[index + 1] & 0xFF : 0;
            if (lead >= 0x80) {
                final boolean punctuation = (lead == 0xA1 || lead == 0xA3) && trail >= 0xA1;
                letters += punctuation ? 0 : 1;
                common += lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1 ? 1 : 0;
            }
            index += length(lead, trail);
        }
        return letters == 0 ? 0 : (double) common / letters;
    }

    /** Bytes of a GB18030 character: four where a digit follows the lead byte. */
    private static int length(final int lead, final int trail) {
        if (lead < 0x80) {
            return 1;
        }
        return trail >= 0x30 && trail <= 0x39 ? 4 : 2;
    }

    /** Share of everyday Han characters among all double-byte letters read as Big5, from 0 to 1. */
    static double big5(final byte[] content) {
        int common = 0;
        int letters = 0;
        int index = 0;
        while (index < content.length) {
            final int lead = content[index] & 0xFF;
            final boolean punctuation = lead >= 0xA1 && lead <= 0xA3;
            letters += lead < 0x80 || punctuation ? 0 : 1;
            common += lead >= 0xA4 && lead <= 0xC6 ? 1 : 0;
            index += lead < 0x80 ? 1 : 2;
        }
        return letters == 0 ? 0 : (double) common / letters;
    }
}
