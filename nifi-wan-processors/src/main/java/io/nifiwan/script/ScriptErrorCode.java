package io.nifiwan.script;

/** Why a script cannot be used. The names are the values of {@link ScriptAttributes#ERROR_CODE}. */
public enum ScriptErrorCode {
    /** No bytes, or nothing but blanks. */
    EMPTY,
    /** Larger than the configured limit; not read. */
    TOO_LARGE,
    /** A picture, an archive, a program: no text at all. */
    BINARY,
    /** A document format that no reader takes. */
    UNSUPPORTED_FORMAT,
    /** Bytes that are malformed in the character set that they are in. */
    UNDECODABLE,
    /** A document that breaks the rules of its format, or ends in the middle. */
    DAMAGED,
    /** A document under a password. */
    ENCRYPTED,
    /** A PDF of pictures, without a text layer. */
    SCANNED_PDF,
    /** A document made to harm: an archive that unpacks to a multiple of its size, XML with entities, nesting without end. */
    UNSAFE,
    /** Text that holds nothing to be filmed, for example a title page alone. */
    NO_CONTENT
}
