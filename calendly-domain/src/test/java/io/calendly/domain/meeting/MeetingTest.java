package io.calendly.domain.meeting;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.meeting.MeetingRefusal.TooManyAttendees;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeetingTest {

    private static final Instant NOW = Instant.ofEpochSecond(5, 123);
    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final UserId EVE = new UserId(3);
    private static final TimeSlot SLOT = TimeSlot.of(10, 20);
    private static final MeetingDetails LUNCH = new MeetingDetails("Lunch", "Soup\nand bread", "Canteen");

    private final Random random = new Random(1);

    private MeetingRequest request() {
        return MeetingRequest.of(MeetingId.next(NOW, random), List.of(BOB, ANN, BOB), SLOT, NOW);
    }

    private static AvailabilityCalendar free(UserId user) {
        TimeSlot day = TimeSlot.of(0, 100);
        return AvailabilityCalendar.of(day, new StoredTime(user, TimeSlots.of(day), TimeSlots.empty()));
    }

    @Test
    void is_scheduled_as_it_was_requested() {
        MeetingRequest request = request().describedAs(LUNCH).startingSeries("Europe/Berlin");

        Meeting meeting = MeetingScheduler.schedule(request, List.of(free(ANN), free(BOB)));

        assertThat(meeting.id()).isEqualTo(request.id());
        assertThat(meeting.attendees()).containsExactly(ANN, BOB);
        assertThat(meeting.slot()).isEqualTo(SLOT);
        assertThat(meeting.details()).isEqualTo(LUNCH);
        assertThat(meeting.series()).hasValue(new Series(request.id(), "Europe/Berlin"));
        assertThat(meeting.createdAt()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(meeting.status()).isEqualTo(Meeting.Status.SCHEDULED);
        assertThat(meeting.version()).isEqualTo(1);
        assertThat(meeting.rescheduledFrom()).isEmpty();
        assertThat(meeting.cancellation()).isEmpty();
    }

    @Test
    void keeps_the_series_and_the_texts_in_later_occurrences() {
        MeetingRequest first = request().describedAs(LUNCH).startingSeries("Europe/Berlin");
        MeetingId id = MeetingId.next(NOW, random);

        MeetingRequest later = first.occurrenceAt(id, TimeSlot.of(30, 40));

        assertThat(later.id()).isEqualTo(id);
        assertThat(later.slot()).isEqualTo(TimeSlot.of(30, 40));
        assertThat(later.series()).hasValue(new Series(first.id(), "Europe/Berlin"));
        assertThat(later.details()).isEqualTo(LUNCH);
        assertThat(later.attendees()).isEqualTo(first.attendees());
        assertThat(later.now()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(request().series()).isEmpty();
        assertThat(request().details()).isEqualTo(MeetingDetails.NONE);
    }

    @Test
    void may_have_a_hundred_attendees_and_no_more() {
        List<UserId> hundred =
                LongStream.rangeClosed(1, 100).mapToObj(UserId::new).toList();
        List<UserId> more = LongStream.rangeClosed(1, 101).mapToObj(UserId::new).toList();
        MeetingId id = MeetingId.next(NOW, random);

        assertThat(MeetingRequest.of(id, hundred, SLOT, NOW).attendees()).hasSize(100);
        assertThatRefusal(TooManyAttendees.class)
                .isThrownBy(() -> MeetingRequest.of(id, more, SLOT, NOW))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new TooManyAttendees(101, 100)));
    }

    @Test
    void is_described_and_canceled_in_new_versions() {
        Meeting meeting = MeetingScheduler.schedule(request(), List.of(free(ANN), free(BOB)));

        Meeting described = meeting.describedAs(LUNCH);
        Meeting canceled = described.canceled(Instant.ofEpochSecond(7, 9), "Ill");

        assertThat(described.details()).isEqualTo(LUNCH);
        assertThat(described.version()).isEqualTo(2);
        assertThat(canceled.version()).isEqualTo(3);
        assertThat(canceled.status()).isEqualTo(Meeting.Status.CANCELED);
        assertThat(canceled.cancellation()).hasValue(new Cancellation(Instant.ofEpochSecond(7), "Ill"));
        assertThat(canceled.details()).isEqualTo(LUNCH);
        assertThat(canceled.slot()).isEqualTo(SLOT);
    }

    @Test
    void keeps_its_version_where_it_is_moved_to_its_own_slot() {
        Meeting meeting = MeetingScheduler.schedule(request(), List.of(free(ANN), free(BOB)));

        assertThat(MeetingScheduler.reschedule(meeting, SLOT, Instant.ofEpochSecond(99), List.of(free(ANN), free(BOB))))
                .as("even when it has begun")
                .isSameAs(meeting);
    }

    @Test
    void is_decided_by_the_calendars_of_its_attendees_alone() {
        Meeting meeting = MeetingScheduler.schedule(request(), List.of(free(ANN), free(BOB)));
        List<AvailabilityCalendar> others = List.of(free(ANN), free(EVE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeetingScheduler.reschedule(meeting, TimeSlot.of(30, 40), NOW, others));
        assertThatIllegalArgumentException().isThrownBy(() -> MeetingScheduler.scheduleAll(List.of(request()), others));
    }

    @Test
    void has_two_attendees_and_a_positive_version() {
        Meeting.History history = new Meeting.History(NOW, Optional.empty(), Optional.empty(), 1);
        MeetingId id = new MeetingId(new UUID(1, 2));
        SortedSet<UserId> both = new TreeSet<>(List.of(ANN, BOB));

        assertThat(id).hasToString("00000000-0000-0001-0000-000000000002");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Meeting(id, new TreeSet<>(List.of(ANN)), SLOT, LUNCH, Optional.empty(), history))
                .withMessageContaining("attendees");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Meeting.History(NOW, Optional.empty(), Optional.empty(), 0))
                .withMessageContaining("version");
        assertThatNullPointerException()
                .isThrownBy(() -> new Meeting(null, both, SLOT, LUNCH, Optional.empty(), history))
                .withMessage("id");
        assertThatNullPointerException().isThrownBy(() -> new MeetingId(null)).withMessage("value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeetingDetails("a\nb", "", ""))
                .withMessageContaining("title");
        assertThatNullPointerException()
                .isThrownBy(() -> new Cancellation(null, ""))
                .withMessage("at");
    }

    @Test
    void owns_the_time_that_it_takes() {
        Meeting meeting = MeetingScheduler.schedule(request(), List.of(free(ANN), free(BOB)));
        OccupancyOwner owner =
                new OccupancyOwner(OccupancyOwner.Kind.MEETING, meeting.id().value());

        assertThat(meeting.owner()).isEqualTo(owner);
        assertThat(meeting.occupancies())
                .containsExactly(new Occupancy(owner, ANN, SLOT), new Occupancy(owner, BOB, SLOT));
        assertThat(meeting.canceled(NOW, "").occupancies()).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> new Occupancy(null, ANN, SLOT))
                .withMessage("owner");
        assertThatNullPointerException()
                .isThrownBy(() -> new OccupancyOwner(null, new UUID(1, 2)))
                .withMessage("kind");
    }
}
