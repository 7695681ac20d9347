package io.nifiwan.quality.semantic.clip;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.ImageModel;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.Resize;
import org.junit.jupiter.api.Test;

import java.nio.FloatBuffer;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PictureResizerTest {
    @Test
    void picturesAreThoseOfPillow() {
        final JsonNode golden = Golden.part("resize");
        for (final JsonNode one : golden.required("cases")) {
            final byte[] resized = PictureResizer.resize(bytes(golden.required("rgb")), golden.required("width").intValue(),
                    golden.required("height").intValue(), one.required("width").intValue(), one.required("height").intValue(),
                    ResizeFilter.valueOf(one.required("filter").textValue()));
            final byte[] expected = bytes(one.required("rgb"));
            assertEquals(expected.length, resized.length);
            for (int index = 0; index < expected.length; index++) {
                final int difference = Math.abs((expected[index] & 0xff) - (resized[index] & 0xff));
                assertTrue(difference <= 1, one.required("filter") + " differs by " + difference + " at " + index);
            }
        }
    }

    @Test
    void theMiddleIsCutOutAndNormalised() {
        // 64 x 32: the left quarter red, the middle half green, the right quarter blue.
        final byte[] rgb = new byte[3 * 64 * 32];
        for (int pixel = 0; pixel < 64 * 32; pixel++) {
            rgb[3 * pixel + (pixel % 64 < 16 ? 0 : pixel % 64 < 48 ? 1 : 2)] = (byte) 255;
        }
        final FloatBuffer cropped = FloatBuffer.allocate(3 * 16 * 16);
        new ImagePreprocessor(model(Resize.SHORT_SIDE_CROP)).append(new RgbFrame(0, 64, 32, rgb), cropped);
        assertEquals(-1, cropped.get(8 * 16 + 8), 1e-6);
        assertEquals(1, cropped.get(256 + 8 * 16 + 2), 1e-6);
        assertEquals(-1, cropped.get(512 + 8 * 16 + 8), 1e-6);

        final FloatBuffer squashed = FloatBuffer.allocate(3 * 16 * 16);
        new ImagePreprocessor(model(Resize.SQUASH)).append(new RgbFrame(0, 64, 32, rgb), squashed);
        assertEquals(1, squashed.get(8 * 16), 1e-6);
        assertEquals(1, squashed.get(256 + 8 * 16 + 8), 1e-6);
        assertEquals(1, squashed.get(512 + 8 * 16 + 15), 1e-6);
    }

    private static ImageModel model(final Resize resize) {
        return new ImageModel("f", null, "i", "o", null, 16, resize, ResizeFilter.BILINEAR, List.of(.5, .5, .5), List.of(.5, .5, .5));
    }

    private static byte[] bytes(final JsonNode array) {
        final byte[] bytes = new byte[array.size()];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) array.get(index).intValue();
        }
        return bytes;
    }
}
