package io.nifiwan.engine.services;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.command.CommandMaker;
import io.nifiwan.engine.command.CommandProbe;
import io.nifiwan.engine.command.CommandSettings;
import io.nifiwan.engine.local.LocalJobs;
import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.SystemResource;
import org.apache.nifi.annotation.behavior.SystemResourceConsideration;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Programs that write video files as a text-to-video engine. */
@Tags({"wan", "wan2.2", "stable-diffusion.cpp", "sd-cli", "command", "process", "gpu", "text-to-video", "video", "engine", "local"})
@CapabilityDescription("Runs a program on the machine of NiFi for each clip: generate.py of Wan2.2, sd-cli of stable-diffusion.cpp, or any "
        + "other that "
        + "writes a video file. The arguments come from a template and no shell reads them. One job runs on each GPU of a list. A job succeeds "
        + "when the "
        + "program has left a whole video file, whatever its exit status says; its processes are ended on stop, on cancel and when its time is over. "
        + "Jobs live in the work folder and are started again after a restart.")
@DynamicProperty(name = "Name of a placeholder, for example vae", value = "Text for ${vae} in Arguments and Environment",
        description = "Gives a value to a placeholder of the template", expressionLanguageScope = ExpressionLanguageScope.ENVIRONMENT)
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.EXECUTE_CODE,
        explanation = "Runs the program that its properties name, with the rights of NiFi."))
@SystemResourceConsideration(resource = SystemResource.CPU, description = "The programs run on the machine of NiFi")
@SystemResourceConsideration(resource = SystemResource.MEMORY, description = "A video model takes tens of gigabytes of main memory beside that "
        + "of the GPU")
@SystemResourceConsideration(resource = SystemResource.DISK, description = "Clips stay in the work folder until they were fetched, and some "
        + "time after")
@SeeAlso({AnimaticEngine.class})
public class CommandEngine extends AbstractEngineService {

    static final PropertyDescriptor PRESET = new PropertyDescriptor.Builder()
            .name("Preset")
            .description("The program to run, as far as it is known: its name, its arguments, its sizes and rates.")
            .required(true)
            .allowableValues(CommandPreset.class)
            .defaultValue(CommandPreset.WAN_GENERATE)
            .build();

    static final PropertyDescriptor PROGRAM = new PropertyDescriptor.Builder()
            .name("Program")
            .description("Path of the executable, or its name where it lies on the PATH of NiFi. Empty takes python for generate.py and sd-cli for "
                    + "sd-cli. For Wan2.2 as a rule the python of its virtual environment, or torchrun there.")
            .required(false)
            .addValidator(Validator.VALID)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor ARGUMENTS = new PropertyDescriptor.Builder()
            .name("Arguments")
            .description("One argument a line, without quotes; each line is one argument whatever it holds. Empty takes those of the preset. "
                    + "Placeholders: ${prompt}, ${negative}, ${width}, ${height}, ${frames}, ${fps}, ${seconds}, ${seed}, ${steps}, ${guidance}, "
                    + "${model}, ${output} (the file to write), ${folder} (an empty folder), ${gpu}, and the names of added properties. "
                    + "${steps:40} has a value for requests without steps; a line with ${guidance?} is left out where there is none; $${ "
                    + "stands for ${. "
                    + "Write --prompt=${prompt} for programs that take a prompt which starts with - for an option.")
            .required(false)
            .addValidator(Validator.VALID)
            .build();

