package io.nifiwan.engine.dashscope;

import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.LocatedJson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads model tables. A file over a base may leave out everything but what it adds; for its own models, a tier that it lists replaces the
 * base's sizes of that tier.
 */
final class ModelTableReader {
    private static final int MOST_SIZES = 1_000;
    private static final int MOST_MODELS = 500;
    private static final Set<String> FIELDS = Set.of("version", "unknownLike", "sizes", "models");

    private final LocatedJson json;
    private final List<FrameSize> sizes = new ArrayList<>();
    private final Map<String, VideoModel> models = new LinkedHashMap<>();

    private ModelTableReader(final LocatedJson json) {
        this.json = json;
    }

    static ModelTable read(final DataFile file, final Optional<ModelTable> base) throws DataFileException {
        final LocatedJson json = LocatedJson.read(file);
        json.requireFieldsAmong(FIELDS);
        if (json.at("/version").intValue() != 1) {
            throw json.fault("/version", "the version must be 1");
        }
        return new ModelTableReader(json).table(base);
    }

    private ModelTable table(final Optional<ModelTable> base) throws DataFileException {
        readSizes(base);
        base.ifPresent(table -> models.putAll(table.models()));
        readModels();
        final String unknownLike = json.at("/unknownLike").asText(base.map(ModelTable::unknownLike).orElse(""));
        if (!models.containsKey(unknownLike)) {
            throw json.fault("/unknownLike", "there is no model '" + unknownLike + "'");
        }
        return new ModelTable(sizes, models, unknownLike);
    }

    private void readSizes(final Optional<ModelTable> base) throws DataFileException {
        for (int index = 0; index < length("/sizes", MOST_SIZES); index++) {
            sizes.add(json.convert("/sizes/" + index, FrameSize.class));
        }
        final List<FrameSize> own = List.copyOf(sizes);
        base.ifPresent(table -> table.sizes().stream()
                .filter(size -> own.stream().noneMatch(mine -> mine.frame() == size.frame() && mine.tier().equals(size.tier())))
                .forEach(sizes::add));
    }

    private void readModels() throws DataFileException {
        for (int index = 0; index < length("/models", MOST_MODELS); index++) {
            final String place = "/models/" + index;
            final ModelRules rules = json.convert(place, ModelRules.class);
            final List<FrameSize> made = new ArrayList<>();
            for (final String tier : rules.tiers()) {
                final List<FrameSize> ofTier = sizes.stream().filter(size -> size.frame() == rules.frame() && size.tier().equals(tier)).toList();
                if (ofTier.isEmpty()) {
                    throw json.fault(place + "/tiers", "there are no sizes of the tier '" + tier + "' for such a model");
                }
                made.addAll(ofTier);
            }
            for (final String name : rules.names()) {
                models.put(name, new VideoModel(name, rules, List.copyOf(made)));
            }
        }
    }

    private int length(final String place, final int most) throws DataFileException {
        return json.at(place).isMissingNode() ? 0 : json.listSize(place, most);
    }
}
