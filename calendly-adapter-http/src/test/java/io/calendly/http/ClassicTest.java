package io.calendly.http;

import static io.calendly.http.Api.T;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of the classic API, whose responses are compared literally. */
class ClassicTest {

    private static final String OPENED = "201 {\"message\":\"Availability set successfully\"}";
    private static final String SCHEDULED = "201 {\"message\":\"Meeting scheduled successfully!\"}";
    private static final String INVALID_TIMESTAMPS = "400 {\"error\":\"Invalid timestamps\"}";
    private static final String NO_OVERLAP =
            "400 {\"error\":\"No overlap found in availability for the requested time\"}";
    private static final String ALREADY_AVAILABLE =
            "400 {\"error\":\"User is already available in the requested time\"}";

    @RegisterExtension
    static final Api api = new Api();

    private long ann;
    private long bob;

    @BeforeEach
    void addUsers() {
        ann = api.user("Ann");
        bob = api.user("Bob");
    }

    @Test
    void lists_users_by_id() {
        String expected = "200 [{\"id\":" + ann + ",\"name\":\"Ann\"},{\"id\":" + bob + ",\"name\":\"Bob\"}]";

        assertThat(api.get("/api/users")).hasToString(expected);
        assertThat(api.get("/api/admin/users")).hasToString(expected);
    }

    @Test
    void lists_users_as_they_are_after_every_change() {
        api.get("/api/users");

        long eve = api.user("Eve");
        assertThat(api.get("/api/users").body()).endsWith("{\"id\":" + eve + ",\"name\":\"Eve\"}]");
        api.patch("/api/v2/users/" + eve, "{\"name\": \"Eva\"}");
        assertThat(api.get("/api/users").body()).endsWith("{\"id\":" + eve + ",\"name\":\"Eva\"}]");
        api.delete("/api/v2/users/" + eve);
        assertThat(api.get("/api/users").body()).endsWith("{\"id\":" + bob + ",\"name\":\"Bob\"}]");
    }

    @Test
    void opens_time_and_shows_it() {
        assertThat(open(ann, 100, 200)).hasToString(OPENED);
        assertThat(open(ann, 300, 400)).hasToString(OPENED);

        assertThat(free(ann)).isEqualTo(slots(100, 200, 300, 400));
    }

    @Test
    void shows_the_slots_that_lie_wholly_inside() {
        open(ann, 100, 200);
        open(ann, 300, 400);

        String path = "/api/availability/" + ann;
        assertThat(api.get(path + "?start_time=" + (T + 100)).body()).isEqualTo(slots(100, 200, 300, 400));
        assertThat(api.get(path + "?start_time=" + (T + 101)).body()).isEqualTo(slots(300, 400));
        assertThat(api.get(path + "?end_time=" + (T + 399)).body()).isEqualTo(slots(100, 200));
        assertThat(api.get(path + "?start_time=" + (T + 100) + "&end_time=" + (T + 400) + ".0")
                        .body())
                .isEqualTo(slots(100, 200, 300, 400));
        assertThat(api.get(path + "?start_time=" + (T + 400) + "&end_time=" + (T + 100))
                        .body())
                .isEqualTo("[]");
        assertThat(api.get(path + "?start_time=-5&end_time=1e400").body()).isEqualTo(slots(100, 200, 300, 400));
    }

    @ParameterizedTest
    @CsvSource({"404", "-1", "0", "99999999999999999999999999"})
    void has_no_free_time_of_users_who_do_not_exist(String id) {
        assertThat(api.get("/api/availability/" + id)).hasToString("200 []");
        assertThat(api.get("/api/overlap?user1_id=" + id + "&user2_id=" + ann)).hasToString("200 []");
        assertThat(api.post("/api/availability/" + id, json("start_time", T, "end_time", T + 10)))
                .hasToString("404 {\"error\":\"user do not exist\"}");
        assertThat(api.post("/api/availability/" + id, json("start_time", T + 10, "end_time", T)))
                .as("the user is checked before the times")
                .hasToString("404 {\"error\":\"user do not exist\"}");
        assertThat(api.post("/api/meeting", meeting(ann, id, T, T + 10)))
                .hasToString("404 {\"error\":\"One or both users do not exist\"}");
        assertThat(api.post("/api/meeting/", meeting(ann, id, T, T + 10)))
                .hasToString("404 {\"error\":\"One or both users do not exist\"}");
        assertThat(api.post("/api/meeting", meeting(ann, id, T + 10, T)))
                .as("the times are checked before the users")
                .hasToString(INVALID_TIMESTAMPS);
    }

