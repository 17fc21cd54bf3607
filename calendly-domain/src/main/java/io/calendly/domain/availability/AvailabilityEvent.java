package io.calendly.domain.availability;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import java.util.List;

/** An event in the availability of a user. Its subject is the user. */
public sealed interface AvailabilityEvent extends Event {

    /**
     * The declared time was changed.
     *
     * @param user the user whose time it is
     * @param before the declared slots that were replaced, whole
     * @param after the slots in their place
     */
    record Changed(UserId user, TimeSlots before, TimeSlots after) implements AvailabilityEvent {

        @Override
        public String type() {
            return "availability.changed";
        }

        @Override
        public Subject subject() {
            return UserEvent.subjectOf(user);
        }
    }

    /** Returns the events of a change of a user's declared time. */
    static List<AvailabilityEvent> of(UserId user, AvailabilityCalendar.Change change) {
        return change.isNothing() ? List.of() : List.of(new Changed(user, change.swallowed(), change.merged()));
    }
}
