package io.nifiwan.media;

import java.nio.file.Path;
import java.util.List;

/**
 * Arguments that let ffmpeg and ffprobe open a file of unknown origin and nothing else. Playlists, concat scripts and image
 * sequences can name further files or addresses, so only real container formats are allowed, and only plain files are read.
 */
public final class UntrustedInput {
    private static final String FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf,ivf,gif,apng";

    private UntrustedInput() {
    }

    /** Input options and the input itself; they stand where {@code -i file} would stand. */
    public static List<String> arguments(final Path file) {
        // The file: prefix keeps a name such as "concat:a|b" or "-x" from being read as a protocol or an option.
        return List.of("-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS, "-i", "file:" + file.toAbsolutePath());
    }
}
