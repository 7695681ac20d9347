package io.nifiwan.quality.sheet;

/**
 * A moment of the clip to be shown.
 *
 * @param seconds time from the first frame
 * @param caption why it is shown, empty for one of the evenly spaced frames
 * @param isWorst whether it is shown because something is wrong, or worst, there
 */
record FramePick(double seconds, String caption, boolean isWorst) {
}
