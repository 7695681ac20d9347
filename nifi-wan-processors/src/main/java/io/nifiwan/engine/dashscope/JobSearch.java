package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.EngineOperation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the job of a request whose submission is in doubt. The service knows nothing of our request ids, but lists the account's jobs of
 * the last 24 hours and tells the prompt of those that are finished.
 *
 * <p>FOUND needs all of: the list was read to its end; every job of the model in the time in question that belongs to no other request tells
 * its prompt; exactly one tells ours; no other request of the same prompt is in doubt. Jobs that still run hold the answer up. ABSENT needs
 * the same with no such job, and the operator's word how long after a submission the list is complete, for the service promises nothing.
 * All else is UNKNOWN.
 */
final class JobSearch {
    /** Clocks of this machine and of the service may differ by this. */
    static final Duration SKEW = Duration.ofSeconds(30);
    /** Time after opening in which the FlowFiles with jobs of an earlier process ask for them, and thereby make them known as owned. */
    static final Duration SETTLING = Duration.ofSeconds(60);
    /** Jobs take minutes, and the same question soon after has the same answer. */
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int PAGE_SIZE = 50;
    private static final int MOST_PAGES = 40;

    private final DashScopeCalls calls;
    private final JobRegister register;
    private final Optional<Duration> absentAfter;
    private final InstantSource clock;
    private final Instant openedAt;

    JobSearch(final DashScopeCalls calls, final JobRegister register, final Optional<Duration> absentAfter, final InstantSource clock) {
        this.calls = calls;
        this.register = register;
        this.absentAfter = absentAfter;
        this.clock = clock;
        openedAt = clock.instant();
    }

    /** Model and prompt as two requests for the same clip have them in common. */
    static String subject(final String model, final String prompt) {
        return model + '\n' + plain(prompt);
    }

    FoundJob find(final VideoRequest request, final String model, final Instant sentAfter) throws EngineException {
        final Instant now = clock.instant();
        final String subject = subject(model, request.prompt());
        final Instant sentUntil = register.lookFor(request.requestId(), subject, now);
        if (sentAfter.minus(SKEW).isBefore(now.minus(KEPT))) {
            return FoundJob.unknown();
        }
        if (sentAfter.isBefore(openedAt) && now.isBefore(openedAt.plus(SETTLING))) {
            throw undecided("The engine was opened a moment ago and does not know yet which jobs belong to other requests");
        }
        final Listing listing = list(model, request.requestId(), sentAfter.minus(SKEW), sentUntil.plus(SKEW));
        final Survey survey = survey(listing.taskIds, plain(request.prompt()));
        if (!listing.complete || survey.silent > 0 || survey.matches.size() > 1) {
            return FoundJob.unknown();
        }
        if (survey.running > 0) {
            throw undecided("%d jobs of that time still run; the service tells their prompts when they are finished".formatted(survey.running));
        }
        if (survey.matches.isEmpty()) {
            return absentAfter.filter(time -> !now.isBefore(sentUntil.plus(time))).map(time -> FoundJob.absent()).orElseGet(FoundJob::unknown);
        }
        if (register.hasRivals(request.requestId(), subject)) {
            return FoundJob.unknown();
        }
        final String taskId = survey.matches.iterator().next();
        register.own(taskId, request.requestId());
        return FoundJob.found(taskId);
    }

    /** Jobs of the model in a time, without those of other requests. */
    private Listing list(final String model, final String requestId, final Instant from, final Instant until) throws EngineException {
        final Listing listing = new Listing();
        final Set<String> all = new LinkedHashSet<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            final JsonNode reply = calls.list(model, page, PAGE_SIZE);
            for (final JsonNode job : reply.path("data")) {
                final String taskId = job.path("task_id").asText("");
                all.add(taskId);
                if (!taskId.isBlank() && isWithin(job, from, until) && !register.isOthers(taskId, requestId)) {
                    listing.taskIds.add(taskId);
                }
            }
            if (page >= reply.path("total_page").asInt(0)) {
                // Jobs that were made while the pages were read may have pushed others from page to page.
                listing.complete = reply.path("total").isIntegralNumber() && all.size() >= reply.path("total").intValue();
                return listing;
            }
        }
        return listing;
    }

    /** A job that does not tell its time may be of any. */
    private static boolean isWithin(final JsonNode job, final Instant from, final Instant until) {
        final JsonNode created = job.path("gmt_create").isIntegralNumber() ? job.path("gmt_create") : job.path("start_time");
        if (!created.isIntegralNumber()) {
            return true;
        }
        final Instant time = Instant.ofEpochMilli(created.longValue());
        return !time.isBefore(from) && !time.isAfter(until);
    }

    private Survey survey(final Set<String> taskIds, final String prompt) throws EngineException {
        final Survey survey = new Survey();
        for (final String taskId : taskIds) {
            Optional<String> told = register.prompt(taskId);
            boolean finished = true;
            if (told.isEmpty()) {
                final TaskReply reply = calls.task(EngineOperation.FIND, taskId);
                told = reply.prompt();
                finished = reply.isFinished();
                told.ifPresent(text -> register.remember(taskId, text));
            }
            if (told.isEmpty()) {
                survey.silent += finished ? 1 : 0;
                survey.running += finished ? 0 : 1;
            } else if (plain(told.get()).equals(prompt)) {
                survey.matches.add(taskId);
            }
        }
        return survey;
    }

    private static EngineException undecided(final String message) {
        return new EngineException(EngineError.TRANSIENT, "UNDECIDED", message, PAUSE, null);
    }

    /** Space at the ends and between words may be lost on the way. */
    private static String plain(final String prompt) {
        return prompt.strip().replaceAll("\\s+", " ");
    }

    private static final class Listing {
        private final Set<String> taskIds = new LinkedHashSet<>();
        private boolean complete;
    }

    /** Jobs by what they tell: our prompt, nothing because they still run, nothing for good. */
    private static final class Survey {
        private final Set<String> matches = new LinkedHashSet<>();
        private int running;
        private int silent;
    }
}
