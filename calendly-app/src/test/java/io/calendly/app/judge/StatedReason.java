package io.calendly.app.judge;

import java.util.Optional;

/**
 * A reason in a refusal why a start time cannot be booked.
 *
 * @param host the host whose time it is about; empty if it is about the event type, or if that is not told
 */
record StatedReason(String code, Optional<Integer> host) {

    /** Returns this reason as one about the time of a host. */
    StatedReason of(int other) {
        return new StatedReason(code, Optional.of(other));
    }
}
