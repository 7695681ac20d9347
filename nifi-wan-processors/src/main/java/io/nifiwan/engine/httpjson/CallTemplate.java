package io.nifiwan.engine.httpjson;

import java.util.Optional;

/**
 * One call.
 *
 * @param method   HTTP method, GET where absent, POST where there is a body
 * @param path     where to; absent where an answer of the engine names the address
 * @param body     what to send; absent sends nothing
 * @param encoding how the body is sent, JSON where absent
 */
public record CallTemplate(String method, AddressTemplate path, BodyTemplate body, Encoding encoding) {

    /** How a body is sent. */
    public enum Encoding {
        JSON,
        /** The document's members as parts of a form; members that are objects or arrays as JSON text. */
        MULTIPART
    }

    public CallTemplate {
        method = method != null ? method : body == null ? "GET" : "POST";
        encoding = encoding == null ? Encoding.JSON : encoding;
        if (!method.matches("GET|POST|PUT|PATCH|DELETE")) {
            throw new IllegalArgumentException("'%s' is no method".formatted(method));
        }
        if ("GET".equals(method) && body != null) {
            throw new IllegalArgumentException("GET sends no body");
        }
    }

    Optional<AddressTemplate> address() {
        return Optional.ofNullable(path);
    }

    Optional<BodyTemplate> content() {
        return Optional.ofNullable(body);
    }
}
