package io.calendly.ports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A reply that is stored under an idempotency key, to be sent again.
 *
 * @param status the status code
 * @param headers the header fields, in order; neither names nor values have line breaks
 * @param body the body; empty if there is none
 */
public record StoredReply(int status, Map<String, String> headers, String body) {

    /**
     * Copies the header fields.
     *
     * @throws NullPointerException if a component is null
     */
    public StoredReply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Objects.requireNonNull(body, "body");
    }
}
