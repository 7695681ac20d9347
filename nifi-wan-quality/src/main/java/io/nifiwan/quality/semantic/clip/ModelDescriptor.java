package io.nifiwan.quality.semantic.clip;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an image and text model of the CLIP family needs to be run: the content of {@code model.json} in its folder.
 *
 * @param id          name for reports; scores of different models are never compared
 * @param source      where the files come from, for people; may be missing
 * @param languages   languages of prompts that the text model understands: {@code en}, {@code zh}
 * @param image       image model
 * @param text        text model
 * @param scale       factor of the cosine before the softmax, above 0: exp(logit_scale) of the model, 100 for CLIP
 * @param bias        added after the scale by models trained with a sigmoid; missing for others
 * @param calibration how a score is made of the standing among distractors; missing for the softmax of the model itself
 */
public record ModelDescriptor(String id, String source, List<String> languages, ImageModel image, TextModel text,
                              @JsonProperty(required = true) double scale, Double bias, Calibration calibration) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ModelDescriptor {
        check(id != null && id.matches("[A-Za-z0-9._-]{1,64}"), "id is 1 to 64 letters, digits, dots, hyphens and underscores");
        check(languages != null && !languages.isEmpty() && List.of("en", "zh").containsAll(languages), "languages is a list of en and zh");
        check(image != null, "image is missing");
        check(text != null, "text is missing");
        check(scale > 0 && Double.isFinite(scale), "scale is a number above 0");
        languages = List.copyOf(languages);
    }

    /** How the picture is brought to the size of the model. */
    public enum Resize {
        /** The short side is scaled to the size, then the middle is cut out, as CLIP does. */
        SHORT_SIDE_CROP,
        /** Both sides are scaled to the size, as Chinese-CLIP and SigLIP do. */
        SQUASH
    }

    /** How the features of a text or a picture come out of the model. */
    public enum Pooling {
        /** One vector. */
        POOLED,
        /** A vector for each token; the first counts. */
        FIRST,
        /** A vector for each token; the mean over those that are no padding counts. */
        MEAN,
        /** A vector for each token; that of the mark of the end counts. */
        END
    }

    /** Kinds of tokenizers. */
    public enum TokenizerKind {
        /** Merges of CLIP, plain or compressed. */
        CLIP_BPE,
        /** {@code vocab.txt} of BERT. */
        WORDPIECE,
        /** {@code tokenizer.json} of Gemma. */
        SENTENCEPIECE_BPE
    }

    /**
     * The image model; its input has the shape n x 3 x size x size.
     *
     * @param file    name in the folder
     * @param sha256  hash of the file in lower-case hex; missing where it is not checked
     * @param input   name of the input
     * @param output  name of the output
     * @param pooling how the features come out; one vector where it is missing
     * @param size    side in pixels, 16 to 1024
     * @param resize  how the picture is brought to that size
     * @param filter  how pixels are interpolated
     * @param mean    red, green and blue that become 0, of 0 to 1
     * @param std     divisors of red, green and blue, above 0
     */
    public record ImageModel(String file, String sha256, String input, String output, Pooling pooling, int size, Resize resize,
                             ResizeFilter filter, List<Double> mean, List<Double> std) {
        public ImageModel {
            checkFile("image", file, sha256);
            check(input != null && output != null, "image.input and image.output are names");
            check(size >= 16 && size <= 1024, "image.size is 16 to 1024");
            check(resize != null && filter != null, "image.resize and image.filter are missing");
            check(mean != null && mean.size() == 3 && std != null && std.size() == 3 && std.stream().allMatch(value -> value > 0),
                    "image.mean and image.std are three numbers, std above 0");
            mean = List.copyOf(mean);
            std = List.copyOf(std);
            pooling = pooling == null ? Pooling.POOLED : pooling;
        }
    }

    /**
     * The text model; its input has the shape n x context.
     *
     * @param file      name in the folder
     * @param sha256    hash of the file in lower-case hex; missing where it is not checked
     * @param input     name of the input with the token ids
     * @param mask      name of the input that is 1 for tokens and 0 for padding; missing where there is none
     * @param output    name of the output
     * @param pooling   how the features come out; one vector where it is missing
     * @param context   tokens with start and end, 4 to 1024
     * @param padding   id that fills the context up; missing for that of the tokenizer
     * @param tokenizer tokenizer
     */
    public record TextModel(String file, String sha256, String input, String mask, String output, Pooling pooling, int context,
                            Integer padding, TokenizerFile tokenizer) {
        public TextModel {
            checkFile("text", file, sha256);
            check(input != null && output != null, "text.input and text.output are names");
            check(context >= 4 && context <= 1024, "text.context is 4 to 1024");
            check(tokenizer != null, "text.tokenizer is missing");
            pooling = pooling == null ? Pooling.POOLED : pooling;
        }
    }

    /** A tokenizer and its file. */
    public record TokenizerFile(TokenizerKind kind, String file, String sha256) {
        public TokenizerFile {
            check(kind != null, "text.tokenizer.kind is missing");
            checkFile("text.tokenizer", file, sha256);
        }
    }

    /**
     * A logistic curve (Platt) from the standing of a clause among distractors, in standard deviations, to the probability that a person agrees.
     *
     * @param slope     above 0
     * @param intercept log odds at standing 0
     */
    public record Calibration(@JsonProperty(required = true) double slope, @JsonProperty(required = true) double intercept) {
        public Calibration {
            check(slope > 0 && Double.isFinite(slope) && Double.isFinite(intercept), "calibration.slope is a number above 0");
        }
    }

    private static void checkFile(final String part, final String file, final String sha256) {
        check(file != null && !file.isBlank(), part + ".file is missing");
        check(sha256 == null || SHA256.matcher(sha256).matches(), part + ".sha256 is 64 lower-case hexadecimal digits");
    }

    private static void check(final boolean holds, final String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
