package io.calendly.domain.meeting;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.meeting.MeetingRefusal.AlreadyCanceled;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.meeting.MeetingRefusal.TooFewAttendees;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeetingSchedulerTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final UserId EVE = new UserId(3);
    private static final Instant NOW = Instant.ofEpochSecond(5);

    @Test
    void schedules_a_meeting_where_everyone_is_free() {
        Meeting meeting = MeetingScheduler.schedule(
                request(slot(10, 20), BOB, ANN), List.of(open(ANN, slot(0, 20)), open(BOB, slot(10, 50))));

        assertThat(meeting.attendees()).containsExactly(ANN, BOB);
        assertThat(meeting.slot()).isEqualTo(slot(10, 20));
        assertThat(meeting.createdAt()).isEqualTo(NOW);
    }

    @Test
    void refuses_a_meeting_outside_free_time_and_says_who_is_missing_where() {
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> MeetingScheduler.schedule(
                        request(slot(10, 30), ANN, BOB, EVE),
                        List.of(
                                open(ANN, slot(0, 20)),
                                open(BOB, slot(10, 50)),
                                calendar(EVE, TimeSlots.of(slot(0, 100)), TimeSlots.of(slot(15, 16))))))
                .satisfies(refusal -> {
                    assertThat(refusal.slot()).isEqualTo(slot(10, 30));
                    assertThat(refusal.missing())
                            .containsEntry(ANN, TimeSlots.of(slot(20, 30)))
                            .containsEntry(EVE, TimeSlots.of(slot(15, 16)))
                            .doesNotContainKey(BOB);
                });
    }

    @Test
    void refuses_a_meeting_in_the_past_or_with_oneself() {
        assertThatRefusal(InThePast.class).isThrownBy(() -> request(slot(4, 10), ANN, BOB));
        assertThatRefusal(TooFewAttendees.class)
                .isThrownBy(() -> request(slot(5, 10), ANN, ANN))
                .satisfies(refusal -> assertThat(refusal.attendees()).containsExactly(ANN));
    }

    @Test
    void decides_by_the_calendars_of_the_attendees_only() {
        MeetingRequest request = request(slot(10, 20), ANN, BOB);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeetingScheduler.schedule(request, List.of(open(ANN, slot(0, 100)))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MeetingScheduler.schedule(request, List.of(open(ANN, slot(0, 100)), open(EVE, slot(0, 100)))));
    }

    @Test
    void schedules_a_series_whole_or_not_at_all_and_says_which_meetings_cannot_be() {
        MeetingRequest first = request(slot(10, 20), ANN, BOB).startingSeries("UTC");
        List<MeetingRequest> series = List.of(
                first,
                first.occurrenceAt(MeetingId.next(NOW, new Random(2)), slot(30, 40)),
                first.occurrenceAt(MeetingId.next(NOW, new Random(3)), slot(50, 60)));

        assertThat(MeetingScheduler.scheduleAll(series, List.of(open(ANN, slot(0, 99)), open(BOB, slot(10, 60)))))
                .extracting(Meeting::slot)
                .containsExactly(slot(10, 20), slot(30, 40), slot(50, 60));
        assertThatRefusal(OccurrencesNotFree.class)
                .isThrownBy(() ->
                        MeetingScheduler.scheduleAll(series, List.of(open(ANN, slot(15, 99)), open(BOB, slot(0, 55)))))
                .satisfies(refusal -> assertThat(refusal.occurrences())
                        .extracting(NotFree::slot)
                        .containsExactly(slot(10, 20), slot(50, 60)));
    }

    @Test
    void counts_the_time_of_a_meeting_as_free_where_it_is_moved_and_nobody_elses() {
        Meeting meeting = MeetingScheduler.schedule(
                request(slot(10, 20), ANN, BOB), List.of(open(ANN, slot(0, 50)), open(BOB, slot(0, 50))));
        List<AvailabilityCalendar> calendars = List.of(
                calendar(ANN, TimeSlots.of(slot(0, 50)), TimeSlots.of(slot(10, 20))),
                calendar(BOB, TimeSlots.of(slot(0, 50)), TimeSlots.of(slot(10, 20), slot(30, 40))));

        Meeting moved = MeetingScheduler.reschedule(meeting, slot(15, 30), NOW, calendars);

        assertThat(moved.slot()).isEqualTo(slot(15, 30));
        assertThat(moved.rescheduledFrom()).hasValue(slot(10, 20));
        assertThat(moved.version()).isEqualTo(2);
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> MeetingScheduler.reschedule(meeting, slot(15, 31), NOW, calendars))
                .satisfies(refusal -> assertThat(refusal.missing()).containsOnlyKeys(BOB));
        assertThatRefusal(InThePast.class)
                .isThrownBy(() -> MeetingScheduler.reschedule(meeting, slot(4, 8), NOW, calendars));
    }

    @Test
    void counts_the_time_of_a_meeting_as_free_where_it_is_moved_though_it_is_no_longer_declared() {
        Meeting meeting = MeetingScheduler.schedule(
                request(slot(10, 20), ANN, BOB), List.of(open(ANN, slot(0, 50)), open(BOB, slot(0, 50))));
        List<AvailabilityCalendar> calendars = List.of(
                calendar(ANN, TimeSlots.empty(), TimeSlots.of(slot(10, 20))),
                calendar(BOB, TimeSlots.of(slot(0, 50)), TimeSlots.of(slot(10, 20))));

        assertThat(MeetingScheduler.reschedule(meeting, slot(12, 18), NOW, calendars)
                        .slot())
                .isEqualTo(slot(12, 18));
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> MeetingScheduler.reschedule(meeting, slot(5, 25), NOW, calendars))
                .satisfies(refusal -> assertThat(refusal.missing())
                        .containsExactly(Map.entry(ANN, TimeSlots.of(slot(5, 10), slot(20, 25)))));
    }

    @Test
    void tells_a_bounded_number_of_intervals_in_which_users_are_not_free() {
        MeetingRequest request = request(slot(10, 1000), ANN, BOB, EVE);
        TimeSlots every = TimeSlots.copyOf(IntStream.range(0, 60)
                .mapToObj(i -> slot(20 + i * 10, 25 + i * 10))
                .toList());
        TimeSlots all = TimeSlots.of(slot(0, 1000));

        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> MeetingScheduler.schedule(
                        request,
                        List.of(calendar(ANN, all, every), calendar(BOB, all, every), open(EVE, slot(0, 999)))))
                .satisfies(refusal -> {
                    assertThat(refusal.missing()).containsOnlyKeys(ANN, BOB);
                    assertThat(refusal.missing().get(ANN)).isEqualTo(every);
                    assertThat(refusal.missing().get(BOB)).hasSize(40).isSubsetOf(every);
                    assertThat(refusal.more()).isEqualTo(21);
                });
        assertThatRefusal(NotFree.class)
                .as("one hundred, and none is left out")
                .isThrownBy(() -> MeetingScheduler.schedule(
                        request,
                        List.of(
                                calendar(ANN, all, every),
                                calendar(BOB, all, every.intersection(slot(0, 420))),
                                open(EVE, slot(0, 1000)))))
                .satisfies(refusal -> {
                    assertThat(refusal.missing().get(BOB)).hasSize(40);
                    assertThat(refusal.more()).isZero();
                });
    }

    @Test
    void tells_a_bounded_number_of_occurrences_that_cannot_take_place() {
        List<UserId> crowd = LongStream.rangeClosed(1, 12).mapToObj(UserId::new).toList();
        MeetingRequest first = MeetingRequest.of(MeetingId.next(NOW, new Random(1)), crowd, slot(10, 20), NOW);
        List<MeetingRequest> series = IntStream.range(0, 366)
                .mapToObj(i -> first.occurrenceAt(MeetingId.next(NOW, new Random(i)), slot(10 + i * 20, 20 + i * 20)))
                .toList();
        List<AvailabilityCalendar> nobody = crowd.stream()
                .map(user -> calendar(user, TimeSlots.empty(), TimeSlots.empty()))
                .toList();

        assertThatRefusal(OccurrencesNotFree.class)
                .isThrownBy(() -> MeetingScheduler.scheduleAll(series, nobody))
                .satisfies(refusal -> {
                    assertThat(refusal.occurrences()).hasSize(20).allSatisfy(occurrence -> {
                        assertThat(occurrence.missing()).hasSize(10);
                        assertThat(occurrence.more()).isEqualTo(2);
                    });
                    assertThat(refusal.more()).isEqualTo(346);
                });
        assertThatRefusal(OccurrencesNotFree.class)
                .isThrownBy(() -> MeetingScheduler.scheduleAll(series.subList(0, 20), nobody))
                .satisfies(refusal -> {
                    assertThat(refusal.occurrences()).hasSize(20);
                    assertThat(refusal.more()).isZero();
                });
    }

    @Test
    void keeps_the_length_of_a_meeting_that_gets_a_new_start_and_no_end() {
        TimeSlot now = slot(10, 20);

        assertThat(MeetingScheduler.newSlot(now, OptionalLong.empty(), OptionalLong.empty()))
                .isEqualTo(now);
        assertThat(MeetingScheduler.newSlot(now, OptionalLong.of(50), OptionalLong.empty()))
                .isEqualTo(slot(50, 60));
        assertThat(MeetingScheduler.newSlot(now, OptionalLong.empty(), OptionalLong.of(30)))
                .isEqualTo(slot(10, 30));
        assertThat(MeetingScheduler.newSlot(now, OptionalLong.of(50), OptionalLong.of(51)))
                .isEqualTo(slot(50, 51));
        assertThatRefusal(InvalidSlot.class)
                .isThrownBy(() -> MeetingScheduler.newSlot(now, OptionalLong.empty(), OptionalLong.of(10)));
    }

    @Test
    void changes_nothing_about_a_meeting_that_was_canceled() {
        List<AvailabilityCalendar> calendars = List.of(open(ANN, slot(0, 50)), open(BOB, slot(0, 50)));
        Meeting canceled = MeetingScheduler.schedule(request(slot(10, 20), ANN, BOB), calendars)
                .canceled(NOW, "It rains");

        assertThat(canceled.status()).isEqualTo(Meeting.Status.CANCELED);
        assertThatRefusal(AlreadyCanceled.class).isThrownBy(() -> canceled.canceled(NOW, ""));
        assertThatRefusal(AlreadyCanceled.class)
                .isThrownBy(() -> canceled.describedAs(new MeetingDetails("Lunch", "", "")));
        assertThatRefusal(AlreadyCanceled.class)
                .isThrownBy(() -> MeetingScheduler.reschedule(canceled, slot(20, 30), NOW, calendars));
    }

    private static MeetingRequest request(TimeSlot slot, UserId... attendees) {
        return MeetingRequest.of(MeetingId.next(NOW, new Random(1)), List.of(attendees), slot, NOW);
    }

    private static AvailabilityCalendar open(UserId user, TimeSlot slot) {
        return calendar(user, TimeSlots.of(slot), TimeSlots.empty());
    }

    private static AvailabilityCalendar calendar(UserId user, TimeSlots declared, TimeSlots occupied) {
        return AvailabilityCalendar.of(TimeSlot.ALWAYS, new StoredTime(user, declared, occupied));
    }

    private static TimeSlot slot(long start, long end) {
        return TimeSlot.of(start, end);
    }
}
