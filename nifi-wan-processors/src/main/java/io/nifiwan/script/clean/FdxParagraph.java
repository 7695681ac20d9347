package io.nifiwan.script.clean;

/**
 * A paragraph of a Final Draft document.
 *
 * @param type   as written, for example {@code Scene Heading}; empty where the document gives none
 * @param number scene number, or empty
 * @param length length of the scene in eighths of a page, for example {@code 1 3/8}, or empty
 * @param text   direct text, styles joined; may hold line feeds
 * @param line   line of the XML at which it begins
 * @param dual   number of the pair of simultaneous speeches that it belongs to, from 1; 0 where it stands alone
 */
record FdxParagraph(String type, String number, String length, String text, int line, int dual) {
}
