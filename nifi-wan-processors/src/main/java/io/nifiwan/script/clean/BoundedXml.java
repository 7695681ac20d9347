package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;

import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A forward reader of XML from strangers: no document type, no entities but the five of XML itself, nothing fetched, nesting and
 * number of events bounded. Names are local names.
 */
final class BoundedXml {
    private static final int DEEPEST = 256;
    private static final long MOST_EVENTS = 20_000_000;
    /** The JDK's own parser, whatever else is on the class path: its limits are known. */
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final XMLStreamReader reader;
    private final String what;
    private int depth;
    private long events;

    /**
     * @param content XML, decoded; what it declares about its encoding is passed over
     * @param what    name of the format with article, for messages
     */
    BoundedXml(final Reader content, final String what) throws ScriptException {
        this.what = what;
        try {
            this.reader = FACTORY.createXMLStreamReader(content);
        } catch (final XMLStreamException e) {
            throw damaged(e);
        }
    }

    /**
     * The next event, see {@link XMLStreamConstants}.
     *
     * @throws ScriptException with UNSAFE for a document type, an entity or nesting without end, UNDECODABLE for malformed characters, DAMAGED
     *                         for everything else that is no XML
     */
    int next() throws ScriptException {
        try {
            final int event = reader.next();
            events++;
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw unsafe(event == XMLStreamConstants.DTD ? "a document type" : "an entity", line(), null);
            }
            if (depth > DEEPEST || events > MOST_EVENTS) {
                throw new ScriptException(ScriptErrorCode.UNSAFE,
                        "The XML is nested deeper than %d or holds more than %d parts".formatted(DEEPEST, MOST_EVENTS));
            }
            return event;
        } catch (final XMLStreamException e) {
            throw damaged(e);
        }
    }

    boolean hasNext() throws ScriptException {
        try {
            return reader.hasNext();
        } catch (final XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** Name of the element that starts or ends here. */
    String name() {
        return reader.getLocalName();
    }

    /** Value of an attribute, empty where it is absent. */
    String attribute(final String name) {
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (reader.getAttributeLocalName(index).equals(name)) {
                return reader.getAttributeValue(index);
            }
        }
        return "";
    }

    /** Characters of this event. */
    String text() {
        return reader.getText();
    }

    /** Line of the XML, from 1. */
    int line() {
        return Math.max(1, reader.getLocation().getLineNumber());
    }

    /** Number of elements that are open. */
    int depth() {
        return depth;
    }

    /** Goes to the end of the element that starts here. */
    void skipElement() throws ScriptException {
        final int outside = depth - 1;
        while (depth > outside && hasNext()) {
            next();
        }
    }

    private ScriptException unsafe(final String part, final int line, final Throwable cause) {
        return new ScriptException(ScriptErrorCode.UNSAFE, "The XML holds %s in line %d; %s needs none".formatted(part, line, what), cause);
    }

    private ScriptException damaged(final XMLStreamException cause) {
        final int line = cause.getLocation() == null ? 1 : Math.max(1, cause.getLocation().getLineNumber());
        final String message = String.valueOf(cause.getMessage());
        if (cause.getNestedException() instanceof final BoundedInput.TooMuch tooMuch) {
            return tooMuch.unsafe();
        }
        if (cause.getNestedException() instanceof CharacterCodingException) {
            return new ScriptException(ScriptErrorCode.UNDECODABLE,
                    "Line %d of the XML holds a byte that is malformed in its encoding".formatted(line), cause);
        }
        if (message.contains("was referenced") || message.contains("DOCTYPE") || message.contains("JAXP")) {
            return unsafe("an entity or a document type", line, cause);
        }
        return new ScriptException(ScriptErrorCode.DAMAGED, "Line %d of the XML of %s is damaged".formatted(line, what), cause);
    }
}
