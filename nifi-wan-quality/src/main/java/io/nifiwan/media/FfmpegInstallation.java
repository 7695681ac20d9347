package io.nifiwan.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An ffmpeg and an ffprobe executable that can be run as child processes: the bundled pair, unpacked once per version into a
 * cache folder, or a pair that the operator names. Immutable and safe for use by several threads.
 */
public final class FfmpegInstallation {
    /** System property with the folder to unpack into; the default is a folder of this user in the temporary folder. */
    public static final String CACHE_PROPERTY = "io.nifiwan.ffmpeg.cache";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int VERSION_BYTES = 1 << 20;
    private static final String RESOURCE_ROOT = "org/bytedeco/ffmpeg/";

    private final Path ffmpeg;
    private final Path ffprobe;
    private final Optional<Path> libraryFolder;

    private FfmpegInstallation(final Path ffmpeg, final Path ffprobe, final Optional<Path> libraryFolder) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
        this.libraryFolder = libraryFolder;
    }

    /** Name of this machine in the bundled artifact, for example {@code linux-x86_64}. */
    public static String platform() {
        final String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        final String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        final String system;
        if (name.contains("win")) {
            system = "windows";
        } else if (name.contains("mac")) {
            system = "macosx";
        } else {
            system = "linux";
        }
        return system + (architecture.equals("aarch64") || architecture.equals("arm64") ? "-arm64" : "-x86_64");
    }

    /** Whether the class path carries executables for this machine. */
    public static boolean isBundled() {
        return bundledResource() != null;
    }

    /** The bundled pair in the default cache folder. */
    public static FfmpegInstallation bundled() throws IOException {
        final String configured = System.getProperty(CACHE_PROPERTY);
        if (configured != null) {
            return bundled(Path.of(configured));
        }

        // A folder of this user alone: a shared one could hold somebody else's executable.
        return bundled(Path.of(System.getProperty("java.io.tmpdir"), "nifi-wan-" + System.getProperty("user.name")));
    }

    /**
     * The bundled pair. Unpacks on the first call per artifact version; concurrent callers, in other processes too, end with one
     * complete folder, because the folder appears by an atomic rename.
     *
     * @throws IOException when this machine's platform is not bundled or the folder cannot be written
     */
    public static FfmpegInstallation bundled(final Path cache) throws IOException {
        final URL resource = bundledResource();
        if (resource == null) {
            throw new IOException("No ffmpeg is bundled for " + platform() + "; name an ffmpeg executable instead");
        }
        final Path folder = cache.resolve("ffmpeg-" + version(resource) + "-" + platform());
        if (!Files.isDirectory(folder)) {
            unpack(resource, cache, folder);
        }
        final String suffix = platform().startsWith("windows") ? ".exe" : "";
        return new FfmpegInstallation(folder.resolve("ffmpeg" + suffix), folder.resolve("ffprobe" + suffix), Optional.of(folder));
    }

    /**
     * An installed pair; ffprobe is expected beside ffmpeg.
     *
     * @param ffmpeg path of the ffmpeg executable
     * @throws IOException when either file is not executable
     */
    public static FfmpegInstallation installed(final Path ffmpeg) throws IOException {
        final Path name = ffmpeg.getFileName();
        final Path probe = ffmpeg.resolveSibling(name == null ? "ffprobe" : name.toString().replace("ffmpeg", "ffprobe"));
        for (final Path executable : List.of(ffmpeg, probe)) {
            if (!Files.isExecutable(executable)) {
                throw new IOException(executable + " is not an executable file");
            }
        }
        return new FfmpegInstallation(ffmpeg, probe, Optional.empty());
    }

    /** A process builder for ffmpeg with its library path set; the caller adds streams and starts it. */
    public ProcessBuilder ffmpeg(final List<String> arguments) {
        return command(ffmpeg, arguments);
    }

    /** A process builder for ffprobe with its library path set. */
    public ProcessBuilder ffprobe(final List<String> arguments) {
        return command(ffprobe, arguments);
    }

    /** Path of the ffmpeg executable. */
    public Path executable() {
        return ffmpeg;
    }

    /** Whether ffmpeg and ffprobe start on this machine; a foreign platform, a missing library or a mount without execution says no. */
    public boolean runs() {
        try {
            for (final ProcessBuilder builder : List.of(ffmpeg(List.of("-version")), ffprobe(List.of("-version")))) {
                ChildProcess.run(builder, START_LIMIT, VERSION_BYTES);
            }
            return true;
        } catch (final IOException e) {
            return false;
        }
    }

    private ProcessBuilder command(final Path executable, final List<String> arguments) {
        final List<String> line = new ArrayList<>();
        line.add(executable.toString());
        line.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(line);
        final Map<String, String> environment = builder.environment();
        libraryFolder.ifPresent(folder -> {
            environment.put("LD_LIBRARY_PATH", folder.toString());
            environment.put("DYLD_LIBRARY_PATH", folder.toString());
        });
        return builder;
    }

    private static URL bundledResource() {
        final String suffix = platform().startsWith("windows") ? ".exe" : "";
        return FfmpegInstallation.class.getClassLoader().getResource(RESOURCE_ROOT + platform() + "/ffmpeg" + suffix);
    }

    private static String version(final URL resource) {
        final String text = resource.toString();
        final int end = text.indexOf("-" + platform() + ".jar!");
        final int start = text.lastIndexOf("/ffmpeg-", end < 0 ? text.length() : end);
        return end < 0 || start < 0 ? "unversioned" : text.substring(start + "/ffmpeg-".length(), end);
    }

    private static void unpack(final URL resource, final Path cache, final Path folder) throws IOException {
        Files.createDirectories(cache);
        final Path partial = Files.createTempDirectory(cache, ".unpacking-");
        try {
            copyResources(resource, partial);
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            deleteTree(partial);
            if (!Files.isDirectory(folder)) {
                throw e instanceof FileAlreadyExistsException ? new IOException("Cannot create " + folder, e) : e;
            }
        }
    }

    private static void copyResources(final URL resource, final Path target) throws IOException {
        final String text = resource.toString();
        final URI archive = URI.create(text.substring(0, text.lastIndexOf('!')));
        final String inside = text.substring(text.lastIndexOf('!') + 1, text.lastIndexOf('/'));
        // A file system of its own, not the shared one of the jar's URI: another thread may close that at any moment.
        final Path jar = Path.of(URI.create(archive.toString().replaceFirst("^jar:", "")));
        try (FileSystem files = FileSystems.newFileSystem(jar); Stream<Path> entries = Files.list(files.getPath(inside))) {
            for (final Path entry : entries.filter(FfmpegInstallation::isNeeded).toList()) {
                final Path copy = target.resolve(entry.getFileName().toString());
                try (InputStream input = Files.newInputStream(entry)) {
                    Files.copy(input, copy);
                }
                if (!copy.toFile().setExecutable(true, false)) {
                    throw new IOException("Cannot make " + copy + " executable");
                }
            }
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The Java bindings of the artifact are of no use to a child process. */
    private static boolean isNeeded(final Path entry) {
        final String name = entry.getFileName().toString();
        return Files.isRegularFile(entry) && !name.startsWith("libjni") && !name.startsWith("jni") && !name.endsWith(".h");
    }

    private static void deleteTree(final Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(final Path directory, final IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
