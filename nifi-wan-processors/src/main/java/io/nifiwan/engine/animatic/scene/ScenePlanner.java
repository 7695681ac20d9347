package io.nifiwan.engine.animatic.scene;

import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.animatic.camera.CameraMove;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;
import io.nifiwan.engine.animatic.scene.ScenePlan.SlateText;
import io.nifiwan.prompt.PromptSpec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Decides what a clip shows: glossary terms of the spec first, then words of the place, the environment and the prompt, and the seed for
 * what nobody asked. The same request gives the same plan.
 */
public final class ScenePlanner {
    private static final int MOST_SUBJECTS = 4;
    private static final Map<String, DayTime> TIMES = Map.of("time.night", DayTime.NIGHT, "time.deep_night", DayTime.NIGHT, "time.dawn",
            DayTime.DAWN, "time.sunrise", DayTime.DAWN,
            "time.day", DayTime.DAY, "time.noon", DayTime.DAY, "time.dusk", DayTime.DUSK, "time.sunset", DayTime.DUSK, "time.golden_hour",
                    DayTime.DUSK, "time.blue_hour", DayTime.BLUE_HOUR);
    private static final Map<String, Weather> WEATHERS = Map.of("weather.rain", Weather.RAIN, "weather.storm", Weather.STORM,
            "weather.snow", Weather.SNOW, "weather.fog", Weather.FOG,
            "weather.cloudy", Weather.CLOUDY, "weather.dust", Weather.DUST, "weather.wet_street", Weather.RAIN, "light.overcast",
                    Weather.CLOUDY, "weather.clear", Weather.CLEAR);

    private final SceneWords words = SceneWords.standard();

    /** The plan of a request. */
    public ScenePlan plan(final VideoRequest request, final PromptSpec spec) {
        final long seed = mix(request.seed() * 0x9e3779b97f4a7c15L ^ (long) request.prompt().hashCode() << 21);
        final SplittableRandom random = new SplittableRandom(seed);
        final String place = spec.place() == null ? "" : spec.place();
        final String environment = spec.slots() == null ? "" : text(spec.slots().environment());
        final String action = spec.slots() == null ? "" : text(spec.slots().subject());
        final Setting setting = setting(place, environment, request.prompt());
        final CameraMove move = move(spec);
        final ShotSize size = size(spec);
        final List<SubjectKind> subjects = subjects(spec, action, request.prompt());
        final double horizon = horizon(spec, setting, random);
        final int facing = facing(spec, move, random);
        final double anchor = anchor(spec, move, size, facing, random);
        final boolean moving = move.followsSubject() || words.has("moving", action.isBlank() ? request.prompt() : action);
        return new ScenePlan(setting, features(place + " " + environment + " " + request.prompt()), time(spec, place, environment, request.prompt()),
                weather(spec, environment, request.prompt()), size, horizon, spec.hasTerm("angle.dutch") ? 5 : 0, move,
                        pace(spec, request.prompt()), subjects, moving, facing, anchor, accent(action + " " + request.prompt()),
                mood(spec), ToneTerms.of(spec), title(request, spec, move), seed);
    }

    private Optional<ScenePlan.Accent> accent(final String text) {
        return words.inOrder("colors", text).stream().findFirst().map(ScenePlan.Accent::valueOf);
    }

    private Setting setting(final String place, final String environment, final String prompt) {
        final Map<String, Integer> inPlace = words.count("settings", place);
        final Map<String, Integer> inEnvironment = words.count("settings", environment);
        final Map<String, Integer> inPrompt = words.count("settings", prompt);
        Setting best = Setting.FIELD;
        int most = 0;
        for (final Setting setting : Setting.values()) {
            final int score = 9 * inPlace.getOrDefault(setting.name(), 0) + 4 * inEnvironment.getOrDefault(setting.name(), 0) + 2
                    * inPrompt.getOrDefault(setting.name(), 0)
                    + (setting == Setting.INTERIOR && inPlace.containsKey(setting.name()) ? 6 : 0);
            if (score > most) {
                most = score;
                best = setting;
            }
        }
        return best;
    }

