package io.calendly.http.request;

import io.calendly.domain.time.TimeSlot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The places in a request that its decoded values came from, so that a refusal, which speaks of values, can point to
 * them.
 */
public final class Origins {

    private record Origin(String pointer, Object value) {

        boolean isOf(Object other) {
            boolean within =
                    other instanceof TimeSlot outer && value instanceof TimeSlot inner && outer.encloses(inner);
            return within || value.equals(other);
        }
    }

    private final List<Origin> origins = new ArrayList<>();

    /** Creates the origins of a request of which nothing is decoded. */
    public Origins() {}

    void add(String pointer, Object value) {
        origins.add(new Origin(pointer, value));
    }

    /**
     * Returns the pointers to the values, in the order of decoding. A slot also has the pointers to the slots within
     * it, because slots that touch are merged before they are decided on.
     */
    public List<String> of(Collection<?> decoded) {
        return origins.stream()
                .filter(origin -> decoded.stream().anyMatch(origin::isOf))
                .map(Origin::pointer)
                .distinct()
                .toList();
    }
}
