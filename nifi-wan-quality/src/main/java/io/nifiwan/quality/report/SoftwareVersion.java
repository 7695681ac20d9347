package io.nifiwan.quality.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Version of this library, as Maven wrote it into the jar. */
final class SoftwareVersion {
    private static final String RESOURCE = "/META-INF/maven/io.nifiwan/nifi-wan-quality/pom.properties";
    private static final String VERSION = read();

    private SoftwareVersion() {
    }

    /** The version, or {@code development} where the classes do not come from a jar. */
    static String current() {
        return VERSION;
    }

    private static String read() {
        final Properties properties = new Properties();
        try (InputStream input = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
            if (input != null) {
                properties.load(input);
            }
        } catch (final IOException e) {
            // A version that cannot be read must not keep anybody from judging clips.
            return "unknown";
        }
        return properties.getProperty("version", "development");
    }
}
