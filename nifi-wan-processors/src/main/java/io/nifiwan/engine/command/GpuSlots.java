package io.nifiwan.engine.command;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Places for jobs to run, one a job. A place is a GPU, several GPUs together, or nothing in particular.
 *
 * @param devices value of {@code CUDA_VISIBLE_DEVICES} for each place; the empty text leaves the variable as it is
 */
public record GpuSlots(List<String> devices) {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9./:_-]+");

    public GpuSlots {
        devices = List.copyOf(devices);
    }

    /**
     * Reads a list such as {@code 0,1} (two places) or {@code 0+1,2+3} (two places of two GPUs each). The empty text is one place.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static GpuSlots parse(final String text) {
        if (text == null || text.isBlank()) {
            return new GpuSlots(List.of(""));
        }
        return new GpuSlots(Stream.of(text.split(",", -1)).map(GpuSlots::place).toList());
    }

    private static String place(final String text) {
        final List<String> devices = Stream.of(text.split("\\+", -1)).map(String::strip).toList();
        if (!devices.stream().allMatch(device -> DEVICE.matcher(device).matches())) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no GPU: write numbers or UUIDs with commas between jobs and + between "
                    + "the GPUs of one job, for example 0,1 or 0+1,2+3");
        }
        return String.join(",", devices);
    }

    BlockingQueue<String> free() {
        return new ArrayBlockingQueue<>(devices.size(), true, devices);
    }
}
