package io.nifiwan.quality.decode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class ResamplerTest {

    @ParameterizedTest
    @CsvSource({"12, 8, 12, 8", "12, 8, 6, 4", "12, 9, 8, 6", "31, 17, 7, 5", "5, 3, 1, 1"})
    void smallerPixelsAreMeansOfTheirArea(final int width, final int height, final int targetWidth, final int targetHeight) {
        final byte[] source = new byte[width * height];
        new SplittableRandom(1).nextBytes(source);
        final float[] target = new float[targetWidth * targetHeight];
        new Resampler(width, height, targetWidth, targetHeight).resample(source, width, 0, target);

        // Each source pixel is cut into as many parts as the target has pixels, so that areas are whole numbers of parts.
        final float[] expected = new float[target.length];
        for (int y = 0; y < height * targetHeight; y++) {
            for (int x = 0; x < width * targetWidth; x++) {
                final int value = source[y / targetHeight * width + x / targetWidth] & 0xff;
                expected[y / height * targetWidth + x / width] += value / (float) (width * height);
            }
        }
        assertArrayEquals(expected, target, 0.05f);
    }

    @Test
    void largerPixelsAreLinear() {
        final float[] target = new float[4];
        new Resampler(2, 1, 4, 1).resample(new byte[] {0, 100}, 2, 0, target);

        assertArrayEquals(new float[] {0, 25, 75, 100}, target, 1e-4f);
    }

    @Test
    void readsSignedBytesAndPaddedRows() {
        final float[] target = new float[4];
        new Resampler(2, 2, 2, 2).resample(new byte[] {-128, 0, 9, 127, -1, 9}, 3, 128, target);

        assertArrayEquals(new float[] {0, 128, 255, 127}, target, 1e-4f);
    }

    @ParameterizedTest
    @CsvSource({"1280, 720, 854, 480", "720, 1280, 480, 854", "832, 480, 832, 480", "256, 256, 480, 480", "4000, 100, 1920, 48", "1, 4000, 16, 1920"})
    void theShortSideIsFourHundredEightyUnlessThePictureIsAStrip(final int width, final int height, final int workingWidth, final int workingHeight) {
        assertEquals(new WorkingSize(workingWidth, workingHeight), WorkingSize.of(width, height));
    }
}
