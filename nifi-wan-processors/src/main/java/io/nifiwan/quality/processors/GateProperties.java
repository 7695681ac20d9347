package io.nifiwan.quality.processors;

import io.nifiwan.quality.ExpectationReader;
import io.nifiwan.quality.MeasurerSettings;
import io.nifiwan.quality.verdict.Thresholds;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.processor.DataUnit;
import org.apache.nifi.processor.util.StandardValidators;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            List.of(PROFILE, CAMERA_MISMATCH, TONE_MISMATCH, MISSING_SPEC, MISSING_VIDEO),
            SemanticProperties.DESCRIPTORS,
            ThresholdProperties.descriptors(),
            List.of(FFMPEG, TEMPORARY_FOLDER, MAXIMUM_SIZE, MAXIMUM_SECONDS, TIME_LIMIT)).flatMap(List::stream).toList();

    private GateProperties() {
    }

    /** The thresholds of the profile with the limits and consequences that are set. */
    static Thresholds thresholds(final PropertyContext context) {
        final Thresholds profile = context.getProperty(PROFILE).asAllowableValue(QualityProfile.class).profile().thresholds();
        return ThresholdProperties.read(profile, context::getProperty).withMismatch(
                context.getProperty(CAMERA_MISMATCH).asAllowableValue(MismatchAction.class).severity(),
                context.getProperty(TONE_MISMATCH).asAllowableValue(MismatchAction.class).severity());
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

    private static Optional<Path> path(final PropertyContext context, final PropertyDescriptor descriptor) {
        final PropertyValue value = context.getProperty(descriptor);
        return value.isSet() ? Optional.of(Path.of(value.getValue())) : Optional.empty();
    }
}
