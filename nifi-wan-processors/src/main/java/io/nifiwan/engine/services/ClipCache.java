package io.nifiwan.engine.services;

import io.nifiwan.engine.cache.CacheProbe;
import io.nifiwan.engine.cache.CachedClip;
import io.nifiwan.engine.cache.ClipFingerprint;
import io.nifiwan.engine.cache.TieredClipStore;
import org.apache.nifi.annotation.behavior.SystemResource;
import org.apache.nifi.annotation.behavior.SystemResourceConsideration;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnDisabled;
import org.apache.nifi.annotation.lifecycle.OnEnabled;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.controller.VerifiableControllerService;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.DataUnit;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of finished clips in a hot and a cold folder. */
@Tags({"cache", "clip", "video", "text-to-video", "engine", "reuse"})
@CapabilityDescription("Keeps finished clips by everything that determines them, so that an unchanged shot is not made and paid for again. A "
        + "local hot folder "
        + "holds what was used last; what finds no room there goes to an optional cold folder, as a rule on a network mount that several nodes "
        + "share, "
        + "and comes back when it is asked for. Every clip is checked against its SHA-256 when it is read. A cold folder that is away, "
        + "read-only or full is "
        + "warned of and done without.")
@SystemResourceConsideration(resource = SystemResource.DISK, description = "Up to Hot Size locally and Cold Size in the cold folder")
public class ClipCache extends AbstractControllerService implements ClipCacheService, VerifiableControllerService {

    static final PropertyDescriptor HOT_FOLDER = new PropertyDescriptor.Builder()
            .name("Hot Folder")
            .description("Folder on a local disk, created where absent. Relative to the folder NiFi runs in.")
            .required(true)
            .defaultValue("./state/nifi-wan/clips")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor HOT_SIZE = new PropertyDescriptor.Builder()
            .name("Hot Size")
            .description("Room for clips in the hot folder. A clip of five seconds takes 1 to 10 MB.")
            .required(true)
            .defaultValue("20 GB")
            .addValidator(StandardValidators.DATA_SIZE_VALIDATOR)
            .build();

    static final PropertyDescriptor COLD_FOLDER = new PropertyDescriptor.Builder()
            .name("Cold Folder")
            .description("Folder for the clips that the hot folder has no room for, as a rule below a network mount; all nodes may share it. "
                    + "It is never "
                    + "created: below a mount that is away it would be made on the local disk.")
            .required(false)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor COLD_SIZE = new PropertyDescriptor.Builder()
            .name("Cold Size")
            .description("Room for clips in the cold folder, all nodes together; give every node the same.")
            .required(true)
            .defaultValue("200 GB")
            .dependsOn(COLD_FOLDER)
            .addValidator(StandardValidators.DATA_SIZE_VALIDATOR)
            .build();

    private static final List<PropertyDescriptor> PROPERTIES = List.of(HOT_FOLDER, HOT_SIZE, COLD_FOLDER, COLD_SIZE);

    private volatile TieredClipStore store;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final Path hot = hotFolder(context);
        final boolean nested = coldFolder(context).filter(cold -> cold.startsWith(hot) || hot.startsWith(cold)).isPresent();
        return nested ? List.of(new ValidationResult.Builder().subject(COLD_FOLDER.getName()).valid(false)
                .explanation("the hot and the cold folder must not be the same, nor one within the other").build()) : List.of();
    }

    @OnEnabled
    public void open(final ConfigurationContext context) throws IOException {
        store = new TieredClipStore(new TieredClipStore.Place(hotFolder(context), bytes(context, HOT_SIZE)),
                coldFolder(context).map(folder -> new TieredClipStore.Place(folder, bytes(context, COLD_SIZE))),
                Clock.systemUTC(), (message, cause) -> getLogger().warn(message, cause));
    }

    @OnDisabled
    public void close() {
        store = null;
    }

    @Override
    public Optional<CachedClip> find(final ClipFingerprint fingerprint) throws IOException {
        return opened().find(fingerprint);
    }

    @Override
    public void put(final ClipFingerprint fingerprint, final InputStream content, final Map<String, String> attributes) throws IOException {
        opened().put(fingerprint, content, attributes);
    }

    @Override
    public List<ConfigVerificationResult> verify(final ConfigurationContext context, final ComponentLog log, final Map<String, String> variables) {
        return AbstractEngineService.results(CacheProbe.check(hotFolder(context), coldFolder(context)));
    }

    private TieredClipStore opened() throws IOException {
        final TieredClipStore opened = store;
        if (opened == null) {
            throw new IOException("The clip cache is not enabled");
        }
        return opened;
    }

    private static Path hotFolder(final PropertyContext context) {
        return absolute(context.getProperty(HOT_FOLDER).evaluateAttributeExpressions().getValue());
    }

    private static Optional<Path> coldFolder(final PropertyContext context) {
        final PropertyValue folder = context.getProperty(COLD_FOLDER).evaluateAttributeExpressions();
        return folder.isSet() && !folder.getValue().isBlank() ? Optional.of(absolute(folder.getValue())) : Optional.empty();
    }

    private static Path absolute(final String folder) {
        return Path.of(folder).toAbsolutePath().normalize();
    }

    private static long bytes(final PropertyContext context, final PropertyDescriptor size) {
        return Math.max(1, context.getProperty(size).asDataSize(DataUnit.B).longValue());
    }
}
