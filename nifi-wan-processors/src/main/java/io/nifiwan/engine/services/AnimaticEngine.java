package io.nifiwan.engine.services;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.animatic.ClipRenderer;
import io.nifiwan.engine.animatic.EngineProbe;
import io.nifiwan.engine.local.LocalJobs;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.prompt.PromptReader;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built-in engine as a controller service. */
@Tags({"animatic", "previs", "storyboard", "text-to-video", "video", "engine", "local"})
@CapabilityDescription("Draws a storyboard animatic of the prompt on the CPU and encodes it as an H.264 MP4: backdrop, light, weather, "
        + "silhouettes, a camera that "
        + "performs the asked movement, the asked colour tone, and a slate with scene, shot and prompt. Needs no model, no network and no "
                + "graphics card; the same "
        + "request gives the same pictures. Jobs live in the work folder and are continued after a restart.")
public class AnimaticEngine extends AbstractEngineService {

    static final PropertyDescriptor WORK_FOLDER = new PropertyDescriptor.Builder()
            .name("Work Folder")
            .description("Folder for jobs and their clips, created where absent. It must outlast restarts, for a job that a restart "
                    + "interrupts is found there and "
                    + "rendered again. Relative to the folder NiFi runs in. Every engine and every node needs its own.")
            .required(true)
            .defaultValue("./state/nifi-wan/animatic")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor RENDER_THREADS = new PropertyDescriptor.Builder()
            .name("Render Threads")
            .description("Number of clips rendered at the same time. One clip keeps one core busy drawing and another encoding, and takes "
                    + "about 60 MB of Java heap "
                    + "at 1280x720.")
            .required(true)
            .defaultValue("1")
            .addValidator(StandardValidators.createLongValidator(1, 64, true))
            .build();

    static final PropertyDescriptor KEEP_FINISHED = new PropertyDescriptor.Builder()
            .name("Keep Finished Jobs")
            .description("How long the folder of a job stays after its clip was fetched, or after the job failed or was cancelled. A clip "
                    + "that nobody fetched stays 24 "
                    + "times as long.")
            .required(true)
            .defaultValue("1 hour")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.SECONDS, 365, TimeUnit.DAYS))
            .build();

    static final PropertyDescriptor FFMPEG = new PropertyDescriptor.Builder()
            .name("FFmpeg Executable")
            .description("An ffmpeg to use instead of the bundled one; it must have the encoder libopenh264, and ffprobe must lie beside it.")
            .required(false)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor TIME_LIMIT = new PropertyDescriptor.Builder()
            .name("Render Time Limit")
            .description("Longest time for one clip, waiting not counted; then the job fails. A clip of five seconds at 1280x720 takes "
                    + "about three seconds on an idle machine.")
            .required(true)
            .defaultValue("10 min")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.SECONDS, 1, TimeUnit.DAYS))
            .build();

    private static final List<PropertyDescriptor> PROPERTIES = List.of(WORK_FOLDER, RENDER_THREADS, KEEP_FINISHED, FFMPEG, TIME_LIMIT);

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    LocalJobs open(final ConfigurationContext context, final Map<String, String> variables) throws IOException {
        final LocalJobs.Settings settings = new LocalJobs.Settings(
                Path.of(context.getProperty(WORK_FOLDER).evaluateAttributeExpressions(variables).getValue()),
                context.getProperty(RENDER_THREADS).asInteger(),
                Duration.ofMillis(context.getProperty(KEEP_FINISHED).asTimePeriod(TimeUnit.MILLISECONDS)),
                Duration.ofMillis(context.getProperty(TIME_LIMIT).asTimePeriod(TimeUnit.MILLISECONDS)),
                "Animatic Engine " + getIdentifier());
        return new LocalJobs(settings, new ClipRenderer(ffmpeg(context), new PromptReader()::read), Clock.systemUTC());
    }

    /** An engine opened for a check would take up the jobs of the one that runs. */
    @Override
    List<EngineCheck> check(final ConfigurationContext context, final Map<String, String> variables) {
        final Path folder = Path.of(context.getProperty(WORK_FOLDER).evaluateAttributeExpressions(variables).getValue());
        return EngineProbe.check(folder, () -> ffmpeg(context));
    }

    private static FfmpegInstallation ffmpeg(final ConfigurationContext context) throws IOException {
        final PropertyValue named = context.getProperty(FFMPEG).evaluateAttributeExpressions();
        return named.isSet() ? FfmpegInstallation.installed(Path.of(named.getValue())) : FfmpegInstallation.bundled();
    }
}
