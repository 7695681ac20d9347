package io.nifiwan.quality.decode;

import io.nifiwan.media.FrameClock;
import io.nifiwan.media.InvalidMediaException;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.media.VideoFacts;
import io.nifiwan.media.VideoProbe;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.common.Codec;
import org.jcodec.common.DemuxerTrack;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Decodes H.264 in MP4 in pure Java, for machines where no ffmpeg runs; about ten times slower than ffmpeg. JCodec delivers frames in
 * decoding order, shifted to signed bytes and padded to whole macroblocks: frames are sorted by timestamp in a window of
 * {@link FrameSorter}, and each plane is shifted, cropped to the display size and scaled in one step.
 */
public final class JcodecDecoder implements FrameDecoder {
    private static final int MACROBLOCK = 16;
    private static final int SHIFT = 128;

    private final MediaLimits limits;
    private final InstantSource clock;

    public JcodecDecoder(final MediaLimits limits, final InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public VideoFacts probe(final Path clip) throws IOException {
        VideoProbe.checkSize(clip, limits);
        try (FileChannelWrapper channel = new FileChannelWrapper(FileChannel.open(clip)); MP4Demuxer demuxer = demuxer(channel)) {
            final DemuxerTrack track = track(demuxer);
            final DemuxerTrackMeta meta = track.getMeta();
            final Size size = meta.getVideoCodecMeta().getSize();
            final LongStream.Builder ticks = LongStream.builder();
            int count = 0;
            int timescale = 1;
            for (Packet packet = nextPacket(track); packet != null && count <= limits.frames(); packet = nextPacket(track)) {
                ticks.add(packet.getPts());
                timescale = packet.getTimescale();
                count++;
            }
            final FrameClock frames = FrameClock.of(ticks.build().toArray(), 1.0 / timescale);
            final double fps = frames.fps() > 0 ? frames.fps() : meta.getTotalFrames() / Math.max(meta.getTotalDuration(), 1e-3);
            final boolean upright = isUpright(meta);
            final VideoFacts facts = new VideoFacts("mp4", "h264", 0, upright ? size.getWidth() : size.getHeight(),
                upright ? size.getHeight() : size.getWidth(), fps, Math.max(count, meta.getTotalFrames()), meta.getTotalDuration(),
                frames.frameSeconds(), frames.constant(), !demuxer.getAudioTracks().isEmpty(), "", "jcodec");
            VideoProbe.check(facts, limits);
            return facts;
        } catch (final RuntimeException e) {
            throw new InvalidMediaException("No readable MP4 file", e);
        }
    }

    @Override
    public int decode(final Path clip, final VideoFacts facts, final Receiver receiver) throws IOException {
        final long deadline = clock.millis() + limits.wallClock().toMillis();
        final FrameSorter sorter = new FrameSorter(WorkingSize.of(facts.width(), facts.height()),
            ColorMatrix.of(facts.colorSpace(), facts.width(), facts.height()), facts, receiver);
        try (FileChannelWrapper channel = new FileChannelWrapper(FileChannel.open(clip)); MP4Demuxer demuxer = demuxer(channel)) {
            final DemuxerTrack track = track(demuxer);
            final DemuxerTrackMeta meta = track.getMeta();
            final H264Decoder decoder = SingleThreadedH264.decoder(meta.getCodecPrivate());
            final Size size = meta.getVideoCodecMeta().getSize();
            final PlaneScaler scaler = new PlaneScaler(size.getWidth(), size.getHeight(), meta.getOrientation(), SHIFT);
            final byte[][] buffer = Picture.create(padded(size.getWidth()), padded(size.getHeight()), ColorSpace.YUV420).getData();
            for (Packet packet = nextPacket(track); packet != null; packet = nextPacket(track)) {
                final Picture picture = picture(decoder, packet, buffer);
                if (picture == null) {
                    continue;
                }
                sorter.add(packet.getPts(), frame -> scaler.scale(picture, frame));
                if (clock.millis() > deadline) {
                    throw new InvalidMediaException("Decoding broke a limit: it took more than " + limits.wallClock().toMillis() + " ms");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("Interrupted while decoding");
                }
            }
        }
        final int count = sorter.finish();
        if (count == 0) {
            throw new InvalidMediaException("No frame decodes");
        }
        return count;
    }

    /** The next packet, or null at the end and where the rest of the file is missing. */
    private static Packet nextPacket(final DemuxerTrack track) {
        try {
            return track.nextFrame();
        } catch (final IOException | RuntimeException e) {
            return null;
        }
    }

    /** The picture of a packet, or null where the packet is damaged: the caller counts what decoded. */
    private static Picture picture(final H264Decoder decoder, final Packet packet, final byte[][] buffer) {
        try {
            return decoder.decodeFrame(packet.getData(), buffer);
        } catch (final RuntimeException e) {
            return null;
        }
    }

    private static MP4Demuxer demuxer(final FileChannelWrapper channel) throws InvalidMediaException {
        try {
            return MP4Demuxer.createMP4Demuxer(channel);
        } catch (final IOException | RuntimeException e) {
            throw new InvalidMediaException("No readable MP4 file", e);
        }
    }

    private static DemuxerTrack track(final MP4Demuxer demuxer) throws InvalidMediaException {
        final List<DemuxerTrack> tracks = demuxer.getVideoTracks();
        if (tracks.isEmpty() || tracks.get(0).getMeta() == null || tracks.get(0).getMeta().getCodec() != Codec.H264) {
            throw new InvalidMediaException("Without ffmpeg only H.264 in MP4 can be decoded");
        }
        return tracks.get(0);
    }

    private static boolean isUpright(final DemuxerTrackMeta meta) {
        return meta.getOrientation() == null || meta.getOrientation() == DemuxerTrackMeta.Orientation.D_0
            || meta.getOrientation() == DemuxerTrackMeta.Orientation.D_180;
    }

    private static int padded(final int side) {
        return (side + MACROBLOCK - 1) / MACROBLOCK * MACROBLOCK;
    }
}
