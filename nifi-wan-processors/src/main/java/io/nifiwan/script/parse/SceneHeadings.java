package io.nifiwan.script.parse;

/** Whether a line, seen alone, opens a scene in any of the known forms. */
public final class SceneHeadings {

    private SceneHeadings() {
    }

    /** Whether the line is a Chinese heading, an English slug line, or {@code SCENE 4}. */
    public static boolean opensScene(final String line) {
        return EnglishHeading.slug(line).isPresent() || EnglishHeading.scene(line).isPresent() || ChineseHeading.read(line).isPresent();
    }
}
