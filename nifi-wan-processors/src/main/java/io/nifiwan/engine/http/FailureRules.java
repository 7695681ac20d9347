package io.nifiwan.engine.http;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.job.EngineOperation;

import java.util.Optional;

/**
 * The class of a failed call: one pure function of what was asked, how the call ended, and what the vendor's error code means. What is done
 * about each class is decided by {@link io.nifiwan.engine.job.EngineDecision}. The reasons behind the table:
 * <ul>
 * <li>A vendor's word that the request was refused is certain, whatever the status: it was read and not taken. A vendor's word that time may
 * heal is no more certain than the status that it came with.</li>
 * <li>A submission that ended in doubt (a broken connection, a time limit, 408, 5xx, an unreadable success) may have been taken, and is never
 * called transient.</li>
 * <li>404 and 410 to a submission mean a wrong address or model; to a question about a job, that the engine forgot the job.</li>
 * </ul>
 */
public final class FailureRules {
    private FailureRules() {
    }

    /**
     * The class of a failure.
     *
     * @param meaning what the vendor's code means, empty where there is none or it is unknown
     */
    public static EngineError errorOf(final EngineOperation operation, final CallFault fault, final Optional<EngineError> meaning) {
        final Optional<EngineError> certain = meaning.filter(FailureRules::isRefusal);
        return certain.orElseGet(() -> switch (fault.kind()) {
            case NOT_SENT -> EngineError.TRANSIENT;
            case BROKEN, TIMED_OUT -> doubtful(operation);
            case UNREADABLE -> operation == EngineOperation.DOWNLOAD ? EngineError.BAD_OUTPUT : doubtful(operation);
            case STATUS -> ofStatus(operation, fault.status());
        });
    }

    private static boolean isRefusal(final EngineError error) {
        return switch (error) {
            case INVALID, MODERATION, CONFIGURATION, QUOTA, THROTTLED, ENGINE_LOST, OUT_OF_MEMORY -> true;
            case TRANSIENT, AMBIGUOUS, TIMEOUT, BAD_OUTPUT -> false;
        };
    }

    private static EngineError ofStatus(final EngineOperation operation, final int status) {
        return switch (status) {
            case 401, 403, 407 -> EngineError.CONFIGURATION;
            case 402 -> EngineError.QUOTA;
            case 404, 410 -> operation == EngineOperation.SUBMIT ? EngineError.CONFIGURATION : EngineError.ENGINE_LOST;
            case 408, 425 -> doubtful(operation);
            case 429 -> EngineError.THROTTLED;
            case 409, 423 -> operation == EngineOperation.SUBMIT ? EngineError.INVALID : EngineError.TRANSIENT;
            default -> ofStatusClass(operation, status);
        };
    }

    private static EngineError ofStatusClass(final EngineOperation operation, final int status) {
        if (status >= 500) {
            return doubtful(operation);
        }
        // Redirects are not followed: the address is wrong. Anything below 300 is a success that the caller cannot use.
        if (status >= 400) {
            return EngineError.INVALID;
        }
        return status >= 300 ? EngineError.CONFIGURATION : doubtful(operation);
    }

    private static EngineError doubtful(final EngineOperation operation) {
        return operation == EngineOperation.SUBMIT ? EngineError.AMBIGUOUS : EngineError.TRANSIENT;
    }
}
