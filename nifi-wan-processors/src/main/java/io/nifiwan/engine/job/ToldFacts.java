package io.nifiwan.engine.job;

import io.nifiwan.engine.SignedUrls;
import io.nifiwan.engine.VideoAttributes;

import java.util.Map;
import java.util.Set;

/**
 * What an engine tells of a job, as far as it may be written onto the FlowFile. Only facts about the clip and its price are taken: an
 * engine cannot change the state of its job in our books. A number that is none is left out, for it would make the job unreadable.
 */
final class ToldFacts {
    private static final Set<String> TEXTS = Set.of(VideoAttributes.MODEL, VideoAttributes.ACTUAL_PROMPT, VideoAttributes.USAGE_TIER,
            VideoAttributes.VENDOR_REQUEST_ID);
    private static final Set<String> WHOLE_NUMBERS = Set.of(VideoAttributes.SEED, VideoAttributes.WIDTH, VideoAttributes.HEIGHT,
            VideoAttributes.FPS, VideoAttributes.FRAMES, VideoAttributes.STEPS);
    private static final Set<String> DECIMALS = Set.of(VideoAttributes.DURATION, VideoAttributes.USAGE_SECONDS, VideoAttributes.GUIDANCE);
    private static final int MAXIMUM_TEXT = 4000;

    private ToldFacts() {
    }

    /** Adds what may be taken over to the changes. */
    static AttributeChanges add(final AttributeChanges changes, final Map<String, String> details) {
        details.forEach((name, value) -> {
            if (TEXTS.contains(name) && !value.isBlank()) {
                final String text = SignedUrls.strip(value);
                changes.set(name, text.length() > MAXIMUM_TEXT ? text.substring(0, MAXIMUM_TEXT) : text);
            } else if ((WHOLE_NUMBERS.contains(name) && isWholeNumber(value.strip())) || (DECIMALS.contains(name) && isDecimal(value.strip()))) {
                changes.set(name, value.strip());
            }
        });
        return changes;
    }

    private static boolean isWholeNumber(final String text) {
        return text.matches("\\d{1,10}") && Long.parseLong(text) <= Integer.MAX_VALUE;
    }

    private static boolean isDecimal(final String text) {
        return text.matches("\\d{1,10}(\\.\\d{1,10})?");
    }
}
