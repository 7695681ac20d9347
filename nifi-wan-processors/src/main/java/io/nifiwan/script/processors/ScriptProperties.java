package io.nifiwan.script.processors;

import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.DataUnit;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.exception.ProcessException;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** What the processors of this stage share: the size limit, reading within it, the attributes of a fault. */
final class ScriptProperties {
    static final PropertyDescriptor MAXIMUM_SCRIPT_SIZE = new PropertyDescriptor.Builder()
            .name("Maximum Script Size")
            .description("Scripts larger than this are routed to failure without being read. A script is held in memory while it is processed.")
            .required(true)
            .defaultValue("10 MB")
            .addValidator(StandardValidators.createDataSizeBoundsValidator(1, Integer.MAX_VALUE / 8))
            .build();

    /** A decimal number greater than zero. */
    static final Validator POSITIVE_NUMBER = (subject, input, context) -> {
        boolean valid = false;
        try {
            final double number = Double.parseDouble(input);
            valid = number > 0 && number <= 100_000;
        } catch (final NumberFormatException e) {
            // The result says it.
        }
        return new ValidationResult.Builder().subject(subject).input(input).valid(valid)
                .explanation("a decimal number greater than 0 and at most 100000 is needed").build();
    };

    private ScriptProperties() {
    }

    /**
     * The content of a script.
     *
     * @throws ScriptException when it is empty or larger than the limit
     */
    static byte[] read(final ProcessContext context, final ProcessSession session, final FlowFile flowFile) throws ScriptException {
        final double limit = context.getProperty(MAXIMUM_SCRIPT_SIZE).asDataSize(DataUnit.B);
        if (flowFile.getSize() == 0) {
            throw new ScriptException(ScriptErrorCode.EMPTY, "The script is empty");
        }
        if (flowFile.getSize() > limit) {
            throw new ScriptException(ScriptErrorCode.TOO_LARGE, "The script has %d bytes; Maximum Script Size is %s"
                    .formatted(flowFile.getSize(), context.getProperty(MAXIMUM_SCRIPT_SIZE).getValue()));
        }
        try (InputStream content = session.read(flowFile)) {
            return content.readAllBytes();
        } catch (final IOException e) {
            throw new ProcessException("The content of " + flowFile + " cannot be read", e);
        }
    }

    static Map<String, String> fault(final ScriptException exception) {
        return Map.of(ScriptAttributes.ERROR_CODE, exception.code().name(), ScriptAttributes.ERROR_MESSAGE, exception.getMessage());
    }
}
