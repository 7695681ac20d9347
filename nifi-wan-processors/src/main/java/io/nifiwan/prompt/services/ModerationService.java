package io.nifiwan.prompt.services;

import io.nifiwan.prompt.screening.moderation.ModerationException;
import io.nifiwan.prompt.screening.moderation.ModerationVerdict;
import org.apache.nifi.controller.ControllerService;

/** Judges texts by a moderation model. Implementations are thread-safe and make one bounded call each time. */
public interface ModerationService extends ControllerService {
    /**
     * Judges one text.
     *
     * @param text not blank
     * @throws ModerationException where there is no verdict, whatever the reason; never a verdict made up in its place
     */
    ModerationVerdict moderate(String text) throws ModerationException;
}
