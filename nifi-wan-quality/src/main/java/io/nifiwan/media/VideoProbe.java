package io.nifiwan.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a container through ffprobe: one run, without decoding, within limits. Safe for use by several threads. */
public final class VideoProbe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OUTPUT_BYTES = 64 << 20;
    private static final String ENTRIES = "program_version=version:format=format_name,duration"
        + ":stream=index,codec_type,codec_name,width,height,avg_frame_rate,nb_frames,duration,time_base,color_space"
        + ":stream_disposition=attached_pic:stream_side_data=rotation:packet=stream_index,pts,dts,flags";

    private final FfmpegInstallation installation;
    private final MediaLimits limits;

    public VideoProbe(final FfmpegInstallation installation, final MediaLimits limits) {
        this.installation = installation;
        this.limits = limits;
    }

    /**
     * @param file video file, of any origin
     * @throws InvalidMediaException when the file is no video or breaks a limit
     * @throws IOException           when the file cannot be read or ffprobe cannot be started
     */
    public VideoFacts probe(final Path file) throws IOException {
        checkSize(file, limits);
        final List<String> arguments = new ArrayList<>(List.of("-v", "error", "-show_program_version", "-show_entries", ENTRIES, "-of", "json"));
        arguments.addAll(UntrustedInput.arguments(file));
        final byte[] output;
        try {
            output = ChildProcess.run(installation.ffprobe(arguments), limits.wallClock(), OUTPUT_BYTES);
        } catch (final ChildProcessException e) {
            throw new InvalidMediaException("No readable video: " + withoutPath(e.getMessage(), file), e);
        }
        final JsonNode root = JSON.readTree(output);
        final VideoFacts facts = facts(root, pictureStream(root));
        check(facts, limits);
        return facts;
    }

    /** Refuses a file that is missing, empty or larger than the limit. */
    public static void checkSize(final Path file, final MediaLimits limits) throws IOException {
        final long size = Files.size(file);
        if (size == 0 || size > limits.bytes()) {
            throw new InvalidMediaException(size == 0 ? "The file is empty" : "The file has " + size + " bytes, limit " + limits.bytes());
        }
    }

    /** Refuses facts beyond the limits. */
    public static void check(final VideoFacts facts, final MediaLimits limits) throws InvalidMediaException {
        if (facts.width() <= 0 || facts.height() <= 0) {
            throw new InvalidMediaException("The video stream has no size");
        }
        if ((long) facts.width() * facts.height() > limits.pixels()) {
            throw new InvalidMediaException("The picture has " + facts.width() + "x" + facts.height() + " pixels, limit " + limits.pixels());
        }
        if (facts.seconds() > limits.seconds()) {
            throw new InvalidMediaException("The clip lasts " + facts.seconds() + " s, limit " + limits.seconds());
        }
        if (facts.declaredFrames() > limits.frames()) {
            throw new InvalidMediaException("The clip has " + facts.declaredFrames() + " frames, limit " + limits.frames());
        }
    }

    private static VideoFacts facts(final JsonNode root, final JsonNode stream) throws InvalidMediaException {
        final int index = stream.path("index").asInt();
        final double tick = ratio(stream.path("time_base").asText());
        final List<JsonNode> packets = packets(root, index);
        // An edit list marks the packets whose frames it hides with D.
        final List<JsonNode> shown = packets.stream().filter(packet -> !packet.path("flags").asText().contains("D")).toList();
        final boolean stamped = shown.stream().allMatch(packet -> packet.has("pts") || packet.has("dts"));
        final long[] stamps = shown.stream().mapToLong(packet -> packet.path("pts").asLong(packet.path("dts").asLong())).toArray();
        final FrameClock clock = FrameClock.of(stamped ? stamps : new long[0], tick);
        final double declaredRate = ratio(stream.path("avg_frame_rate").asText());
        final double fps = declaredRate > 0 ? declaredRate : clock.fps();
        if (stamps.length == 0 || (!(fps > 0) && stamps.length > 1)) {
            throw new InvalidMediaException("The video stream has " + (stamps.length == 0 ? "no frames" : "no frame rate"));
        }
        final int discarded = packets.size() - stamps.length;
        final int declared = Math.max(0, stream.path("nb_frames").asInt(0) - discarded);
        final double rate = fps > 0 ? fps : 1;
        final double streamSeconds = stream.path("duration").asDouble(root.path("format").path("duration").asDouble(0));
        final int rotation = rotation(stream);
        final boolean upright = rotation % 180 == 0;
        final int width = stream.path("width").asInt();
        final int height = stream.path("height").asInt();
        return new VideoFacts(root.path("format").path("format_name").asText(), stream.path("codec_name").asText(), index,
            upright ? width : height, upright ? height : width, rate, declared > 0 ? declared : stamps.length,
            streamSeconds > 0 ? streamSeconds : stamps.length / rate, clock.frameSeconds(), clock.constant(),
            hasAudio(root), stream.path("color_space").asText("").replace("unknown", ""),
            "ffmpeg " + root.path("program_version").path("version").asText());
    }

    private static JsonNode pictureStream(final JsonNode root) throws InvalidMediaException {
        for (final JsonNode stream : root.path("streams")) {
            if (stream.path("codec_type").asText().equals("video") && stream.path("disposition").path("attached_pic").asInt() == 0) {
                return stream;
            }
        }
        throw new InvalidMediaException("The file has no video stream");
    }

    private static boolean hasAudio(final JsonNode root) {
        for (final JsonNode stream : root.path("streams")) {
            if (stream.path("codec_type").asText().equals("audio")) {
                return true;
            }
        }
        return false;
    }

    private static List<JsonNode> packets(final JsonNode root, final int stream) {
        final List<JsonNode> packets = new ArrayList<>();
        root.path("packets").forEach(packet -> {
            if (packet.path("stream_index").asInt() == stream) {
                packets.add(packet);
            }
        });
        return packets;
    }

    private static int rotation(final JsonNode stream) {
        for (final JsonNode data : stream.path("side_data_list")) {
            if (data.has("rotation")) {
                return Math.floorMod(data.path("rotation").asInt(), 360);
            }
        }
        return 0;
    }

    /** Value of {@code 24000/1001}; 0 where the text is no positive ratio. */
    private static double ratio(final String text) {
        final int slash = text.indexOf('/');
        if (slash < 0) {
            return 0;
        }
        final double value = Double.parseDouble(text.substring(0, slash)) / Double.parseDouble(text.substring(slash + 1));
        return Double.isFinite(value) && value > 0 ? value : 0;
    }

    private static String withoutPath(final String message, final Path file) {
        return message.replace("file:" + file.toAbsolutePath() + ": ", "").replace(file.toAbsolutePath().toString(), "the file");
    }
}
