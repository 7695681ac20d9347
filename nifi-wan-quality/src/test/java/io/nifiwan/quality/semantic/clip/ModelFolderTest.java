package io.nifiwan.quality.semantic.clip;

import io.nifiwan.quality.semantic.SemanticException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is wrong with a model folder is said when it is opened, in words that help. */
class ModelFolderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copyModel() throws IOException {
        TinyModel.copyTo(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"scale\": 10.0 | \"scale\": 0 | scale is a number above 0",
        "\"scale\": 10.0 | \"temperature\": 10.0 | model.json is not usable",
        "\"languages\": [  | \"languages\": [\"fr\", | languages is a list of en and zh",
        "\"size\": 32 | \"size\": 4000 | image.size is 16 to 1024",
        "\"size\": 32 | \"size\": 64 | the descriptor says 32-bit floating-point numbers n x 3 x 64 x 64",
        "image.onnx | missing.onnx | holds no file missing.onnx",
        "image.onnx | ../image.onnx | holds no file ../image.onnx",
        "\"image_embeds\" | \"pooler_output\" | has no output pooler_output",
        "\"input_ids\" | \"tokens\" | has no input tokens",
        "\"BICUBIC\" | \"LANCZOS\" | LANCZOS",
        "\"WORDPIECE\" | \"CLIP_BPE\" | no merge",
        "} | ] | model.json is not usable"
    })
    void aWrongDescriptorIsExplained(final String old, final String replacement, final String message) throws IOException {
        TinyModel.edit(folder, old.strip(), replacement);
        final String said = assertThrows(SemanticException.class, () -> TinyModel.open(folder)).getMessage();
        assertTrue(said.contains(message), said);
    }

    @Test
    void anotherFileThanExpectedIsNotRun() throws IOException {
        final byte[] model = Files.readAllBytes(folder.resolve("text.onnx"));
        model[model.length - 1] ^= 1;
        Files.write(folder.resolve("text.onnx"), model);
        assertTrue(assertThrows(SemanticException.class, () -> TinyModel.open(folder)).getMessage().startsWith("text.onnx has the SHA-256"));
    }

    @Test
    void aFileThatIsNoModelIsExplained() throws IOException, SemanticException {
        final String old = ModelFolder.sha256(folder.resolve("image.onnx"));
        Files.writeString(folder.resolve("image.onnx"), "version https://git-lfs.github.com/spec/v1");
        TinyModel.edit(folder, old, ModelFolder.sha256(folder.resolve("image.onnx")));
        assertTrue(assertThrows(SemanticException.class, () -> TinyModel.open(folder)).getMessage().startsWith("image.onnx cannot be run on CPU"));
    }

    @Test
    void aFolderWithoutADescriptorIsExplained() throws IOException {
        Files.delete(folder.resolve(ModelFolder.DESCRIPTOR));
        assertTrue(assertThrows(SemanticException.class, () -> TinyModel.open(folder)).getMessage().contains("no readable model.json"));
    }

    @ParameterizedTest
    @EnumSource(ReadyDescriptor.class)
    void theReadyDescriptorsAreSound(final ReadyDescriptor ready) throws SemanticException {
        final ModelDescriptor descriptor = ModelFolder.of(folder, Optional.of(ready)).descriptor();
        assertEquals(ready.resource(), descriptor.id());
        assertNotNull(descriptor.source());
        assertEquals(ready == ReadyDescriptor.CHINESE_CLIP_VIT_B_16 || ready == ReadyDescriptor.SIGLIP2_BASE_PATCH16_224,
                descriptor.languages().contains("zh"));
        assertTrue(assertThrows(SemanticException.class, () -> ClipModel.open(ModelFolder.of(folder, Optional.of(ready)), Device.CPU, 1))
                .getMessage().contains("holds no file"));
    }

    @Test
    void aCardThatIsNotThereIsExplained() {
        final SemanticException failure = assertThrows(SemanticException.class,
                () -> ClipModel.open(ModelFolder.of(folder, Optional.empty()), Device.CUDA, 1).close());
        assertTrue(failure.getMessage().contains("cannot be run on CUDA"), failure.getMessage());
    }
}
