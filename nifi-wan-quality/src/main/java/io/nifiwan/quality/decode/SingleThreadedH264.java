package io.nifiwan.quality.decode;

import org.jcodec.codecs.h264.H264Decoder;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;

/**
 * JCodec decoders without their thread pool. JCodec gives every decoder a pool that nothing ever shuts down, so each clip would leak
 * threads, and it waits for a failed slice forever, so a damaged clip would hang. Neither can be configured; both live in two private
 * fields, which are set here once per decoder.
 */
final class SingleThreadedH264 {
    private SingleThreadedH264() {
    }

    /** A decoder for a track with the given parameter sets that decodes on the calling thread. */
    static H264Decoder decoder(final ByteBuffer parameterSets) throws IOException {
        final H264Decoder decoder = H264Decoder.createH264DecoderFromCodecPrivate(parameterSets);
        try {
            final Field threaded = H264Decoder.class.getDeclaredField("threaded");
            threaded.setAccessible(true);
            threaded.setBoolean(decoder, false);
            final Field pool = H264Decoder.class.getDeclaredField("tp");
            pool.setAccessible(true);
            if (pool.get(decoder) instanceof final ExecutorService executor) {
                executor.shutdownNow();
            }
            return decoder;
        } catch (final ReflectiveOperationException e) {
            throw new IOException("This JCodec version is not supported", e);
        }
    }
}
