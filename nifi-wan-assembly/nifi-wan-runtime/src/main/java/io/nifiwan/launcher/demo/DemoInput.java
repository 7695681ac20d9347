package io.nifiwan.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a demonstration works on; all paths are absolute.
 *
 * @param flow        flow definition to import
 * @param samples     folder with the scripts to feed
 * @param scripts     folder that the flow watches
 * @param output      folder for clips and reports
 * @param ffmpegCache folder into which ffmpeg is unpacked
 * @param limit       how long to watch at most
 */
public record DemoInput(Path flow, Path samples, Path scripts, Path output, Path ffmpegCache, Duration limit) {
}
