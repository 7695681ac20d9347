package io.nifiwan.engine.openai;

import java.util.List;
import java.util.Set;

/**
 * In which ways a server departs from the others that speak the videos API. Where it is not said otherwise, facts are those of SGLang's
 * {@code video_api.py}, vLLM-Omni's {@code protocol/videos.py} and {@code api_server.py}, and OpenAI's published specification.
 */
public enum VideosDialect {
    /**
     * A job is {@code queued} until it is {@code completed}, its resource does not show the prompt, and DELETE forgets the job while the GPU
     * goes on. A form lacks the second guidance.
     */
    SGLANG("SGLang", new Request(VideosField.DIFFUSION, Set.of(VideosField.SECOND_GUIDANCE), true, Limits.DIFFUSION),
            new Jobs(false, false, false), "../models",
            "SGLang deletes a clip that it has no output path for: start it with --output-path, or give the field output_path"),
    /** Takes forms only. Jobs live in the memory of one process, so its list is all there is. */
    VLLM_OMNI("vLLM-Omni", new Request(VideosField.DIFFUSION, Set.of(), false, new Limits(16, 1920L * 1088, 200, 20, List.of(), List.of())),
            new Jobs(true, true, true), "../health", "The job may have been deleted at the server"),
    /** Takes few sizes and lengths and no seed, and deletes finished jobs only. */
    OPENAI("OpenAI", new Request(VideosField.STANDARD, Set.of(), true, new Limits(1, 1792L * 1024, Integer.MAX_VALUE, Double.MAX_VALUE,
            List.of("720x1280", "1280x720", "1024x1792", "1792x1024"), List.of(4, 8, 12))),
            new Jobs(true, false, false), "models", "The clip may have expired: OpenAI keeps it for a limited time"),
    /** A gateway or another server, of which nothing is known but the API; clips may come inside answers. */
    OTHER("The server", new Request(VideosField.DIFFUSION, Set.of(), true, new Limits(2, 4096L * 4096, Integer.MAX_VALUE, Double.MAX_VALUE,
            List.of(), List.of())),
            new Jobs(false, false, true), "", "Its answer holds none of url, video_url, urls, data and metadata.url");

    private final String title;
    @SuppressWarnings("ImmutableEnumChecker") // Its sets and lists are made by Set.of and List.of.
    private final Request request;
    @SuppressWarnings("ImmutableEnumChecker") // It holds truth values only.
    private final Jobs jobs;
    private final String health;
    private final String hint;

    VideosDialect(final String title, final Request request, final Jobs jobs, final String health, final String hint) {
        this.title = title;
        this.request = request;
        this.jobs = jobs;
        this.health = health;
        this.hint = hint;
    }

    /** What messages call the server. */
    public String title() {
        return title;
    }

    /** What may be asked of the server. */
    public Request request() {
        return request;
    }

    /** What the server does with jobs. */
    public Jobs jobs() {
        return jobs;
    }

    /** Address of a health check relative to that of the videos, empty where there is none. */
    String health() {
        return health;
    }

    /** For a person: why a completed job may have no clip. */
    String hint() {
        return hint;
    }

    /** Whether clips may come inside answers, which then are large. */
    public boolean answersHoldClips() {
        return this == OTHER;
    }

    /**
     * What may be asked of a server.
     *
     * @param fields      fields that it knows
     * @param lostByForms fields that it knows, and drops without a word from a form
     * @param takesJson   whether a body may be JSON
     * @param limits      limits of values
     */
    public record Request(Set<VideosField> fields, Set<VideosField> lostByForms, boolean takesJson, Limits limits) {
    }

    /**
     * What a server does with jobs.
     *
     * @param listShowsPrompts whether the list of jobs shows enough to tell one job from another
     * @param listIsComplete   whether a job that is not listed does not exist
     * @param deleteStops      whether DELETE stops the work
     */
    public record Jobs(boolean listShowsPrompts, boolean listIsComplete, boolean deleteStops) {
    }

    /**
     * Limits of values.
     *
     * @param sizeMultiple width and height are multiples of this; Wan models floor others to 16 without a word
     * @param maxPixels    largest width x height
     * @param maxSteps     most denoising steps
     * @param maxGuidance  largest scale of guidance
     * @param sizes        the only sizes, any where it is empty
     * @param seconds      the only lengths, ascending, any where it is empty
     */
    public record Limits(int sizeMultiple, long maxPixels, int maxSteps, double maxGuidance, List<String> sizes, List<Integer> seconds) {
        private static final Limits DIFFUSION = new Limits(16, 1920L * 1088, Integer.MAX_VALUE, Double.MAX_VALUE, List.of(), List.of());
    }
}
