package io.nifiwan.launcher.nifi;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One NiFi on this machine: a home folder and, while it runs, a process in the background.
 *
 * <p>The libraries of the assembled NiFi are read in place; only what NiFi unpacks and writes goes into the home. The process outlives
 * the launcher and is found again by the record in the home, which names its id and its start time. Safe for use by one thread;
 * launchers in other processes are kept out by a lock while an instance is started or stopped.
 */
public final class NifiInstance {
    /** How long NiFi may take to answer after its start. */
    public static final Duration START_LIMIT = Duration.ofMinutes(5);
    /** How long NiFi may take to finish its work after it was asked to end. */
    public static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final int ERRORS_SHOWN = 5;

    private final Path nifiFolder;
    private final NifiHome home;

    /**
     * @param nifiFolder the assembled NiFi with its folders lib, extensions and conf
     * @param home       working folder of the instance
     */
    public NifiInstance(final Path nifiFolder, final NifiHome home) {
        this.nifiFolder = nifiFolder.toAbsolutePath().normalize();
        this.home = home;
    }

    public NifiHome home() {
        return home;
    }

    /** The running process, if there is one. */
    public Optional<ProcessHandle> process() throws IOException {
        return RunRecord.read(home.runFile()).flatMap(RunRecord::process);
    }

    /** Whether a NiFi was started in this home and ended without being stopped by a launcher. */
    public boolean endedByItself() throws IOException {
        return RunRecord.read(home.runFile()).filter(RunRecord::isRunning).isPresent() && process().isEmpty();
    }

    /**
     * Address of the REST API's root, for example {@code http://127.0.0.1:8080}.
     *
     * @throws InstanceException {@link InstanceFailure#NOT_RUNNING} when no NiFi runs in this home
     */
    public String address() throws IOException {
        if (process().isEmpty()) {
            throw new InstanceException(InstanceFailure.NOT_RUNNING, "No NiFi runs in " + home.folder());
        }
        return "http://127.0.0.1:" + RunRecord.read(home.runFile()).orElseThrow().httpPort();
    }

    /** A new client of the running instance; the caller closes it. */
    public NifiClient client() throws IOException {
        return new NifiClient(address());
    }

