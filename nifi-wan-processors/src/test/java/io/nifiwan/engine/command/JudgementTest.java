package io.nifiwan.engine.command;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a program left: a whole video or not, and what its last words say. */
class JudgementTest {
    @TempDir
    private Path folder;

    private Optional<String> problem(final byte[] content) throws IOException {
        return ClipFileCheck.problem(Files.write(folder.resolve("output"), content));
    }

    @Test
    void onlyAWholeMp4Passes() throws Exception {
        final byte[] clip = SampleClips.mp4();
        assertEquals(Optional.empty(), problem(clip));
        for (int length = 12; length < clip.length; length += 7) {
            assertEquals(Optional.of("is cut short"), problem(Arrays.copyOf(clip, length)), "length " + length);
        }
        assertEquals(Optional.of("is cut short"), problem(Arrays.copyOf(clip, clip.length + 3)));
        assertEquals(Optional.of("is empty"), problem(new byte[0]));
        assertEquals(Optional.of("is no MP4, WebM or AVI"), problem("<html>error</html>".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(Optional.of("was not written"), ClipFileCheck.problem(folder.resolve("nothing")));
    }

    @Test
    void anAviMustHaveItsLength() throws Exception {
        assertEquals(Optional.empty(), problem(SampleClips.avi(500, 500)));
        assertEquals(Optional.empty(), problem(SampleClips.avi(500, 9000)), "a second RIFF may follow");
        assertEquals(Optional.of("is cut short"), problem(SampleClips.avi(0, 500)));
        assertEquals(Optional.of("is cut short"), problem(SampleClips.avi(501, 500)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 | torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 GiB | OUT_OF_MEMORY | out of memory",
        "0 | ggml_backend_cuda_buffer_type_alloc_buffer: allocating 9000 MiB on device 0: cudaMalloc failed: out of memory | OUT_OF_MEMORY | "
                + "out of memory",
        "134 | terminate called after throwing an instance of 'std::bad_alloc' | OUT_OF_MEMORY | out of memory",
        "1 | vk::Device::allocateMemory: ErrorOutOfDeviceMemory | OUT_OF_MEMORY | out of memory",
        "137 | INFO loading | OUT_OF_MEMORY | killed",
        "1 | AssertionError: Unsupport size 640*480 for task t2v-A14B | INVALID | refused",
        "1 | ModuleNotFoundError: No module named 'flash_attn' | CONFIGURATION | set-up",
        "2 | generate.py: error: unrecognized arguments: --foo | CONFIGURATION | set-up",
        "127 | sh: 1: wan: not found | CONFIGURATION | status 127",
        "0 | save_video failed, error: broken pipe | BAD_OUTPUT | status 0",
        "1 | RuntimeError: CUDA error: an illegal memory access was encountered | BAD_OUTPUT | status 1"})
    void lastWordsTellTheClass(final int status, final String words, final EngineError error, final String code) {
        final EngineException failure = FailureReading.read("The file was not written", status, List.of("before", words), List.of(), List.of());
        assertEquals(error, failure.error());
        assertEquals(code, failure.code());
        assertTrue(failure.getMessage().contains(words) && failure.getMessage().contains("status " + status), failure.getMessage());
    }

    @Test
    void secretsAreBlottedOutAndTheEndIsKept() {
        final List<String> lines = IntStream.range(0, 40).mapToObj(line -> "line " + line + " token hf_12345").toList();
        final EngineException failure = FailureReading.read("p", 1, lines, List.of("output"), List.of("hf_12345", "1"));
        assertFalse(failure.getMessage().contains("hf_12345"));
        assertTrue(failure.getMessage().endsWith("line 39 token ***"), failure.getMessage());
        assertTrue(failure.getMessage().length() < 2000);
    }
}
