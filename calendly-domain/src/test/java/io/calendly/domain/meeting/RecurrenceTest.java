package io.calendly.domain.meeting;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.meeting.MeetingRefusal.NoOccurrences;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesOverlap;
import io.calendly.domain.meeting.MeetingRefusal.TooManyOccurrences;
import io.calendly.domain.meeting.Recurrence.Count;
import io.calendly.domain.meeting.Recurrence.End;
import io.calendly.domain.meeting.Recurrence.Frequency;
import io.calendly.domain.meeting.Recurrence.Until;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import io.calendly.domain.time.TimeSlot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    private static final long DAY = 86_400;

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "America/New_York, 2026-03-01T09:00-05:00, 2026-03-08T09:00-04:00, 2026-03-15T09:00-04:00",
        "America/New_York, 2026-10-25T09:00-04:00, 2026-11-01T09:00-05:00, 2026-11-08T09:00-05:00",
        "Europe/Berlin,    2026-03-23T09:00+01:00, 2026-03-30T09:00+02:00, 2026-04-06T09:00+02:00",
        "Europe/Berlin,    2026-10-19T09:00+02:00, 2026-10-26T09:00+01:00, 2026-11-02T09:00+01:00"
    })
    void keeps_its_wall_clock_time_when_clocks_change(ZoneId zone, String first, String second, String third) {
        assertThat(recurring(Frequency.WEEKLY, 1, new Count(3), zone).occurrences(hourAt(first)))
                .containsExactly(hourAt(first), hourAt(second), hourAt(third));
    }

    @Test
    void is_moved_on_by_the_length_of_a_gap_and_back_again_the_next_day() {
        assertThat(daily(new Count(3), "America/New_York").occurrences(hourAt("2026-03-07T02:30-05:00")))
                .containsExactly(
                        hourAt("2026-03-07T02:30-05:00"),
                        hourAt("2026-03-08T03:30-04:00"),
                        hourAt("2026-03-09T02:30-04:00"));
    }

    @Test
    void is_moved_on_by_half_an_hour_where_the_gap_is_as_short() {
        assertThat(daily(new Count(3), "Australia/Lord_Howe").occurrences(hourAt("2026-10-03T02:15+10:30")))
                .containsExactly(
                        hourAt("2026-10-03T02:15+10:30"),
                        hourAt("2026-10-04T02:45+11:00"),
                        hourAt("2026-10-05T02:15+11:00"));
    }

    @Test
    void takes_a_wall_clock_time_that_comes_twice_the_first_time() {
        assertThat(daily(new Count(3), "America/New_York").occurrences(hourAt("2026-10-31T01:30-04:00")))
                .containsExactly(
                        hourAt("2026-10-31T01:30-04:00"),
                        hourAt("2026-11-01T01:30-04:00"),
                        hourAt("2026-11-02T01:30-05:00"));
        assertThat(daily(new Count(2), "Australia/Lord_Howe").occurrences(hourAt("2026-04-04T01:45+11:00")))
                .containsExactly(hourAt("2026-04-04T01:45+11:00"), hourAt("2026-04-05T01:45+11:00"));
    }

    @Test
    void takes_the_first_occurrence_as_it_is_even_where_its_wall_clock_time_comes_twice() {
        assertThat(daily(new Count(2), "America/New_York").occurrences(hourAt("2026-11-01T01:30-05:00")))
                .containsExactly(hourAt("2026-11-01T01:30-05:00"), hourAt("2026-11-02T01:30-05:00"));
    }

    @Test
    void keeps_its_length_in_seconds_when_clocks_change_meanwhile() {
        TimeSlot night = TimeSlot.of(at("2026-03-27T22:00+01:00"), at("2026-03-28T06:00+01:00"));

        assertThat(daily(new Count(2), "Europe/Berlin").occurrences(night))
                .containsExactly(night, TimeSlot.of(at("2026-03-28T22:00+01:00"), at("2026-03-29T07:00+02:00")));
    }

    @Test
    void leaves_out_what_lies_between_its_intervals() {
        TimeSlot first = TimeSlot.of(DAY, DAY + 1);

        assertThat(recurring(Frequency.DAILY, 3, new Count(3), ZoneOffset.UTC).occurrences(first))
                .containsExactly(first, TimeSlot.of(4 * DAY, 4 * DAY + 1), TimeSlot.of(7 * DAY, 7 * DAY + 1));
        assertThat(recurring(Frequency.WEEKLY, 2, new Count(2), ZoneOffset.UTC).occurrences(first))
                .containsExactly(first, TimeSlot.of(15 * DAY, 15 * DAY + 1));
    }

    @Test
    void ends_after_a_number_of_occurrences_or_with_the_last_that_starts_in_time() {
        TimeSlot first = TimeSlot.of(0, 10);

        assertThat(daily(new Count(1), "UTC").occurrences(first)).containsExactly(first);
        assertThat(daily(new Until(0), "UTC").occurrences(first)).containsExactly(first);
        assertThat(daily(new Until(DAY - 1), "UTC").occurrences(first)).containsExactly(first);
        assertThat(daily(new Until(DAY), "UTC").occurrences(first)).containsExactly(first, TimeSlot.of(DAY, DAY + 10));
    }

    @Test
    void has_its_first_occurrence_or_is_refused() {
        TimeSlot first = TimeSlot.of(100, 200);

        assertThatRefusal(NoOccurrences.class)
                .isThrownBy(() -> daily(new Until(99), "UTC").occurrences(first))
                .satisfies(refusal -> assertThat(refusal.first()).isEqualTo(first));
    }

    @Test
    void has_a_maximum_number_of_occurrences() {
        TimeSlot first = TimeSlot.of(0, 10);
        long last = (Recurrence.MAX_OCCURRENCES - 1) * DAY;

        assertThat(daily(new Count(Recurrence.MAX_OCCURRENCES), "UTC").occurrences(first))
                .hasSize(Recurrence.MAX_OCCURRENCES)
                .endsWith(TimeSlot.of(last, last + 10));
        assertThat(daily(new Until(last + DAY - 1), "UTC").occurrences(first)).hasSize(Recurrence.MAX_OCCURRENCES);
        for (End end :
                List.of(new Count(Recurrence.MAX_OCCURRENCES + 1), new Until(last + DAY), new Until(Long.MAX_VALUE))) {
            assertThatRefusal(TooManyOccurrences.class)
                    .isThrownBy(() -> daily(end, "UTC").occurrences(first))
                    .satisfies(refusal -> assertThat(refusal.max()).isEqualTo(Recurrence.MAX_OCCURRENCES));
        }
    }

    @Test
    void may_be_as_long_as_its_interval_and_no_longer() {
        assertThat(daily(new Count(2), "UTC").occurrences(TimeSlot.of(0, DAY)))
                .containsExactly(TimeSlot.of(0, DAY), TimeSlot.of(DAY, 2 * DAY));
        assertThatRefusal(OccurrencesOverlap.class)
                .isThrownBy(() -> daily(new Count(2), "UTC").occurrences(TimeSlot.of(0, DAY + 1)))
                .satisfies(refusal -> {
                    assertThat(refusal.occurrence()).isEqualTo(TimeSlot.of(0, DAY + 1));
                    assertThat(refusal.next()).isEqualTo(TimeSlot.of(DAY, 2 * DAY + 1));
                });
    }

    @Test
    void overlaps_itself_on_a_day_that_is_too_short() {
        TimeSlot dayBefore = TimeSlot.of(at("2026-03-28T00:00+01:00"), at("2026-03-29T00:00+01:00"));

        assertThat(daily(new Count(2), "Europe/Berlin").occurrences(dayBefore)).hasSize(2);
        assertThatRefusal(OccurrencesOverlap.class)
                .isThrownBy(() -> daily(new Count(3), "Europe/Berlin").occurrences(dayBefore));
    }

    @Test
    void overlaps_itself_where_a_zone_skips_a_whole_day() {
        TimeSlot dayBefore = hourAt("2011-12-29T10:00-10:00");
        TimeSlot moved = hourAt("2011-12-31T10:00+14:00");

        assertThat(daily(new Count(2), "Pacific/Apia").occurrences(dayBefore)).containsExactly(dayBefore, moved);
        assertThatRefusal(OccurrencesOverlap.class)
                .isThrownBy(() -> daily(new Count(3), "Pacific/Apia").occurrences(dayBefore))
                .satisfies(refusal -> assertThat(refusal.next()).isEqualTo(moved));
    }

    @Test
    void does_not_pass_the_end_of_time() {
        TimeSlot lastDay = TimeSlot.of(TimeSlot.MAX - DAY, TimeSlot.MAX - 1);

        assertThat(daily(new Until(TimeSlot.MAX - 1), "UTC").occurrences(lastDay))
                .containsExactly(lastDay);
        assertThatRefusal(InvalidSlot.class)
                .isThrownBy(() -> daily(new Until(TimeSlot.MAX), "UTC").occurrences(lastDay))
                .satisfies(refusal -> assertThat(refusal.start()).isEqualTo(TimeSlot.MAX));
        for (Frequency frequency : Frequency.values()) {
            Recurrence rare = recurring(frequency, Integer.MAX_VALUE, new Count(2), ZoneId.of("Europe/Berlin"));
            assertThatRefusal(InvalidSlot.class).isThrownBy(() -> rare.occurrences(lastDay));
        }
    }

    @Test
    void of_null_or_of_less_than_one_is_a_programming_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recurring(Frequency.DAILY, 0, new Count(1), ZoneOffset.UTC))
                .withMessageContaining("interval");
        assertThatIllegalArgumentException().isThrownBy(() -> new Count(0)).withMessageContaining("occurrences");
        assertThatNullPointerException()
                .isThrownBy(() -> new Recurrence(null, 1, new Count(1), ZoneOffset.UTC))
                .withMessage("frequency");
        assertThatNullPointerException()
                .isThrownBy(() -> new Recurrence(Frequency.DAILY, 1, null, ZoneOffset.UTC))
                .withMessage("end");
        assertThatNullPointerException()
                .isThrownBy(() -> new Recurrence(Frequency.DAILY, 1, new Count(1), null))
                .withMessage("zone");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void agrees_with_local_date_times_in_every_zone(long seed) {
        Random random = new Random(seed);
        for (String zone : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            // Since 1972, offsets are whole minutes and no zone has repeated a day.
            TimeSlot first =
                    slot(Instant.parse("1972-01-02T00:00:00Z").getEpochSecond() + random.nextLong(80 * 366 * DAY));
            Recurrence recurrence = recurring(
                    random.nextBoolean() ? Frequency.DAILY : Frequency.WEEKLY,
                    1 + random.nextInt(20),
                    new Count(1 + random.nextInt(Recurrence.MAX_OCCURRENCES)),
                    ZoneId.of(zone));

            assertAgrees(recurrence, first, "seed " + seed + ", " + recurrence + " from " + first);
        }
    }

    private static void assertAgrees(Recurrence recurrence, TimeSlot first, String world) {
        List<TimeSlot> expected = fromLocalTimes(recurrence, first);
        if (IntStream.range(1, expected.size()).anyMatch(n -> expected.get(n).overlaps(expected.get(n - 1)))) {
            assertThatRefusal(OccurrencesOverlap.class).as(world).isThrownBy(() -> recurrence.occurrences(first));
        } else {
            assertThat(recurrence.occurrences(first)).as(world).containsExactlyElementsOf(expected);
        }
    }

    /**
     * Computes the occurrences from local date-times: with the first valid offset, or in a gap the offset before it.
     */
    private static List<TimeSlot> fromLocalTimes(Recurrence recurrence, TimeSlot first) {
        ZoneRules rules = recurrence.zone().getRules();
        LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochSecond(first.start()), recurrence.zone());
        List<TimeSlot> expected = new ArrayList<>(List.of(first));
        for (int n = 1; n < ((Count) recurrence.end()).occurrences(); n++) {
            wall = recurrence.frequency() == Frequency.DAILY
                    ? wall.plusDays(recurrence.interval())
                    : wall.plusWeeks(recurrence.interval());
            List<ZoneOffset> offsets = rules.getValidOffsets(wall);
            ZoneOffset offset = offsets.isEmpty() ? rules.getTransition(wall).getOffsetBefore() : offsets.get(0);
            expected.add(slot(wall.toEpochSecond(offset)));
        }
        return expected;
    }

    private static Recurrence daily(End end, String zone) {
        return recurring(Frequency.DAILY, 1, end, ZoneId.of(zone));
    }

    private static Recurrence recurring(Frequency frequency, int interval, End end, ZoneId zone) {
        return new Recurrence(frequency, interval, end, zone);
    }

    private static TimeSlot hourAt(String start) {
        return TimeSlot.of(at(start), at(start) + 3600);
    }

    private static TimeSlot slot(long start) {
        return TimeSlot.of(start, start + 600);
    }

    private static long at(String time) {
        return OffsetDateTime.parse(time).toEpochSecond();
    }
}
