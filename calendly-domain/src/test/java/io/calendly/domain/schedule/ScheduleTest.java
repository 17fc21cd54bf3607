package io.calendly.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.text.TextFault;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final String NEW_YORK = "America/New_York";
    private static final String LISBON = "Europe/Lisbon";

    private static final LocalHours NINE_TO_FIVE = hours("09:00-17:00");
    private static final WeeklyHours WORKING_HOURS = WeeklyHours.of(
            NINE_TO_FIVE,
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);
    private static final WeeklyHours EVERY_DAY = WeeklyHours.of(NINE_TO_FIVE, DayOfWeek.values());

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08, 18:00-21:00, 2026-03-08T22:00:00Z/2026-03-09T01:00:00Z",
        "America/New_York, 2026-11-01, 00:00-02:00, 2026-11-01T04:00:00Z/2026-11-01T07:00:00Z",
        "America/Los_Angeles, 2026-03-08, 09:00-17:00, 2026-03-08T16:00:00Z/2026-03-09T00:00:00Z",
        "America/Santiago, 2026-09-06, 09:00-17:00, 2026-09-06T12:00:00Z/2026-09-06T20:00:00Z",
        "Africa/Cairo, 2026-04-24, 09:00-17:00, 2026-04-24T06:00:00Z/2026-04-24T14:00:00Z",
        "Australia/Lord_Howe, 2026-10-04, 01:00-04:00, 2026-10-03T14:30:00Z/2026-10-03T17:00:00Z",
        "Europe/Berlin, 2026-03-29, 02:30-05:00, 2026-03-29T01:00:00Z/2026-03-29T03:00:00Z",
        // The clock shows these hours twice in a row.
        "America/New_York, 2026-11-01, 01:00-02:00, 2026-11-01T05:00:00Z/2026-11-01T07:00:00Z",
        // A date that starts at 01:00, because the clock changes at midnight.
        "Africa/Cairo, 2026-04-24, 00:00-02:00, 2026-04-23T22:00:00Z/2026-04-23T23:00:00Z",
        // The last day of a month, and of a year.
        "America/New_York, 2026-01-31, 09:00-24:00, 2026-01-31T14:00:00Z/2026-02-01T05:00:00Z",
        "Asia/Tokyo, 2026-12-31, 09:00-17:00, 2026-12-31T00:00:00Z/2026-12-31T08:00:00Z",
        // The two ends of the world, one date and a day apart.
        "Pacific/Kiritimati, 2026-06-02, 00:00-24:00, 2026-06-01T10:00:00Z/2026-06-02T10:00:00Z",
        "Pacific/Pago_Pago, 2026-06-01, 00:00-24:00, 2026-06-01T11:00:00Z/2026-06-02T11:00:00Z",
        // Offsets of half an hour, of three quarters, and with seconds.
        "Asia/Kolkata, 2026-06-01, 09:00-17:00, 2026-06-01T03:30:00Z/2026-06-01T11:30:00Z",
        "Asia/Kathmandu, 2026-06-01, 09:00-17:00, 2026-06-01T03:15:00Z/2026-06-01T11:15:00Z",
        "Pacific/Chatham, 2026-06-01, 09:00-17:00, 2026-05-31T20:15:00Z/2026-06-01T04:15:00Z",
        "Africa/Monrovia, 1971-06-01, 09:00-17:00, 1971-06-01T09:44:30Z/1971-06-01T17:44:30Z"
    })
    void opens_the_instants_at_which_the_clock_shows_its_hours(
            String zone, LocalDate date, String hours, String expected) {
        Schedule schedule = onlyOn(date, hours(hours), zone);

        assertThat(schedule.openWithin(TimeSlot.of(0, at("2030-01-01T00:00:00Z"))))
                .hasToString("{" + expected + "}");
    }

    @Test
    void opens_an_hour_twice_where_the_clock_falls_back() {
        Schedule schedule = onlyOn(LocalDate.parse("2026-11-01"), hours("01:15-01:45"), NEW_YORK);

        assertThat(schedule.openWithin(slot("2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z")))
                .isEqualTo(TimeSlots.of(
                        slot("2026-11-01T05:15:00Z", "2026-11-01T05:45:00Z"),
                        slot("2026-11-01T06:15:00Z", "2026-11-01T06:45:00Z")));
    }

    @Test
    void opens_nothing_in_hours_that_the_clock_skips() {
        Schedule gap = onlyOn(LocalDate.parse("2026-03-08"), hours("02:00-03:00"), NEW_YORK);
        Schedule skippedDate = onlyOn(LocalDate.parse("2011-12-30"), LocalHours.ALL_DAY, "Pacific/Apia");

        assertThat(gap.openWithin(slot("2026-03-01T00:00:00Z", "2026-03-15T00:00:00Z")))
                .isEmpty();
        assertThat(skippedDate.openWithin(slot("2011-12-25T00:00:00Z", "2012-01-05T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void opens_the_dates_on_both_sides_of_one_that_the_zone_skips() {
        Schedule schedule = Schedule.weekly("hours", "Pacific/Apia", EVERY_DAY);

        assertThat(schedule.openWithin(slot("2011-12-29T12:00:00Z", "2011-12-31T12:00:00Z")))
                .isEqualTo(TimeSlots.of(
                        slot("2011-12-29T19:00:00Z", "2011-12-30T03:00:00Z"),
                        slot("2011-12-30T19:00:00Z", "2011-12-31T03:00:00Z")));
    }

    @Test
    void joins_hours_that_touch_at_midnight() {
        WeeklyHours nights = WeeklyHours.of(hours("22:00-24:00", "00:00-02:00"), DayOfWeek.values());

        assertThat(Schedule.weekly("nights", "UTC", nights)
                        .openWithin(slot("2026-06-01T12:00:00Z", "2026-06-02T12:00:00Z")))
                .isEqualTo(TimeSlots.of(slot("2026-06-01T22:00:00Z", "2026-06-02T02:00:00Z")));
    }

    @Test
    void is_open_without_end_where_every_hour_is_open_also_where_clocks_change() {
        Schedule schedule = Schedule.weekly("always", NEW_YORK, WeeklyHours.of(LocalHours.ALL_DAY, DayOfWeek.values()));
        TimeSlot year = slot("2026-01-01T00:00:01Z", "2027-01-01T00:00:01Z");

        assertThat(schedule.openWithin(year)).isEqualTo(TimeSlots.of(year));
        assertThat(schedule.openWithin(TimeSlot.of(0, 1))).isEqualTo(TimeSlots.of(TimeSlot.of(0, 1)));
        assertThat(schedule.openWithin(TimeSlot.of(TimeSlot.MAX - 1, TimeSlot.MAX)))
                .isNotEmpty();
    }

    @Test
    void has_the_hours_of_an_override_in_place_of_those_of_the_weekday() {
        Schedule schedule = with(
                DateOverrides.of(
                        new DateOverride(LocalDate.parse("2026-12-24"), LocalHours.CLOSED),
                        new DateOverride(LocalDate.parse("2026-12-26"), hours("12:00-13:00"))),
                Travels.NONE);

        assertThat(schedule.openWithin(slot("2026-12-24T00:00:00Z", "2026-12-28T00:00:00Z")))
                .isEqualTo(TimeSlots.of(
                        slot("2026-12-25T14:00:00Z", "2026-12-25T22:00:00Z"),
                        slot("2026-12-26T17:00:00Z", "2026-12-26T18:00:00Z")));
    }

    @Test
    void has_an_override_on_the_date_of_its_own_zone_whatever_date_a_reader_has() {
        Schedule schedule = Schedule.weekly("hours", "Asia/Tokyo", EVERY_DAY);
        Schedule closed = new Schedule(
                "hours",
                "Asia/Tokyo",
                EVERY_DAY,
                DateOverrides.of(new DateOverride(LocalDate.parse("2026-06-02"), LocalHours.CLOSED)),
                Travels.NONE,
                EffectiveDates.ALWAYS);
        TimeSlot window = slot("2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z");

        // 2 June in Tokyo is the evening of 1 June in New York.
        assertThat(schedule.openWithin(window).minus(closed.openWithin(window)))
                .isEqualTo(TimeSlots.of(slot("2026-06-02T00:00:00Z", "2026-06-02T08:00:00Z")));
    }

    @Test
    void reads_the_clock_of_the_zone_travelled_to_on_the_dates_of_a_travel() {
        Schedule schedule = with(DateOverrides.NONE, Travels.of(travel("2026-11-03", "2026-11-03", LISBON)));

        assertThat(schedule.openWithin(slot("2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z")))
                .isEqualTo(TimeSlots.of(
                        slot("2026-11-02T14:00:00Z", "2026-11-02T22:00:00Z"),
                        slot("2026-11-03T09:00:00Z", "2026-11-03T17:00:00Z"),
                        slot("2026-11-04T14:00:00Z", "2026-11-04T22:00:00Z")));
    }

    @Test
    void unites_the_clock_at_home_with_that_of_a_travel_across_the_date_line() {
        Schedule schedule = with(DateOverrides.NONE, Travels.of(travel("2026-11-03", "2026-11-03", "Asia/Tokyo")));

        // 3 November begins in Tokyo before 2 November ends in New York, and the two have open hours side by side.
        assertThat(schedule.openWithin(slot("2026-11-02T12:00:00Z", "2026-11-04T12:00:00Z")))
                .isEqualTo(TimeSlots.of(
                        slot("2026-11-02T14:00:00Z", "2026-11-02T22:00:00Z"),
                        slot("2026-11-03T00:00:00Z", "2026-11-03T08:00:00Z")));
    }

    @Test
    void applies_on_its_effective_dates_by_the_clock_that_is_read() {
        EffectiveDates november = new EffectiveDates(
                Optional.of(LocalDate.parse("2026-11-02")), Optional.of(LocalDate.parse("2026-11-03")));
        Schedule schedule = new Schedule("hours", NEW_YORK, WORKING_HOURS, DateOverrides.NONE, Travels.NONE, november);

        assertThat(schedule.openWithin(slot("2026-10-01T00:00:00Z", "2026-12-01T00:00:00Z")))
                .isEqualTo(TimeSlots.of(
                        slot("2026-11-02T14:00:00Z", "2026-11-02T22:00:00Z"),
                        slot("2026-11-03T14:00:00Z", "2026-11-03T22:00:00Z")));
    }

    @Test
    void opens_nothing_by_a_zone_that_this_jvm_does_not_know() {
        Schedule home = Schedule.weekly("hours", "Mars/Olympus", EVERY_DAY);
        Schedule away = with(DateOverrides.NONE, Travels.of(travel("2026-11-02", "2026-11-03", "Mars/Olympus")));

        assertThat(home.openWithin(slot("2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z")))
                .isEmpty();
        assertThat(away.openWithin(slot("2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z")))
                .isEqualTo(TimeSlots.of(slot("2026-11-04T14:00:00Z", "2026-11-04T22:00:00Z")));
    }

    @Test
    void has_the_same_open_time_in_a_window_as_in_any_larger_one() {
        Schedule schedule = with(
                DateOverrides.of(new DateOverride(LocalDate.parse("2026-11-05"), hours("00:00-24:00"))),
                Travels.of(travel("2026-11-02", "2026-11-03", LISBON)));
        TimeSlot month = slot("2026-10-15T00:00:00Z", "2026-11-15T00:00:00Z");
        TimeSlots open = schedule.openWithin(month);

        for (long start = month.start(); start < month.end() - 90_000; start += 7_777) {
            TimeSlot window = TimeSlot.of(start, start + 90_000);
            assertThat(schedule.openWithin(window)).isEqualTo(open.intersection(window));
        }
    }

    @Test
    void needs_only_the_exceptions_around_a_window() {
        TimeSlot window = slot("2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z");
        DateOverrides overrides = DateOverrides.of(LocalDate.parse("2026-10-01")
                .datesUntil(LocalDate.parse("2026-12-01"))
                .map(date -> new DateOverride(date, hours("10:00-11:00")))
                .toList());
        Travels travels = Travels.of(
                travel("2026-10-01", "2026-10-05", LISBON),
                travel("2026-11-03", "2026-11-03", "Pacific/Kiritimati"),
                travel("2026-11-04", "2026-11-20", "Pacific/Pago_Pago"));
        DateRange around = DateRange.around(window);

        Schedule whole = with(overrides, travels);
        Schedule part = with(
                DateOverrides.of(overrides.list().stream()
                        .filter(each -> around.contains(each.date().toEpochDay()))
                        .toList()),
                Travels.of(travels.list().stream()
                        .filter(each -> around.overlaps(each.dates()))
                        .toList()));

        assertThat(part.overrides().list()).hasSize(3);
        assertThat(part.travels().list()).hasSize(2);
        assertThat(part.openWithin(window)).isEqualTo(whole.openWithin(window));
    }

    @Test
    void explains_each_stretch_by_the_rule_and_the_travel_that_open_it() {
        Travel toLisbon = travel("2026-11-03", "2026-11-03", LISBON);
        Schedule schedule = with(
                DateOverrides.of(new DateOverride(LocalDate.parse("2026-11-04"), hours("10:00-11:00"))),
                Travels.of(toLisbon));

        assertThat(schedule.explainWithin(slot("2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z")))
                .containsExactly(
                        stretch("2026-11-02T14:00:00Z", "2026-11-02T22:00:00Z", "2026-11-02", Optional.empty()),
                        stretch("2026-11-03T09:00:00Z", "2026-11-03T17:00:00Z", "2026-11-03", Optional.of(toLisbon)),
                        new Stretch(
                                slot("2026-11-04T15:00:00Z", "2026-11-04T16:00:00Z"),
                                LocalDate.parse("2026-11-04"),
                                Stretch.Rule.DATE_OVERRIDE,
                                Optional.empty()));
    }

    @Test
    void explains_stretches_of_two_clocks_in_the_order_of_their_starts_and_then_of_their_ends() {
        Schedule schedule = with(
                DateOverrides.of(
                        new DateOverride(LocalDate.parse("2026-11-02"), hours("10:00-24:00")),
                        new DateOverride(LocalDate.parse("2026-11-03"), hours("00:00-01:00", "02:00-03:00"))),
                Travels.of(travel("2026-11-03", "2026-11-03", "Asia/Tokyo")));

        assertThat(schedule.explainWithin(slot("2026-11-02T12:00:00Z", "2026-11-03T12:00:00Z")))
                .extracting(Stretch::slot)
                .containsExactly(
                        slot("2026-11-02T15:00:00Z", "2026-11-02T16:00:00Z"),
                        slot("2026-11-02T15:00:00Z", "2026-11-03T05:00:00Z"),
                        slot("2026-11-02T17:00:00Z", "2026-11-02T18:00:00Z"));
    }

    @Test
    void shows_the_time_of_dates_that_an_override_closes_on_the_clock_that_is_read() {
        Schedule schedule = with(
                DateOverrides.of(
                        new DateOverride(LocalDate.parse("2026-11-03"), LocalHours.CLOSED),
                        new DateOverride(LocalDate.parse("2026-11-04"), LocalHours.CLOSED),
                        new DateOverride(LocalDate.parse("2026-11-05"), hours("10:00-11:00"))),
                Travels.of(travel("2026-11-03", "2026-11-03", LISBON)));

        assertThat(schedule.closedWithin(slot("2026-11-01T00:00:00Z", "2026-11-05T00:00:00Z")))
                .allMatch(stretch -> stretch.rule() == Stretch.Rule.DATE_OVERRIDE)
                .extracting(Stretch::slot)
                .containsExactly(
                        slot("2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z"),
                        slot("2026-11-04T05:00:00Z", "2026-11-05T00:00:00Z"));
    }

    @Test
    void shows_no_date_as_closed_on_which_it_does_not_apply() {
        Schedule later = new Schedule(
                "later",
                LISBON,
                WeeklyHours.CLOSED,
                DateOverrides.of(
                        new DateOverride(LocalDate.parse("2026-11-03"), LocalHours.CLOSED),
                        new DateOverride(LocalDate.parse("2026-11-04"), LocalHours.CLOSED)),
                Travels.NONE,
                new EffectiveDates(Optional.of(LocalDate.parse("2026-11-04")), Optional.empty()));

        assertThat(later.closedWithin(slot("2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z")))
                .extracting(Stretch::slot)
                .containsExactly(slot("2026-11-04T00:00:00Z", "2026-11-05T00:00:00Z"));
    }

    @Test
    void explains_hours_as_one_stretch_where_the_clock_changes_within_them() {
        Schedule schedule = onlyOn(LocalDate.parse("2026-03-08"), hours("01:00-04:00"), NEW_YORK);

        assertThat(schedule.explainWithin(slot("2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z")))
                .extracting(Stretch::slot)
                .containsExactly(slot("2026-03-08T06:00:00Z", "2026-03-08T08:00:00Z"));
    }

    @Test
    void is_shown_by_the_dates_of_a_reader() {
        Schedule schedule = Schedule.weekly("hours", NEW_YORK, EVERY_DAY);
        TimeSlot window = slot("2026-06-01T12:00:00Z", "2026-06-01T22:00:00Z");
        ZoneClock tokyo = ZoneClock.of("Asia/Tokyo").orElseThrow();

        assertThat(Stretch.byDate(schedule.explainWithin(window), tokyo))
                .hasSize(2)
                .hasEntrySatisfying(
                        LocalDate.parse("2026-06-01"),
                        parts -> assertThat(parts)
                                .extracting(Stretch::slot)
                                .containsExactly(slot("2026-06-01T13:00:00Z", "2026-06-01T15:00:00Z")))
                .hasEntrySatisfying(
                        LocalDate.parse("2026-06-02"),
                        parts -> assertThat(parts)
                                .extracting(Stretch::slot)
                                .containsExactly(slot("2026-06-01T15:00:00Z", "2026-06-01T21:00:00Z")));
    }

    @Test
    void is_shown_in_one_part_of_a_date_on_which_the_clock_of_the_reader_changes() {
        ZoneClock newYork = ZoneClock.of(NEW_YORK).orElseThrow();

        assertThat(newYork.byDate(slot("2026-03-08T05:00:00Z", "2026-03-09T05:00:00Z")))
                .containsExactly(
                        new ZoneClock.DatePart(
                                LocalDate.parse("2026-03-08"), slot("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")),
                        new ZoneClock.DatePart(
                                LocalDate.parse("2026-03-09"), slot("2026-03-09T04:00:00Z", "2026-03-09T05:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"working-hours", "a", "2026", "week-2-b"})
    void has_a_slug_as_its_name(String name) {
        assertThat(Schedule.weekly(name, "UTC", EVERY_DAY).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Working", "-a", "a-", "a--b", "a_b", "a b", "a/b", "ä"})
    void has_no_other_text_as_its_name(String name) {
        assertThat(Schedule.NAME.faultIn(name)).hasValue(TextFault.NOT_A_SLUG);
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.weekly(name, "UTC", EVERY_DAY));
    }

    @Test
    void has_all_of_its_parts() {
        assertThat(Schedule.NAME.faultIn("x".repeat(65))).hasValue(TextFault.TOO_LONG);
        assertThatNullPointerException()
                .isThrownBy(() -> Schedule.weekly("hours", "UTC", null))
                .withMessage("weeklyHours");
        assertThatNullPointerException()
                .isThrownBy(() -> with(null, Travels.NONE))
                .withMessage("overrides");
        assertThatNullPointerException()
                .isThrownBy(() -> with(DateOverrides.NONE, null))
                .withMessage("travels");
    }

    /** Returns a schedule that is open on one date, by an override. */
    private static Schedule onlyOn(LocalDate date, LocalHours hours, String zone) {
        return new Schedule(
                "hours",
                zone,
                WeeklyHours.CLOSED,
                DateOverrides.of(new DateOverride(date, hours)),
                Travels.NONE,
                EffectiveDates.ALWAYS);
    }

    private static Schedule with(DateOverrides overrides, Travels travels) {
        return new Schedule("hours", NEW_YORK, WORKING_HOURS, overrides, travels, EffectiveDates.ALWAYS);
    }

    private static Travel travel(String from, String until, String zone) {
        return new Travel(new DateRange(LocalDate.parse(from), LocalDate.parse(until)), zone);
    }

    private static Stretch stretch(String start, String end, String date, Optional<Travel> travel) {
        return new Stretch(slot(start, end), LocalDate.parse(date), Stretch.Rule.WEEKLY_HOURS, travel);
    }

    private static LocalHours hours(String... intervals) {
        return LocalHours.of(List.of(intervals).stream()
                .map(interval -> new LocalInterval(time(interval.substring(0, 5)), time(interval.substring(6))))
                .toList());
    }

    private static TimeOfDay time(String text) {
        return TimeOfDay.parse(text).orElseThrow();
    }

    private static TimeSlot slot(String start, String end) {
        return TimeSlot.of(at(start), at(end));
    }

    private static long at(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-06-02T03:59:59Z, 2026-06-01",
        "America/New_York, 2026-06-02T04:00:00Z, 2026-06-02",
        "America/New_York, 2026-12-02T04:59:59Z, 2026-12-01",
        "America/New_York, 2026-12-02T05:00:00Z, 2026-12-02",
        "Asia/Kathmandu, 2026-12-31T18:14:59Z, 2026-12-31",
        "Asia/Kathmandu, 2026-12-31T18:15:00Z, 2027-01-01",
        "Pacific/Apia, 2011-12-30T09:59:59Z, 2011-12-29",
        "Pacific/Apia, 2011-12-30T10:00:00Z, 2011-12-31",
        "America/New_York, 1970-01-01T00:00:00Z, 1969-12-31"
    })
    void tells_the_date_that_a_clock_shows(String zone, Instant instant, LocalDate date) {
        assertThat(ZoneClock.of(zone).orElseThrow().dateAt(instant.getEpochSecond()))
                .isEqualTo(date);
    }
}
