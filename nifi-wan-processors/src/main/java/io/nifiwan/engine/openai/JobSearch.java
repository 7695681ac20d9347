package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.HttpUrl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the job of a request in a server's list of jobs. No server keeps an id of ours, so a job is told by its prompt, size, length and
 * the moment at which it was made, and only if exactly one job fits that is not known as the job of another request. Takes of one prompt look
 * alike, so jobs that were submitted or asked about here are remembered; for requests of a time before this engine was opened, no answer is
 * given until the other jobs of that time had the chance to be asked about. Safe for use by several threads.
 */
final class JobSearch {
    /** How long after a submission, or after the opening for older ones, the list is not yet conclusive. */
    static final Duration SETTLING = Duration.ofSeconds(60);
    /** Clocks tell whole seconds, and not the same. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final int PAGE = 100;
    private static final int PAGES = 20;
    private static final int REMEMBERED = 10_000;
    private static final Set<Integer> NO_LIST = Set.of(404, 405, 501);

    private final EngineHttp http;
    private final HttpUrl videos;
    private final VideosDialect.Jobs dialect;
    private final InstantSource clock;
    private final Instant openedAt;
    private final Map<String, Instant> attempts = remembering();
    private final Map<String, Boolean> known = remembering();

    JobSearch(final EngineHttp http, final HttpUrl videos, final VideosDialect.Jobs dialect, final InstantSource clock) {
        this.http = http;
        this.videos = videos;
        this.dialect = dialect;
        this.clock = clock;
        openedAt = clock.instant();
    }

    /** What the server lists. */
    private record Listing(List<VideoResource> jobs, boolean complete, Duration serverAhead) {
    }

    /** A request is about to be sent. */
    synchronized void attempt(final String requestId) {
        attempts.put(requestId, clock.instant());
    }

    /** A job that belongs to some request. */
    synchronized void know(final String taskId) {
        known.put(taskId, true);
    }

    /** {@link FoundJob.Certainty#UNKNOWN} where the list does not tell one job from another, or does not exist. */
    FoundJob find(final VideoRequest request, final Instant sentAfter) throws EngineException {
        final Optional<Instant> attempt = attemptOf(request.requestId());
        final Duration unsettled = Duration.between(clock.instant(), attempt.orElse(openedAt).plus(SETTLING));
        final boolean settled = !unsettled.isPositive();
        final Optional<Listing> listing = list();
        if (listing.isEmpty() || !listing.get().jobs().stream().allMatch(job -> isKnown(job.id()) || !job.prompt().isEmpty())) {
            return FoundJob.unknown();
        }
        final Instant earliest = attempt.filter(sentAfter::isBefore).orElse(sentAfter).plus(listing.get().serverAhead()).minus(TOLERANCE);
        final List<VideoResource> alike = listing.get().jobs().stream().filter(job -> isAlike(job, request) && !isKnown(job.id())).toList();
        final List<VideoResource> possible = alike.stream().filter(job -> job.createdAt().isPresent() && !job.createdAt().get().isBefore(earliest))
                .toList();
        if (possible.size() == 1) {
            if (attempt.isEmpty() && !settled) {
                throw tooEarly(unsettled);
            }
            return take(possible.getFirst().id());
        }
        if (!alike.isEmpty() || !dialect.listIsComplete() || !listing.get().complete()) {
            return FoundJob.unknown();
        }
        if (!settled) {
            throw tooEarly(unsettled);
        }
        return FoundJob.absent();
    }

    private synchronized FoundJob take(final String taskId) {
        return known.put(taskId, true) == null ? FoundJob.found(taskId) : FoundJob.unknown();
    }

    private static boolean isAlike(final VideoResource job, final VideoRequest request) {
        return job.prompt().equals(request.prompt())
                && (job.size().isEmpty() || job.size().equals(VideosRules.size(request)))
                && (job.seconds().isEmpty() || job.seconds().equals(VideosRules.seconds(request)));
    }

    /** Pages from the newest on; empty where the server offers no list. */
    private Optional<Listing> list() throws EngineException {
        final List<VideoResource> jobs = new ArrayList<>();
        Duration ahead = Duration.ZERO;
        for (int page = 0; page < PAGES; page++) {
            final HttpUrl.Builder url = videos.newBuilder().addQueryParameter("limit", Integer.toString(PAGE)).addQueryParameter("order", "desc");
            if (!jobs.isEmpty()) {
                url.addQueryParameter("after", jobs.getLast().id());
            }
            final HttpReply reply = http.exchange(EngineOperation.FIND, http.request(url.build()).get().build());
            if (NO_LIST.contains(reply.status())) {
                return Optional.empty();
            }
            if (!reply.successful()) {
                throw http.refusal(EngineOperation.FIND, reply);
            }
            final JsonNode data = reply.json().path("data");
            if (!data.isArray()) {
                throw http.unreadable(EngineOperation.FIND, "answered without a list of jobs");
            }
            final Instant sent = reply.headers().getInstant("Date");
            ahead = sent == null ? Duration.ZERO : Duration.between(clock.instant(), sent);
            data.forEach(job -> jobs.add(new VideoResource(job)));
            // SGLang has no has_more: a page that is not full is the last.
            if (data.isEmpty() || !reply.json().path("has_more").asBoolean(data.size() >= PAGE)) {
                return Optional.of(new Listing(jobs, true, ahead));
            }
        }
        return Optional.of(new Listing(jobs, false, ahead));
    }

    private synchronized Optional<Instant> attemptOf(final String requestId) {
        return Optional.ofNullable(attempts.get(requestId));
    }

    private synchronized boolean isKnown(final String taskId) {
        return known.containsKey(taskId);
    }

    /** Searches are numbered and few, so the next one waits until the list is conclusive. */
    private static EngineException tooEarly(final Duration unsettled) {
        return new EngineException(EngineError.TRANSIENT, "TOO_EARLY", "It is too early to tell whether the server has the request", unsettled, null);
    }

    private static <T> Map<String, T> remembering() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(final Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
