package io.calendly.http;

import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of schedules and time off with faults: each has its pointer, all are reported at once, and nothing is stored. */
class ScheduleFaultsTest {

    private static final String SCHEDULES = "/api/v2/users/1/schedules";
    private static final String HOURS = SCHEDULES + "/hours";
    private static final String TIME_OFF = "/api/v2/users/1/time_off";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUser() {
        api.user("Ann");
    }

    private static Api.Response refused(int status, String body) {
        return refused(HOURS, status, body);
    }

    private static Api.Response refused(String path, int status, String body) {
        Api.Response response = api.put(path, json(body));
        assertThat(response.status()).as("%s: %s", body, response).isEqualTo(status);
        assertThat(api.get(SCHEDULES).elements()).isEmpty();
        return response;
    }

    private static String schedule(String rules) {
        return "{'time_zone': 'UTC', 'rules': [" + rules + "]}";
    }

    private static String wday(String intervals) {
        return "{'type': 'wday', 'wday': 'monday', 'intervals': [" + intervals + "]}";
    }

    private static String date(String date) {
        return "{'type': 'date', 'date': '" + date + "', 'intervals': []}";
    }

    private static String travels(String... fromUntilZone) {
        return "{'time_zone': 'UTC', 'rules': [], 'travels': ["
                + IntStream.range(0, fromUntilZone.length / 3)
                        .mapToObj(i -> "{'from': '%s', 'until': '%s', 'time_zone': '%s'}"
                                .formatted(fromUntilZone[3 * i], fromUntilZone[3 * i + 1], fromUntilZone[3 * i + 2]))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    @ParameterizedTest
    @CsvSource({
        "25:00, 26:00, /rules/0/intervals/0/from, /rules/0/intervals/0/to",
        "09:00, 25:00, /rules/0/intervals/0/to,",
        "09:00, 24:30, /rules/0/intervals/0/to,",
        "09:00, 17:60, /rules/0/intervals/0/to,",
        "9:5,   17:00, /rules/0/intervals/0/from,",
        "9:00,  17:00, /rules/0/intervals/0/from,",
        "-1:00, 17:00, /rules/0/intervals/0/from,",
        "09:00, 17:00:00, /rules/0/intervals/0/to,",
        "09:00, 5 pm,  /rules/0/intervals/0/to,",
        "24:00, 24:00, /rules/0/intervals/0/from,",
        "24:00, 24:30, /rules/0/intervals/0/from, /rules/0/intervals/0/to"
    })
    void refuses_what_no_clock_shows(String from, String to, String first, String second) {
        String body = schedule(wday("{'from': '%s', 'to': '%s'}".formatted(from, to)));

        Api.Response response = refused(400, body);

        assertThat(response.problem()).isEqualTo("invalid-input");
        assertThat(response.pointers())
                .containsExactlyElementsOf(second == null ? List.of(first) : List.of(first, second));
        assertThat(response.body()).contains("must be a time from 00:00 to 2");
    }

    @ParameterizedTest
    @CsvSource({"17:00, 09:00", "09:00, 09:00", "23:59, 00:00", "22:00, 02:00"})
    void refuses_hours_that_end_before_they_start(String from, String to) {
        String body =
                schedule(wday("{'from': '00:00', 'to': '01:00'}, {'from': '%s', 'to': '%s'}".formatted(from, to)));

        Api.Response response = refused(422, body);

        assertThat(response.problem()).isEqualTo("impossible-input");
        assertThat(response.pointers()).containsExactly("/rules/0/intervals/1/to");
        assertThat(response.body()).contains("must be after from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31", "0000-01-01", "-0001-01-01", "10000-01-01", "+10000-01-01", "2026-02-30", "2027-02-29",
                "2026-13-01", "2026-1-1", "20260101", "2026-01-01T00:00:00Z", "today", "", "2026-W01-1"
            })
    void refuses_dates_out_of_range_or_not_in_the_calendar(String date) {
        assertThat(refused(400, schedule(date(date))).pointers()).containsExactly("/rules/0/date");
        assertThat(refused(400, travels(date, "2026-01-01", "UTC")).pointers()).containsExactly("/travels/0/from");
        assertThat(refused(400, travels("2026-01-01", date, "UTC")).pointers()).containsExactly("/travels/0/until");
        String effective = "{'time_zone': 'UTC', 'rules': [], 'effective_from': '%s', 'effective_until': '%s'}";
        assertThat(refused(400, effective.formatted(date, date)).pointers())
                .containsExactly("/effective_from", "/effective_until");
    }

    @Test
    void takes_the_first_and_the_last_date() {
        String rules = date("1970-01-01") + "," + date("9999-12-31") + "," + date("2028-02-29");

        assertThat(api.put(HOURS, json(schedule(rules))).status()).isEqualTo(201);
    }

    @Test
    void says_that_a_date_is_not_in_the_calendar() {
        assertThat(refused(400, schedule(date("2026-02-30"))).body()).contains("there is no date 2026-02-30");
    }

    @Test
    void refuses_an_unknown_zone_and_names_the_nearest() {
        Api.Response response = refused(
                400,
                "{'time_zone': 'America/NewYork', 'rules': [],"
                        + "'travels': [{'from': '2026-01-01', 'until': '2026-01-01', 'time_zone': 'Lisbon'}]}");

        assertThat(response.pointers()).containsExactly("/time_zone", "/travels/0/time_zone");
        assertThat(response.body()).contains("America/New_York", "Europe/Lisbon");
        assertThat(refused(400, "{'time_zone': '+01:00', 'rules': []}").pointers())
                .containsExactly("/time_zone");
    }

    @Test
    void refuses_two_rules_for_one_day() {
        Api.Response response =
                refused(422, schedule(wday("") + "," + date("2026-12-24") + "," + wday("") + "," + date("2026-12-24")));

        assertThat(response.pointers()).containsExactly("/rules/2/wday", "/rules/3/date");
    }

    @Test
    void refuses_travels_that_end_before_they_start_or_that_overlap() {
        Api.Response response = refused(
                422,
                travels(
                        "2026-11-02",
                        "2026-11-08",
                        "UTC",
                        "2026-11-09",
                        "2026-11-09",
                        "UTC",
                        "2026-11-08",
                        "2026-11-07",
                        "UTC",
                        "2026-11-08",
                        "2026-11-10",
                        "UTC"));

        assertThat(response.pointers()).containsExactly("/travels/2/until", "/travels/3");
    }

    @Test
    void refuses_a_last_effective_date_before_the_first() {
        String body =
                "{'time_zone': 'UTC', 'rules': [], 'effective_from': '2026-02-01', 'effective_until': '2026-01-31'}";

        assertThat(refused(422, body).pointers()).containsExactly("/effective_until");
    }

    @Test
    void refuses_lists_that_are_too_long() {
        String interval = "{'from': '00:00', 'to': '00:01'}";
        assertThat(refused(400, schedule(wday(repeated(1_000, interval)))).pointers())
                .containsExactly("/rules/0/intervals");
        assertThat(refused(400, schedule(wday(repeated(97, interval)))).pointers())
                .containsExactly("/rules/0/intervals");
        assertThat(refused(422, schedule(dates(1_001))).pointers()).containsExactly("/rules/1000/date");
        assertThat(refused(400, schedule(repeated(1_008, "{}"))).pointers()).containsExactly("/rules");
        String travel = "{'from': '2026-01-01', 'until': '2026-01-01', 'time_zone': 'UTC'}";
        assertThat(refused(400, "{'time_zone': 'UTC', 'rules': [], 'travels': [" + repeated(51, travel) + "]}")
                        .pointers())
                .containsExactly("/travels");
    }

    private static String repeated(int times, String element) {
        return String.join(",", Collections.nCopies(times, element));
    }

    private static String dates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> date(LocalDate.EPOCH.plusDays(i).toString()))
                .collect(Collectors.joining(","));
    }

    @Test
    void takes_as_much_as_a_schedule_may_have_in_one_body() {
        String hours = "[{'from': '09:00', 'to': '17:00'}]";
        String days = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday").stream()
                .map(day -> wday("").replace("monday", day).replace("[]", hours))
                .collect(Collectors.joining(", "));
        String dates = dates(1_000).replace("[]", hours).replace("},{", "}, {");
        String travels = IntStream.range(0, 50)
                .mapToObj(i -> LocalDate.EPOCH.plusDays(i))
                .map(date -> "{'from': '%s', 'until': '%s', 'time_zone': 'America/Argentina/Buenos_Aires'}"
                        .formatted(date, date))
                .collect(Collectors.joining(", "));

        String body = json("{'time_zone': 'America/New_York', 'rules': [%s, %s], 'travels': [%s]}"
                .formatted(days, dates, travels));

        assertThat(body.length()).isBetween(90_000, HttpServer.MAX_BODY);
        assertThat(api.put(HOURS, body).status()).isEqualTo(201);
        assertThat(api.get(HOURS).json().get("rules")).hasSize(1_007);
        assertThat(api.put(HOURS, body + " ".repeat(HttpServer.MAX_BODY)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a_b", "-a", "a-", "a--b", "caf%C3%A9", "a%20b", "a%2Fb", "%00"})
    void refuses_a_name_that_is_not_a_slug_with_all_other_faults(String name) {
        String path = SCHEDULES + "/" + name;
        Api.Response put = api.put(path, "{\"rules\": 7}");

        assertThat(put.status()).isEqualTo(400);
        if (!name.equals("a%2Fb") && !name.equals("%00")) {
            assertThat(put.pointers()).containsExactly("/name", "/rules", "/time_zone");
            assertThat(put.body()).contains("must be a slug");
            assertThat(api.get(path).problem()).isEqualTo("unknown-schedule");
            assertThat(api.delete(path).problem()).isEqualTo("unknown-schedule");
        }
        assertThat(api.get(SCHEDULES).elements()).isEmpty();
    }

    @Test
    void refuses_a_name_that_is_too_long_or_not_that_of_the_path() {
        assertThat(refused(SCHEDULES + "/" + "a".repeat(65), 400, schedule("")).pointers())
                .containsExactly("/name");
        assertThat(refused(422, "{'name': 'other', 'time_zone': 'UTC', 'rules': []}")
                        .pointers())
                .containsExactly("/name");
        assertThat(api.put(SCHEDULES + "/" + "a".repeat(64), json(schedule(""))).status())
                .isEqualTo(201);
    }

    @Test
    void reports_everything_at_once() {
        Api.Response response = refused(
                400,
                "{'time_zone': 'Mars/Base', 'default': 'yes', 'colour': 1, 'effective_from': 7, 'rules': ["
                        + "{'type': 'wday', 'wday': 'Monday', 'intervals': [{'from': '09:00', 'to': '25:00'}]},"
                        + "{'type': 'day', 'intervals': [{'from': '10:00', 'to': '09:00'}]},"
                        + "{'type': 'date', 'wday': 'monday', 'date': '2026-02-30', 'intervals': null},"
                        + "{'type': 'date', 'date': '2026-12-24', 'intervals': [{'from': '09:00', 'end': '10:00'}, 7]},"
                        + "7, null],"
                        + "'travels': [{'until': '1969-12-31', 'time_zone': 7, 'to': 1}, []]}");

        assertThat(response.pointers())
                .containsExactly(
                        "/colour",
                        "/default",
                        "/effective_from",
                        "/rules/0/intervals/0/to",
                        "/rules/0/wday",
                        "/rules/1/intervals/0/to",
                        "/rules/1/type",
                        "/rules/2/date",
                        "/rules/2/intervals",
                        "/rules/2/wday",
                        "/rules/3/intervals/0/end",
                        "/rules/3/intervals/0/to",
                        "/rules/3/intervals/1",
                        "/rules/4",
                        "/rules/5",
                        "/time_zone",
                        "/travels/0/from",
                        "/travels/0/time_zone",
                        "/travels/0/to",
                        "/travels/0/until",
                        "/travels/1");
    }

    @Test
    void keeps_the_stored_schedule_if_the_new_one_has_a_fault() {
        api.put(HOURS, json(schedule(wday("{'from': '09:00', 'to': '17:00'}"))));
        String before = api.get(HOURS).body();

        assertThat(api.put(HOURS, json(schedule(wday("{'from': '18:00', 'to': '17:00'}"))))
                        .status())
                .isEqualTo(422);

        assertThat(api.get(HOURS).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | /start_time",
                "{'reason': 'x'}                                             | /start_time",
                "{'start_time': 1, 'end_time': 2, 'from': '2026-01-01'}      | ,/until",
                "{'start_time': 1, 'end_time': 2, 'time_zone': 'Mars'}       | ,/time_zone",
                "{'start_time': 'x', 'from': '2026-13-01', 'until': '9'}     | ,/end_time,/from,/start_time,/until",
                "{'start_time': 1}                                           | /end_time",
                "{'start_time': 'noon', 'end_time': 2}                       | /start_time",
                "{'from': '2026-01-01'}                                      | /until",
                "{'time_zone': 'Berlin'}                                     | /from,/time_zone,/until",
                "{'from': '2026-02-30', 'until': '1969-12-31', 'reason': 7}  | /from,/reason,/until",
                "{'from': null, 'until': null}                               | /start_time",
                "{'from': '2026-01-01', 'until': '2026-01-01', 'to': 1}      | /to"
            })
    void refuses_time_off_that_makes_no_sense(String body, String pointers) {
        Api.Response response = api.post(TIME_OFF, json(body));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.pointers()).containsExactly(pointers.split(",", -1));
        assertThat(api.get(TIME_OFF).elements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from': '2026-01-02', 'until': '2026-01-01'} | impossible-input | /until",
                "{'start_time': 2, 'end_time': 2}              | invalid-slot     | /end_time",
                "{'start_time': -1, 'end_time': 2}             | invalid-slot     | /end_time"
            })
    void refuses_time_off_that_ends_before_it_starts(String body, String problem, String pointer) {
        Api.Response response = api.post(TIME_OFF, json(body));

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo(problem);
        assertThat(response.pointers()).containsExactly(pointer);
        assertThat(api.get(TIME_OFF).elements()).isEmpty();
    }
}
