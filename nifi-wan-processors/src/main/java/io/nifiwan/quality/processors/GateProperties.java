package io.nifiwan.quality.processors;

import io.nifiwan.quality.ExpectationReader;
import io.nifiwan.quality.MeasurerSettings;
import io.nifiwan.quality.measure.Expectation.FileFormat;
import io.nifiwan.quality.verdict.ProfileFile;
import io.nifiwan.quality.verdict.Thresholds;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.processor.DataUnit;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The properties of CheckVideoQuality and what they mean to the gate. */
final class GateProperties {
    static final PropertyDescriptor PROFILE = new PropertyDescriptor.Builder()
            .name("Profile")
            .description("Set of thresholds, score curves and weights to start from; the threshold properties below replace single limits.")
            .required(true)
            .allowableValues(QualityProfile.class)
            .defaultValue(QualityProfile.PHOTOREAL)
            .build();
    static final PropertyDescriptor MODE = new PropertyDescriptor.Builder()
            .name("Mode")
            .description("Whether clips are measured and sorted, only measured, or reports of clips judged again with other thresholds.")
            .required(true)
            .allowableValues(GateMode.class)
            .defaultValue(GateMode.DECIDE)
            .build();
    static final PropertyDescriptor CONTACT_SHEET = new PropertyDescriptor.Builder()
            .name("Contact Sheet")
            .description("Which clips get a contact sheet. None is drawn while the relationship contact sheet is not connected. A sheet costs "
                    + "one more decoding of its clip.")
            .required(true)
            .allowableValues(ContactSheetChoice.class)
            .defaultValue(ContactSheetChoice.ALL)
            .dependsOn(MODE, GateMode.DECIDE, GateMode.SCORE)
            .build();
    static final PropertyDescriptor CONTAINERS = new PropertyDescriptor.Builder()
            .name("Accepted Containers")
            .description("Container formats as FFmpeg names them, separated by commas, for example: mp4, webm. A clip in another one is rejected. "
                    + "Formats of one family, as mov and mp4, are not told apart. Any is accepted where it is not set.")
            .required(false)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .dependsOn(MODE, GateMode.DECIDE, GateMode.SCORE)
            .build();
    static final PropertyDescriptor CODECS = new PropertyDescriptor.Builder()
            .name("Accepted Video Codecs")
            .description("Video codecs as FFmpeg names them, separated by commas, for example: h264, hevc, av1. A clip with another one is rejected. "
                    + "Any is accepted where it is not set.")
            .required(false)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .dependsOn(MODE, GateMode.DECIDE, GateMode.SCORE)
            .build();
    static final PropertyDescriptor AUDIO = new PropertyDescriptor.Builder()
            .name("Sound Track")
            .description("Whether a clip has to have a sound track.")
            .required(true)
            .allowableValues(AudioRequirement.class)
            .defaultValue(AudioRequirement.ANY)
            .dependsOn(MODE, GateMode.DECIDE, GateMode.SCORE)
            .build();
    static final PropertyDescriptor PROFILE_FILE = new PropertyDescriptor.Builder()
            .name("Profile File")
            .description("JSON file with a profile to use in place of a built-in one, as calibrate of the command line writes it. It is read "
            + "when the "
                    + "processor starts; the threshold properties below replace its limits as well.")
            .required(false)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .addValidator(GateProperties::validateProfileFile)
            .build();
    static final PropertyDescriptor CAMERA_MISMATCH = new PropertyDescriptor.Builder()
            .name("Camera Mismatch")
            .description("What follows when the measured camera movement is not the asked one.")
            .required(true)
            .allowableValues(MismatchAction.class)
            .defaultValue(MismatchAction.REVIEW)
            .build();
    static final PropertyDescriptor TONE_MISMATCH = new PropertyDescriptor.Builder()
            .name("Tone Mismatch")
            .description("What follows when the measured colour tone is not the asked one.")
            .required(true)
            .allowableValues(MismatchAction.class)
            .defaultValue(MismatchAction.REVIEW)
            .build();
    static final PropertyDescriptor MISSING_SPEC = new PropertyDescriptor.Builder()
            .name("Missing Prompt Spec")
            .description("What follows when a clip has no attribute prompt.spec. One that is not readable is always a failure.")
            .required(true)
            .allowableValues(MissingAction.class)
            .defaultValue(MissingAction.NOT_JUDGED)
            .build();
    static final PropertyDescriptor MISSING_VIDEO = new PropertyDescriptor.Builder()
            .name("Missing Video Attributes")
            .description("What follows when a clip lacks one of video.width, video.height, video.fps and video.frames.")
            .required(true)
            .allowableValues(MissingAction.class)
            .defaultValue(MissingAction.NOT_JUDGED)
            .build();
    static final PropertyDescriptor FFMPEG = new PropertyDescriptor.Builder()
            .name("FFmpeg Executable")
            .description("Path of the ffmpeg executable, with ffprobe beside it. The bundled one is used where it is not set.")
            .required(false)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .addValidator(StandardValidators.FILE_EXISTS_VALIDATOR)
            .build();
    static final PropertyDescriptor TEMPORARY_FOLDER = new PropertyDescriptor.Builder()
            .name("Temporary Folder")
            .description("Folder for the copy of a clip while it is measured. The temporary folder of the Java machine is used where it is not set.")
            .required(false)
            .addValidator(StandardValidators.createDirectoryExistsValidator(false, false))
            .build();
    static final PropertyDescriptor MAXIMUM_SIZE = new PropertyDescriptor.Builder()
            .name("Maximum Clip Size")
            .description("A larger clip is rejected as undecodable without being measured.")
            .required(true)
            .defaultValue("1 GB")
            .addValidator(StandardValidators.DATA_SIZE_VALIDATOR)
            .build();
    static final PropertyDescriptor MAXIMUM_SECONDS = new PropertyDescriptor.Builder()
            .name("Maximum Clip Seconds")
            .description("A longer clip is rejected as undecodable without being measured.")
            .required(true)
            .defaultValue("120")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR)
            .build();
    static final PropertyDescriptor TIME_LIMIT = new PropertyDescriptor.Builder()
            .name("Decode Time Limit")
            .description("Longest time that decoding one clip may take before the decoder is stopped.")
            .required(true)
            .defaultValue("2 min")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.SECONDS, 1, TimeUnit.DAYS))
            .build();
    static final List<PropertyDescriptor> DESCRIPTORS = Stream.of(
            List.of(PROFILE, PROFILE_FILE, MODE, CONTACT_SHEET, CAMERA_MISMATCH, TONE_MISMATCH, MISSING_SPEC, MISSING_VIDEO,
                    CONTAINERS, CODECS, AUDIO),
            SemanticProperties.DESCRIPTORS,
            ThresholdProperties.descriptors(),
            List.of(FFMPEG, TEMPORARY_FOLDER, MAXIMUM_SIZE, MAXIMUM_SECONDS, TIME_LIMIT)).flatMap(List::stream).toList();

    private GateProperties() {
    }

    /** The thresholds of the profile with the limits and consequences that are set. */
    static Thresholds thresholds(final PropertyContext context) {
        final Optional<Path> file = path(context, PROFILE_FILE);
        final Thresholds profile = file.isPresent() ? thresholds(file.get())
                : context.getProperty(PROFILE).asAllowableValue(QualityProfile.class).profile().thresholds();
        return ThresholdProperties.read(profile, context::getProperty).withMismatch(
                context.getProperty(CAMERA_MISMATCH).asAllowableValue(MismatchAction.class).severity(),
                context.getProperty(TONE_MISMATCH).asAllowableValue(MismatchAction.class).severity());
    }

    /** What comes in, and what follows from a verdict. */
    static GateMode mode(final PropertyContext context) {
        return context.getProperty(MODE).asAllowableValue(GateMode.class);
    }

    /** The kind of file that is asked. */
    static FileFormat format(final PropertyContext context) {
        return new FileFormat(names(context, CONTAINERS), names(context, CODECS),
                context.getProperty(AUDIO).asAllowableValue(AudioRequirement.class).asked());
    }

    /** How attributes are read. */
    static ExpectationReader expectations(final PropertyContext context) {
        return new ExpectationReader(context.getProperty(MISSING_SPEC).asAllowableValue(MissingAction.class) == MissingAction.FAILURE,
                context.getProperty(MISSING_VIDEO).asAllowableValue(MissingAction.class) == MissingAction.FAILURE);
    }

    /** What the measurer is built with. */
    static MeasurerSettings settings(final PropertyContext context) {
        return new MeasurerSettings(path(context, FFMPEG), context.getProperty(MAXIMUM_SIZE).asDataSize(DataUnit.B).longValue(),
                context.getProperty(MAXIMUM_SECONDS).asInteger(),
                Duration.ofMillis(context.getProperty(TIME_LIMIT).asTimePeriod(TimeUnit.MILLISECONDS)));
    }

    /** Where clips are copied to while they are measured. */
    static Optional<Path> temporaryFolder(final PropertyContext context) {
        return path(context, TEMPORARY_FOLDER);
    }

    private static List<String> names(final PropertyContext context, final PropertyDescriptor descriptor) {
        final PropertyValue value = context.getProperty(descriptor);
        return value.isSet() ? Arrays.stream(value.getValue().split(",", -1)).map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty()).distinct().toList() : List.of();
    }

    private static Thresholds thresholds(final Path file) {
        try {
            return ProfileFile.read(file).thresholds();
        } catch (final IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static ValidationResult validateProfileFile(final String subject, final String input, final ValidationContext context) {
        final ValidationResult.Builder result = new ValidationResult.Builder().subject(subject).input(input);
        try {
            ProfileFile.read(Path.of(input));
            return result.valid(true).build();
        } catch (final IOException | InvalidPathException e) {
            return result.valid(false).explanation(e.getMessage()).build();
        }
    }

    private static Optional<Path> path(final PropertyContext context, final PropertyDescriptor descriptor) {
        final PropertyValue value = context.getProperty(descriptor);
        return value.isSet() ? Optional.of(Path.of(value.getValue())) : Optional.empty();
    }
}
