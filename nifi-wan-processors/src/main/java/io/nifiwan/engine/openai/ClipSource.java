package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.http.EngineHttp;
import okhttp3.HttpUrl;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The places where the clip of a completed job can be: the content of the job, an address in its resource, the resource itself. */
final class ClipSource {
    private final EngineHttp http;
    private final VideosDialect dialect;

    ClipSource(final EngineHttp http, final VideosDialect dialect) {
        this.http = http;
        this.dialect = dialect;
    }

    /** From the content; where the server refuses it, from the resource. SGLang with cloud storage refuses it with 400, others with 404. */
    void fromContent(final HttpUrl content, final VideoResource resource, final OutputStream output) throws EngineException, IOException {
        try {
            http.download(content.toString(), output);
        } catch (final EngineException e) {
            final boolean notHere = e.error() == EngineError.INVALID || (e.error() == EngineError.ENGINE_LOST && !"URL_EXPIRED".equals(e.code()));
            if (!notHere) {
                throw e;
            }
            if (!resource.holdsClip()) {
                throw new EngineException(EngineError.BAD_OUTPUT, "NO_CLIP", "The job is completed and has no clip. %s. %s"
                        .formatted(e.getMessage(), dialect.hint()), e);
            }
            fromResource(resource, output);
        }
    }

    /** From the resource, which holds the clip or its address. */
    void fromResource(final VideoResource resource, final OutputStream output) throws EngineException, IOException {
        final Optional<byte[]> clip = resource.clip();
        if (clip.isPresent()) {
            if (clip.get().length > http.settings().maximumClip()) {
                throw new EngineException(EngineError.BAD_OUTPUT, "TOO_LARGE", "The clip is larger than %d bytes"
                        .formatted(http.settings().maximumClip()));
            }
            output.write(clip.get());
            return;
        }
        final String address = resource.clipAddresses().getFirst();
        final HttpUrl absolute = http.url("").build().resolve(address);
        http.download(absolute == null ? address : absolute.toString(), output);
    }
}
