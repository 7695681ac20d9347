package io.nifiwan.script.clean;

/**
 * A document as it arrived.
 *
 * @param content  bytes, not modified
 * @param filename name with extension, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are only passed through; two documents are never compared.
public record RawScript(byte[] content, String filename) {
}
