package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nifiwan.engine.http.CallFault;
import io.nifiwan.engine.http.FailureRules;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DashScopeErrorsTest {
    private static final DashScopeErrors ERRORS = DashScopeErrors.bundled();

    private static HttpReply reply(final int status, final String body) {
        return new HttpReply(status, Headers.EMPTY, ByteString.encodeUtf8(body), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameter, '', INVALID, INVALID",
        "400, InvalidURL, '', INVALID, INVALID",
        "400, BadRequest.EmptyInput, '', INVALID, INVALID",
        "400, UnsupportedOperation, '', INVALID, INVALID",
        "400, DataInspectionFailed, '', MODERATION, MODERATION",
        "400, data_inspection_failed, '', MODERATION, MODERATION",
        "400, InvalidParameter.DataInspection, '', MODERATION, MODERATION",
        "400, IPInfringementSuspect, '', MODERATION, MODERATION",
        "400, InternalError.Algo, '<400> InternalError.Algo.DataInspectionFailed: Input data', MODERATION, MODERATION",
        "400, <400> InternalError.Algo.DataInspectionFailed, '', MODERATION, MODERATION",
        "400, InternalError.Algo.InvalidParameter, '', INVALID, INVALID",
        "400, Arrearage, '', QUOTA, QUOTA",
        "401, InvalidApiKey, '', CONFIGURATION, CONFIGURATION",
        "403, AccessDenied.Unpurchased, '', CONFIGURATION, CONFIGURATION",
        "403, Model.AccessDenied, '', CONFIGURATION, CONFIGURATION",
        "403, Workspace.AccessDenied, '', CONFIGURATION, CONFIGURATION",
        "404, ModelNotFound, '', CONFIGURATION, CONFIGURATION",
        "404, NotFound, '', CONFIGURATION, ENGINE_LOST",
        "408, RequestTimeOut, '', AMBIGUOUS, TRANSIENT",
        "413, BadRequest.TooLarge, '', INVALID, INVALID",
        "429, Throttling, '', THROTTLED, THROTTLED",
        "429, Throttling.RateQuota, '', THROTTLED, THROTTLED",
        "429, Throttling.BurstRate, '', THROTTLED, THROTTLED",
        "429, Throttling.AllocationQuota, '', QUOTA, QUOTA",
        "429, insufficient_quota, '', QUOTA, QUOTA",
        "500, InternalError, '', AMBIGUOUS, TRANSIENT",
        "500, InternalError.Timeout, '', AMBIGUOUS, TRANSIENT",
        "503, InternalServerError, '', AMBIGUOUS, TRANSIENT",
        "400, SomethingNew, '', INVALID, INVALID",
        "200, SomethingNew, '', AMBIGUOUS, TRANSIENT"})
    void everyCodeHasItsClass(final int status, final String code, final String message, final String atSubmit, final String atPoll) {
        final VendorError error = ERRORS.read(reply(status,
                JsonNodeFactory.instance.objectNode().put("code", code).put("message", message).toString()));
        assertEquals(code, error.code());
        assertEquals(atSubmit, FailureRules.errorOf(EngineOperation.SUBMIT, CallFault.status(status), error.meaning()).name());
        assertEquals(atPoll, FailureRules.errorOf(EngineOperation.POLL, CallFault.status(status), error.meaning()).name());
    }

    @Test
    void bodiesWithoutAnErrorSayNothing() {
        assertEquals(VendorError.NONE, ERRORS.read(reply(500, "<html>")));
        assertEquals(VendorError.NONE, ERRORS.read(reply(500, "")));
        assertEquals(VendorError.NONE, ERRORS.read(reply(500, "[1]")));
    }
}