    @ParameterizedTest
    @CsvSource({"20, 10", "10, 10", "-1, 10", "-20, -10"})
    void refuses_times_that_are_reversed_empty_or_past(long start, long end) {
        assertThat(open(ann, start, end)).hasToString(INVALID_TIMESTAMPS);
        assertThat(schedule(start, end)).hasToString(INVALID_TIMESTAMPS);
        assertThat(free(ann)).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "253402300800",
                "99999999999999999999",
                "1e400",
                "-1",
                "-1e300",
                "1e999999999",
                "-9223372036854775809"
            })
    void refuses_times_out_of_range(String time) {
        assertThat(api.post("/api/availability/" + ann, json("start_time", T, "end_time", time)))
                .hasToString(INVALID_TIMESTAMPS);
        assertThat(api.post("/api/availability/" + ann, json("start_time", time, "end_time", time)))
                .hasToString(INVALID_TIMESTAMPS);
        assertThat(api.post("/api/meeting", meeting(ann, bob, T, time))).hasToString(INVALID_TIMESTAMPS);
        assertThat(api.post("/api/meeting", meeting(ann, bob, time, T + 10))).hasToString(INVALID_TIMESTAMPS);
    }

    @Test
    void takes_the_last_second_of_the_year_9999_and_times_after_2038() {
        assertThat(api.post("/api/availability/" + ann, json("start_time", 2208988800L, "end_time", 253402300799L)))
                .hasToString(OPENED);
        assertThat(free(ann)).isEqualTo("[{\"start_time\":2208988800,\"end_time\":253402300799}]");
    }

    @Test
    void starts_at_now_to_the_second() {
        assertThat(open(ann, 0, 10)).hasToString(OPENED);
    }

    @Test
    void refuses_time_that_is_free_already() {
        open(ann, 100, 200);

        assertThat(open(ann, 100, 200)).hasToString(ALREADY_AVAILABLE);
        assertThat(open(ann, 120, 130)).hasToString(ALREADY_AVAILABLE);
    }

    @Test
    void leaves_one_slot_where_slots_are_bridged_swallowed_or_touched() {
        open(ann, 0, 10);
        open(ann, 20, 30);
        assertThat(open(ann, 5, 25)).hasToString(OPENED);
        assertThat(free(ann)).isEqualTo(slots(0, 30));

        open(bob, 10, 20);
        open(bob, 30, 40);
        open(bob, 50, 60);
        assertThat(open(bob, 0, 70)).hasToString(OPENED);
        assertThat(open(bob, 70, 80)).hasToString(OPENED);
        assertThat(free(bob)).isEqualTo(slots(0, 80));
    }

    @Test
    void finds_the_overlap_of_two_users_by_kind() {
        open(ann, 0, 10);
        open(ann, 20, 30);
        open(ann, 40, 50);
        open(bob, 5, 15);
        open(bob, 22, 28);
        open(bob, 40, 50);

        String path = "/api/overlap?user1_id=" + ann + "&user2_id=" + bob;
        assertThat(api.get(path).body()).isEqualTo(slots(5, 10, 22, 28, 40, 50));
        assertThat(api.get(path + "&kind=full").body()).isEqualTo(slots(22, 28, 40, 50));
        assertThat(api.get(path + "&kind=partial").body()).isEqualTo(slots(5, 10));
        assertThat(api.get("/api/overlap?user1_id=" + bob + ".0&user2_id=" + ann + "&kind=full")
                        .body())
                .isEqualTo(slots(22, 28, 40, 50));
        assertThat(api.get(path + "&kind=both"))
                .hasToString("400 {\"errors\":{\"kind\":\"Must be one of full, partial\"},"
                        + "\"message\":\"Input payload validation failed\"}");
    }

    @Test
    void takes_arguments_of_a_get_from_a_json_body_too() {
        open(ann, 0, 10);
        open(bob, 5, 15);

        Api.Response response = api.exchange(
                "GET",
                "/api/overlap?user1_id=404&user2_id=" + bob,
                "application/json",
                json("user1_id", ann).replace("}", ", \"kind\": \"partial\"}"));

        assertThat(response.body()).isEqualTo(slots(5, 10));
    }

    @Test
    void schedules_a_meeting_in_common_free_time_and_takes_the_time() {
        open(ann, 0, 100);
        open(bob, 0, 100);

        assertThat(schedule(20, 30)).hasToString(SCHEDULED);

        assertThat(free(ann)).isEqualTo(slots(0, 20, 30, 100));
        assertThat(free(bob)).isEqualTo(slots(0, 20, 30, 100));
        assertThat(schedule(20, 30)).hasToString(NO_OVERLAP);
        assertThat(schedule(29, 31)).hasToString(NO_OVERLAP);
        assertThat(schedule(30, 40)).as("back to back").hasToString(SCHEDULED);
        assertThat(schedule(90, 101)).as("partly outside").hasToString(NO_OVERLAP);
    }

    @Test
    void never_frees_a_meeting_by_declaring_its_time_again() {
        open(ann, 0, 100);
        open(bob, 0, 100);
        schedule(20, 30);

        assertThat(open(ann, 20, 30)).hasToString("400 {\"error\":\"User has a meeting in the requested time\"}");
        assertThat(open(ann, 10, 40)).hasToString("400 {\"error\":\"User has a meeting in the requested time\"}");
        assertThat(open(ann, 20, 120)).hasToString(OPENED);
        assertThat(open(bob, 0, 120)).hasToString(OPENED);
        assertThat(schedule(20, 30)).hasToString(NO_OVERLAP);
        assertThat(free(ann)).isEqualTo(slots(0, 20, 30, 120));
    }

    @Test
    void refuses_a_meeting_with_oneself() {
        open(ann, 0, 100);

        assertThat(api.post("/api/meeting", meeting(ann, ann, T, T + 10)))
                .hasToString("400 {\"error\":\"A meeting needs two different users\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "%d.0", "%d.000", "%de0", "%d00e-2"})
    void takes_an_integer_however_it_is_written(String format) {
        String start = format.formatted(T + 10);
        String end = format.formatted(T + 20);

        assertThat(api.post("/api/availability/" + ann, json("start_time", start, "end_time", end)))
                .hasToString(OPENED);
        assertThat(api.post("/api/availability/" + bob + "?start_time=" + start + "&end_time=" + end, ""))
                .hasToString(OPENED);
        assertThat(api.post("/api/meeting", meeting(format.formatted(ann), format.formatted(bob), start, end)))
                .hasToString(SCHEDULED);
    }

    @Test
    void takes_arguments_from_the_body_before_the_form_before_the_query() {
        String form = "application/x-www-form-urlencoded";
        String path = "/api/availability/" + ann;

        assertThat(api.exchange("POST", path, form, "start_time=" + (T + 10) + "&end_time=" + (T + 20)))
                .hasToString(OPENED);
        assertThat(api.exchange("POST", path + "?start_time=" + (T + 30) + "&end_time=" + (T + 40), "", ""))
                .hasToString(OPENED);
        assertThat(api.post(path + "?start_time=1&end_time=2", json("start_time", T + 50, "end_time", T + 60)))
                .as("the body takes precedence")
                .satisfies(response -> assertThat(free(ann)).isEqualTo(slots(10, 20, 30, 40, 50, 60)));
        assertThat(api.exchange(
                        "POST", path + "?start_time=1", form, "start_time=" + (T + 70) + "&end_time=" + (T + 80)))
                .as("the form takes precedence")
                .hasToString(OPENED);
    }

    @Test
    void says_everything_that_is_wrong_with_the_arguments_at_once() {
        String missing = "Missing required argument in the JSON body, the form or the query string";

        assertThat(api.post("/api/meeting", "{\"user1_id\": \"x\", \"user2_id\": null, \"meeting_start_time\": 1.5}"))
                .hasToString("400 {\"errors\":{\"meeting_end_time\":\"" + missing
                        + "\",\"meeting_start_time\":\"Must be an integer\",\"user1_id\":\"Must be an integer\","
                        + "\"user2_id\":\"Must be an integer\"},\"message\":\"Input payload validation failed\"}");
        assertThat(api.get("/api/overlap"))
                .hasToString("400 {\"errors\":{\"user1_id\":\"" + missing + "\",\"user2_id\":\"" + missing
                        + "\"},\"message\":\"Input payload validation failed\"}");
        assertThat(api.get("/api/availability/" + ann + "?start_time=soon").status())
                .isEqualTo(400);
    }

    private Api.Response open(long user, long from, long to) {
        return api.post("/api/availability/" + user, json("start_time", T + from, "end_time", T + to));
    }

    private Api.Response schedule(long from, long to) {
        return api.post("/api/meeting", meeting(ann, bob, T + from, T + to));
    }

    private String free(long user) {
        return api.get("/api/availability/" + user).body();
    }

    private static String meeting(Object user1, Object user2, Object start, Object end) {
        return "{\"user1_id\": %s, \"user2_id\": %s, \"meeting_start_time\": %s, \"meeting_end_time\": %s}"
                .formatted(user1, user2, start, end);
    }

    private static String json(String name, Object value) {
        return "{\"" + name + "\": " + value + "}";
    }

    private static String json(String name1, Object value1, String name2, Object value2) {
        return "{\"" + name1 + "\": " + value1 + ", \"" + name2 + "\": " + value2 + "}";
    }

    /** Returns the JSON of slots, whose bounds are in seconds after now. */
    private static String slots(long... bounds) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"start_time\":")
                    .append(T + bounds[i])
                    .append(",\"end_time\":")
                    .append(T + bounds[i + 1])
                    .append('}');
        }
        return text.append(']').toString();
    }
}
