package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of the availability routes of version 2. */
class AvailabilityTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final String ANNS = "/api/v2/users/1/availability";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
    }

    @Test
    void answers_with_the_slot_that_the_new_one_is_part_of() {
        assertThat(api.post(ANNS, slot(T, T + HOUR))).hasToString("201 {\"collection\":[" + slot(T, T + HOUR) + "]}");
        assertThat(api.post(ANNS, slot(T + 2 * HOUR, T + 3 * HOUR)).elements())
                .containsExactly(slot(T + 2 * HOUR, T + 3 * HOUR));
        assertThat(api.post(ANNS, slot(T + HOUR, T + 2 * HOUR)).elements())
                .as("a slot that bridges two merges them")
                .containsExactly(slot(T, T + 3 * HOUR));
        assertThat(api.get(ANNS).elements()).containsExactly(slot(T, T + 3 * HOUR));
    }

    @Test
    void takes_timestamps_and_digits_as_well_as_numbers() {
        assertThat(api.post(
                                ANNS,
                                json("{'start_time': '2026-01-05T10:00:00+01:00', 'end_time': '2026-01-05T10:00:00z'}"))
                        .elements())
                .containsExactly(slot(T + HOUR, T + 2 * HOUR));
        assertThat(api.post(ANNS, json("{'start_time': '%d', 'end_time': 1.7676288e9}".formatted(T + 3 * HOUR)))
                        .elements())
                .containsExactly(slot(T + 3 * HOUR, T + 8 * HOUR));
        assertThat(api.get(ANNS + "?start_time=2026-01-05T10:00:00%2B01:00&end_time=2026-01-05T10:00:00Z")
                        .elements())
                .containsExactly(slot(T + HOUR, T + 2 * HOUR));
    }

    @Test
    void opens_all_of_many_slots_and_merges_them() {
        assertThat(api.post(
                                ANNS,
                                slots(
                                        slot(T + 5 * HOUR, T + 6 * HOUR),
                                        slot(T, T + HOUR),
                                        slot(T + HOUR, T + 2 * HOUR)))
                        .elements())
                .containsExactly(slot(T, T + 2 * HOUR), slot(T + 5 * HOUR, T + 6 * HOUR));
    }

    @Test
    void opens_all_of_many_slots_or_none() {
        api.open(T, T + HOUR, 1);

        assertThat(api.post(ANNS, slots(slot(T + 2 * HOUR, T + 3 * HOUR), slot(T, T + 1)))
                        .problem())
                .isEqualTo("already-available");
        assertThat(api.post(ANNS, slots(slot(T + 2 * HOUR, T + 3 * HOUR), slot(T - 1, T + 1)))
                        .problem())
                .isEqualTo("in-the-past");
        assertThat(api.post(ANNS, slots(slot(T + 2 * HOUR, T + 3 * HOUR), slot(5, 5)))
                        .problem())
                .isEqualTo("invalid-slot");
        assertThat(api.post(ANNS, slots(slot(T + 2 * HOUR, T + 3 * HOUR), "{\"start_time\": 1}", "7"))
                        .pointers())
                .containsExactly("/slots/1/end_time", "/slots/2");

        assertThat(api.get(ANNS).elements()).containsExactly(slot(T, T + HOUR));
    }

    private static String slots(String... slots) {
        return "{\"slots\": [" + String.join(", ", slots) + "]}";
    }

    @Test
    void takes_one_slot_or_many_but_not_both() {
        String both = slots(slot(T, T + 1)).replace("{\"slots\"", "{\"start_time\": 1, \"slots\"");

        assertThat(api.post(ANNS, both).pointers()).containsExactly("/start_time");
        assertThat(api.post(ANNS, slots()).pointers()).containsExactly("/slots");
        assertThat(api.post(ANNS, "{}").pointers()).containsExactly("/end_time", "/start_time");
    }

    @Test
    void says_which_part_of_the_time_lies_in_meetings() {
        api.open(T, T + 4 * HOUR, 1, 2);
        api.meeting(T + HOUR, T + 2 * HOUR, 1, 2);

        assertThat(api.post(ANNS, slot(T + HOUR, T + 3 * HOUR)))
                .hasToString(json(
                        "409 {'type':'/api/problems/in-a-meeting','title':'In a meeting','status':409,'detail':'User 1 is"
                                + " in a meeting in {2026-01-05T09:00:00Z/2026-01-05T10:00:00Z} of"
                                + " 2026-01-05T09:00:00Z/2026-01-05T11:00:00Z','instance':'" + ANNS + "','busy':[{"
                                + "'user_id':1,'start_time':%d,'end_time':%d}]}".formatted(T + HOUR, T + 2 * HOUR)));
    }

    @Test
    void clips_free_time_to_the_window() {
        api.open(T, T + 10 * HOUR, 1, 2);
        api.meeting(T + 2 * HOUR, T + 3 * HOUR, 1, 2);

        assertThat(free(T + HOUR, T + 5 * HOUR))
                .containsExactly(slot(T + HOUR, T + 2 * HOUR), slot(T + 3 * HOUR, T + 5 * HOUR));
        assertThat(free(T + 2 * HOUR, T + 3 * HOUR)).isEmpty();
    }

    private static List<String> free(long start, long end) {
        return api.get(ANNS + "?start_time=" + start + "&end_time=" + end).elements();
    }

    @Test
    void has_a_default_window_of_thirty_days_from_now_on() {
        api.open(T, T + 40 * DAY, 1);
        api.pass(HOUR);

        assertThat(api.get(ANNS).elements()).containsExactly(slot(T + HOUR, T + HOUR + 30 * DAY));
        assertThat(api.get(ANNS + "?start_time=" + (T + 2 * DAY)).elements())
                .containsExactly(slot(T + 2 * DAY, T + 32 * DAY));
        assertThat(api.get(ANNS + "?end_time=" + (T + 35 * DAY)).elements())
                .containsExactly(slot(T + HOUR, T + 35 * DAY));
        assertThat(api.get(ANNS + "?end_time=" + T).problem()).isEqualTo("invalid-slot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/availability", "/timeline"})
    void refuses_a_window_of_more_than_366_days(String path) {
        String window = "/api/v2/users/1" + path + "?start_time=" + T + "&end_time=";

        assertThat(api.get(window + (T + 366 * DAY)).status()).isEqualTo(200);
        Api.Response refused = api.get(window + (T + 20 * 365 * DAY));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("window-too-long");
        assertThat(refused.json().get("max_days").asInt()).isEqualTo(366);
        assertThat(refused.pointers()).containsExactly("/end_time");
    }

    @Test
    void takes_time_back_and_splits_slots() {
        api.open(T, T + 10 * HOUR, 1);

        assertThat(close(T + 2 * HOUR, T + 3 * HOUR)).hasToString("204 ");

        assertThat(api.get(ANNS).elements()).containsExactly(slot(T, T + 2 * HOUR), slot(T + 3 * HOUR, T + 10 * HOUR));
        assertThat(close(T + 2 * HOUR, T + 3 * HOUR).status()).as("again").isEqualTo(204);
        assertThat(close(T, T + 366 * DAY).status()).isEqualTo(204);
        assertThat(api.get(ANNS).elements()).isEmpty();
    }

    @Test
    void leaves_meetings_where_time_is_taken_back() {
        api.open(T, T + 4 * HOUR, 1, 2);
        String id = api.meeting(T + HOUR, T + 2 * HOUR, 1, 2).get("id").asText();

        close(T, T + 4 * HOUR);

        assertThat(api.get("/api/v2/meetings/" + id).body()).contains("\"status\":\"scheduled\"");
        api.post("/api/v2/meetings/" + id + "/cancellation", "{}");
        assertThat(api.get(ANNS).elements())
                .as("the removed time stays removed")
                .isEmpty();
        assertThat(api.get("/api/v2/users/2/availability").elements()).containsExactly(slot(T, T + 4 * HOUR));
    }

    private static Api.Response close(long start, long end) {
        return api.delete(ANNS + "?start_time=" + start + "&end_time=" + end);
    }

    @Test
    void takes_back_only_what_is_named() {
        api.open(T, T + HOUR, 1);

        assertThat(api.delete(ANNS).pointers()).containsExactly("/end_time", "/start_time");
        assertThat(close(T, T).problem()).isEqualTo("invalid-slot");
        assertThat(close(T, T + 366 * DAY + 1).problem()).isEqualTo("window-too-long");
        assertThat(api.get(ANNS).elements()).hasSize(1);
    }

    @Test
    void shows_free_time_and_meetings_in_one_list() {
        api.open(T, T + 4 * HOUR, 1, 2);
        String id = api.meeting(T + HOUR, T + 2 * HOUR, 1, 2).get("id").asText();
        String gone = api.meeting(T + 3 * HOUR, T + 4 * HOUR, 1, 2).get("id").asText();
        api.post("/api/v2/meetings/" + gone + "/cancellation", "{}");

        String meeting = api.get("/api/v2/meetings/" + id).body();
        assertThat(api.get("/api/v2/users/1/timeline").elements())
                .containsExactly(
                        entry("available", T, T + HOUR),
                        entry("meeting", T + HOUR, T + 2 * HOUR).replace("}", ",\"meeting\":" + meeting + "}"),
                        entry("available", T + 2 * HOUR, T + 4 * HOUR));
        assertThat(api.get("/api/v2/users/1/timeline?start_time=%d&end_time=%d"
                                .formatted(T + HOUR + 1, T + 2 * HOUR + 1))
                        .json()
                        .get("collection")
                        .findValuesAsText("type"))
                .as("meetings are not clipped")
                .containsExactly("meeting", "available");
    }

    private static String entry(String type, long start, long end) {
        return slot(start, end).replace("{", "{\"type\":\"" + type + "\",");
    }

    @Test
    void knows_no_user_who_does_not_exist() {
        String window = "?start_time=" + T + "&end_time=" + (T + 1);

        assertThat(api.get("/api/v2/users/9/availability").problem()).isEqualTo("unknown-user");
        assertThat(api.get("/api/v2/users/9/timeline").problem()).isEqualTo("unknown-user");
        assertThat(api.post("/api/v2/users/9/availability", slot(T, T + 1)).problem())
                .isEqualTo("unknown-user");
        assertThat(api.delete("/api/v2/users/9/availability" + window).problem())
                .isEqualTo("unknown-user");
    }
}
