package io.nifiwan.engine.dashscope;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The models and what they take. New models appear every few weeks, so the table is data: the bundle's own ({@code models.json}), and an
 * operator's file of the same form whose sizes and models come before those.
 */
public final class ModelTable {
    private static final String RESOURCE = "/io/nifiwan/engine/dashscope/models.json";
    private static final Pattern DATE = Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$");

    private final List<FrameSize> sizes;
    private final Map<String, VideoModel> models;
    private final String unknownLike;

    ModelTable(final List<FrameSize> sizes, final Map<String, VideoModel> models, final String unknownLike) {
        this.sizes = List.copyOf(sizes);
        this.models = new LinkedHashMap<>(models);
        this.unknownLike = unknownLike;
    }

    /** The table of the bundle. */
    public static ModelTable bundled() {
        try {
            return ModelTableReader.read(DataFile.resource(RESOURCE), Optional.empty());
        } catch (final DataFileException e) {
            throw new IllegalStateException("The model table of the bundle is faulty", e);
        }
    }

    /**
     * This table with an operator's file before it.
     *
     * @throws DataFileException when the file is faulty; the message names the line
     */
    public ModelTable with(final DataFile file) throws DataFileException {
        return ModelTableReader.read(file, Optional.of(this));
    }

    /** Whether the table has a model, by its name or by its name without a date. */
    public boolean has(final String name) {
        return known(name).isPresent();
    }

    /** All names, in the order of the table. */
    public Collection<String> names() {
        return models.keySet();
    }

    /** Longest clip of any model, in seconds. */
    public int maximumSeconds() {
        return models.values().stream().mapToInt(model -> model.rules().seconds().getLast()).max().orElse(0);
    }

    /** Largest width x height of any model. */
    public long maximumPixels() {
        return sizes.stream().mapToLong(size -> (long) size.width() * size.height()).max().orElse(0);
    }

    /**
     * A model by its name.
     *
     * @param allowUnknown whether a name that is not in the table is taken for a model like the one that the table names for this
     * @throws EngineException {@link EngineError#CONFIGURATION} with the known names
     */
    VideoModel model(final String name, final boolean allowUnknown) throws EngineException {
        final Optional<VideoModel> known = known(name);
        if (known.isEmpty() && !allowUnknown) {
            throw new EngineException(EngineError.CONFIGURATION, "MODEL",
                    "The model %s is not in the model table, and unknown models are not allowed; known are %s"
                    .formatted(name, String.join(", ", names())));
        }
        final VideoModel rules = known.orElseGet(() -> models.get(unknownLike));
        return new VideoModel(name, rules.rules(), rules.sizes());
    }

    /** Price class of a size as the service writes it, for example {@code 832*480}. */
    Optional<String> tierOf(final String size) {
        return sizes.stream().filter(candidate -> candidate.text().equals(size)).map(FrameSize::tier).findFirst();
    }

    List<FrameSize> sizes() {
        return sizes;
    }

    Map<String, VideoModel> models() {
        return models;
    }

    String unknownLike() {
        return unknownLike;
    }

    private Optional<VideoModel> known(final String name) {
        return Optional.ofNullable(models.get(name)).or(() -> Optional.ofNullable(models.get(DATE.matcher(name).replaceFirst(""))));
    }
}