    static final PropertyDescriptor MODEL = new PropertyDescriptor.Builder()
            .name("Model")
            .description("Value of ${model} where the request names none: the folder of checkpoints, or the file of the model.")
            .required(false)
            .addValidator(Validator.VALID)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor WORKING_FOLDER = new PropertyDescriptor.Builder()
            .name("Working Folder")
            .description("Folder that the program runs in, for generate.py the checkout of Wan2.2. Empty gives each job an empty folder of its own.")
            .required(false)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.DIRECTORY)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor ENVIRONMENT = new PropertyDescriptor.Builder()
            .name("Environment")
            .description("Environment variables beside those of NiFi, one NAME=value a line; the placeholders of Arguments can be used in values.")
            .required(false)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();

    static final PropertyDescriptor SECRET_ENVIRONMENT = new PropertyDescriptor.Builder()
            .name("Secret Environment")
            .description("Environment variables whose values must not be seen, one NAME=value a line, for example HF_TOKEN. They are blotted out in "
                    + "messages. Placeholders are not read in them.")
            .required(false)
            .sensitive(true)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();

    static final PropertyDescriptor GPUS = new PropertyDescriptor.Builder()
            .name("GPUs")
            .description("GPUs to use, one job on each: 0,1 runs two jobs at a time, 0+1,2+3 two jobs on two GPUs each. CUDA_VISIBLE_DEVICES "
                    + "of the program "
                    + "is set accordingly. Empty runs one job at a time and leaves the variable alone.")
            .required(false)
            .addValidator(CommandConfiguration.GPU_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor PROGRESS_PATTERN = new PropertyDescriptor.Builder()
            .name("Progress Pattern")
            .description("Regular expression that finds progress in a line of either output, by the named group percent, or by done and total. "
                    + "The default "
                    + "reads the bars of tqdm (42%|) and counts of steps (7/20).")
            .required(true)
            .defaultValue(CommandConfiguration.DEFAULT_PROGRESS)
            .addValidator(CommandConfiguration.PROGRESS_VALIDATOR)
            .build();

    static final PropertyDescriptor OUTPUT_EXTENSION = new PropertyDescriptor.Builder()
            .name("Output Extension")
            .description("File name extension of ${output}, by which programs choose the container. Empty takes that of the preset: mp4, and "
                    + "avi for sd-cli.")
            .required(false)
            .addValidator(StandardValidators.createRegexMatchingValidator(Pattern.compile("[A-Za-z0-9]{1,8}")))
            .build();

    static final PropertyDescriptor LONGEST_CLIP = new PropertyDescriptor.Builder()
            .name("Longest Clip")
            .description("Longest clip to ask the program for; longer requests are refused before they are queued.")
            .required(true)
            .defaultValue("10 sec")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.SECONDS, 1, TimeUnit.HOURS))
            .build();

    static final PropertyDescriptor WORK_FOLDER = new PropertyDescriptor.Builder()
            .name("Work Folder")
            .description("Folder for jobs and their clips, created where absent. It must outlast restarts, for a job that a restart interrupts "
                    + "is found "
                    + "there and started again. Relative to the folder NiFi runs in. Every engine and every node needs its own.")
            .required(true)
            .defaultValue("./state/nifi-wan/command")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor KEEP_FINISHED = AnimaticEngine.KEEP_FINISHED;

    static final PropertyDescriptor TIME_LIMIT = new PropertyDescriptor.Builder()
            .name("Time Limit")
            .description("Longest time for one run of the program, loading of models included and waiting for a GPU not; then it is ended and "
                    + "the job fails.")
            .required(true)
            .defaultValue("2 hours")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.SECONDS, 30, TimeUnit.DAYS))
            .build();

    private static final List<PropertyDescriptor> PROPERTIES = List.of(PRESET, PROGRAM, ARGUMENTS, MODEL, WORKING_FOLDER, ENVIRONMENT,
            SECRET_ENVIRONMENT, GPUS, PROGRESS_PATTERN, OUTPUT_EXTENSION, LONGEST_CLIP, WORK_FOLDER, KEEP_FINISHED, TIME_LIMIT);

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .description("Value of ${" + name + "}")
                .dynamic(true)
                .addValidator(CommandConfiguration.PLACEHOLDER_VALIDATOR)
                .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
                .build();
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        return CommandConfiguration.validate(context);
    }

    @Override
    LocalJobs open(final ConfigurationContext context, final Map<String, String> variables) throws IOException {
        final CommandSettings settings = CommandConfiguration.settings(context);
        final LocalJobs.Settings jobs = new LocalJobs.Settings(
                Path.of(context.getProperty(WORK_FOLDER).evaluateAttributeExpressions(variables).getValue()),
                settings.slots().devices().size(),
                Duration.ofMillis(context.getProperty(KEEP_FINISHED).asTimePeriod(TimeUnit.MILLISECONDS)),
                Duration.ofMillis(context.getProperty(TIME_LIMIT).asTimePeriod(TimeUnit.MILLISECONDS)),
                "Command Engine " + getIdentifier());
        return new LocalJobs(jobs, new CommandMaker(settings), Clock.systemUTC());
    }

    /** An engine opened for a check would take up the jobs of the one that runs. */
    @Override
    List<EngineCheck> check(final ConfigurationContext context, final Map<String, String> variables) {
        final String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return CommandProbe.check(CommandConfiguration.program(context), CommandConfiguration.workingFolder(context),
                Path.of(context.getProperty(WORK_FOLDER).evaluateAttributeExpressions(variables).getValue()), path);
    }
}
