package io.nifiwan.prompt.screening;

/** Where a screened shot goes. */
public enum Route {
    PASS, REVIEW, BLOCKED, FAILURE,
    /** Back to the queue, because the moderation service may answer later. */
    LATER
}
