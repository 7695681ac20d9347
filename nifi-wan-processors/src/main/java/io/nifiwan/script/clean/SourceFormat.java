package io.nifiwan.script.clean;

/** Format that a document arrives in, and what a line number means in it. */
public enum SourceFormat {
    /** Plain text in any character set, Fountain included. Lines are those of the file. */
    PLAIN("text"),
    /** Final Draft. Lines are those of the XML file. */
    FDX("fdx"),
    /** Word. A line is a paragraph of the document's body, tables included. */
    DOCX("docx"),
    /** PDF with a text layer. Lines are those of the page texts, counted through the document. */
    PDF("pdf");

    private final String code;

    SourceFormat(final String code) {
        this.code = code;
    }

    /** Short name in lower case. */
    public String code() {
        return code;
    }

    /** Whether the document says what its paragraphs are, so that nothing of a printed page is in its text. */
    boolean isStructured() {
        return this == FDX;
    }
}
