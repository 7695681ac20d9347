package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineError;
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

class VideosErrorsTest {
    private static VendorError read(final int status, final String body) {
        return new VideosErrors().read(new HttpReply(status, Headers.EMPTY, ByteString.encodeUtf8(body), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POLL   | 404 | {"detail":"Video not found"}                                                                    | ENGINE_LOST
            POLL   | 404 | {"error":{"message":"Video with id x not found.","type":"invalid_request_error","code":null}}   | ENGINE_LOST
            POLL   | 404 | {"error":{"message":"Video not found","type":"NotFoundError","param":null,"code":404}}          | ENGINE_LOST
            POLL   | 500 | {"error":{"message":"x","type":"server_error"}}                                                 | TRANSIENT
            SUBMIT | 500 | {"error":{"message":"x","type":"server_error"}}                                                 | AMBIGUOUS
            SUBMIT | 500 | {"detail":"CUDA out of memory. Tried to allocate 2.00 GiB"}                                     | OUT_OF_MEMORY
            SUBMIT | 400 | {"detail":"Invalid request body: 1 validation error"}                                           | INVALID
            SUBMIT | 422 | {"detail":[{"loc":["body","seconds"],"msg":"not an integer","type":"int_parsing"}]}             | INVALID
            SUBMIT | 400 | {"error":{"message":"x","type":"image_generation_user_error","code":"moderation_blocked"}}      | MODERATION
            SUBMIT | 400 | {"error":{"message":"x","code":"content_policy_violation"}}                                     | MODERATION
            SUBMIT | 400 | {"error":{"message":"输入内容包含敏感信息","code":"1301"}}                                      | MODERATION
            SUBMIT | 403 | {"error":{"message":"Your prompt was flagged by content moderation","code":403}}                | MODERATION
            SUBMIT | 403 | {"error":{"message":"Country not supported","code":"unsupported_country_region_territory"}}     | CONFIGURATION
            SUBMIT | 429 | {"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}             | QUOTA
            SUBMIT | 429 | {"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}       | THROTTLED
            SUBMIT | 402 | {"error":{"message":"Insufficient credits","code":402}}                                         | QUOTA
            SUBMIT | 401 | {"error":{"message":"Incorrect API key","type":"invalid_request_error","code":"invalid_api_key"}} | CONFIGURATION
            SUBMIT | 404 | {"error":{"message":"The model 'x' does not exist","code":"model_not_found"}}                   | CONFIGURATION
            SUBMIT | 200 | {"error":{"message":"x","type":"invalid_request_error","code":"unknown_parameter"}}             | INVALID
            SUBMIT | 200 | {"error":"something"}                                                                           | AMBIGUOUS
            POLL   | 503 | <html>                                                                                          | TRANSIENT
            """)
    void everyShapeHasItsClass(final EngineOperation operation, final int status, final String body, final EngineError expected) {
        assertEquals(expected, FailureRules.errorOf(operation, CallFault.status(status), read(status, body).meaning()));
    }

    @Test
    void codesAndWordsAreKept() {
        final VendorError openAi = read(400, "{\"error\":{\"message\":\"No.\",\"type\":\"invalid_request_error\",\"code\":\"invalid_value\"}}");
        assertEquals("invalid_value", openAi.code());
        assertEquals("No.", openAi.message());
        assertEquals("seconds: not an integer; no size",
                read(422, "{\"detail\":[{\"loc\":[\"body\",\"seconds\"],\"msg\":\"not an integer\"},{\"msg\":\"no size\"}]}").message());
        assertEquals("it broke", read(500, "{\"error\":\"it broke\"}").message());
        assertEquals(VendorError.NONE, read(500, "<html>"));
        assertEquals(VendorError.NONE, read(500, "[]"));
    }
}
