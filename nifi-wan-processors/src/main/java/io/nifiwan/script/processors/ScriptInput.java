package io.nifiwan.script.processors;

import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.clean.DocxReader;
import io.nifiwan.script.clean.FdxReader;
import io.nifiwan.script.clean.ForcedReader;
import io.nifiwan.script.clean.PdfReader;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.clean.ScriptReader;
import org.apache.nifi.components.DescribedValue;

import java.util.List;
import java.util.Optional;

/** Format in which CleanScript takes its input. */
enum ScriptInput implements DescribedValue {
    DETECT("Detect", null, "Tell the format from the content of each document") {
        @Override
        List<ScriptReader> readers(final PlainTextReader plain) {
            return ScriptCleaner.allReaders(plain);
        }
    },
    TEXT("Text", ScriptFormat.TEXT, "Plain text, whatever it looks like: Chinese screenplay forms, English slug lines, prose") {
        @Override
        List<ScriptReader> readers(final PlainTextReader plain) {
            return List.of(new ForcedReader(plain));
        }
    },
    FOUNTAIN("Fountain", ScriptFormat.FOUNTAIN, "Plain text in Fountain 1.1") {
        @Override
        List<ScriptReader> readers(final PlainTextReader plain) {
            return List.of(new ForcedReader(plain));
        }
    },
    FDX("FDX", null, "Final Draft, becomes Fountain") {
        @Override
        List<ScriptReader> readers(final PlainTextReader plain) {
            return List.of(new ForcedReader(new FdxReader()));
        }
    },
    DOCX("DOCX", null, "Word") {
        @Override
        List<ScriptReader> readers(final PlainTextReader plain) {
            return List.of(new ForcedReader(new DocxReader()));
        }
    },
    PDF("PDF", null, "PDF with a text layer") {
        @Override
        List<ScriptReader> readers(final PlainTextReader plain) {
            return List.of(new ForcedReader(new PdfReader()));
        }
    };

    private final String label;
    private final ScriptFormat format;
    private final String description;

    ScriptInput(final String label, final ScriptFormat format, final String description) {
        this.label = label;
        this.format = format;
        this.description = description;
    }

    /** Readers of this format, asked in order. */
    abstract List<ScriptReader> readers(PlainTextReader plain);

    /** A cleaner for this format. */
    ScriptCleaner cleaner(final PlainTextReader plain) {
        return new ScriptCleaner(readers(plain), Optional.ofNullable(format));
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
