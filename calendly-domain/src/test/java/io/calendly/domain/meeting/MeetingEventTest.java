package io.calendly.domain.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MeetingEventTest {

    private static final Instant NOW = Instant.ofEpochSecond(5);
    private static final TimeSlot SLOT = TimeSlot.of(10, 20);
    private static final MeetingDetails LUNCH = new MeetingDetails("Lunch", "", "");

    private final Meeting meeting = Meeting.scheduled(
            MeetingRequest.of(MeetingId.next(NOW, new Random(1)), List.of(new UserId(1), new UserId(2)), SLOT, NOW));

    @Test
    void tells_that_a_meeting_was_scheduled() {
        assertThat(MeetingEvent.between(Optional.empty(), meeting))
                .containsExactly(new MeetingEvent.Scheduled(meeting))
                .extracting(Event::subject)
                .containsExactly(new Subject("meeting", meeting.id().toString()));
    }

    @Test
    void tells_both_of_a_change_that_moves_and_describes() {
        Meeting moved = meeting.changed(TimeSlot.of(30, 40), meeting.attendees(), MeetingDetails.NONE);
        Meeting both = meeting.changed(TimeSlot.of(30, 40), meeting.attendees(), LUNCH);

        assertThat(between(moved)).containsExactly(new MeetingEvent.Rescheduled(moved, SLOT));
        assertThat(between(both))
                .containsExactly(
                        new MeetingEvent.Rescheduled(both, SLOT),
                        new MeetingEvent.Described(both, MeetingDetails.NONE));
    }

    @Test
    void tells_who_attended_before_users_joined_or_left() {
        SortedSet<UserId> others = new TreeSet<>(List.of(new UserId(2), new UserId(3)));
        Meeting all = meeting.changed(TimeSlot.of(30, 40), others, LUNCH);

        assertThat(between(all))
                .containsExactly(
                        new MeetingEvent.Rescheduled(all, SLOT),
                        new MeetingEvent.AttendeesChanged(all, meeting.attendees()),
                        new MeetingEvent.Described(all, MeetingDetails.NONE));
    }

    @Test
    void tells_that_a_meeting_was_canceled_and_nothing_of_no_change() {
        Meeting canceled = meeting.canceled(NOW, "It rains");

        assertThat(between(canceled)).containsExactly(new MeetingEvent.Canceled(canceled));
        assertThat(between(meeting)).isEmpty();
    }

    private List<MeetingEvent> between(Meeting after) {
        return MeetingEvent.between(Optional.of(meeting), after);
    }
}
