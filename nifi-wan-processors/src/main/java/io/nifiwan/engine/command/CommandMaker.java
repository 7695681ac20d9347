package io.nifiwan.engine.command;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.local.ClipMaker;
import io.nifiwan.engine.local.JobControl;
import io.nifiwan.engine.local.WorkFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Makes a clip by running a program: an argument list and never a shell, both outputs drained, the file judged and not the exit status.
 *
 * <p>In the folder of the job lies {@code run.json} while the program runs (see {@link RunRecord}), and {@code work}, which is emptied before
 * each run and holds the file that the program writes. When the program has ended, so have all of its processes, or the job fails.
 */
public final class CommandMaker implements ClipMaker {
    private static final String WORK = "work";
    private static final String GPU_VARIABLE = "CUDA_VISIBLE_DEVICES";
    private static final long STOP_MILLIS = 250;
    /** Waits of {@link #STOP_MILLIS} between two looks for new processes. */
    private static final int LOOK_WAITS = 8;
    /** 4K UHD; what a model makes of less is up to it. */
    private static final long MAXIMUM_PIXELS = 3840L * 2160;

    private final CommandSettings settings;
    private final Capabilities capabilities;
    private final BlockingQueue<String> gpus;

    public CommandMaker(final CommandSettings settings) {
        this.settings = settings;
        this.capabilities = new Capabilities(settings.kind().engine(), settings.maxSeconds(), MAXIMUM_PIXELS, settings.kind().sizeMultiple(),
                settings.template().names().contains(CommandValues.NEGATIVE), true);
        this.gpus = settings.slots().free();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public VideoRequest prepare(final VideoRequest request) throws EngineException {
        return settings.kind().prepare(request);
    }

    @Override
    public String configuration(final VideoRequest request) {
        final String asked = request.settings().model();
        final String model = asked.isBlank() ? settings.values().getOrDefault(CommandValues.MODEL, "") : asked;
        return "%s %s %s".formatted(settings.kind().engine(), model, settings.digest()).replaceAll(" +", " ");
    }

    @Override
    public void check(final VideoRequest request) throws EngineException {
        if (request.prompt().isBlank()) {
            throw invalid("prompt", "The prompt is empty; some programs would take a prompt of their own then");
        }
        if (!prepare(request).equals(request)) {
            throw invalid("fps", "%s does not make %d frames per second".formatted(capabilities.name(), request.fps()));
        }
        final List<String> texts = new ArrayList<>();
        try {
            final Map<String, String> values = CommandValues.of(request, settings.values(), Path.of(WORK), Path.of(WORK), "");
            texts.addAll(settings.template().arguments(values));
            texts.addAll(settings.template().environment(values).values());
        } catch (final IllegalArgumentException e) {
            throw new EngineException(EngineError.CONFIGURATION, "placeholder", e.getMessage(), e);
        }
        if (texts.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw invalid("text", "The prompt holds the character U+0000, which no argument can");
        }
    }

    @Override
    public void recover(final List<Path> folders) throws IOException {
        final Map<Path, ProcessTree> trees = new LinkedHashMap<>();
        for (final Path folder : folders) {
            RunRecord.read(folder).ifPresent(run -> trees.put(folder, run.tree()));
        }
        // All are asked before any is waited for.
        trees.values().forEach(ProcessTree::terminate);
        for (final Map.Entry<Path, ProcessTree> entry : trees.entrySet()) {
            end(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void make(final VideoRequest request, final Path target, final JobControl control) throws EngineException, IOException,
            InterruptedException {
        final Path folder = target.toAbsolutePath().normalize().getParent();
        recover(List.of(folder));
        final String gpu = gpus.take();
        try {
            run(request, folder, target, gpu, control);
        } finally {
            gpus.add(gpu);
        }
    }

    private void run(final VideoRequest request, final Path folder, final Path target, final String gpu, final JobControl control)
            throws EngineException, IOException, InterruptedException {
        final Path work = folder.resolve(WORK);
        WorkFolder.delete(work);
        Files.createDirectories(work);
        final Path output = work.resolve("output." + settings.extension());
        final String mark = UUID.randomUUID().toString();
        final ProcessBuilder builder = builder(request, work, output, gpu);
        builder.environment().put(ProcessTree.MARK, mark);

        final RunRecord record = RunRecord.before(mark);
        record.write(folder);
        final Process process = start(builder, folder);
        final ProcessTree tree = new ProcessTree(Optional.of(process.toHandle()), mark);
        final OutputWatch errors;
        final OutputWatch messages;
        try {
            control.attach(tree::terminate);
            record.of(process.toHandle()).write(folder);
            process.getOutputStream().close();
            errors = new OutputWatch(process.getErrorStream(), "command-engine-errors", settings.progress(), control::report);
            messages = new OutputWatch(process.getInputStream(), "command-engine-output", settings.progress(), control::report);
            await(process, tree, control);
        } finally {
            end(folder, tree);
        }

        final Optional<String> problem = ClipFileCheck.problem(output);
        if (problem.isPresent()) {
            throw FailureReading.read("The file " + output.getFileName() + " " + problem.get(), process.exitValue(), errors.lastLines(),
                    messages.lastLines(), settings.secrets().values());
        }
        Files.move(output, target, StandardCopyOption.ATOMIC_MOVE);
        WorkFolder.delete(work);
    }

    private ProcessBuilder builder(final VideoRequest request, final Path work, final Path output, final String gpu) throws EngineException {
        final Map<String, String> values = CommandValues.of(request, settings.values(), work, output, gpu);
        final List<String> command = new ArrayList<>();
        command.add(settings.program());
        final ProcessBuilder builder = new ProcessBuilder(command);
        try {
            command.addAll(settings.template().arguments(values));
            if (!gpu.isEmpty()) {
                builder.environment().put(GPU_VARIABLE, gpu);
            }
            builder.environment().putAll(settings.template().environment(values));
        } catch (final IllegalArgumentException e) {
            throw new EngineException(EngineError.CONFIGURATION, "placeholder", e.getMessage(), e);
        }
        builder.environment().putAll(settings.secrets());
        return builder.directory(settings.workingFolder().orElse(work).toFile());
    }

    private Process start(final ProcessBuilder builder, final Path folder) throws EngineException, IOException {
        try {
            return builder.start();
        } catch (final IOException e) {
            RunRecord.delete(folder);
            throw new EngineException(EngineError.CONFIGURATION, "start", "The program " + settings.program() + " cannot be started: "
                    + e.getMessage(), e);
        }
    }

    private static void await(final Process process, final ProcessTree tree, final JobControl control) throws InterruptedException {
        for (int wait = 0; !process.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS); wait++) {
            if (control.stopped().isPresent()) {
                return;
            }
            if (wait % LOOK_WAITS == 0) {
                tree.look();
            }
        }
    }

    private void end(final Path folder, final ProcessTree tree) throws IOException {
        if (!tree.end(settings.grace())) {
            throw new IOException("Processes %s of job %s cannot be ended".formatted(tree.running().stream().map(ProcessHandle::pid).toList(),
                    folder.getFileName()));
        }
        RunRecord.delete(folder);
    }

    private static EngineException invalid(final String code, final String message) {
        return new EngineException(EngineError.INVALID, code, message);
    }
}
