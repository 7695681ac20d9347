package io.nifiwan.prompt.style;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataParser;
import io.nifiwan.prompt.data.LocatedJson;
import io.nifiwan.prompt.glossary.Glossary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads style profiles: a JSON object with the field {@code styles}, a list of objects. */
public final class StyleParser implements DataParser<List<StyleParser.Draft>> {
    private static final Pattern ID = Pattern.compile("[a-z0-9_]{1,40}");
    private static final Set<String> FIELDS = Set.of("styles", "about");
    private static final int MOST_PROFILES = 500;
    private static final int MOST_CHARACTERS = 400;

    /**
     * A profile as a file has it; what is null is taken from the profile or glossary term of the same id.
     *
     * @param id with or without {@link StyleProfile#ID_PREFIX}
     */
    public record Draft(String id, String zh, String en, @JsonProperty("prefix_zh") String prefixZh, @JsonProperty("prefix_en") String prefixEn,
                        @JsonProperty("negative_remove") List<String> negativeRemove, @JsonProperty("negative_add") List<String> negativeAdd,
                        @JsonProperty("seed_offset") Integer seedOffset, @JsonProperty("own_colours") Boolean ownColours) {
        public Draft {
            negativeRemove = negativeRemove == null ? null : List.copyOf(negativeRemove);
            negativeAdd = negativeAdd == null ? null : List.copyOf(negativeAdd);
        }

        String fullId() {
            return id.startsWith(StyleProfile.ID_PREFIX) ? id : StyleProfile.ID_PREFIX + id;
        }
    }

    @Override
    public List<Draft> parse(final DataFile file) throws DataFileException {
        final LocatedJson json = LocatedJson.read(file);
        json.requireFieldsAmong(FIELDS);
        final int size = json.listSize("/styles", MOST_PROFILES);
        final List<Draft> drafts = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        for (int index = 0; index < size; index++) {
            final Draft draft = draft(json, "/styles/" + index);
            if (!ids.add(draft.fullId())) {
                throw json.fault("/styles/" + index + "/id", "the style " + draft.id() + " is there twice");
            }
            drafts.add(draft);
        }
        return List.copyOf(drafts);
    }

    private static Draft draft(final LocatedJson json, final String place) throws DataFileException {
        final Draft draft = json.convert(place, Draft.class);
        if (draft.id() == null || !ID.matcher(draft.id().replaceFirst("^style\\.", "")).matches()) {
            throw json.fault(place + "/id", "an id has 1 to 40 lower-case letters, digits and underscores, and may begin with style.");
        }
        final boolean known = Glossary.standard().find(draft.fullId()).isPresent();
        requireText(json, place + "/zh", draft.zh(), known);
        requireText(json, place + "/en", draft.en(), known);
        requireText(json, place + "/prefix_zh", draft.prefixZh(), known);
        requireText(json, place + "/prefix_en", draft.prefixEn(), known);
        final Collection<String> official = Glossary.standard().officialNegativePrompt();
        for (int index = 0; draft.negativeRemove() != null && index < draft.negativeRemove().size(); index++) {
            if (!official.contains(draft.negativeRemove().get(index))) {
                throw json.fault(place + "/negative_remove/" + index, draft.negativeRemove().get(index)
                        + " is no entry of the official negative prompt");
            }
        }
        if (draft.seedOffset() != null && draft.seedOffset() < 0) {
            throw json.fault(place + "/seed_offset", "a seed offset is not negative");
        }
        return draft;
    }

    private static void requireText(final LocatedJson json, final String place, final String text, final boolean known) throws DataFileException {
        if (text == null && known) {
            return;
        }
        if (text == null || text.isBlank()) {
            throw json.fault(place, "the text is missing");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw json.fault(place, "the text has more than " + MOST_CHARACTERS + " characters");
        }
    }
}
