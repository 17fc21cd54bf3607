package io.calendly.http;

import static io.calendly.http.Api.json;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test of the instants that hours on a clock become, on the days on which clocks are hard. */
class ScheduleInstantsTest {

    private static final String ANNS = "/api/v2/users/1/";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUser() {
        api.user("Ann");
    }

    private static void put(String zone, String rules, String more) {
        String body = json("{'time_zone': '%s', 'rules': [%s]%s}".formatted(zone, rules, more));
        Api.Response put = api.put(ANNS + "schedules/hours", body);
        assertThat(put.status()).as("%s", put).isLessThan(300);
    }

    private static String date(String date, String... hours) {
        return "{'type': 'date', 'date': '%s', 'intervals': %s}".formatted(date, intervals(hours));
    }

    private static String wday(String wday, String... hours) {
        return "{'type': 'wday', 'wday': '%s', 'intervals': %s}".formatted(wday, intervals(hours));
    }

    private static String intervals(String... hours) {
        return Arrays.stream(hours)
                .map(interval -> interval.split("-", -1))
                .map(ends -> "{'from': '%s', 'to': '%s'}".formatted(ends[0], ends[1]))
                .toList()
                .toString();
    }

    /** Returns the free time from two days before a date to two days after another. */
    private static List<String> freeAround(LocalDate from, LocalDate until) {
        return api.get(ANNS
                        + "availability?start_time=%sT00:00:00Z&end_time=%sT00:00:00Z"
                                .formatted(from.minusDays(2), until.plusDays(3)))
                .elements();
    }

    private static String instants(String start, String end) {
        return slot(
                Instant.parse(start + ":00Z").getEpochSecond(),
                Instant.parse(end + ":00Z").getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York,    2026-03-08, 18:00-21:00, 2026-03-08T22:00, 2026-03-09T01:00",
        "America/New_York,    2026-11-01, 00:00-02:00, 2026-11-01T04:00, 2026-11-01T07:00",
        "America/Los_Angeles, 2026-03-08, 09:00-17:00, 2026-03-08T16:00, 2026-03-09T00:00",
        "America/Santiago,    2026-09-06, 09:00-17:00, 2026-09-06T12:00, 2026-09-06T20:00",
        "Africa/Cairo,        2026-04-24, 09:00-17:00, 2026-04-24T06:00, 2026-04-24T14:00",
        "Australia/Lord_Howe, 2026-10-04, 01:00-04:00, 2026-10-03T14:30, 2026-10-03T17:00",
        "Europe/Berlin,       2026-03-29, 02:30-05:00, 2026-03-29T01:00, 2026-03-29T03:00",
        "America/New_York,    2026-03-08, 01:30-03:30, 2026-03-08T06:30, 2026-03-08T07:30",
        "America/New_York,    2026-11-01, 01:00-02:00, 2026-11-01T05:00, 2026-11-01T07:00",
        "America/New_York,    2026-03-08, 00:00-24:00, 2026-03-08T05:00, 2026-03-09T04:00",
        "America/New_York,    2026-11-01, 00:00-24:00, 2026-11-01T04:00, 2026-11-02T05:00",
        "America/Santiago,    2026-09-06, 00:00-02:00, 2026-09-06T04:00, 2026-09-06T05:00",
        "Africa/Cairo,        2026-04-24, 00:00-02:00, 2026-04-23T22:00, 2026-04-23T23:00",
        "Pacific/Kiritimati,  2026-01-31, 09:00-17:00, 2026-01-30T19:00, 2026-01-31T03:00",
        "Pacific/Pago_Pago,   2026-01-31, 09:00-17:00, 2026-01-31T20:00, 2026-02-01T04:00",
        "Asia/Kolkata,        2026-02-28, 09:00-17:00, 2026-02-28T03:30, 2026-02-28T11:30",
        "Asia/Kathmandu,      2028-02-29, 09:00-17:00, 2028-02-29T03:15, 2028-02-29T11:15",
        "Pacific/Chatham,     2026-12-31, 22:00-24:00, 2026-12-31T08:15, 2026-12-31T10:15",
        "Pacific/Apia,        2011-12-31, 00:00-01:00, 2011-12-30T10:00, 2011-12-30T11:00",
        "UTC,                 2026-06-30, 23:59-24:00, 2026-06-30T23:59, 2026-07-01T00:00"
    })
    void opens_the_instants_at_which_the_clock_shows_the_hours(
            String zone, LocalDate date, String hours, String start, String end) {
        put(zone, date(date.toString(), hours), "");

        assertThat(freeAround(date, date)).containsExactly(instants(start, end));
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08, 02:00-03:00",
        "Europe/Berlin,    2026-03-29, 02:00-03:00",
        "Africa/Cairo,     2026-04-24, 00:00-01:00",
        "Pacific/Apia,     2011-12-30, 00:00-24:00"
    })
    void opens_nothing_in_hours_that_the_clock_skips(String zone, LocalDate date, String hours) {
        put(zone, date(date.toString(), hours), "");

        assertThat(freeAround(date, date)).isEmpty();
    }

    @Test
    void opens_minutes_that_the_clock_shows_twice_both_times() {
        put("America/New_York", date("2026-11-01", "01:15-01:45"), "");

        assertThat(freeAround(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1)))
                .containsExactly(
                        instants("2026-11-01T05:15", "2026-11-01T05:45"),
                        instants("2026-11-01T06:15", "2026-11-01T06:45"));
    }

    @Test
    void joins_hours_that_touch_at_midnight() {
        put("Asia/Tokyo", wday("friday", "22:00-24:00") + "," + wday("saturday", "00:00-02:00"), "");

        assertThat(freeAround(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 31)))
                .containsExactly(instants("2026-01-30T13:00", "2026-01-30T17:00"));
    }

    @Test
    void replaces_the_hours_of_the_weekday_by_those_of_the_date() {
        put(
                "America/New_York",
                wday("thursday", "09:00-17:00") + "," + date("2026-12-24") + "," + date("2026-12-31", "10:00-12:00"),
                "");

        assertThat(freeAround(LocalDate.of(2026, 12, 17), LocalDate.of(2026, 12, 31)))
                .containsExactly(
                        instants("2026-12-17T14:00", "2026-12-17T22:00"),
                        instants("2026-12-31T15:00", "2026-12-31T17:00"));
    }

    @Test
    void reads_the_hours_of_a_travel_on_the_clock_of_the_other_zone() {
        put(
                "America/New_York",
                wday("monday", "09:00-17:00") + "," + wday("tuesday", "09:00-17:00"),
                ", 'travels': [{'from': '2026-11-03', 'until': '2026-11-08', 'time_zone': 'Europe/Lisbon'}]");

        assertThat(freeAround(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 8)))
                .containsExactly(
                        instants("2026-11-02T14:00", "2026-11-02T22:00"),
                        instants("2026-11-03T09:00", "2026-11-03T17:00"),
                        instants("2026-11-09T14:00", "2026-11-09T22:00"),
                        instants("2026-11-10T14:00", "2026-11-10T22:00"));
    }

    @Test
    void opens_nothing_outside_the_effective_dates() {
        put("UTC", wday("monday", "09:00-17:00"), ", 'effective_from': '2026-01-12', 'effective_until': '2026-01-19'");

        assertThat(freeAround(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 26)))
                .containsExactly(
                        instants("2026-01-12T09:00", "2026-01-12T17:00"),
                        instants("2026-01-19T09:00", "2026-01-19T17:00"));
    }
}
