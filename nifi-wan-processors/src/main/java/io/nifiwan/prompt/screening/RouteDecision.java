package io.nifiwan.prompt.screening;

/** Joins the local outcome with what the moderation service said, as a pure function. A service that gave no answer never makes a pass. */
public final class RouteDecision {
    private RouteDecision() {
    }

    /** What came of the moderation layer. */
    public enum Moderation {
        /** No service is configured, or the shot was blocked before it was asked. */
        NOT_ASKED,
        /** It answered: nothing above a threshold. */
        PASS,
        /** It answered: a person shall look. */
        REVIEW,
        /** It answered: block. */
        BLOCKED,
        /** It gave no answer and one more call is allowed later. */
        RETRY_LATER,
        /** It gave no answer that could be used. */
        UNAVAILABLE
    }

    /** What to do with a shot that no moderation answer could be had for. */
    public enum OutagePolicy {
        REVIEW, FAILURE
    }

    /** The route of a shot. */
    public static Route decide(final Outcome local, final Moderation moderation, final OutagePolicy policy) {
        if (local == Outcome.BLOCKED) {
            return Route.BLOCKED;
        }
        return switch (moderation) {
            case NOT_ASKED, PASS -> local == Outcome.REVIEW ? Route.REVIEW : Route.PASS;
            case REVIEW -> Route.REVIEW;
            case BLOCKED -> Route.BLOCKED;
            case RETRY_LATER -> Route.LATER;
            case UNAVAILABLE -> policy == OutagePolicy.FAILURE ? Route.FAILURE : Route.REVIEW;
        };
    }
}
