package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;

/**
 * Reads the paragraphs at /FinalDraft/Content/Paragraph, and the pairs of speeches inside a paragraph's DualDialogue. Paragraphs
 * also occur in headers, title page, beat boards and notes; those are not the script.
 */
final class FdxParser {
    private static final int CONTENT_DEPTH = 2;

    private final BoundedXml xml;
    private final List<FdxParagraph> paragraphs = new ArrayList<>();
    private int duals;

    FdxParser(final BoundedXml xml) {
        this.xml = xml;
    }

    List<FdxParagraph> parse() throws ScriptException {
        boolean root = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.depth() == 1) {
                root = xml.name().equals("FinalDraft");
                if (!root) {
                    throw new ScriptException(ScriptErrorCode.DAMAGED, "The XML is no Final Draft document: its root is " + xml.name());
                }
            } else if (xml.depth() == CONTENT_DEPTH && xml.name().equals("Content")) {
                readParagraphs(0);
            } else {
                xml.skipElement();
            }
        }
        return paragraphs;
    }

    /** Reads the paragraphs of the element that starts here. */
    private void readParagraphs(final int dual) throws ScriptException {
        final int outside = xml.depth() - 1;
        while (xml.depth() > outside && xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (xml.name().equals("Paragraph")) {
                    readParagraph(dual);
                } else {
                    xml.skipElement();
                }
            }
        }
    }

    private void readParagraph(final int dual) throws ScriptException {
        final int outside = xml.depth() - 1;
        final int line = xml.line();
        final String type = xml.attribute("Type");
        final String number = xml.attribute("Number").strip();
        final StringBuilder text = new StringBuilder();
        String length = "";
        boolean pair = false;
        while (xml.depth() > outside && xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.name()) {
                case "Text" -> readText(text);
                case "SceneProperties" -> {
                    length = xml.attribute("Length").strip();
                    xml.skipElement();
                }
                case "DualDialogue" -> {
                    pair = true;
                    duals++;
                    readParagraphs(duals);
                }
                default -> xml.skipElement();
            }
        }
        if (!pair || !text.toString().isBlank()) {
            paragraphs.add(new FdxParagraph(type, number, length, text.toString(), line, dual));
        }
    }

    private void readText(final StringBuilder text) throws ScriptException {
        final int outside = xml.depth() - 1;
        while (xml.depth() > outside && xml.hasNext()) {
            final int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE) {
                text.append(xml.text());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                xml.skipElement();
            }
        }
    }
}
