package io.calendly.domain.availability;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;

/** A refusal to declare time. */
public sealed interface AvailabilityRefusal extends Refusal {

    /**
     * All of the slot is free already, because it is declared or scheduled.
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
     * @param more the number of such parts that were left out of {@code busy}, because a refusal has a bounded size
     */
    record InAMeeting(UserId user, TimeSlot slot, TimeSlots busy, int more) implements AvailabilityRefusal {

        /** The maximum number of parts in {@code busy}. */
        public static final int MAX_BUSY = 100;

        /** Makes a refusal of which nothing was left out. */
        public InAMeeting(UserId user, TimeSlot slot, TimeSlots busy) {
            this(user, slot, busy, 0);
        }

        /** Returns the refusal with the first of the parts that meetings take. */
        static InAMeeting of(UserId user, TimeSlot slot, TimeSlots busy) {
            TimeSlots first = busy.first(MAX_BUSY);
            return new InAMeeting(user, slot, first, busy.size() - first.size());
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "in-a-meeting";
        }
    }

    /**
     * Declaring the slot would free nothing, because the user is off in it. Meetings may take the rest of it.
     *
     * @param user the user whose time it is
     * @param slot the slot to declare
     * @param timeOff the parts of the slot in which the user is off
     * @param more the number of such parts that were left out of {@code timeOff}, because a refusal has a bounded size
     */
    record DuringTimeOff(UserId user, TimeSlot slot, TimeSlots timeOff, int more) implements AvailabilityRefusal {

        /** The maximum number of parts in {@code timeOff}. */
        public static final int MAX_PARTS = 100;

        /** Returns the refusal with the first of the parts in which the user is off. */
        static DuringTimeOff of(UserId user, TimeSlot slot, TimeSlots timeOff) {
            TimeSlots first = timeOff.first(MAX_PARTS);
            return new DuringTimeOff(user, slot, first, timeOff.size() - first.size());
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "during-time-off";
        }
    }
}
