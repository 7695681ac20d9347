package io.nifiwan.launcher.demo;

/** The folders of the previs flow in which a clip can end. */
enum VerdictFolder {
    PASSED("passed"),
    REVIEW("review"),
    REJECTED("rejected");

    private final String folder;

    VerdictFolder(final String folder) {
        this.folder = folder;
    }

    /** Name of the folder within the output folder. */
    String folder() {
        return folder;
    }
}
