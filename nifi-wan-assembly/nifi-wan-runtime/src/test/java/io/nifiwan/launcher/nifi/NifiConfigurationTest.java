package io.nifiwan.launcher.nifi;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class NifiConfigurationTest {
    private static final Path TEMPLATES = Path.of("src", "main", "nifi");

    @TempDir
    private Path folder;
    private NifiHome home;

    @BeforeEach
    void prepare() throws IOException {
        home = NifiHome.at(folder.resolve("家"));
        home.prepare();
    }

    @Test
    void fillsEveryPlaceholder() throws IOException {
        NifiConfiguration.write(TEMPLATES, home, 18080);
        final Properties properties = properties(home);
        assertEquals("18080", properties.getProperty("nifi.web.http.port"));
        assertEquals("127.0.0.1", properties.getProperty("nifi.web.http.host"));
        assertEquals(TEMPLATES.toAbsolutePath() + "/lib", properties.getProperty("nifi.nar.library.directory"));
        assertFalse(properties.values().stream().anyMatch(value -> value.toString().contains("@")));
        assertTrue(Files.isRegularFile(home.conf().resolve("logback.xml")));
    }

    @Test
    void keepsTheSensitiveKeyOfAHomeAndMakesAnotherForAnother() throws IOException {
        NifiConfiguration.write(TEMPLATES, home, 1);
        final String key = properties(home).getProperty("nifi.sensitive.props.key");
        NifiConfiguration.write(TEMPLATES, home, 2);
        assertEquals(key, properties(home).getProperty("nifi.sensitive.props.key"));
        assertTrue(key.length() >= 12, key);
        final NifiHome other = NifiHome.at(folder.resolve("other"));
        other.prepare();
        NifiConfiguration.write(TEMPLATES, other, 1);
        assertNotEquals(key, properties(other).getProperty("nifi.sensitive.props.key"));
    }

    @Test
    void onlyTheOwnerReadsTheKey() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        NifiConfiguration.write(TEMPLATES, home, 1);
        for (final Path file : new Path[] {home.sensitiveKey(), home.conf().resolve("nifi.properties")}) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    private static Properties properties(final NifiHome home) throws IOException {
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.conf().resolve("nifi.properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