    private Set<Feature> features(final String text) {
        final Set<Feature> features = EnumSet.noneOf(Feature.class);
        words.count("features", text).keySet().forEach(name -> features.add(Feature.valueOf(name)));
        return features;
    }

    private DayTime time(final PromptSpec spec, final String place, final String environment, final String prompt) {
        final Optional<DayTime> term = spec.terms().stream().map(TIMES::get).filter(time -> time != null).findFirst();
        if (term.isPresent()) {
            return term.get();
        }
        if (spec.hasTerm("light.moonlight")) {
            return DayTime.NIGHT;
        }
        for (final String text : List.of(place, environment, prompt)) {
            final List<String> found = words.inOrder("times", text);
            if (!found.isEmpty()) {
                return DayTime.valueOf(found.getFirst());
            }
        }
        return DayTime.DAY;
    }

    private Weather weather(final PromptSpec spec, final String environment, final String prompt) {
        final Optional<Weather> term = spec.terms().stream().map(WEATHERS::get).filter(weather -> weather != null).findFirst();
        if (term.isPresent()) {
            return term.get();
        }
        for (final String text : List.of(environment, prompt)) {
            final Map<String, Integer> found = words.count("weathers", words.without("stillSnow", text));
            if (!found.isEmpty()) {
                return Weather.valueOf(found.keySet().iterator().next());
            }
        }
        return Weather.CLEAR;
    }

    private List<SubjectKind> subjects(final PromptSpec spec, final String action, final String prompt) {
        final List<SubjectKind> kinds = new ArrayList<>();
        if (spec.hasTerm("frame.empty")) {
            return kinds;
        }
        boolean scenery = false;
        for (final String subject : spec.subjects()) {
            final String kind = subject.toLowerCase(Locale.ROOT);
            scenery |= words.isScenery(kind);
            if (!words.isScenery(kind)) {
                kinds.add(kind(words.figureFor(kind)).or(() -> firstNamed(kind)).orElse(SubjectKind.PERSON));
            }
        }
        if (kinds.isEmpty() && !scenery) {
            words.inOrder("subjects", action.isBlank() ? prompt : action).forEach(name -> kinds.add(SubjectKind.valueOf(name)));
            if (kinds.isEmpty() && !action.isBlank()) {
                kinds.add(SubjectKind.PERSON);
            }
        }
        if (kinds.size() == 1 && kinds.getFirst().human() && spec.hasTerm("frame.two_shot")) {
            kinds.add(SubjectKind.PERSON);
        }
        if (spec.hasTerm("frame.group")) {
            kinds.add(SubjectKind.CROWD);
        }
        return kinds.subList(0, Math.min(MOST_SUBJECTS, kinds.size()));
    }

    private Optional<SubjectKind> firstNamed(final String text) {
        return words.inOrder("subjects", text).stream().findFirst().map(SubjectKind::valueOf);
    }

