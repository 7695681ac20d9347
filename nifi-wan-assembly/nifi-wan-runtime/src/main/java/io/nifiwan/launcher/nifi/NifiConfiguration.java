package io.nifiwan.launcher.nifi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the configuration of an instance from the templates of the assembled NiFi. */
final class NifiConfiguration {
    private static final String PROPERTIES = "nifi.properties";
    private static final int KEY_BYTES = 24;
    private static final Set<PosixFilePermission> OWNER_ONLY = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private NifiConfiguration() {
    }

    /** Writes every file of {@code conf}; the sensitive key is made once per home and kept. */
    static void write(final Path nifiFolder, final NifiHome home, final int httpPort) throws IOException {
        Files.createDirectories(home.conf());
        try (Stream<Path> templates = Files.list(nifiFolder.resolve("conf"))) {
            for (final Path template : templates.toList()) {
                Files.copy(template, home.conf().resolve(template.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        final Map<String, String> values = Map.of(
                "@NIFI_FOLDER@", propertyValue(nifiFolder.toAbsolutePath()),
                "@HTTP_PORT@", Integer.toString(httpPort),
                "@SENSITIVE_KEY@", sensitiveKey(home.sensitiveKey()));
        String text = Files.readString(nifiFolder.resolve("conf").resolve(PROPERTIES));
        for (final Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        writeForOwner(home.conf().resolve(PROPERTIES), text);
    }

    /** Backslashes start an escape in a properties file. */
    private static String propertyValue(final Path path) {
        return path.toString().replace("\\", "\\\\");
    }

    private static String sensitiveKey(final Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return Files.readString(file).strip();
        }
        final byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        final String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        writeForOwner(file, key);
        return key;
    }

    /** The file is never readable by others, not even while it is written. */
    private static void writeForOwner(final Path file, final String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
        Files.write(file, List.of(text.split("\n", -1)));
    }
}