    /** Whether one of our NARs was built after the running NiFi was started, so that it works with an older one. */
    public boolean isOutdated() throws IOException {
        final Optional<Instant> started = process().flatMap(process -> process.info().startInstant());
        if (started.isEmpty()) {
            return false;
        }
        try (Stream<Path> bundles = Files.list(nifiFolder.resolve("extensions"))) {
            for (final Path bundle : bundles.toList()) {
                if (Files.getLastModifiedTime(bundle).toInstant().isAfter(started.get())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Starts NiFi and waits until it answers and its components are loaded. A start that fails leaves no process behind.
     *
     * @throws InstanceException see {@link InstanceFailure}
     */
    public void start(final StartOptions options) throws IOException, InterruptedException {
        requireAssembledNifi();
        home.prepare();
        home.whileLocked(() -> {
            startLocked(options);
            return true;
        });
    }

    private void startLocked(final StartOptions options) throws IOException, InterruptedException {
        if (process().isPresent()) {
            throw new InstanceException(InstanceFailure.UNUSABLE_HOME,
                    "NiFi is already running in " + home.folder() + " at " + address() + "/nifi/");
        }
        if (options.fresh()) {
            home.empty();
            home.prepare();
        }
        final int httpPort = choosePort(options.port());
        NifiConfiguration.write(nifiFolder, home, httpPort);
        final long logMark = NifiLog.end(home.log());
        Files.deleteIfExists(home.output());
        final ProcessBuilder builder = new ProcessBuilder(command(options.memory(), Ports.free()))
                .directory(home.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                .redirectErrorStream(true)
                .redirectOutput(home.output().toFile());
        if (!isUtf8(System.getProperty("sun.jnu.encoding", ""))) {
            // File names are script names, Chinese ones too; without a UTF-8 locale Java cannot write them.
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        final Process process = builder.start();
        final Thread stopWhenInterrupted = new Thread(() -> abandon(process.toHandle()), "stop-unfinished-start");
        Runtime.getRuntime().addShutdownHook(stopWhenInterrupted);
        boolean ready = false;
        try {
            RunRecord.of(process.toHandle(), httpPort).write(home.runFile());
            awaitReady(process, httpPort, logMark, options.limit());
            ready = true;
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopWhenInterrupted);
            if (!ready) {
                end(process.toHandle(), STOP_LIMIT);
                markStopped();
            }
        }
    }

    /**
     * Stops NiFi: asks it to end, and ends its process and its children by force after the limit.
     *
     * @return whether there was a process to stop
     */
    public boolean stop() throws IOException, InterruptedException {
        if (!home.isInstance()) {
            return false;
        }
        return home.whileLocked(() -> {
            final Optional<ProcessHandle> process = process();
            if (process.isPresent()) {
                end(process.get(), STOP_LIMIT);
            }
            markStopped();
            return process.isPresent();
        });
    }

    /** Ends an unfinished start while the launcher itself is being ended, when nobody is left to tell a failure to. */
    private void abandon(final ProcessHandle process) {
        try {
            end(process, STOP_LIMIT);
            markStopped();
        } catch (final IOException e) {
            System.err.println("wan: " + home.runFile() + " could not be written: " + e.getMessage());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void markStopped() throws IOException {
        final Optional<RunRecord> record = RunRecord.read(home.runFile());
        if (record.isPresent()) {
            record.get().stopped().write(home.runFile());
        }
    }

    /** The same port as last time where it is free, so that a bookmark stays good. */
    private int choosePort(final int wanted) throws IOException {
        if (wanted == 0) {
            final Optional<Integer> last = RunRecord.read(home.runFile()).map(RunRecord::httpPort);
            return last.isPresent() && Ports.isFree(last.get()) ? last.get() : Ports.free();
        }
        if (!Ports.isFree(wanted)) {
            throw portTaken(wanted);
        }
        return wanted;
    }

    private static InstanceException portTaken(final int port) {
        return new InstanceException(InstanceFailure.PORT_TAKEN, "Port " + port
                + " on 127.0.0.1 is taken by another program; name another one with --port, or leave it out to use a free one");
    }

    private List<String> command(final String memory, final int managementPort) {
        final List<String> command = new ArrayList<>();
        if (!isWindows()) {
            // Ctrl-C and a closed terminal reach every process of the group; ignored signals stay ignored across exec.
            command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "nifi"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java").toString());
        command.addAll(List.of(
                "-Xmx" + memory,
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Dnifi.properties.file.path=" + home.conf().resolve("nifi.properties"),
                "-Dorg.apache.nifi.bootstrap.config.log.dir=" + home.logs(),
                "-Dorg.apache.nifi.management.server.address=127.0.0.1:" + managementPort,
                "-Dio.nifiwan.ffmpeg.cache=" + home.ffmpeg(),
                "-cp", home.conf() + System.getProperty("path.separator") + nifiFolder.resolve("lib") + System.getProperty("file.separator") + "*",
                "org.apache.nifi.NiFi"));
        return command;
    }

    private void awaitReady(final Process process, final int httpPort, final long logMark, final Duration limit)
            throws IOException, InterruptedException {
        try (NifiClient client = new NifiClient("http://127.0.0.1:" + httpPort)) {
            if (!client.awaitReady(limit, process::isAlive)) {
                throw failedStart(process, httpPort, logMark, limit);
            }
        }
    }

    private InstanceException failedStart(final Process process, final int httpPort, final long logMark, final Duration limit) throws IOException {
        final boolean addressInUse = NifiLog.contains(home.log(), logMark, "Address already in use")
                || NifiLog.contains(home.output(), 0, "Address already in use");
        if (addressInUse) {
            return portTaken(httpPort);
        }
        final StringBuilder message = new StringBuilder();
        if (process.isAlive()) {
            message.append("NiFi does not answer ").append(limit.toSeconds()).append(" s after its start");
        } else {
            message.append("NiFi ended with exit code ").append(process.exitValue()).append(" while it was starting");
        }
        message.append("; see ").append(home.log()).append(" and ").append(home.output());
        for (final Path log : List.of(home.output(), home.log())) {
            for (final String line : NifiLog.lastErrors(log, log.equals(home.log()) ? logMark : 0, ERRORS_SHOWN)) {
                message.append(System.lineSeparator()).append("  ").append(line);
            }
        }
        return new InstanceException(process.isAlive() ? InstanceFailure.NOT_READY : InstanceFailure.DIED, message.toString());
    }

    private void requireAssembledNifi() throws InstanceException {
        if (!Files.isDirectory(nifiFolder.resolve("lib")) || !Files.isDirectory(nifiFolder.resolve("extensions"))) {
            throw new InstanceException(InstanceFailure.NOT_BUILT, "There is no assembled NiFi in " + nifiFolder + "; ./wan builds it");
        }
    }

    private static void end(final ProcessHandle process, final Duration limit) throws InterruptedException {
        // Children are listed before: they are nobody's children once NiFi is gone.
        final List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (final TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isUtf8(final String encoding) {
        return encoding.toLowerCase(Locale.ROOT).replace("-", "").equals("utf8");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static File nullDevice() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }
}
