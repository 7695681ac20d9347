package io.nifiwan.engine.animatic.scene;

import io.nifiwan.engine.animatic.camera.CameraMove;
import io.nifiwan.engine.animatic.grade.ToneClass;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is decided before anything is painted. Two equal plans give equal clips.
 *
 * @param setting  backdrop
 * @param features details of the backdrop that the words ask for
 * @param time     time of day
 * @param weather  what is in the air
 * @param size     shot size
 * @param horizon  height of the horizon in the picture, 0 at the top, 1 at the bottom
 * @param dutch    camera tilt around the lens axis in degrees
 * @param move     camera movement
 * @param pace     factor on the speed of the movement
 * @param subjects who or what is seen, at most 4, the first is the main subject; may be empty
 * @param moving   whether the subjects walk, ride or drive
 * @param facing   1 where the main subject looks or walks to the right, -1 to the left
 * @param anchor   place of the main subject, -0.5 at the left edge to 0.5 at the right edge
 * @param accent   colour that the words give to what the subject wears or carries
 * @param mood     mood
 * @param tones    asked tones, none contradicting another
 * @param title    text of the slate
 * @param seed     seed of everything that is left to chance
 */
public record ScenePlan(Setting setting, Set<Feature> features, DayTime time, Weather weather, ShotSize size, double horizon, double dutch,
                        CameraMove move, double pace, List<SubjectKind> subjects, boolean moving, int facing, double anchor,
                                Optional<Accent> accent, Mood mood,
                        List<ToneClass> tones, SlateText title, long seed) {
    public ScenePlan {
        features = Set.copyOf(features);
        subjects = List.copyOf(subjects);
        tones = List.copyOf(tones);
    }

    /** Colours of what a subject wears or carries. */
    public enum Accent {
        RED(0xc8322a), YELLOW(0xe3b02a), BLUE(0x3f74c8), GREEN(0x3f8f5a), WHITE(0xe8e6de), BLACK(0x26262c);

        private final int color;

        Accent(final int color) {
            this.color = color;
        }

        /** 0xRRGGBB. */
        public int color() {
            return color;
        }
    }

    /** Details of a backdrop. */
    public enum Feature {
        LANTERNS, NEON, VILLAGE, TEMPLE, HARBOUR, BAMBOO, SNOW_GROUND, WORKSHOP, CANDLE
    }

    /**
     * Text of the slate strip.
     *
     * @param scene   scene and shot in the language of the prompt
     * @param camera  camera movement and length in the language of the prompt
     * @param prompt  the prompt
     */
    public record SlateText(String scene, String camera, String prompt) {
    }

    /** Whether a detail is asked. */
    public boolean has(final Feature feature) {
        return features.contains(feature);
    }
}
