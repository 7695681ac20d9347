package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;

/**
 * The running text of word/document.xml (WordprocessingML, ECMA-376 part 1, 17.3). One paragraph is one line or more. Word sets
 * paragraphs apart by spacing where plain text needs a blank line, so one is written before a paragraph with space above it, or with the
 * style of a heading, an action or a cue of the usual screenplay templates.
 */
final class DocxText {
    private static final Set<String> DELETIONS = Set.of("del", "moveFrom");
    /** Fields' instructions, the old form of what a newer one shows as well, pictures without text. */
    private static final Set<String> SKIPPED = Set.of("instrText", "delInstrText", "Fallback", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr",
            "pPrChange", "rPrChange", "footnoteReference", "annotationRef");
    private static final Pattern APART = Pattern.compile(
            "(?:.*(?:sceneheading|slugline|action|character|transition|shot|scene).*|.*(?:场景|場景|动作|動作|角色|人物|转场|轉場).*)");
    private static final int APART_TWIPS = 120;

    private final BoundedXml xml;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> lines = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private boolean paragraphDeleted;
    private boolean goesOn;
    private boolean hidden;
    private boolean apart;
    private boolean blankAbove;
    private int number;

    DocxText(final BoundedXml xml) {
        this.xml = xml;
    }

    String text() {
        return text.toString();
    }

    /** Number of the paragraph for each line of the text. */
    List<Integer> lines() {
        return lines;
    }

    List<Change> changes() {
        return changes;
    }

    void read() throws ScriptException {
        while (xml.hasNext()) {
            final int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("p")) {
                endParagraph();
            }
        }
        if (!paragraph.isEmpty()) {
            paragraphDeleted = false;
            endParagraph();
        }
    }

    private void start() throws ScriptException {
        final String name = xml.name();
        if (DELETIONS.contains(name)) {
            drop(Removals.Kind.TRACKED_DELETION, plainText());
        } else if (SKIPPED.contains(name)) {
            xml.skipElement();
        } else {
            switch (name) {
                case "p" -> startParagraph();
                case "pPr" -> readParagraphProperties();
                case "r" -> hidden = false;
                case "vanish" -> hidden = !xml.attribute("val").matches("0|false|off");
                case "t" -> readText();
                case "tab" -> paragraph.append('\t');
                case "br" -> paragraph.append(xml.attribute("type").equals("page") ? "\f" : "\n");
                case "cr" -> paragraph.append('\n');
                case "noBreakHyphen" -> paragraph.append('-');
                default -> { }
            }
        }
    }

    /** Text boxes hold paragraphs inside of a paragraph; what stood before them is a line of its own. */
    private void startParagraph() {
        if (!paragraph.isEmpty() && !goesOn) {
            endParagraph();
        }
        goesOn = false;
        number++;
    }

    private void readText() throws ScriptException {
        final String run = plainText();
        if (hidden) {
            drop(Removals.Kind.HIDDEN_TEXT, run);
        } else {
            paragraph.append(run);
        }
    }

    private void drop(final Removals.Kind kind, final String dropped) {
        if (!dropped.isBlank()) {
            changes.add(new Change(kind, Math.max(1, number), dropped.strip()));
        }
    }

    /** All text in the element that starts here. */
    private String plainText() throws ScriptException {
        final StringBuilder plain = new StringBuilder();
        final int outside = xml.depth() - 1;
        boolean inside = xml.name().equals("t");
        while (xml.depth() > outside && xml.hasNext()) {
            final int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                inside = xml.name().equals("t") || xml.name().equals("delText");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inside = false;
            } else if (inside && event == XMLStreamConstants.CHARACTERS) {
                plain.append(xml.text());
            }
        }
        return plain.toString();
    }

    private void readParagraphProperties() throws ScriptException {
        final int outside = xml.depth() - 1;
        while (xml.depth() > outside && xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.name()) {
                case "pStyle" -> apart |= APART.matcher(xml.attribute("val").toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")).matches();
                case "spacing" -> apart |= twips(xml.attribute("before")) >= APART_TWIPS;
                case "del", "moveFrom" -> paragraphDeleted = true;
                case "sectPr", "pPrChange" -> xml.skipElement();
                default -> { }
            }
        }
    }

    private static int twips(final String value) {
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    }

    private void endParagraph() {
        if (paragraphDeleted) {
            // Its end was deleted with it: the next one goes on in the same line.
            paragraphDeleted = false;
            goesOn = true;
            return;
        }
        final String written = paragraph.toString().replaceAll("\\r\\n?|[\\u000B\\u0085\\u2028\\u2029]", "\n");
        if (apart && !text.isEmpty() && !written.isBlank() && !blankAbove) {
            line("");
        }
        for (final String part : written.split("\n", -1)) {
            line(part);
        }
        paragraph.setLength(0);
        apart = false;
    }

    private void line(final String line) {
        text.append(line).append('\n');
        lines.add(Math.max(1, number));
        blankAbove = line.isBlank();
    }
}
