package io.calendly.domain.meeting;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** An event in the life of a meeting. */
public sealed interface MeetingEvent extends Event {

    /**
     * The meeting was scheduled.
     *
     * @param meeting the meeting
     */
    record Scheduled(Meeting meeting) implements MeetingEvent {

        @Override
        public String type() {
            return "meeting.scheduled";
        }
    }

    /**
     * The meeting was moved to another slot.
     *
     * @param meeting the meeting after the change
     * @param from the slot before the change
     */
    record Rescheduled(Meeting meeting, TimeSlot from) implements MeetingEvent {

        @Override
        public String type() {
            return "meeting.rescheduled";
        }
    }

    /**
     * Users joined the meeting or left it.
     *
     * @param meeting the meeting after the change
     * @param before the attendees before the change
     */
    record AttendeesChanged(Meeting meeting, SortedSet<UserId> before) implements MeetingEvent {

        /** Copies the users. */
        public AttendeesChanged {
            before = Collections.unmodifiableSortedSet(new TreeSet<>(before));
        }

        @Override
        public String type() {
            return "meeting.attendees_changed";
        }
    }

    /**
     * The texts of the meeting were changed.
     *
     * @param meeting the meeting after the change
     * @param before the texts before the change
     */
    record Described(Meeting meeting, MeetingDetails before) implements MeetingEvent {

        @Override
        public String type() {
            return "meeting.described";
        }
    }

    /**
     * The meeting was canceled.
     *
     * @param meeting the meeting after the change
     */
    record Canceled(Meeting meeting) implements MeetingEvent {

        @Override
        public String type() {
            return "meeting.canceled";
        }
    }

    /** Returns the meeting after the change. */
    Meeting meeting();

    @Override
    default Subject subject() {
        return new Subject("meeting", meeting().id().toString());
    }

    /**
     * Returns the events of a change, in the order in which they are told. A change that moves and describes a meeting
     * has both events.
     *
     * @param before the meeting before the change; empty if it was scheduled
     * @param after the meeting after the change
     */
    static List<MeetingEvent> between(Optional<Meeting> before, Meeting after) {
        if (before.isEmpty()) {
            return List.of(new Scheduled(after));
        }
        Meeting old = before.get();
        List<MeetingEvent> events = new ArrayList<>();
        if (!old.slot().equals(after.slot())) {
            events.add(new Rescheduled(after, old.slot()));
        }
        if (!old.attendees().equals(after.attendees())) {
            events.add(new AttendeesChanged(after, old.attendees()));
        }
        if (!old.details().equals(after.details())) {
            events.add(new Described(after, old.details()));
        }
        if (old.status() != after.status()) {
            events.add(new Canceled(after));
        }
        return events;
    }
}
