package io.nifiwan.launcher.nifi;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The assembled NiFi for a system test class: started fresh before its first test, stopped after its last. Register it in a static
 * field with {@code @RegisterExtension}. All classes share one home one after the other, so that libraries are unpacked once and there is
 * never more than one NiFi.
 */
public final class RunningNifi implements BeforeAllCallback, AfterAllCallback {
    private static final String FOLDER_PROPERTY = "io.nifiwan.test.folder";

    private final NifiInstance instance;
    private NifiClient client;

    public RunningNifi() {
        this.instance = new NifiInstance(nifiFolder(), NifiHome.at(testFolder().resolve("nifi")));
    }

    /** The assembled NiFi. */
    public static Path nifiFolder() {
        return Path.of(System.getProperty("io.nifiwan.nifi.folder"));
    }

    /** The launcher with its libraries. */
    public static Path launcherFolder() {
        return Path.of(System.getProperty("io.nifiwan.launcher.folder"));
    }

    /** The checkout. */
    public static Path repositoryFolder() {
        return Path.of(System.getProperty("io.nifiwan.repository.folder"));
    }

    /** Where system tests write. */
    public static Path testFolder() {
        return Path.of(System.getProperty(FOLDER_PROPERTY));
    }

    public NifiInstance instance() {
        return instance;
    }

    public NifiClient client() {
        return client;
    }

    /** Kills the process as a power cut would; queues and flow stay on disk. */
    public void kill() throws IOException {
        final ProcessHandle process = instance.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts NiFi after it was stopped or killed, with flow and data as they are. */
    public void startAgain() throws IOException, InterruptedException {
        start(StartOptions.defaults());
    }

    @Override
    public void beforeAll(final ExtensionContext context) throws IOException, InterruptedException {
        // One that an aborted run has left behind.
        instance.stop();
        start(StartOptions.defaults().withFresh(true));
    }

    @Override
    public void afterAll(final ExtensionContext context) throws IOException, InterruptedException {
        closeClient();
        instance.stop();
    }

    private void start(final StartOptions options) throws IOException, InterruptedException {
        closeClient();
        instance.start(options);
        client = instance.client();
    }

    private void closeClient() {
        if (client != null) {
            client.close();
        }
    }
}
