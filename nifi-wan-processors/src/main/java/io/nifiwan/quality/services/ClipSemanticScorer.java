package io.nifiwan.quality.services;

import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.clip.ClipModel;
import io.nifiwan.quality.semantic.clip.ClipScorer;
import io.nifiwan.quality.semantic.clip.ModelFolder;
import org.apache.nifi.annotation.behavior.SystemResource;
import org.apache.nifi.annotation.behavior.SystemResourceConsideration;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnDisabled;
import org.apache.nifi.annotation.lifecycle.OnEnabled;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.controller.VerifiableControllerService;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.util.StandardValidators;
import org.apache.nifi.reporting.InitializationException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model of the CLIP family in ONNX Runtime. */
@Tags({"clip", "siglip", "onnx", "similarity", "semantic", "video", "quality", "prompt"})
@CapabilityDescription("Judges whether a clip shows its prompt by an image and text model of the CLIP family that runs in ONNX Runtime on this "
        + "machine. The model files are the operator's; nothing is downloaded and nothing leaves the machine.")
@SystemResourceConsideration(resource = SystemResource.MEMORY, description = "Native memory of about 1.3 times the size of the model files")
@SystemResourceConsideration(resource = SystemResource.CPU, description = "Eight pictures go through the image model for each clip")
@SeeAlso(VlmSemanticScorer.class)
public final class ClipSemanticScorer extends AbstractControllerService implements SemanticScorerService, VerifiableControllerService {
    static final PropertyDescriptor MODEL_FOLDER = new PropertyDescriptor.Builder()
            .name("Model Folder")
            .description("Folder with the two ONNX files and the tokenizer of the model. Nothing outside it is read.")
            .required(true)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.DIRECTORY)
            .addValidator(StandardValidators.createDirectoryExistsValidator(false, false))
            .build();
    static final PropertyDescriptor MODEL_DESCRIPTOR = new PropertyDescriptor.Builder()
            .name("Model Descriptor")
            .description("What says file names, inputs, size, normalisation, tokenizer, scale and languages of the model.")
            .required(true)
            .allowableValues(ClipDescriptorChoice.class)
            .defaultValue(ClipDescriptorChoice.FOLDER)
            .build();
    static final PropertyDescriptor DEVICE = new PropertyDescriptor.Builder()
            .name("Device")
            .description("What the model runs on.")
            .required(true)
            .allowableValues(ClipDevice.class)
            .defaultValue(ClipDevice.CPU)
            .build();
    static final PropertyDescriptor THREADS = new PropertyDescriptor.Builder()
            .name("Threads")
            .description("Threads that share the work on one clip, on the CPU. 0 takes as many as there are cores.")
            .required(true)
            .defaultValue("2")
            .addValidator(StandardValidators.createLongValidator(0, 256, true))
            .build();
    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(MODEL_FOLDER, MODEL_DESCRIPTOR, DEVICE, THREADS);

    private volatile ClipScorer scorer;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    /** Loads the model. */
    @OnEnabled
    public void onEnabled(final ConfigurationContext context) throws InitializationException {
        try {
            scorer = new ClipScorer(open(context));
        } catch (final SemanticException e) {
            throw new InitializationException(e.getMessage(), e);
        }
    }

    /** Frees the memory of the model. */
    @OnDisabled
    public void onDisabled() {
        if (scorer != null) {
            scorer.close();
            scorer = null;
        }
    }

    @Override
    public SemanticLayer layer() {
        return SemanticLayer.CLIP_SIMILARITY;
    }

    @Override
    public int frames() {
        return ClipScorer.FRAMES;
    }

    @Override
    public Measurement score(final List<RgbFrame> frames, final SemanticBrief brief) throws SemanticException {
        return scorer.score(frames, brief);
    }

    @Override
    public String live() {
        return scorer.model();
    }

    @Override
    public List<ConfigVerificationResult> verify(final ConfigurationContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> variables) {
        final ConfigVerificationResult.Builder result = new ConfigVerificationResult.Builder().verificationStepName("Run Model");
        final long start = System.nanoTime();
        try (ClipModel model = open(context)) {
            final int image = model.encodeImages(List.of(new RgbFrame(0, 2, 2, new byte[12]))).getFirst().length;
            final int text = model.encodeTexts(List.of("a")).getFirst().length;
            result.outcome(image == text ? Outcome.SUCCESSFUL : Outcome.FAILED).explanation("Loaded and ran " + model.fingerprint() + " in "
                    + (System.nanoTime() - start) / 1_000_000 + " ms; it gives " + image + " numbers for a picture and " + text
                    + " for a text, and reads " + String.join(" and ", model.descriptor().languages()));
        } catch (final SemanticException e) {
            result.outcome(Outcome.FAILED).explanation(e.getMessage());
        }
        return List.of(result.build());
    }

    private static ClipModel open(final ConfigurationContext context) throws SemanticException {
        final ModelFolder folder = ModelFolder.of(Path.of(context.getProperty(MODEL_FOLDER).getValue()),
                context.getProperty(MODEL_DESCRIPTOR).asAllowableValue(ClipDescriptorChoice.class).ready());
        return ClipModel.open(folder, context.getProperty(DEVICE).asAllowableValue(ClipDevice.class).device(),
                context.getProperty(THREADS).asInteger());
    }
}
