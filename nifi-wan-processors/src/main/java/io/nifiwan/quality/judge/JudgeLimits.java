package io.nifiwan.quality.judge;

/**
 * What judging may cost.
 *
 * @param frames         pictures of a clip, 1 to 32
 * @param shortSide      most pixels of the short side of a picture
 * @param format         of the pictures
 * @param callsADay      calls to the server a day (UTC), or 0 for no limit
 * @param tokensADay     tokens read and written a day (UTC), as the server counts them, or 0 for no limit
 * @param judgesRejected whether clips are judged that are rejected already
 */
public record JudgeLimits(int frames, int shortSide, FrameFormat format, long callsADay, long tokensADay, boolean judgesRejected) {
}
