package io.nifiwan.engine.animatic.scene;

import io.nifiwan.engine.animatic.grade.ToneClass;
import io.nifiwan.prompt.PromptSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Chooses the tone classes of a shot: the measured tone of the spec first, then its other terms as far as they do not contradict. */
final class ToneTerms {
    private static final Map<String, ToneClass> TERMS = Map.ofEntries(
            Map.entry("tone.warm", ToneClass.WARM), Map.entry("tone.cool", ToneClass.COOL), Map.entry("tone.neutral", ToneClass.NEUTRAL),
            Map.entry("tone.blue_grey", ToneClass.BLUE_GREY), Map.entry("tone.sepia", ToneClass.TINTED_MONO),
                    Map.entry("tone.black_white", ToneClass.BLACK_WHITE),
            Map.entry("tone.golden", ToneClass.WARM), Map.entry("tone.green", ToneClass.GREEN), Map.entry("tone.red", ToneClass.RED),
            Map.entry("tone.purple", ToneClass.PURPLE), Map.entry("tone.ink", ToneClass.BLACK_WHITE), Map.entry("sat.high", ToneClass.SATURATED),
            Map.entry("sat.low", ToneClass.DESATURATED), Map.entry("sat.morandi", ToneClass.DESATURATED),
                    Map.entry("sat.pastel", ToneClass.DESATURATED),
            Map.entry("contrast.high", ToneClass.HIGH_CONTRAST), Map.entry("contrast.low", ToneClass.LOW_CONTRAST),
                    Map.entry("contrast.high_key", ToneClass.HIGH_KEY),
            Map.entry("contrast.low_key", ToneClass.LOW_KEY), Map.entry("contrast.chiaroscuro", ToneClass.HIGH_CONTRAST),
                    Map.entry("style.noir", ToneClass.LOW_KEY),
            Map.entry("style.storyboard", ToneClass.BLACK_WHITE), Map.entry("style.grey_model", ToneClass.BLACK_WHITE),
                    Map.entry("style.line_art", ToneClass.BLACK_WHITE),
            Map.entry("style.ink_wash", ToneClass.BLACK_WHITE), Map.entry("style.bw_animation", ToneClass.BLACK_WHITE),
                    Map.entry("light.fire", ToneClass.WARM),
            Map.entry("light.candle", ToneClass.WARM), Map.entry("light.lantern", ToneClass.WARM),
                    Map.entry("light.overcast", ToneClass.LOW_CONTRAST),
            Map.entry("light.silhouette", ToneClass.HIGH_CONTRAST), Map.entry("time.golden_hour", ToneClass.WARM),
                    Map.entry("time.blue_hour", ToneClass.COOL),
            Map.entry("weather.fog", ToneClass.LOW_CONTRAST));

    private ToneTerms() {
    }

    static List<ToneClass> of(final PromptSpec spec) {
        final List<ToneClass> tones = new ArrayList<>();
        asked(spec).ifPresent(tones::add);
        for (final String term : spec.terms()) {
            final ToneClass tone = TERMS.get(term);
            if (tone != null && tones.stream().noneMatch(chosen -> contradicts(chosen, tone))) {
                tones.add(tone);
            }
        }
        return List.copyOf(tones);
    }

    private static Optional<ToneClass> asked(final PromptSpec spec) {
        if (spec.tone() == null || !"tone".equals(spec.tone().metric())) {
            return Optional.empty();
        }
        final String name = spec.tone().target().toUpperCase(Locale.ROOT);
        return List.of(ToneClass.values()).stream().filter(tone -> tone.name().equals(name)).findFirst();
    }

    /** Two classes of one kind exclude each other, and pictures of one hue or little colour have no chroma to choose. */
    private static boolean contradicts(final ToneClass one, final ToneClass other) {
        return one.kind() == other.kind() || (fixesChroma(one) && other.kind() == ToneClass.Kind.CHROMA) || (fixesChroma(other)
                && one.kind() == ToneClass.Kind.CHROMA);
    }

    private static boolean fixesChroma(final ToneClass tone) {
        return tone.kind() == ToneClass.Kind.COLOUR;
    }
}
