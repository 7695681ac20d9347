package io.nifiwan.engine.services;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoRequest;
import org.apache.nifi.annotation.lifecycle.OnDisabled;
import org.apache.nifi.annotation.lifecycle.OnEnabled;
import org.apache.nifi.annotation.lifecycle.OnShutdown;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.controller.VerifiableControllerService;
import org.apache.nifi.logging.ComponentLog;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An engine as a controller service: opened when the service is enabled, closed when it is disabled, every call handed on. */
abstract class AbstractEngineService extends AbstractControllerService implements TextToVideoService, VerifiableControllerService {
    private volatile TextToVideoEngine engine;

    /**
     * Opens the engine with the service's properties. Where the engine is {@link AutoCloseable}, it is closed after use.
     *
     * @param variables variables for Expression Language beside those of the environment; as a rule empty
     * @throws IOException when something it needs on this machine is missing
     */
    abstract TextToVideoEngine open(ConfigurationContext context, Map<String, String> variables) throws IOException;

    @OnEnabled
    public void start(final ConfigurationContext context) throws IOException {
        engine = open(context, Map.of());
    }

    @OnDisabled
    @OnShutdown
    public void stop() throws IOException {
        final TextToVideoEngine running = engine;
        engine = null;
        close(running);
    }

    @Override
    public String submit(final VideoRequest request) throws EngineException {
        return running().submit(request);
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        return running().poll(taskId);
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        running().download(taskId, output);
    }

    @Override
    public void cancel(final String taskId) throws EngineException {
        running().cancel(taskId);
    }

    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) throws EngineException {
        return running().find(request, sentAfter);
    }

    @Override
    public VideoRequest prepare(final VideoRequest request) throws EngineException {
        return running().prepare(request);
    }

    @Override
    public String configuration(final VideoRequest request) {
        return opened().configuration(request);
    }

    @Override
    public Capabilities capabilities() {
        return opened().capabilities();
    }

    @Override
    public List<EngineCheck> verify() {
        final TextToVideoEngine running = engine;
        return running == null ? List.of(new EngineCheck("Service", false, "The service is not enabled")) : running.verify();
    }

    @Override
    public List<ConfigVerificationResult> verify(final ConfigurationContext context, final ComponentLog log, final Map<String, String> variables) {
        return results(check(context, variables));
    }

    /** Checks in the form of NiFi's verification. */
    static List<ConfigVerificationResult> results(final List<EngineCheck> checks) {
        return checks.stream()
                .map(check -> new ConfigVerificationResult.Builder()
                        .verificationStepName(check.step())
                        .outcome(check.passed() ? Outcome.SUCCESSFUL : Outcome.FAILED)
                        .explanation(check.explanation())
                        .build())
                .toList();
    }

    /** Checks an engine with these properties, which as a rule is opened for the purpose. */
    List<EngineCheck> check(final ConfigurationContext context, final Map<String, String> variables) {
        try {
            final TextToVideoEngine probe = open(context, variables);
            try {
                return probe.verify();
            } finally {
                close(probe);
            }
        } catch (final IOException e) {
            return List.of(new EngineCheck("Service", false, "The engine cannot be opened: " + e.getMessage()));
        }
    }

    private TextToVideoEngine running() throws EngineException {
        final TextToVideoEngine running = engine;
        if (running == null) {
            throw new EngineException(EngineError.TRANSIENT, "closed", "The service " + getIdentifier() + " is not enabled");
        }
        return running;
    }

    private TextToVideoEngine opened() {
        final TextToVideoEngine running = engine;
        if (running == null) {
            throw new IllegalStateException("The service " + getIdentifier() + " is not enabled");
        }
        return running;
    }

    private static void close(final TextToVideoEngine engine) throws IOException {
        if (engine instanceof final AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (final IOException | RuntimeException e) {
                throw e;
            } catch (final Exception e) {
                throw new IOException("The engine did not close", e);
            }
        }
    }
}
