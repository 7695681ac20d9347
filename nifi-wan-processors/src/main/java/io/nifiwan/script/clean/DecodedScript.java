package io.nifiwan.script.clean;

import java.nio.charset.Charset;

/**
 * The text of a document, before it is cleaned.
 *
 * @param text       decoded text
 * @param charset    character set that it was in
 * @param confidence how sure that is, from 0 to 100
 */
public record DecodedScript(String text, Charset charset, int confidence) {
}
