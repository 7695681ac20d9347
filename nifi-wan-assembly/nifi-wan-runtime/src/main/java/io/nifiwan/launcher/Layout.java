package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.InstanceException;
import io.nifiwan.launcher.nifi.InstanceFailure;

import java.nio.file.Path;

/**
 * Where things are, as {@code ./wan} tells by system properties.
 *
 * @param repository folder of the checkout
 * @param nifi       the assembled NiFi
 */
record Layout(Path repository, Path nifi) {
    /** System property with the folder of the checkout. */
    static final String REPOSITORY_PROPERTY = "io.nifiwan.repository.folder";
    /** System property with the folder of the assembled NiFi. */
    static final String NIFI_PROPERTY = "io.nifiwan.nifi.folder";

    /** The layout of this run. */
    static Layout current() throws InstanceException {
        return new Layout(folder(REPOSITORY_PROPERTY), folder(NIFI_PROPERTY));
    }

    Path previsFlow() {
        return repository.resolve("flows").resolve("previs").resolve("previs.json");
    }

    Path previsSamples() {
        return repository.resolve("flows").resolve("previs").resolve("samples");
    }

    Path defaultHome() {
        return repository.resolve(".nifi-wan");
    }

    private static Path folder(final String property) throws InstanceException {
        final String value = System.getProperty(property);
        if (value == null) {
            throw new InstanceException(InstanceFailure.NOT_BUILT, "System property " + property + " is not set; ./wan sets it");
        }
        return Path.of(value);
    }
}
