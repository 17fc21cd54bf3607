package io.calendly.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.time.TimeSlot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a schedule, and the faults that keep other parts out. */
class ScheduleValuesTest {

    private static final LocalDate DATE = LocalDate.parse("2026-06-01");
    private static final LocalHours MORNING = hours(interval("09:00", "12:00"));

    @ParameterizedTest
    @CsvSource({"00:00, 0", "00:01, 1", "09:05, 545", "10:10, 610", "23:59, 1439", "24:00, 1440"})
    void a_time_of_day_has_two_digits_for_the_hour_and_for_the_minute(String text, int minutes) {
        assertThat(TimeOfDay.parse(text)).hasValue(new TimeOfDay(minutes));
        assertThat(new TimeOfDay(minutes)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9:5",
                "9:00",
                "09:0",
                "25:00",
                "24:30",
                "24:01",
                "09:60",
                "09:00:00",
                "0900",
                "-9:00",
                "09-00",
                "9a:00",
                "09:a0",
                "a9:00",
                "09:0a",
                "٠٩:٠٠",
                " 09:00"
            })
    void a_time_of_day_has_no_other_form(String text) {
        assertThat(TimeOfDay.parse(text)).isEmpty();
    }

    @Test
    void a_time_of_day_is_from_midnight_to_midnight() {
        assertThat(TimeOfDay.START_OF_DAY).isLessThan(TimeOfDay.END_OF_DAY);
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeOfDay(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeOfDay(1_441));
    }

    @Test
    void an_interval_ends_after_it_starts() {
        assertThat(LocalInterval.faultIn(time("09:00"), time("09:01"))).isEmpty();
        assertThat(LocalInterval.faultIn(time("09:00"), time("09:00"))).hasValue(ScheduleFault.FROM_NOT_BEFORE_TO);
        assertThat(LocalInterval.faultIn(time("22:00"), time("02:00"))).hasValue(ScheduleFault.FROM_NOT_BEFORE_TO);
        assertThatIllegalArgumentException().isThrownBy(() -> interval("09:00", "09:00"));
    }

    @Test
    void hours_are_merged_where_intervals_overlap_or_touch() {
        LocalHours hours = hours(
                interval("13:00", "15:00"),
                interval("09:00", "12:00"),
                interval("12:00", "12:30"),
                interval("10:00", "11:00"),
                interval("14:00", "24:00"));

        assertThat(hours.intervals()).containsExactly(interval("09:00", "12:30"), interval("13:00", "24:00"));
        assertThat(hours).hasToString("{09:00-12:30, 13:00-24:00}");
        assertThat(hours)
                .isEqualTo(hours(interval("13:00", "24:00"), interval("09:00", "12:30")))
                .hasSameHashCodeAs(hours(interval("13:00", "24:00"), interval("09:00", "12:30")))
                .isNotEqualTo(MORNING)
                .isNotEqualTo("hours");
        assertThat(hours.isClosed()).isFalse();
        assertThat(hours()).isEqualTo(LocalHours.CLOSED);
        assertThat(LocalHours.CLOSED.isClosed()).isTrue();
    }

