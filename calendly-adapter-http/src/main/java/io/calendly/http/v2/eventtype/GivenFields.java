package io.calendly.http.v2.eventtype;

import io.calendly.http.request.BodyFields;
import java.util.function.UnaryOperator;

/**
 * The fields that a body gives to an event type. The body of a change leaves the others as they are. The body of a new
 * event type gives all of them: an absent field has its default.
 */
final class GivenFields {

    private final BodyFields in;
    private final boolean isNew;

    /**
     * Uses a body.
     *
     * @param isNew whether it is that of a new event type
     */
    GivenFields(BodyFields in, boolean isNew) {
        this.in = in;
        this.isNew = isNew;
    }

    /** Checks whether the field stays as it is. */
    boolean keeps(String name) {
        return !isNew && !in.has(name);
    }

    /** Reports a fault unless the field stays as it is or has a value. */
    void requireUnlessKept(String name) {
        if (!keeps(name)) {
            in.require(name);
        }
    }

    /** Returns a change to the value. */
    <T> UnaryOperator<T> change(String name, T value) {
        return keeps(name) ? UnaryOperator.identity() : before -> value;
    }
}
