package io.calendly.domain.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AffectedMeetingsTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private static final Meeting EARLY = meeting(10, 20);
    private static final Meeting LATE = meeting(30, 40);
    private static final Meeting OUTSIDE = meeting(80, 90);
    private static final Meeting CANCELED = meeting(31, 39).canceled(Instant.EPOCH, "");
    private static final List<Meeting> ALL = List.of(EARLY, LATE, OUTSIDE, CANCELED);

    @Test
    void are_those_whose_time_is_no_longer_open() {
        AvailabilityCalendar before = calendar(ANN, slot(0, 50));

        assertThat(AffectedMeetings.of(before, calendar(ANN, slot(0, 39)), ALL)).containsExactly(LATE);
        assertThat(AffectedMeetings.of(before, calendar(ANN, slot(15, 30)), ALL))
                .containsExactly(EARLY, LATE);
        assertThat(AffectedMeetings.of(before, calendar(ANN, slot(10, 40)), ALL))
                .isEmpty();
        assertThat(AffectedMeetings.of(before, before, ALL)).isEmpty();
    }

    @Test
    void are_those_that_time_off_falls_on_open_or_not() {
        assertThat(AffectedMeetings.of(timeOff(slot(35, 85)), ALL)).containsExactly(LATE, OUTSIDE);
        assertThat(AffectedMeetings.of(timeOff(slot(20, 30)), ALL)).isEmpty();
    }

    @Test
    void are_found_in_calendars_of_one_user() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AffectedMeetings.of(calendar(ANN, slot(0, 50)), calendar(BOB, slot(0, 50)), ALL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AffectedMeetings.of(
                        calendar(ANN, slot(0, 50)),
                        AvailabilityCalendar.of(slot(0, 50), new StoredTime(ANN, TimeSlots.empty(), TimeSlots.empty())),
                        ALL));
    }

    private static AvailabilityCalendar calendar(UserId user, TimeSlot declared) {
        return AvailabilityCalendar.of(
                TimeSlot.ALWAYS, new StoredTime(user, TimeSlots.of(declared), TimeSlots.empty()));
    }

    private static TimeOff timeOff(TimeSlot slot) {
        return new TimeOff(new TimeOffId(new UUID(0, 1)), new TimeOff.Instants(slot), "");
    }

    private static Meeting meeting(long start, long end) {
        return new Meeting(
                new MeetingId(new UUID(0, start)),
                new TreeSet<>(List.of(ANN, BOB)),
                slot(start, end),
                MeetingDetails.NONE,
                Optional.empty(),
                new Meeting.History(Instant.EPOCH, Optional.empty(), Optional.empty(), 1));
    }

    private static TimeSlot slot(long start, long end) {
        return TimeSlot.of(start, end);
    }
}
