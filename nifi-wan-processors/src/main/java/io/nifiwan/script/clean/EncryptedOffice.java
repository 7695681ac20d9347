package io.nifiwan.script.clean;

import java.nio.charset.StandardCharsets;

/** Tells a password-protected Office document: a compound file with a stream of a known name around the encrypted zip (MS-OFFCRYPTO 2.3). */
final class EncryptedOffice {
    private static final byte[] STREAM = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private EncryptedOffice() {
    }

    static boolean holds(final byte[] content) {
        return ByteSearch.indexOf(content, STREAM) >= 0;
    }
}
