package io.calendly.domain.availability;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;

/** A refusal to declare time. */
public sealed interface AvailabilityRefusal extends Refusal {

    /**
     * All of the slot is free already.
     *
     * @param user the user whose time it is
     * @param slot the slot to declare
     */
    record AlreadyAvailable(UserId user, TimeSlot slot) implements AvailabilityRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "already-available";
        }
    }

    /**
     * Declaring the slot would free nothing, because meetings take all of it that is not free.
     *
     * @param user the user whose time it is
     * @param slot the slot to declare
     * @param busy the parts of the slot that meetings take
     */
    record InAMeeting(UserId user, TimeSlot slot, TimeSlots busy) implements AvailabilityRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "in-a-meeting";
        }
    }
}
