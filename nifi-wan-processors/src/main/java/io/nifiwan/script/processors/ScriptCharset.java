package io.nifiwan.script.processors;

import org.apache.nifi.components.DescribedValue;

import java.nio.charset.Charset;
import java.util.Optional;

/** Character set in which CleanScript reads its input. */
enum ScriptCharset implements DescribedValue {
    DETECT("Detect", null, "Tell the character set from the bytes of each script"),
    UTF_8("UTF-8", "UTF-8", "Unicode, 1 to 4 bytes a character"),
    UTF_16LE("UTF-16LE", "UTF-16LE", "Unicode, 2 bytes a character, low byte first, with or without byte order mark"),
    UTF_16BE("UTF-16BE", "UTF-16BE", "Unicode, 2 bytes a character, high byte first, with or without byte order mark"),
    GB18030("GB18030", "GB18030", "Simplified Chinese; holds GBK and GB 2312"),
    BIG5("Big5", "Big5", "Traditional Chinese"),
    WINDOWS_1252("windows-1252", "windows-1252", "Western European; holds ISO 8859-1");

    private final String label;
    private final String charset;
    private final String description;

    ScriptCharset(final String label, final String charset, final String description) {
        this.label = label;
        this.charset = charset;
        this.description = description;
    }

    /** The named character set, empty where it is to be detected. */
    Optional<Charset> charset() {
        return Optional.ofNullable(charset).map(Charset::forName);
    }

    @Override
    public String getValue() {
        return label;
    }

    @Override
    public String getDisplayName() {
        return label;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
