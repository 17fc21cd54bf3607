package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of unknown names and other slips of a client, and of the hints in the problems about them. */
class HintsTest {

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addTwoUsers() {
        api.user("Ann");
        api.user("Bob");
    }

    private static void assertFault(Api.Response response, String pointer, String detail) {
        assertThat(response.status()).as("%s", response).isEqualTo(400);
        assertThat(response.json().get("errors").toString())
                .contains(json("{'pointer':'%s','detail':'%s'}".formatted(pointer, detail)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/users?_=171 | /_ | known are count, page_token, query",
                "/users?utm_source=mail | /utm_source | known are count, page_token, query",
                "/users?Count=2 | /Count | did you mean count?",
                "/users?pageToken=x | /pageToken | did you mean page_token?",
                "/users?=1 | / | known are count, page_token, query",
                "/meetings?star_time=5 | /star_time | did you mean start_time?",
                "/meetings?userid=1 | /userid | did you mean user_id?",
                "/users/1/availability?endtime=5 | /endtime | did you mean end_time?",
                "/users/1/timeline?starttime=5 | /starttime | did you mean start_time?",
                "/overlaps?user_id=1&user_id=2&min_durations=5 | /min_durations | did you mean min_duration?",
                "/overlaps?user_id=1&user_id=2&a~b=5 | /a~0b | known are at_least, count, end_time, kind, "
                        + "min_duration, page_token, required_user_id, sort, start_time, user_id",
                "/users/1?x=1 | /x | there are none",
            })
    void refuses_an_unknown_parameter_and_names_the_nearest(String path, String pointer, String hint) {
        assertFault(api.get("/api/v2" + path), pointer, "is not a parameter of this request; " + hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /users",
                "PATCH /users/1",
                "DELETE /users/1",
                "POST /users/1/availability",
                "POST /meetings",
                "PATCH /meetings/019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c11",
                "POST /meetings/019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c11/cancellation"
            })
    void refuses_an_unknown_parameter_where_there_are_none(String route) {
        String[] parts = route.split(" ", 2);

        Api.Response response = api.exchange(parts[0], "/api/v2" + parts[1] + "?dry_run=1", "", "");

        assertFault(response, "/dry_run", "is not a parameter of this request; there are none");
        assertThat(api.get("/api/v2/users").elements()).hasSize(2);
    }

    @Test
    void refuses_an_unknown_parameter_of_a_request_with_a_key_each_time() {
        for (int i = 0; i < 2; i++) {
            assertThat(api.send("POST", "/api/v2/users?x=1", Map.of("Idempotency-Key", "k"), "{\"name\":\"Eve\"}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void accepts_ampersands_without_a_parameter() {
        assertThat(api.get("/api/v2/users?&count=1&&").elements()).hasSize(1);
        assertThat(api.get("/api/v2/users/1?").status()).isEqualTo(200);
    }

    @Test
    void keeps_ignoring_unknown_arguments_on_the_classic_surface() {
        assertThat(api.get("/api/users?_=171").status()).isEqualTo(200);
        assertThat(api.get("/api/overlap?user1_id=1&user2_id=2&_=171").status()).isEqualTo(200);
    }

    @Test
    void names_the_nearest_field_of_a_body() {
        assertFault(
                api.post("/api/v2/users", json("{'name': 'Eve', 'timezone': 'UTC'}")),
                "/timezone",
                "is not a field of this object; did you mean time_zone?");
        assertFault(
                api.post(
                        "/api/v2/meetings",
                        json(
                                "{'attendee_ids': [1, 2], 'start_time': 1, 'end_time': 2, 'recurrence': {'freq': 'daily'}}")),
                "/recurrence/freq",
                "is not a field of this object; known are count, frequency, interval, time_zone, until");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1, 2", "[1,2]", "1;2", "1|2"})
    void says_that_a_parameter_is_repeated_for_several_values(String ids) {
        String encoded =
                ids.replace(" ", "%20").replace("[", "%5B").replace("]", "%5D").replace("|", "%7C");

        assertFault(
                api.get("/api/v2/overlaps?user_id=" + encoded),
                "/user_id",
                "must be user ids; repeat the parameter for several, such as user_id=1&user_id=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id%5B%5D=1&user_id%5B%5D=2", "user_id%5B0%5D=1"})
    void says_that_the_name_has_no_brackets(String query) {
        assertThat(api.get("/api/v2/overlaps?" + query).body())
                .contains("is not a parameter of this request; repeat user_id instead, such as user_id=1&user_id=2");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 'a day needs a time and an offset, such as 2026-12-01T09:00:00Z'",
        "2026-12-01T09:00, 'the offset is missing, such as Z or +01:00'",
        "2026-12-01T09:00:00.000, 'the offset is missing, such as Z or +01:00'"
    })
    void says_what_a_timestamp_lacks(String time, String hint) {
        String detail = "must be epoch seconds or a timestamp such as 2026-03-09T09:00:00Z; " + hint;

        assertFault(api.get("/api/v2/meetings?start_time=" + time), "/start_time", detail);
        assertFault(
                api.post(
                        "/api/v2/users/1/availability",
                        json("{'start_time': '%s', 'end_time': %d}".formatted(time, T + 60))),
                "/start_time",
                detail);
    }

    @Test
    void names_milliseconds_as_such() {
        long millis = 1_893_495_600_000L;
        String hint = "; 1893495600000 looks like milliseconds, and times are in seconds: 1893495600";
        String slot = json("{'start_time': %d, 'end_time': %d}".formatted(millis, millis + 3_600_000));

        for (Api.Response response : List.of(
                api.get("/api/v2/users/1/availability?start_time=" + millis),
                api.get("/api/v2/meetings?start_time=" + millis),
                api.post("/api/v2/users/1/availability", slot),
                api.post("/api/v2/users/1/availability", "{\"slots\": [" + slot + "]}"))) {
            assertThat(response.problem()).isEqualTo("invalid-slot");
            assertThat(response.json().get("detail").asText()).endsWith(hint);
            assertThat(response.json().at("/errors/0/detail").asText()).endsWith(hint);
        }
    }

    @Test
    void names_milliseconds_where_only_the_stored_meeting_tells() {
        api.open(T, T + 7200, 1, 2);
        String meeting = api.meeting(T, T + 3600, 1, 2).get("id").asText();

        Api.Response moved = api.patch("/api/v2/meetings/" + meeting, "{\"start_time\": 1893495600000}");

        assertThat(moved.problem()).isEqualTo("invalid-slot");
        assertThat(moved.json().get("detail").asText()).contains("1893495600000 looks like milliseconds");
    }

    @Test
    void says_nothing_of_milliseconds_where_seconds_are_meant() {
        assertThat(api.get("/api/v2/meetings?start_time=6&end_time=5").body()).doesNotContain("milliseconds");
        assertThat(api.get("/api/v2/meetings?start_time=999999999999999999").body())
                .doesNotContain("milliseconds");
    }
}