    private static Optional<SubjectKind> kind(final String name) {
        return List.of(SubjectKind.values()).stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The movement that the terms name; else the one that will be measured; else none. */
    private static CameraMove move(final PromptSpec spec) {
        final Optional<CameraMove> term = spec.terms().stream().filter(id -> id.startsWith("move.")).map(id -> moveOf(id.substring(5)))
                .flatMap(Optional::stream).findFirst();
        if (term.isPresent()) {
            return term.get();
        }
        if (spec.camera() != null && "camera_motion".equals(spec.camera().metric())) {
            return moveOf(spec.camera().target()).orElse(CameraMove.STATIC);
        }
        return CameraMove.STATIC;
    }

    private static Optional<CameraMove> moveOf(final String name) {
        return switch (name) {
            case "dolly_track", "steadicam" -> Optional.of(CameraMove.PUSH_IN);
            case "roll_cw", "roll_ccw" -> Optional.of(CameraMove.ROLL);
            case "any_motion" -> Optional.of(CameraMove.COMPOUND);
            default -> List.of(CameraMove.values()).stream().filter(move -> move.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
        };
    }

    private static ShotSize size(final PromptSpec spec) {
        for (final String term : spec.terms()) {
            switch (term) {
                case "size.extreme_long", "size.establishing" -> {
                    return ShotSize.EXTREME_LONG;
                }
                case "size.long" -> {
                    return ShotSize.LONG;
                }
                case "size.full" -> {
                    return ShotSize.FULL;
                }
                case "size.medium_full", "size.cowboy" -> {
                    return ShotSize.MEDIUM_FULL;
                }
                case "size.medium" -> {
                    return ShotSize.MEDIUM;
                }
                case "size.medium_close" -> {
                    return ShotSize.MEDIUM_CLOSE;
                }
                case "size.close" -> {
                    return ShotSize.CLOSE;
                }
                case "size.close_up", "size.insert", "size.macro" -> {
                    return ShotSize.CLOSE_UP;
                }
                case "size.extreme_close_up" -> {
                    return ShotSize.EXTREME_CLOSE_UP;
                }
                default -> {
                    // Not a shot size.
                }
            }
        }
        return ShotSize.UNASKED;
    }

    private static double horizon(final PromptSpec spec, final Setting setting, final SplittableRandom random) {
        final double usual = switch (setting) {
            case INTERIOR -> 0.53;
            case STREET -> 0.5;
            case SKYLINE -> 0.56;
            default -> 0.58;
        };
        final double jitter = 0.07 * (random.nextDouble() - 0.5);
        if (spec.hasTerm("angle.low") || spec.hasTerm("angle.worm") || spec.hasTerm("angle.ground")) {
            return usual + 0.15 + jitter / 2;
        }
        if (spec.hasTerm("angle.high") || spec.hasTerm("angle.top_down") || spec.hasTerm("angle.aerial")) {
            return usual - 0.17 + jitter / 2;
        }
        return usual + jitter;
    }

    private static int facing(final PromptSpec spec, final CameraMove move, final SplittableRandom random) {
        final boolean chance = random.nextBoolean();
        if (move.followsSubject() && spec.camera() != null && spec.camera().accept().contains("truck_left")
                && !spec.camera().accept().contains("truck_right")) {
            return -1;
        }
        return chance ? 1 : -1;
    }

    /** Off the middle with room to look into; nearer the middle where a zoom would carry the subject out. */
    private static double anchor(final PromptSpec spec, final CameraMove move, final ShotSize size, final int facing, final SplittableRandom random) {
        final double offset = 0.09 + 0.11 * random.nextDouble();
        final double still = move.zoom() == 0 ? 1 : 0.5;
        final double near = size.person() > 1 ? 0.6 : 1;
        if (spec.hasTerm("comp.center") || spec.hasTerm("comp.symmetrical")) {
            return 0.01 * facing;
        }
        if (spec.hasTerm("comp.left")) {
            return -0.19 * still;
        }
        if (spec.hasTerm("comp.right")) {
            return 0.19 * still;
        }
        return -facing * offset * still * near;
    }

    private double pace(final PromptSpec spec, final String prompt) {
        final String text = spec.slots() == null ? prompt : text(spec.slots().camera());
        return words.has("slow", text) ? 0.78 : words.has("fast", text) ? 1.3 : 1;
    }

    private static Mood mood(final PromptSpec spec) {
        return spec.terms().stream().filter(term -> term.startsWith("mood.")).map(term -> term.substring(5).toUpperCase(Locale.ROOT))
                .flatMap(name -> List.of(Mood.values()).stream().filter(mood -> mood.name().equals(name))).findFirst().orElse(Mood.PLAIN);
    }

    private static SlateText title(final VideoRequest request, final PromptSpec spec, final CameraMove move) {
        final String language = spec.language() == null ? "en" : spec.language();
        final boolean chinese = "zh".equals(language);
        final String scene = spec.scene() == null || spec.scene().isBlank() ? "" : (chinese ? "场 " : "Scene ") + spec.scene() + " · ";
        final String seconds = String.format(Locale.ROOT, "%.1f", request.seconds()) + (chinese ? " 秒" : " s");
        return new SlateText(scene + (chinese ? "镜头 " : "Shot ") + Math.max(1, spec.shot()), move.label(language) + " · " + seconds,
                request.prompt());
    }

    private static String text(final String slot) {
        return slot == null ? "" : slot;
    }

    private static long mix(final long value) {
        final long first = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        final long second = (first ^ first >>> 27) * 0x94d049bb133111ebL;
        return second ^ second >>> 31;
    }
}
