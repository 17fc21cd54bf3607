package io.calendly.domain.booking;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.domain.booking.BookingScenario.ANN;
import static io.calendly.domain.booking.BookingScenario.BOB;
import static io.calendly.domain.booking.BookingScenario.EVE;
import static io.calendly.domain.booking.BookingScenario.closedOn;
import static io.calendly.domain.booking.BookingScenario.collective;
import static io.calendly.domain.booking.BookingScenario.groupOf;
import static io.calendly.domain.booking.BookingScenario.roundRobin;
import static io.calendly.domain.booking.BookingScenario.solo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.time.TimeSlot;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The cases that schedulers get wrong, one by one. */
class BookabilityTest {

    private static final String NEW_YORK = "America/New_York";

    private static BookingLimits perDay(int limit) {
        return new BookingLimits(OptionalInt.of(limit), OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void steps_are_counted_from_the_start_of_the_hours() {
        BookingScenario talk = solo().daily("09:30", "13:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:30", "10:30", "11:30");
        assertThat(talk.codesAt("2026-06-01T10:00")).containsExactly("off-grid");
        assertThat(talk.reasonsAt("2026-06-01T10:00").get(0).until()).hasValue(talk.at("2026-06-01T10:30"));
        assertThat(talk.reasonsAt("2026-06-01T11:45").get(0).until())
                .as("12:30 is a step, but the hour does not fit")
                .isEmpty();
    }

    @Test
    void steps_go_on_behind_a_meeting_as_if_there_were_none() {
        BookingScenario talk = solo().daily("09:00", "13:00").busy(ANN, "2026-06-01T10:00", "2026-06-01T10:15");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:00", "11:00", "12:00");
        assertThat(talk.packed().startsOn("2026-06-01")).containsExactly("09:00", "10:15", "11:15");
    }

    @Test
    void packed_starts_follow_the_buffer_that_is_due() {
        BookingScenario talk = solo().packed()
                .buffers(10, 0)
                .daily("09:00", "13:00")
                .busy(ANN, "2026-06-01T10:00", "2026-06-01T10:15", 0, 20);

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:00", "10:35", "11:35");
        assertThat(talk.codesAt("2026-06-01T10:30")).containsExactly("buffer");
        assertThat(talk.codesAt("2026-06-01T10:36")).containsExactly("off-grid");
    }

    @Test
    void the_larger_of_two_buffers_is_due_and_they_are_not_added() {
        BookingScenario talk = solo().every(15)
                .buffers(15, 45)
                .open("2026-06-01T08:00", "2026-06-01T15:00")
                .busy(ANN, "2026-06-01T11:00", "2026-06-01T12:00", 30, 30);

        assertThat(talk.startsOn("2026-06-01"))
                .as("45 minutes before, and 30 after")
                .containsExactly(
                        "08:00", "08:15", "08:30", "08:45", "09:00", "09:15", "12:30", "12:45", "13:00", "13:15",
                        "13:30", "13:45", "14:00");
        assertThat(talk.reasonsAt("2026-06-01T09:30"))
                .containsExactly(new Reason.Buffer(
                        ANN,
                        OccupancyOwner.Kind.MEETING,
                        TimeSlot.of(talk.at("2026-06-01T11:00"), talk.at("2026-06-01T12:00")),
                        2_700));
        assertThat(talk.reasonsAt("2026-06-01T12:15").get(0).until()).hasValue(talk.at("2026-06-01T12:30"));
    }

    @Test
    void a_meeting_of_another_type_is_owed_the_buffer_before_it() {
        BookingScenario talk = solo().open("2026-06-01T08:00", "2026-06-01T12:00")
                .busy(ANN, "2026-06-01T11:00", "2026-06-01T12:00", 30, 0);

        assertThat(talk.startsOn("2026-06-01")).containsExactly("08:00", "09:00");
        assertThat(talk.codesAt("2026-06-01T10:00")).containsExactly("buffer");
        assertThat(talk.codesAt("2026-06-01T09:30")).containsExactly("off-grid");
    }

    @Test
    void buffers_need_not_lie_in_open_hours() {
        BookingScenario talk = solo().buffers(60, 60).open("2026-06-01T09:00", "2026-06-01T10:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:00");
    }

    @Test
    void limits_count_by_the_midnight_of_the_host() {
        BookingScenario talk =
                solo().in(NEW_YORK).limits(perDay(1)).daily("20:00", "24:00").booked("2026-06-01T23:00", ANN);

        assertThat(talk.startsOn("2026-06-01"))
                .as("the booking is on 2 June in UTC")
                .isEmpty();
        assertThat(talk.startsOn("2026-06-02")).containsExactly("20:00", "21:00", "22:00", "23:00");
        assertThat(talk.reasonsAt("2026-06-01T20:00"))
                .containsExactly(new Reason.LimitReached(ANN, BookingLimits.Period.DAY, 1, 1));
    }

    @Test
    void limits_of_a_week_and_a_month_are_told_apart() {
        BookingScenario talk = solo().limits(
                        new BookingLimits(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2)))
                .daily("09:00", "12:00")
                .booked("2026-06-08T09:00", ANN)
                .booked("2026-06-15T09:00", ANN);

        assertThat(talk.reasonsAt("2026-06-14T10:00"))
                .containsExactly(
                        new Reason.LimitReached(ANN, BookingLimits.Period.WEEK, 1, 1),
                        new Reason.LimitReached(ANN, BookingLimits.Period.MONTH, 2, 2));
        assertThat(talk.codesAt("2026-06-22T10:00")).containsExactly("limit-reached");
        assertThat(talk.codesAt("2026-07-01T10:00")).isEmpty();
    }

    @Test
    void a_hold_counts_for_a_limit_until_it_expires() {
        BookingScenario talk = solo().limits(perDay(1))
                .daily("09:00", "12:00")
                .now("2026-05-01T12:00")
                .held("2026-06-01T09:00", "2026-05-01T12:10", ANN);

        assertThat(talk.startsOn("2026-06-01")).isEmpty();
        assertThat(talk.now("2026-05-01T12:10").startsOn("2026-06-01")).containsExactly("09:00", "10:00", "11:00");
    }

    @Test
    void a_booking_can_move_within_a_full_day() {
        BookingScenario talk = solo().limits(perDay(1)).daily("09:00", "12:00").booked("2026-06-01T10:00", ANN);

        assertThat(talk.startsOn("2026-06-01")).isEmpty();
        assertThat(talk.movingTheLast().startsOn("2026-06-01")).containsExactly("09:00", "10:00", "11:00");
        assertThat(talk.takenAt("2026-06-01T10:00")).containsExactly(ANN);
    }

    @Test
    void a_booking_moves_over_its_own_time_as_far_as_that_is_open_and_on_the_grid() {
        BookingScenario talk = solo().every(30)
                .open("2026-06-01T09:00", "2026-06-01T10:00")
                .off(ANN, "2026-06-01T10:00", "2026-06-01T10:30")
                .booked("2026-06-01T10:00", ANN)
                .movingTheLast();

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:00");
    }

    @Test
    void the_grid_is_the_same_for_a_booking_that_moves() {
        BookingScenario talk = solo().every(60)
                .open("2026-06-01T09:00", "2026-06-01T12:00")
                .booked("2026-06-01T08:30", ANN)
                .movingTheLast();

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:00", "10:00", "11:00");
    }

    @Test
    void a_round_robin_is_open_where_one_host_is() {
        BookingScenario talk = roundRobin(ANN, BOB)
                .open(ANN, "2026-06-01T09:00", "2026-06-01T12:00")
                .open(BOB, "2026-06-01T10:30", "2026-06-01T12:30")
                .busy(ANN, "2026-06-01T10:00", "2026-06-01T11:00");

        assertThat(talk.hostsOn("2026-06-01"))
                .isEqualTo(Map.of(
                        "09:00", List.of(ANN), "10:30", List.of(BOB), "11:00", List.of(ANN), "11:30", List.of(BOB)));
        assertThat(talk.codesAt("2026-06-01T10:00")).containsExactly("busy", "outside-hours");
        assertThat(talk.reasonsAt("2026-06-01T10:45"))
                .extracting(Reason::code, Reason::host)
                .containsExactly(
                        tuple("busy", Optional.of(ANN)),
                        tuple("off-grid", Optional.of(ANN)),
                        tuple("off-grid", Optional.of(BOB)));
    }

    @Test
    void a_round_robin_host_in_turn_has_the_fewest_recent_bookings_and_then_the_lowest_id() {
        BookingScenario talk = roundRobin(ANN, BOB, EVE)
                .daily("09:00", "12:00")
                .now("2026-05-01T00:00")
                .bookedDaysAgo(1, "2026-06-02T09:00", ANN)
                .bookedDaysAgo(30, "2026-06-03T09:00", BOB)
                .held("2026-06-04T09:00", "2026-05-01T00:10", BOB);

        assertThat(talk.takenAt("2026-06-01T09:00"))
                .as("neither a hold nor a booking of 30 days ago is a turn")
                .containsExactly(BOB);
        assertThat(talk.bookedDaysAgo(29, "2026-06-05T09:00", BOB).takenAt("2026-06-01T09:00"))
                .containsExactly(EVE);
    }

    @Test
    void a_round_robin_booking_stays_with_its_host_if_it_can() {
        BookingScenario talk = roundRobin(ANN, BOB)
                .daily("09:00", "12:00")
                .busy(BOB, "2026-06-01T11:00", "2026-06-01T12:00")
                .booked("2026-06-01T09:00", BOB)
                .movingTheLast();

        assertThat(talk.takenAt("2026-06-01T10:00")).containsExactly(BOB);
        assertThat(talk.takenAt("2026-06-01T11:00")).containsExactly(ANN);
    }

    @Test
    void a_collective_needs_all_hosts() {
        BookingScenario talk = collective(ANN, BOB)
                .open(ANN, "2026-06-01T09:00", "2026-06-01T13:00")
                .open(BOB, "2026-06-01T09:30", "2026-06-01T13:00")
                .off(BOB, "2026-06-01T10:30", "2026-06-01T11:30");

        assertThat(talk.hostsOn("2026-06-01"))
                .as("steps are counted where both are open")
                .isEqualTo(Map.of("09:30", List.of(ANN, BOB), "11:30", List.of(ANN, BOB)));
        assertThat(talk.reasonsAt("2026-06-01T11:00"))
                .containsExactly(
                        new Reason.TimeOff(BOB, TimeSlot.of(talk.at("2026-06-01T10:30"), talk.at("2026-06-01T11:30"))));
        assertThat(talk.takenAt("2026-06-01T11:30")).containsExactly(ANN, BOB);
        assertThat(talk.reasonsAt("2026-06-01T11:45"))
                .containsExactly(new Reason.OffGrid(Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void notice_is_counted_in_seconds_on_the_day_the_clock_changes() {
        BookingScenario talk =
                solo().in(NEW_YORK).notice(12).daily("00:00", "24:00").now("2026-10-31T22:00");

        assertThat(talk.startsOn("2026-11-01").get(0))
                .as("12 hours after 22:00, one of which comes twice")
                .isEqualTo("09:00");
        assertThat(talk.reasonsAt("2026-11-01T08:00")).containsExactly(new Reason.Notice(talk.at("2026-11-01T09:00")));
    }

    @Test
    void a_start_has_to_be_ahead_to_the_second() {
        BookingScenario talk = solo().daily("09:00", "12:00").now("2026-06-01T10:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("10:00", "11:00");
        assertThat(talk.now("2026-06-01T10:00:01").codesAt("2026-06-01T10:00")).containsExactly("notice");
    }

    @Test
    void a_slot_may_cross_midnight() {
        BookingScenario talk = solo().every(30).open("2026-06-01T22:30", "2026-06-02T01:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("22:30", "23:00", "23:30");
        assertThat(talk.startsOn("2026-06-02")).containsExactly("00:00");
    }

    @Test
    void two_stretches_with_the_same_end_are_one() {
        BookingScenario talk =
                solo().open("2026-06-01T09:00", "2026-06-01T12:00").open("2026-06-01T10:30", "2026-06-01T12:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:00", "10:00", "11:00");
    }

    @Test
    void two_hosts_whose_hours_have_the_same_end_share_the_shorter_stretch() {
        BookingScenario talk = collective(ANN, BOB)
                .open(ANN, "2026-06-01T09:00", "2026-06-01T12:00")
                .open(BOB, "2026-06-01T10:30", "2026-06-01T12:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("10:30");
    }

    @Test
    void a_hold_that_expires_now_counts_for_nothing() {
        BookingScenario talk = solo().daily("09:00", "11:00")
                .now("2026-05-01T12:00")
                .held("2026-06-01T09:00", "2026-05-01T12:10", ANN);

        assertThat(talk.reasonsAt("2026-06-01T09:00"))
                .containsExactly(new Reason.Held(
                        ANN,
                        TimeSlot.of(talk.at("2026-06-01T09:00"), talk.at("2026-06-01T10:00")),
                        talk.at("2026-05-01T12:10")));
        assertThat(talk.now("2026-05-01T12:09:59").codesAt("2026-06-01T09:00")).containsExactly("held");
        assertThat(talk.now("2026-05-01T12:10").codesAt("2026-06-01T09:00")).isEmpty();
    }

    @Test
    void the_last_seat_of_a_group_is_sold_once() {
        BookingScenario talk = groupOf(2, ANN).daily("09:00", "11:00").booked("2026-06-01T09:00", ANN);

        assertThat(talk.slotsOn("2026-06-01"))
                .extracting(BookableSlot::seatsLeft)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(2));
        assertThat(talk.about("2026-06-01T09:00")
                        .take(talk.at("2026-06-01T09:00"))
                        .meeting())
                .isPresent();
        assertThat(talk.about("2026-06-01T10:00")
                        .take(talk.at("2026-06-01T10:00"))
                        .meeting())
                .isEmpty();

        talk.booked("2026-06-01T09:00", ANN);

        assertThat(talk.startsOn("2026-06-01")).containsExactly("10:00");
        assertThat(talk.reasonsAt("2026-06-01T09:00")).containsExactly(new Reason.Full(2));
        assertThatRefusal(BookingRefusal.NotBookable.class)
                .isThrownBy(() -> talk.takenAt("2026-06-01T09:00"))
                .satisfies(refusal -> assertThat(refusal.reasons()).containsExactly(new Reason.Full(2)));
    }

    @Test
    void a_seat_can_be_taken_although_the_hours_have_changed() {
        BookingScenario talk = groupOf(3, ANN, BOB)
                .open("2026-06-01T10:00", "2026-06-01T11:00")
                .booked("2026-06-01T09:15", ANN)
                .booked("2026-06-01T11:15", BOB)
                .notice(1);

        assertThat(talk.hostsOn("2026-06-01"))
                .as("with the hosts of the meeting")
                .isEqualTo(Map.of("09:15", List.of(ANN), "11:15", List.of(BOB)));
        assertThat(talk.takenAt("2026-06-01T09:15")).containsExactly(ANN);
        assertThat(talk.now("2026-06-01T09:00").codesAt("2026-06-01T09:15")).containsExactly("notice");
        assertThat(talk.startsOn("2026-06-01")).containsExactly("11:15");
    }

    @Test
    void a_seat_that_is_held_is_joined_without_a_meeting() {
        BookingScenario talk = groupOf(2, ANN)
                .open("2026-06-01T09:00", "2026-06-01T10:00")
                .now("2026-05-01T12:00")
                .held("2026-06-01T09:00", "2026-05-01T12:10", ANN);

        Bookability.Assignment taken = talk.about("2026-06-01T09:00").take(talk.at("2026-06-01T09:00"));

        assertThat(taken.meeting()).isEmpty();
        assertThat(taken.hosts()).containsExactly(ANN);
        assertThat(talk.slotsOn("2026-06-01").get(0).seatsLeft()).hasValue(1);
    }

    @Test
    void an_invitee_who_leaves_a_group_gives_up_the_seat_and_not_the_time_of_the_others() {
        BookingScenario talk = groupOf(2, ANN)
                .every(30)
                .open("2026-06-01T09:00", "2026-06-01T11:00")
                .booked("2026-06-01T09:00", ANN)
                .booked("2026-06-01T09:00", ANN)
                .movingTheLast();

        assertThat(talk.startsOn("2026-06-01")).containsExactly("09:00", "10:00");
        assertThat(talk.codesAt("2026-06-01T09:30")).containsExactly("busy");
    }

    @Test
    void time_that_is_always_open_is_cut_at_the_midnights_of_the_host() {
        BookingScenario talk =
                solo().in("Asia/Kathmandu").lasting(60).every(420).daily("00:00", "24:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("00:00", "07:00", "14:00", "21:00");
        assertThat(talk.startsOn("2026-06-02")).containsExactly("00:00", "07:00", "14:00", "21:00");
        assertThat(talk.reasonsAt("2026-06-01T23:30").get(0))
                .as("the slot would cross midnight")
                .isEqualTo(new Reason.OffGrid(Optional.empty(), OptionalLong.of(talk.at("2026-06-02T00:00"))));
    }

    @Test
    void a_stretch_of_just_a_day_is_not_cut() {
        BookingScenario talk = solo().lasting(120).every(120).open("2026-06-01T15:00", "2026-06-02T15:00");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("15:00", "17:00", "19:00", "21:00", "23:00");
        assertThat(talk.open("2026-06-02T15:00", "2026-06-02T15:01").startsOn("2026-06-01"))
                .as("a minute longer")
                .containsExactly("15:00", "17:00", "19:00", "21:00");
    }

    @Test
    void a_window_of_no_days_is_today_on_the_clock_of_the_host() {
        BookingScenario talk = solo().in(NEW_YORK)
                .window(new BookingWindow.Days(0))
                .daily("21:00", "23:00")
                .now("2026-06-01T20:30");

        assertThat(talk.startsOn("2026-06-01")).containsExactly("21:00", "22:00");
        assertThat(talk.startsOn("2026-06-02")).isEmpty();
        LocalDate today = LocalDate.parse("2026-06-01");
        assertThat(talk.reasonsAt("2026-06-02T21:00"))
                .containsExactly(new Reason.OutsideWindow(ANN, new DateRange(today, today)));
    }

    @Test
    void an_inactive_event_type_has_no_slots() {
        BookingScenario talk = solo().inactive().daily("09:00", "12:00");

        assertThat(talk.startsOn("2026-06-01")).isEmpty();
        assertThat(talk.codesAt("2026-06-01T09:00")).containsExactly("inactive");
    }

    @Test
    void all_reasons_are_told() {
        BookingScenario talk = solo().daily("09:00", "12:00", closedOn("2026-06-01"))
                .window(new BookingWindow.Days(3))
                .now("2026-07-01T12:00")
                .buffers(0, 60)
                .off(ANN, "2026-06-01T08:00", "2026-06-01T10:00")
                .busy(ANN, "2026-06-01T08:30", "2026-06-01T09:00")
                .busy(ANN, "2026-06-01T09:45", "2026-06-01T10:00");

        assertThat(talk.codesAt("2026-06-01T08:30"))
                .containsExactly(
                        "notice", "outside-window", "outside-hours", "overridden", "time-off", "busy", "buffer");
        assertThat(talk.reasonsAt("2026-06-01T08:30"))
                .contains(new Reason.Overridden(
                        ANN, TimeSlot.of(talk.at("2026-06-01T09:00"), talk.at("2026-06-01T12:00"))))
                .contains(new Reason.Busy(ANN, TimeSlot.of(talk.at("2026-06-01T08:30"), talk.at("2026-06-01T09:00"))));
    }

    @Test
    void a_question_is_answered_about_its_own_starts_and_hosts_alone() {
        BookingScenario talk = solo().daily("09:00", "12:00");
        Bookability decision = talk.about("2026-06-01T09:00");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision.reasons(talk.at("2026-06-01T10:00")))
                .withMessageContaining("not asked about");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision.take(talk.at("2026-06-01T10:00")))
                .withMessageContaining("not asked about");
    }
}
