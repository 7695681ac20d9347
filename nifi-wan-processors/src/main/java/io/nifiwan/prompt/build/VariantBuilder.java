package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.style.SeedFamily;
import io.nifiwan.prompt.style.StyleProfile;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.List;

/** Builds a shot in several styles, all or none. Immutable and safe for use by many threads. */
public final class VariantBuilder {
    private final PromptBuilder builder;

    /** A builder. */
    public VariantBuilder(final PromptBuilder builder) {
        this.builder = builder;
    }

    /**
     * The variants of a shot.
     *
     * @param order    how each prompt is built; its style is not used
     * @param styles   at least one; none of them twice
     * @param seeds    seeds of the shot
     * @param ownSeeds whether each style has a seed of its own; otherwise all have the first of the family
     * @throws PromptException when one of the prompts cannot be built
     */
    public List<Variant> build(final Shot shot, final ParsedShot parsed, final PromptOrder order, final List<StyleProfile> styles,
                               final SeedFamily seeds, final boolean ownSeeds) throws PromptException {
        final List<Variant> variants = new ArrayList<>();
        for (final StyleProfile style : styles) {
            variants.add(new Variant(style, variants.size() + 1, styles.size(), seeds.at(ownSeeds ? style.seedOffset() : 0),
                    builder.build(shot, parsed, order.withStyle(style))));
        }
        return List.copyOf(variants);
    }
}