    @Test
    void hours_are_made_from_a_bounded_list() {
        List<LocalInterval> most = Collections.nCopies(LocalHours.MAX_INTERVALS, interval("09:00", "10:00"));
        List<LocalInterval> tooMany = Collections.nCopies(LocalHours.MAX_INTERVALS + 1, interval("09:00", "10:00"));

        assertThat(LocalHours.of(most)).isEqualTo(hours(interval("09:00", "10:00")));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalHours.of(tooMany));
    }

    @Test
    void weekly_hours_have_one_rule_for_a_day() {
        WeeklyHours.Builder week = WeeklyHours.builder();

        assertThat(week.add(DayOfWeek.MONDAY, MORNING)).isEmpty();
        assertThat(week.add(DayOfWeek.SUNDAY, LocalHours.CLOSED)).isEmpty();
        assertThat(week.add(DayOfWeek.MONDAY, LocalHours.ALL_DAY)).hasValue(ScheduleFault.WEEKDAY_REPEATED);
        assertThat(week.build().rules()).containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
        assertThat(week.build()).hasToString("{MONDAY={09:00-12:00}, SUNDAY={}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyHours.of(MORNING, DayOfWeek.MONDAY, DayOfWeek.MONDAY));
    }

    @Test
    void weekly_hours_are_equal_by_their_rules() {
        assertThat(WeeklyHours.of(MORNING, DayOfWeek.MONDAY))
                .isEqualTo(WeeklyHours.of(MORNING, DayOfWeek.MONDAY))
                .hasSameHashCodeAs(WeeklyHours.of(MORNING, DayOfWeek.MONDAY))
                .isNotEqualTo(WeeklyHours.of(MORNING, DayOfWeek.TUESDAY))
                .isNotEqualTo("week");
    }

    @Test
    void weekly_hours_know_the_day_of_the_week_of_each_date() {
        for (LocalDate date = LocalDate.parse("1969-12-20"); date.isBefore(DateRange.MAX); date = date.plusDays(997)) {
            WeeklyHours week = WeeklyHours.of(MORNING, date.getDayOfWeek());
            assertThat(week.on(date.toEpochDay())).isEqualTo(MORNING);
            assertThat(week.on(date.toEpochDay() + 1)).isEqualTo(LocalHours.CLOSED);
        }
    }

    @Test
    void dates_are_from_1970_to_9999_and_in_order() {
        assertThat(DateRange.faultIn(LocalDate.parse("1970-01-01"))).isEmpty();
        assertThat(DateRange.faultIn(LocalDate.parse("9999-12-31"))).isEmpty();
        assertThat(DateRange.faultIn(LocalDate.parse("1969-12-31"))).hasValue(ScheduleFault.DATE_OUT_OF_RANGE);
        assertThat(DateRange.faultIn(LocalDate.of(10_000, 1, 1))).hasValue(ScheduleFault.DATE_OUT_OF_RANGE);
        assertThat(DateRange.faultIn(DATE, DATE)).isEmpty();
        assertThat(DateRange.faultIn(DATE, DATE.minusDays(1))).hasValue(ScheduleFault.UNTIL_BEFORE_FROM);
        assertThat(DateRange.faultIn(LocalDate.MIN, DATE)).hasValue(ScheduleFault.DATE_OUT_OF_RANGE);
        assertThat(DateRange.faultIn(DATE, LocalDate.MAX)).hasValue(ScheduleFault.DATE_OUT_OF_RANGE);
        assertThatIllegalArgumentException().isThrownBy(() -> range(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DateOverride(LocalDate.parse("1969-12-31"), MORNING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EffectiveDates(Optional.of(DATE), Optional.of(DATE.minusDays(1))));
        assertThat(new EffectiveDates(Optional.of(DATE), Optional.empty()))
                .isEqualTo(new EffectiveDates(Optional.of(DATE), Optional.empty()))
                .isNotEqualTo(EffectiveDates.ALWAYS);
        assertThat(EffectiveDates.faultIn(Optional.of(LocalDate.MAX), Optional.empty()))
                .hasValue(ScheduleFault.DATE_OUT_OF_RANGE);
    }

    @Test
    void a_range_of_dates_includes_both_ends() {
        assertThat(range(1, 3).contains(DATE.toEpochDay())).isFalse();
        assertThat(range(1, 3).contains(DATE.toEpochDay() + 1)).isTrue();
        assertThat(range(1, 3).contains(DATE.toEpochDay() + 3)).isTrue();
        assertThat(range(1, 3).contains(DATE.toEpochDay() + 4)).isFalse();
        assertThat(range(1, 3).overlaps(range(3, 4))).isTrue();
        assertThat(range(3, 4).overlaps(range(1, 3))).isTrue();
        assertThat(range(1, 3).overlaps(range(4, 4))).isFalse();
        assertThat(range(4, 4).overlaps(range(1, 3))).isFalse();
        assertThat(range(0, 1)).hasToString("2026-06-01/2026-06-02");
    }

    @Test
    void a_range_of_dates_reaches_as_far_as_any_clock_shows_them() {
        long midnight = DATE.toEpochDay() * 86_400;
        DateRange epoch = new DateRange(DateRange.MIN, DateRange.MIN);
        DateRange last = new DateRange(DateRange.MAX, DateRange.MAX);

        assertThat(range(0, 0).reach()).isEqualTo(TimeSlot.of(midnight - 64_800, midnight + 86_400 + 64_800));
        assertThat(DateRange.around(TimeSlot.of(midnight, midnight + 1))).isEqualTo(range(-1, 0));
        assertThat(DateRange.around(TimeSlot.of(midnight + 64_800, midnight + 64_801)))
                .isEqualTo(range(0, 1));
        assertThat(DateRange.around(TimeSlot.of(midnight + 64_799, midnight + 64_800)))
                .isEqualTo(range(-1, 1));
        assertThat(DateRange.around(TimeSlot.of(midnight, midnight + 21_600))).isEqualTo(range(-1, 0));
        assertThat(DateRange.around(TimeSlot.of(midnight, midnight + 21_601))).isEqualTo(range(-1, 1));
        assertThat(epoch.reach()).isEqualTo(TimeSlot.of(0, 86_400 + 64_800));
        assertThat(last.reach().end()).isEqualTo(TimeSlot.MAX);
        assertThat(DateRange.around(TimeSlot.ALWAYS)).isEqualTo(new DateRange(DateRange.MIN, DateRange.MAX));
    }

    @Test
    void overrides_are_of_different_dates_and_of_a_bounded_number() {
        DateOverrides.Builder overrides = DateOverrides.builder();
        IntStream.range(0, DateOverrides.MAX_DATES)
                .forEach(i -> assertThat(overrides.add(override(i))).isEmpty());

        assertThat(overrides.add(override(0))).hasValue(ScheduleFault.DATE_REPEATED);
        assertThat(overrides.add(override(-1))).hasValue(ScheduleFault.TOO_MANY_DATES);
        assertThat(overrides.build().list()).hasSize(DateOverrides.MAX_DATES);
        assertThat(DateOverrides.of(override(2), override(1)).list()).containsExactly(override(1), override(2));
        assertThatIllegalArgumentException().isThrownBy(() -> DateOverrides.of(override(1), override(1)));
        assertThat(DateOverrides.of(override(1)))
                .isEqualTo(DateOverrides.of(override(1)))
                .hasSameHashCodeAs(DateOverrides.of(override(1)))
                .isNotEqualTo(DateOverrides.of(override(2)))
                .isNotEqualTo("overrides")
                .hasToString(List.of(override(1)).toString());
    }

    @Test
    void travels_have_no_date_in_common_and_are_of_a_bounded_number() {
        Travels.Builder travels = Travels.builder();
        IntStream.range(0, Travels.MAX_TRAVELS)
                .forEach(i -> assertThat(travels.add(travel(4 * i, 4 * i + 2))).isEmpty());

        assertThat(travels.add(travel(2, 3))).hasValue(ScheduleFault.TRAVELS_OVERLAP);
        assertThat(travels.add(travel(-1, 0))).hasValue(ScheduleFault.TRAVELS_OVERLAP);
        assertThat(travels.add(travel(-1, 999))).hasValue(ScheduleFault.TRAVELS_OVERLAP);
        assertThat(travels.add(travel(3, 3))).hasValue(ScheduleFault.TOO_MANY_TRAVELS);
        assertThat(travels.build().list()).hasSize(Travels.MAX_TRAVELS);
        assertThatIllegalArgumentException().isThrownBy(() -> Travels.of(travel(0, 1), travel(1, 2)));
        assertThat(Travels.of(travel(2, 2), travel(0, 1)).list()).containsExactly(travel(0, 1), travel(2, 2));
        assertThat(Travels.of(travel(0, 1)))
                .isEqualTo(Travels.of(travel(0, 1)))
                .hasSameHashCodeAs(Travels.of(travel(0, 1)))
                .isNotEqualTo(Travels.of(travel(0, 2)))
                .isNotEqualTo("travels")
                .hasToString(List.of(travel(0, 1)).toString());
    }

    @Test
    void travels_know_their_dates() {
        Travels travels = Travels.of(travel(1, 2), travel(3, 3), travel(5, 6));

        assertThat(IntStream.range(0, 8)
                        .filter(day -> travels.contains(DATE.toEpochDay() + day))
                        .boxed())
                .containsExactly(1, 2, 3, 5, 6);
    }

    private static DateRange range(int from, int until) {
        return new DateRange(DATE.plusDays(from), DATE.plusDays(until));
    }

    private static DateOverride override(int day) {
        return new DateOverride(DATE.plusDays(day), MORNING);
    }

    private static Travel travel(int from, int until) {
        return new Travel(range(from, until), "Europe/Lisbon");
    }

    private static LocalHours hours(LocalInterval... intervals) {
        return LocalHours.of(List.of(intervals));
    }

    private static LocalInterval interval(String from, String to) {
        return new LocalInterval(time(from), time(to));
    }

    private static TimeOfDay time(String text) {
        return TimeOfDay.parse(text).orElseThrow();
    }
}
