package io.nifiwan.script.clean;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Kinds of documents that are not plain text, told by their first bytes, so that a person is told what was found. */
enum DocumentKind {
    FINAL_DRAFT("a Final Draft document", true),
    PDF("a PDF document", true),
    OFFICE("a zipped document such as docx or odt", true),
    RICH_TEXT("a rich text document", true),
    LEGACY_WORD("a document of an old office suite", true),
    PNG("a PNG picture", false),
    JPEG("a JPEG picture", false),
    GZIP("a gzip archive", false),
    MP4("an MP4 or QuickTime video", false),
    ELF("a program", false);

    private static final int HEAD = 2048;

    private final String label;
    private final boolean document;

    DocumentKind(final String label, final boolean document) {
        this.label = label;
        this.document = document;
    }

    /** Name with article, for a message. */
    String label() {
        return label;
    }

    /** Whether it may hold a script, unlike a picture. */
    boolean isDocument() {
        return document;
    }

    /** The kind of a document, empty for what may be plain text. */
    static Optional<DocumentKind> of(final byte[] content) {
        final String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF-")) {
            return Optional.of(PDF);
        } else if (head.startsWith("PK\u0003\u0004")) {
            return Optional.of(OFFICE);
        } else if (head.startsWith("{\\rtf")) {
            return Optional.of(RICH_TEXT);
        } else if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return Optional.of(LEGACY_WORD);
        } else if (head.startsWith("\u0089PNG")) {
            return Optional.of(PNG);
        } else if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        } else if (head.startsWith("\u001F\u008B\u0008")) {
            return Optional.of(GZIP);
        } else if (head.startsWith("ftyp", 4)) {
            return Optional.of(MP4);
        } else if (head.startsWith("\u007FELF")) {
            return Optional.of(ELF);
        }
        // Final Draft also saves UTF-16: without its zero bytes that reads like ASCII.
        final String ascii = head.replace("\u0000", "");
        final boolean xml = ascii.contains("<?xml") || ascii.stripLeading().startsWith("<FinalDraft");
        return xml && ascii.contains("<FinalDraft") ? Optional.of(FINAL_DRAFT) : Optional.empty();
    }
}
