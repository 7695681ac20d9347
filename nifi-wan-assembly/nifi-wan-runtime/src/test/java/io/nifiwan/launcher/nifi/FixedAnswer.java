package io.nifiwan.launcher.nifi;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers every request with the same JSON. */
final class FixedAnswer extends Dispatcher {
    private final String json;

    FixedAnswer(final String json) {
        this.json = json;
    }

    @Override
    public MockResponse dispatch(final RecordedRequest request) {
        return json(json);
    }

    /** JSON written with single quotes, for legible tests. */
    static MockResponse json(final String singleQuoted) {
        return new MockResponse.Builder().setHeader("Content-Type", "application/json").body(singleQuoted.replace('\'', '"')).build();
    }
}
