package io.calendly.domain.meeting;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.meeting.MeetingRefusal.TooFewAttendees;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A meeting that invitees have booked needs one user, and keeps the terms on which it was booked. */
class BookedMeetingTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final Instant NOW = Instant.ofEpochSecond(5, 123);
    private static final BookedTerms TERMS = new BookedTerms(new UUID(1, 1), new Buffers(60, 120));
    private static final TimeSlot SLOT = TimeSlot.of(1_000, 2_000);
    private static final MeetingChange LEAVE_ONE = MeetingChange.NONE.attendedBy(List.of(ANN));

    private static Meeting booked(UserId... hosts) {
        MeetingId id = new MeetingId(new UUID(1, 2));
        return Meeting.booked(id, new TreeSet<>(Set.of(hosts)), SLOT, MeetingDetails.NONE, TERMS, NOW);
    }

    @Test
    void has_one_host_or_more() {
        Meeting meeting = booked(ANN);

        assertThat(meeting.attendees()).containsExactly(ANN);
        assertThat(meeting.booked()).hasValue(TERMS);
        assertThat(meeting.createdAt()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(meeting.version()).isEqualTo(1);
        assertThat(meeting.series()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(BookedMeetingTest::booked)
                .withMessageContaining("attendees must be at least 1");
        assertThatNullPointerException()
                .isThrownBy(() -> new BookedTerms(null, Buffers.NONE))
                .withMessage("eventType");
        assertThatNullPointerException()
                .isThrownBy(() -> new BookedTerms(new UUID(1, 1), null))
                .withMessage("buffers");
    }

    @Test
    void takes_the_time_of_its_hosts_with_buffers_until_it_is_canceled() {
        Meeting meeting = booked(ANN, BOB);

        assertThat(meeting.occupancies())
                .containsExactly(
                        new Occupancy(meeting.owner(), ANN, SLOT, TERMS.buffers(), Optional.empty()),
                        new Occupancy(meeting.owner(), BOB, SLOT, TERMS.buffers(), Optional.empty()));
        assertThat(meeting.canceled(NOW, "").occupancies()).isEmpty();
        assertThat(meeting.canceled(NOW, "").booked()).hasValue(TERMS);
    }

    @Test
    void can_be_left_to_one_user_as_a_meeting_among_users_cannot() {
        MeetingRequest request =
                MeetingRequest.of(new MeetingId(new UUID(1, 3)), List.of(ANN, BOB), SLOT, Instant.EPOCH);

        Meeting after = PlannedChange.of(booked(ANN, BOB), LEAVE_ONE)
                .decide(NOW, List.of())
                .get(0);

        assertThat(after.attendees()).containsExactly(ANN);
        assertThat(after.booked()).hasValue(TERMS);
        assertThatRefusal(TooFewAttendees.class)
                .isThrownBy(() -> PlannedChange.of(Meeting.scheduled(request), LEAVE_ONE))
                .satisfies(refusal -> assertThat(refusal.attendees()).containsExactly(ANN));
        assertThatRefusal(TooFewAttendees.class).isThrownBy(() -> MeetingChange.NONE.attendedBy(List.of()));
        assertThatRefusal(TooFewAttendees.class)
                .isThrownBy(() -> booked(ANN).changed(SLOT, new TreeSet<>(), MeetingDetails.NONE));
    }
}
