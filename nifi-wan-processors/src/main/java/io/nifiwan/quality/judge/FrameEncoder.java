package io.nifiwan.quality.judge;

import io.nifiwan.quality.decode.RgbFrame;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes frames as data URLs.
 *
 * @param format    of the picture
 * @param shortSide most pixels of the short side; a smaller frame is left as it is
 */
record FrameEncoder(FrameFormat format, int shortSide) {
    private static final float QUALITY = 0.9f;

    String dataUrl(final RgbFrame frame) {
        try {
            return "data:" + format.mimeType() + ";base64," + Base64.getEncoder().encodeToString(encode(image(frame)));
        } catch (final IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
    }

    private BufferedImage image(final RgbFrame frame) {
        final BufferedImage full = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        final byte[] rgb = frame.rgb();
        for (int pixel = 0; pixel < frame.width() * frame.height(); pixel++) {
            full.setRGB(pixel % frame.width(), pixel / frame.width(),
                    ((rgb[3 * pixel] & 0xff) << 16) | ((rgb[3 * pixel + 1] & 0xff) << 8) | (rgb[3 * pixel + 2] & 0xff));
        }
        final double scale = (double) shortSide / Math.min(frame.width(), frame.height());
        if (scale >= 1) {
            return full;
        }
        final BufferedImage small = new BufferedImage((int) Math.max(1, Math.round(frame.width() * scale)),
                (int) Math.max(1, Math.round(frame.height() * scale)), BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(full, 0, 0, small.getWidth(), small.getHeight(), null);
        graphics.dispose();
        return small;
    }

    private byte[] encode(final BufferedImage image) throws IOException {
        final ImageWriter writer = ImageIO.getImageWritersByFormatName(format.writer()).next();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Without a cache file: frames are small, and disks fill up.
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            final ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format == FrameFormat.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
