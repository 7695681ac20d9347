package io.nifiwan.script;

/** Names files after their script. */
public final class ScriptName {
    private static final String UNNAMED = "script";

    private ScriptName() {
    }

    /**
     * The name of a script: its file's name without folder and extension.
     *
     * @param filename may be null, and may hold folders of any system
     */
    public static String of(final String filename) {
        if (filename == null) {
            return UNNAMED;
        }
        final String base = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
        final int dot = base.lastIndexOf('.');
        final String name = (dot > 0 ? base.substring(0, dot) : base).strip();
        return name.isEmpty() || name.equals(".") || name.equals("..") ? UNNAMED : name;
    }
}
