package io.calendly.domain.meeting;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.meeting.MeetingRefusal.AlreadyCanceled;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.NotInASeries;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesOverlap;
import io.calendly.domain.meeting.MeetingRefusal.TooFewAttendees;
import io.calendly.domain.meeting.MeetingRefusal.TooManyAttendees;
import io.calendly.domain.meeting.MeetingRefusal.UnknownSeriesZone;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlannedChangeTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final UserId EVE = new UserId(3);
    private static final Instant NOW = Instant.ofEpochSecond(5);
    private static final MeetingDetails LUNCH = new MeetingDetails("Lunch", "", "");
    private static final TimeSlots ALL = TimeSlots.of(TimeSlot.of(0, 1_000));

    private final Random random = new Random(1);

    private Meeting meeting(TimeSlot slot, UserId... attendees) {
        return Meeting.scheduled(MeetingRequest.of(MeetingId.next(NOW, random), List.of(attendees), slot, NOW));
    }

    private List<Meeting> series(String zone, TimeSlot... slots) {
        MeetingRequest first = MeetingRequest.of(MeetingId.next(NOW, random), List.of(ANN, BOB), slots[0], NOW)
                .startingSeries(zone);
        List<Meeting> series = new ArrayList<>(List.of(Meeting.scheduled(first)));
        for (int i = 1; i < slots.length; i++) {
            series.add(Meeting.scheduled(first.occurrenceAt(MeetingId.next(NOW, random), slots[i])));
        }
        return series;
    }

    private static MeetingChange start(long start) {
        return MeetingChange.NONE.movedTo(OptionalLong.of(start), OptionalLong.empty());
    }

    private static AvailabilityCalendar calendar(UserId user, TimeSlots declared, TimeSlots occupied) {
        return AvailabilityCalendar.of(TimeSlot.ALWAYS, new StoredTime(user, declared, occupied));
    }

    private static TimeSlot slot(long start, long end) {
        return TimeSlot.of(start, end);
    }

    private static TimeSlot slot(String start, String end) {
        return TimeSlot.of(Instant.parse(start), Instant.parse(end));
    }

    @Test
    void lets_users_join_who_are_free_and_gives_time_back_to_those_who_leave() {
        Meeting meeting = meeting(slot(10, 20), ANN, BOB);
        MeetingChange change = MeetingChange.NONE.attendedBy(List.of(EVE, BOB, EVE));

        PlannedChange plan = PlannedChange.of(meeting, change);
        List<Meeting> after = plan.decide(
                NOW,
                List.of(
                        calendar(BOB, TimeSlots.empty(), TimeSlots.of(slot(10, 20))),
                        calendar(EVE, ALL, TimeSlots.empty())));

        assertThat(plan.users()).containsExactly(BOB, EVE);
        assertThat(plan.slots()).containsExactly(slot(10, 20));
        assertThat(after.get(0).attendees()).containsExactly(BOB, EVE);
        assertThat(after.get(0).version()).isEqualTo(2);
        assertThat(after.get(0).rescheduledFrom()).isEmpty();
        assertThat(after.get(0).occupancies()).hasSize(2);
    }

    @Test
    void refuses_users_who_join_and_are_not_free_at_the_time_of_the_meeting() {
        Meeting meeting = meeting(slot(10, 20), ANN, BOB);
        MeetingChange join = MeetingChange.NONE.attendedBy(List.of(ANN, BOB, EVE));
        List<AvailabilityCalendar> calendars = List.of(
                calendar(ANN, ALL, TimeSlots.of(slot(10, 20))),
                calendar(BOB, ALL, TimeSlots.of(slot(10, 20))),
                calendar(EVE, ALL, TimeSlots.of(slot(15, 30))));

        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> PlannedChange.of(meeting, join).decide(NOW, calendars))
                .satisfies(refusal -> assertThat(refusal)
                        .isEqualTo(new NotFree(slot(10, 20), new TreeMap<>(Map.of(EVE, TimeSlots.of(slot(15, 20)))))));
        assertThatRefusal(InThePast.class)
                .as("nobody joins a meeting that has begun")
                .isThrownBy(() -> PlannedChange.of(meeting, join).decide(Instant.ofEpochSecond(11), calendars));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlannedChange.of(meeting, join).decide(NOW, calendars.subList(0, 2)));
    }

    @Test
    void needs_no_calendars_where_users_leave_or_texts_change() {
        Meeting meeting = meeting(slot(10, 20), ANN, BOB, EVE);
        PlannedChange plan = PlannedChange.of(
                meeting, MeetingChange.NONE.attendedBy(List.of(ANN, EVE)).describedBy(before -> LUNCH));

        Meeting after = plan.decide(Instant.ofEpochSecond(99), List.of()).get(0);

        assertThat(plan.users()).isEmpty();
        assertThatIllegalStateException().isThrownBy(plan::slots);
        assertThat(after.attendees()).containsExactly(ANN, EVE);
        assertThat(after.details()).isEqualTo(LUNCH);
        assertThat(after.version()).isEqualTo(2);
        assertThat(PlannedChange.of(meeting, MeetingChange.NONE).decide(NOW, List.of()))
                .singleElement()
                .isSameAs(meeting);
    }

    @Test
    void checks_what_is_asked_for() {
        List<UserId> crowd =
                LongStream.rangeClosed(1, 101).mapToObj(UserId::new).toList();
        Meeting meeting = meeting(slot(10, 20), ANN, BOB);
        Meeting canceled = meeting.canceled(NOW, "");

        assertThatRefusal(TooFewAttendees.class)
                .isThrownBy(() -> PlannedChange.of(meeting, MeetingChange.NONE.attendedBy(List.of(ANN, ANN))));
        assertThatRefusal(TooManyAttendees.class).isThrownBy(() -> MeetingChange.NONE.attendedBy(crowd));
        assertThatRefusal(AlreadyCanceled.class).isThrownBy(() -> PlannedChange.of(canceled, MeetingChange.NONE));
        assertThatRefusal(AlreadyCanceled.class)
                .isThrownBy(() -> PlannedChange.ofRest(canceled, List.of(), MeetingChange.NONE));
        assertThatRefusal(NotInASeries.class)
                .isThrownBy(() -> PlannedChange.ofRest(meeting, List.of(meeting), MeetingChange.NONE));
        assertThatNullPointerException()
                .isThrownBy(() -> MeetingChange.NONE.describedBy(null))
                .withMessage("details");
        assertThatNullPointerException()
                .isThrownBy(() -> new Series(meeting.id(), null))
                .withMessage("timeZone");
    }

    @Test
    void moves_a_series_onto_the_old_times_of_its_own_meetings() {
        List<Meeting> series = series("UTC", slot(100, 200), slot(200, 300), slot(300, 400));
        TimeSlots taken = TimeSlots.of(slot(100, 400));
        List<AvailabilityCalendar> calendars = List.of(
                calendar(ANN, TimeSlots.of(slot(400, 500)), taken), calendar(BOB, TimeSlots.of(slot(350, 500)), taken));
        PlannedChange plan =
                PlannedChange.ofRest(series.get(0), series, start(200).describedBy(before -> LUNCH));

        List<Meeting> after = plan.decide(NOW, calendars);

        assertThat(plan.slots().span()).isEqualTo(slot(200, 500));
        assertThat(after).extracting(Meeting::slot).containsExactly(slot(200, 300), slot(300, 400), slot(400, 500));
        assertThat(after).extracting(Meeting::details).containsOnly(LUNCH);
        assertThat(after).extracting(Meeting::version).containsOnly(2L);
        assertThat(after.get(1).rescheduledFrom()).hasValue(slot(200, 300));
        assertThat(after)
                .extracting(Meeting::id)
                .isEqualTo(series.stream().map(Meeting::id).toList());
    }

    @Test
    void moves_no_meeting_of_a_series_if_one_cannot_be_moved_and_says_which() {
        List<Meeting> series = series("UTC", slot(100, 200), slot(300, 400), slot(500, 600));
        List<AvailabilityCalendar> calendars = List.of(
                calendar(ANN, ALL, TimeSlots.of(slot(100, 200), slot(300, 400), slot(500, 650))),
                calendar(BOB, ALL, TimeSlots.of(slot(90, 200), slot(300, 400), slot(500, 600))));

        assertThatRefusal(OccurrencesNotFree.class)
                .isThrownBy(() ->
                        PlannedChange.ofRest(series.get(0), series, start(120)).decide(NOW, calendars))
                .satisfies(refusal -> {
                    assertThat(refusal.occurrences()).extracting(NotFree::slot).containsExactly(slot(520, 620));
                    assertThat(refusal.occurrences().get(0).missing())
                            .containsExactly(Map.entry(ANN, TimeSlots.of(slot(600, 620))));
                });
    }

    @Test
    void keeps_the_wall_clock_time_of_a_series_where_clocks_change() {
        List<Meeting> series = series(
                "Europe/Berlin",
                slot("2026-10-19T07:00:00Z", "2026-10-19T08:00:00Z"),
                slot("2026-10-26T08:00:00Z", "2026-10-26T09:00:00Z"));
        MeetingChange change = MeetingChange.NONE.movedTo(
                OptionalLong.of(Instant.parse("2026-10-18T22:30:00Z").getEpochSecond()),
                OptionalLong.of(Instant.parse("2026-10-18T23:00:00Z").getEpochSecond()));

        PlannedChange plan = PlannedChange.ofRest(series.get(0), series, change);
        TimeSlots always = TimeSlots.of(TimeSlot.ALWAYS);

        assertThat(plan.decide(
                        NOW,
                        List.of(calendar(ANN, always, TimeSlots.empty()), calendar(BOB, always, TimeSlots.empty()))))
                .as("half past midnight in Berlin, for half an hour")
                .extracting(Meeting::slot)
                .containsExactly(
                        slot("2026-10-18T22:30:00Z", "2026-10-18T23:00:00Z"),
                        slot("2026-10-25T23:30:00Z", "2026-10-26T00:00:00Z"));
    }

    @Test
    void keeps_the_durations_of_a_series_unless_the_named_meeting_gets_another() {
        List<Meeting> series = series("UTC", slot(100, 200), slot(300, 350));
        List<AvailabilityCalendar> free =
                List.of(calendar(ANN, ALL, TimeSlots.empty()), calendar(BOB, ALL, TimeSlots.empty()));
        MeetingChange longer = MeetingChange.NONE.movedTo(OptionalLong.empty(), OptionalLong.of(220));

        assertThat(PlannedChange.ofRest(series.get(0), series, start(110)).decide(NOW, free))
                .extracting(Meeting::slot)
                .containsExactly(slot(110, 210), slot(310, 360));
        assertThat(PlannedChange.ofRest(series.get(0), series, longer).decide(NOW, free))
                .extracting(Meeting::slot)
                .containsExactly(slot(100, 220), slot(300, 420));
        assertThatRefusal(OccurrencesOverlap.class)
                .isThrownBy(() -> PlannedChange.ofRest(
                                series.get(0),
                                series,
                                MeetingChange.NONE.movedTo(OptionalLong.empty(), OptionalLong.of(301)))
                        .decide(NOW, free))
                .satisfies(refusal ->
                        assertThat(refusal).isEqualTo(new OccurrencesOverlap(slot(100, 301), slot(300, 501))));
        assertThatRefusal(InvalidSlot.class).isThrownBy(() -> PlannedChange.ofRest(series.get(1), series, start(50)));
        assertThatRefusal(InThePast.class)
                .isThrownBy(() ->
                        PlannedChange.ofRest(series.get(1), series, start(203)).decide(NOW, free));
    }

    @Test
    void refuses_to_give_two_meetings_of_a_series_that_are_at_one_time_the_same_attendees() {
        List<Meeting> series = series("UTC", slot(100, 200), slot(150, 250));

        assertThatRefusal(OccurrencesOverlap.class)
                .isThrownBy(() -> PlannedChange.ofRest(
                                series.get(0), series, MeetingChange.NONE.attendedBy(List.of(ANN, EVE)))
                        .decide(
                                NOW,
                                List.of(calendar(ANN, ALL, TimeSlots.empty()), calendar(EVE, ALL, TimeSlots.empty()))));
    }

    @Test
    void needs_the_zone_of_a_series_only_to_move_it() {
        List<Meeting> series = series("Mars/Olympus", slot(100, 200), slot(300, 400));

        assertThat(PlannedChange.ofRest(series.get(0), series, MeetingChange.NONE.describedBy(before -> LUNCH))
                        .decide(NOW, List.of()))
                .extracting(Meeting::details)
                .containsOnly(LUNCH);
        assertThatRefusal(UnknownSeriesZone.class)
                .isThrownBy(() -> PlannedChange.ofRest(series.get(0), series, start(110)))
                .satisfies(refusal -> assertThat(refusal.timeZone()).isEqualTo("Mars/Olympus"));
    }

    @Test
    void shifts_wall_clocks_over_gaps_and_leaves_times_alone_that_are_not_shifted() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        long second = Instant.parse("2026-10-25T01:30:00Z").getEpochSecond();
        long first = second - 3600;
        long day = Instant.parse("2026-03-28T01:30:00Z").getEpochSecond();

        assertThat(new WallClockShift(berlin, Duration.ZERO).apply(second))
                .as("the second half past two of that night")
                .isEqualTo(second);
        assertThat(WallClockShift.between(first, second, berlin).apply(day)).isEqualTo(day);
        assertThat(new WallClockShift(berlin, Duration.ofDays(1)).apply(day))
                .as("half past two, which the zone skips, is half past three")
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z").getEpochSecond());
    }
}
