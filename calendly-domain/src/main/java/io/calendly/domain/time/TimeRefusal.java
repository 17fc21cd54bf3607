package io.calendly.domain.time;

import io.calendly.domain.refusal.Refusal;
import java.time.Instant;

/** A refusal of a requested slot. */
public sealed interface TimeRefusal extends Refusal {

    /**
     * The requested times are not the ends of a {@link TimeSlot}.
     *
     * @param start the requested start, in epoch seconds
     * @param end the requested end, in epoch seconds
     */
    record InvalidSlot(long start, long end) implements TimeRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "invalid-slot";
        }
    }

    /**
     * The slot starts before now, to the second.
     *
     * @param slot the requested slot
     * @param now the time of the decision
     */
    record InThePast(TimeSlot slot, Instant now) implements TimeRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "in-the-past";
        }
    }
}
