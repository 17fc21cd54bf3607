package io.calendly.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.TimeZones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeOffTest {

    private static final TimeOffId ID = new TimeOffId(new UUID(1, 2));

    @Test
    void of_instants_takes_them_also_past_midnight() {
        TimeSlot night = slot("2026-06-01T22:00:00Z", "2026-06-02T03:00:00Z");

        assertThat(new TimeOff(ID, new TimeOff.Instants(night), "").slots()).isEqualTo(TimeSlots.of(night));
        assertThat(new TimeOff.Instants(night).reach()).isEqualTo(night);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-12-24, 2026-12-26, 2026-12-23T23:00:00Z/2026-12-26T23:00:00Z",
        "America/New_York, 2026-03-08, 2026-03-08, 2026-03-08T05:00:00Z/2026-03-09T04:00:00Z",
        "America/New_York, 2026-11-01, 2026-11-01, 2026-11-01T04:00:00Z/2026-11-02T05:00:00Z",
        "Africa/Cairo, 2026-04-24, 2026-04-24, 2026-04-23T22:00:00Z/2026-04-24T21:00:00Z",
        "Pacific/Apia, 2011-12-29, 2011-12-31, 2011-12-29T10:00:00Z/2011-12-31T10:00:00Z",
        "UTC, 1970-01-01, 9999-12-31, 1970-01-01T00:00:00Z/9999-12-31T23:59:59Z",
        "Asia/Tokyo, 2020-02-28, 2030-03-01, 2020-02-27T15:00:00Z/2030-03-01T15:00:00Z"
    })
    void of_dates_takes_the_instants_at_which_the_clock_shows_them(
            String zone, LocalDate from, LocalDate until, String expected) {
        assertThat(dates(from, until, zone).slots()).hasToString("{" + expected + "}");
    }

    @Test
    void of_a_date_that_the_zone_skipped_takes_nothing() {
        LocalDate skipped = LocalDate.parse("2011-12-30");

        assertThat(dates(skipped, skipped, "Pacific/Apia").slots()).isEmpty();
    }

    @Test
    void of_a_date_that_the_clock_left_and_showed_again_takes_both_parts() {
        LocalDate november = LocalDate.parse("2010-11-07");

        // At 00:01 the clock fell back to 23:01 of the day before.
        assertThat(dates(november, november, "America/St_Johns").slots())
                .isEqualTo(TimeSlots.of(
                        slot("2010-11-07T02:30:00Z", "2010-11-07T02:31:00Z"),
                        slot("2010-11-07T03:30:00Z", "2010-11-08T03:30:00Z")));
        assertThat(ZoneClock.of("America/St_Johns")
                        .orElseThrow()
                        .byDate(slot("2010-11-07T02:00:00Z", "2010-11-07T04:00:00Z")))
                .extracting(ZoneClock.DatePart::date)
                .containsExactly(november.minusDays(1), november, november.minusDays(1), november);
    }

    @Test
    void of_dates_in_an_unknown_zone_takes_all_time_that_any_zone_could_mean() {
        LocalDate date = LocalDate.parse("2026-06-01");
        TimeSlots unknown = dates(date, date, "Mars/Olympus").slots();

        assertThat(unknown).isEqualTo(TimeSlots.of(new DateRange(date, date).reach()));
        assertThat(TimeZones.names())
                .allSatisfy(zone -> assertThat(dates(date, date, zone).slots().minus(unknown))
                        .isEmpty());
    }

    @Test
    void of_many_dates_is_that_of_each_date() {
        Random random = new Random(7);
        List<String> zones = List.copyOf(TimeZones.names());
        for (int world = 0; world < 300; world++) {
            LocalDate from = LocalDate.ofEpochDay(random.nextInt(30_000));
            LocalDate until = from.plusDays(random.nextInt(20));
            String zone = zones.get(random.nextInt(zones.size()));
            List<TimeOff> each = from.datesUntil(until.plusDays(1))
                    .map(date -> timeOff(dates(date, date, zone)))
                    .toList();

            assertThat(dates(from, until, zone).slots()).isEqualTo(TimeOff.union(each));
        }
    }

    @Test
    void is_equal_by_its_parts() {
        TimeOff.Dates epoch = dates(LocalDate.EPOCH, LocalDate.EPOCH, "UTC");

        assertThat(timeOff(epoch))
                .isEqualTo(timeOff(dates(LocalDate.EPOCH, LocalDate.EPOCH, "UTC")))
                .isNotEqualTo(timeOff(dates(LocalDate.EPOCH, LocalDate.EPOCH, "Europe/Lisbon")))
                .isNotEqualTo(new TimeOff(ID, epoch, "Holidays"));
        assertThat(new TimeOff.Instants(TimeSlot.of(0, 1)))
                .isEqualTo(new TimeOff.Instants(TimeSlot.of(0, 1)))
                .isNotEqualTo(new TimeOff.Instants(TimeSlot.of(0, 2)));
    }

    @Test
    void has_all_of_its_parts() {
        TimeOff.Extent extent = new TimeOff.Instants(TimeSlot.of(0, 1));

        assertThatNullPointerException().isThrownBy(() -> new TimeOffId(null)).withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> new TimeOff(null, extent, ""))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> new TimeOff(ID, null, ""))
                .withMessage("extent");
        assertThatNullPointerException()
                .isThrownBy(() -> new TimeOff.Instants(null))
                .withMessage("slot");
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeOff(ID, extent, "x".repeat(1_001)));
        assertThat(TimeOffId.next(Instant.ofEpochSecond(1), new Random(1))
                        .value()
                        .version())
                .isEqualTo(7);
        assertThat(ID).hasToString(ID.value().toString());
    }

    private static TimeOff timeOff(TimeOff.Extent extent) {
        return new TimeOff(ID, extent, "");
    }

    private static TimeOff.Dates dates(LocalDate from, LocalDate until, String zone) {
        return new TimeOff.Dates(new DateRange(from, until), zone);
    }

    private static TimeSlot slot(String start, String end) {
        return TimeSlot.of(Instant.parse(start), Instant.parse(end));
    }
}
