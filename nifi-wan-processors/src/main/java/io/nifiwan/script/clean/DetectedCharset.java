package io.nifiwan.script.clean;

import java.nio.charset.Charset;

/**
 * A character set told by the bytes.
 *
 * @param charset    character set
 * @param confidence how sure, from 0 to 100
 */
public record DetectedCharset(Charset charset, int confidence) {
}
