package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.moderation.ModerationError;
import io.nifiwan.prompt.screening.moderation.ModerationException;
import io.nifiwan.prompt.screening.moderation.ModerationVerdict;
import io.nifiwan.prompt.services.ModerationService;
import org.apache.nifi.controller.AbstractControllerService;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers as it was told, in order, and keeps what it was asked. */
final class FakeModerationService extends AbstractControllerService implements ModerationService {
    private final Deque<ModerationException> failures = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private ModerationVerdict verdict = new ModerationVerdict(Outcome.PASS, List.of());

    void answer(final Outcome outcome, final String... categories) {
        verdict = new ModerationVerdict(outcome, List.of(categories));
    }

    void failOnce(final ModerationError error, final Duration retryAfter) {
        failures.add(new ModerationException(error, "no verdict", retryAfter));
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public ModerationVerdict moderate(final String text) throws ModerationException {
        asked.add(text);
        if (!failures.isEmpty()) {
            throw failures.poll();
        }
        return verdict;
    }
}
