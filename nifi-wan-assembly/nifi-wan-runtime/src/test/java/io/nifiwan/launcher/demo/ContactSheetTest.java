package io.nifiwan.launcher.demo;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.draw.TextPainter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ContactSheetTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1,2", "2,2", "4,2", "5,3", "9,3", "10,4", "100,5"})
    void isAboutSquareWithTwoColumnsAtLeast(final int tiles, final int columns) {
        assertEquals(columns, ContactSheet.columns(tiles));
    }

    @Test
    void showsTheMiddleFrameOfEveryClipAndTellsOfOneThatCannotBeRead() throws Exception {
        assumeTrue(FfmpegInstallation.isBundled());
        final FfmpegInstallation ffmpeg = FfmpegInstallation.bundled();
        final ClipReport good = ReportFiles.write(folder, VerdictFolder.PASSED, "茶馆", 1, 2);
        final ClipReport broken = ReportFiles.write(folder, VerdictFolder.REJECTED, "茶馆", 2, 2);
        Files.delete(good.clip());
        redThenBlue(ffmpeg, good.clip());
        final Path png = folder.resolve("contact-sheet.png");
        new ContactSheet(ffmpeg, TextPainter.bundled()).write(List.of(good, broken), png);

        final BufferedImage sheet = ImageIO.read(png.toFile());
        assertEquals(2 * 400 + 3 * 14, sheet.getWidth());
        final Color middle = new Color(sheet.getRGB(14 + 200, 14 + 112));
        assertTrue(middle.getBlue() > 200 && middle.getRed() < 60, middle.toString());
        final Color unreadable = new Color(sheet.getRGB(14 + 400 + 14 + 200, 14 + 30));
        assertEquals(Color.BLACK, unreadable);
    }

    /** Two seconds: 0.9 s red, then blue. */
    private static void redThenBlue(final FfmpegInstallation ffmpeg, final Path clip) throws IOException, InterruptedException {
        final Process process = ffmpeg.ffmpeg(List.of("-v", "error", "-nostdin", "-f", "lavfi",
                "-i", "color=c=red:s=320x180:r=10:d=0.9", "-f", "lavfi",
                "-i", "color=c=blue:s=320x180:r=10:d=1.1", "-filter_complex", "[0][1]concat=n=2:v=1",
                "-c:v", "libopenh264", clip.toString())).start();
        assertEquals(0, process.waitFor());
    }
}
