package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.meetingOf;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A test of how scheduled hours and time off flow into all other routes. Ann's schedule opens 9:00 to 17:00 UTC from
 * Monday to Friday, and it is 8:00 on Monday. Bob has declared the hours from 8:00 on.
 */
class ScheduledTimeTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    /** The start of Monday, 5 January 2026. */
    private static final long MONDAY = T - 8 * HOUR;

    private static final long NINE = MONDAY + 9 * HOUR;
    private static final long FIVE = MONDAY + 17 * HOUR;

    private static final String ANN = "/api/v2/users/1";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
        String rules = List.of("monday", "tuesday", "wednesday", "thursday", "friday").stream()
                .map(day -> "{'type': 'wday', 'wday': '" + day + "', 'intervals': [{'from': '09:00', 'to': '17:00'}]}")
                .toList()
                .toString();
        api.put(ANN + "/schedules/hours", json("{'time_zone': 'UTC', 'rules': " + rules + "}"));
        api.open(T, T + 20 * DAY, 2);
    }

    private static void timeOff(long start, long end) {
        assertThat(api.post(ANN + "/time_off", slot(start, end)).status()).isEqualTo(201);
    }

    private static String window(long start, long end) {
        return "start_time=" + start + "&end_time=" + end;
    }

    private static List<String> free(long start, long end) {
        return api.get(ANN + "/availability?" + window(start, end)).elements();
    }

    @Test
    void is_free_time_beside_declared_time_and_without_time_off_and_meetings() {
        api.open(FIVE, FIVE + HOUR, 1);
        timeOff(NINE, NINE + HOUR);
        api.meeting(NINE + 2 * HOUR, NINE + 3 * HOUR, 1, 2);

        assertThat(free(MONDAY, MONDAY + DAY))
                .containsExactly(slot(NINE + HOUR, NINE + 2 * HOUR), slot(NINE + 3 * HOUR, FIVE + HOUR));
        assertThat(free(MONDAY + 5 * DAY, MONDAY + 7 * DAY)).as("a weekend").isEmpty();
    }

    @Test
    void is_part_of_overlaps_and_quorums() {
        api.user("Eve");
        String pair = "/api/v2/overlaps?user_id=1&user_id=2&" + window(MONDAY, MONDAY + DAY);
        String three = pair + "&user_id=3&at_least=2&required_user_id=1";

        assertThat(api.get(pair).json().at("/collection/0/start_time").asLong()).isEqualTo(NINE);
        assertThat(api.get(pair).json().at("/collection/0/end_time").asLong()).isEqualTo(FIVE);
        assertThat(api.get(three).json().at("/collection/0/available_user_ids")).hasToString("[1,2]");

        timeOff(MONDAY, MONDAY + DAY);
        assertThat(api.get(pair).elements()).isEmpty();
        assertThat(api.get(three).elements()).isEmpty();
    }

    @Test
    void is_part_of_the_timeline() {
        api.meeting(NINE, NINE + HOUR, 1, 2);
        timeOff(FIVE - HOUR, FIVE);

        JsonNode timeline = api.get(ANN + "/timeline?" + window(MONDAY, MONDAY + DAY))
                .json()
                .get("collection");

        assertThat(timeline.findValuesAsText("type")).containsExactly("meeting", "available");
        assertThat(timeline.get(1).get("end_time").asLong()).isEqualTo(FIVE - HOUR);
    }

    @Test
    void takes_meetings_inside_the_hours_only() {
        assertThat(api.post("/api/v2/meetings", meetingOf(NINE, FIVE, 1, 2)).status())
                .isEqualTo(201);

        Api.Response early = api.post("/api/v2/meetings", meetingOf(NINE + DAY - 60, NINE + DAY + HOUR, 1, 2));

        assertThat(early.problem()).isEqualTo("not-free");
        assertThat(early.json().get("busy"))
                .hasToString("[" + slot(NINE + DAY - 60, NINE + DAY).replace("{", "{\"user_id\":1,") + "]");
        timeOff(NINE + 2 * DAY, NINE + 2 * DAY + HOUR);
        assertThat(api.post("/api/v2/meetings", meetingOf(NINE + 2 * DAY, FIVE + 2 * DAY, 1, 2))
                        .problem())
                .isEqualTo("not-free");
    }

    @Test
    void lets_a_meeting_move_inside_the_hours_and_over_its_own_time() {
        String id = api.meeting(NINE, NINE + HOUR, 1, 2).get("id").asText();
        String path = "/api/v2/meetings/" + id;
        api.put(
                ANN + "/schedules/hours",
                json("{'time_zone': 'UTC', 'rules': [{'type': 'wday', 'wday': 'monday',"
                        + "'intervals': [{'from': '10:00', 'to': '17:00'}]}]}"));

        assertThat(api.patch(path, "{\"start_time\": " + (NINE + HOUR / 2) + "}")
                        .status())
                .as("its current time counts as free")
                .isEqualTo(200);
        assertThat(api.patch(path, "{\"start_time\": " + (NINE + DAY) + "}").problem())
                .isEqualTo("not-free");
        assertThat(api.patch(path, "{\"start_time\": " + (FIVE - HOUR) + "}").status())
                .isEqualTo(200);
    }

    @Test
    void takes_a_series_whose_occurrences_are_all_inside_the_hours() {
        String daily = meetingOf(NINE, NINE + HOUR, 1, 2)
                .replaceFirst("}$", ", \"recurrence\": {\"frequency\": \"daily\", \"count\": 5}}");

        assertThat(api.post("/api/v2/meetings", daily.replace("\"count\": 5", "\"count\": 6"))
                        .problem())
                .as("the sixth is on Saturday")
                .isEqualTo("occurrences-not-free");
        assertThat(api.post("/api/v2/meetings", daily).status()).isEqualTo(201);
    }

    @Test
    void stays_open_where_declared_time_is_taken_back() {
        api.open(FIVE, FIVE + HOUR, 1);

        Api.Response withdrawn = api.delete(ANN + "/availability?" + window(NINE - HOUR, FIVE + DAY));
        assertThat(withdrawn)
                .hasToString("200 {\"still_open\":[" + slot(NINE, FIVE) + "," + slot(NINE + DAY, FIVE + DAY) + "]}");
        assertThat(free(FIVE, FIVE + HOUR)).isEmpty();

        timeOff(MONDAY, MONDAY + DAY);
        assertThat(api.delete(ANN + "/availability?" + window(NINE, FIVE))).hasToString("204 ");
        assertThat(api.delete("/api/v2/users/2/availability?" + window(NINE, FIVE)))
                .hasToString("204 ");
    }

    @Test
    void is_not_declared_again_where_it_is_open() {
        assertThat(api.post(ANN + "/availability", slot(NINE, NINE + HOUR)).problem())
                .isEqualTo("already-available");
        assertThat(api.post(ANN + "/availability", slot(NINE - HOUR, NINE + HOUR))
                        .status())
                .isEqualTo(201);
        assertThat(free(MONDAY, MONDAY + DAY)).containsExactly(slot(NINE - HOUR, FIVE));
    }

    @Test
    void counts_for_366_days_on_the_classic_routes_and_declared_time_counts_whole() {
        long far = MONDAY + 3_000 * DAY;
        api.open(far, far + HOUR, 1);

        JsonNode all = api.get("/api/availability/1").json();

        assertThat(all.get(0)).hasToString(slot(NINE, FIVE));
        assertThat(all.get(all.size() - 1)).hasToString(slot(far, far + HOUR));
        assertThat(all.get(all.size() - 2).get("end_time").asLong()).isBetween(T + 363 * DAY, T + 366 * DAY);
        assertThat(all).hasSize(263);
        api.pass(2 * HOUR);
        assertThat(api.get("/api/availability/1").json().get(0)).hasToString(slot(NINE + HOUR, FIVE));
    }

    @Test
    void counts_from_the_start_and_to_the_end_that_classic_routes_are_asked_for() {
        String classic = "/api/availability/1?";

        assertThat(api.get(classic + window(NINE + HOUR, FIVE + DAY - HOUR)).body())
                .as("hours have no end, so they are clipped")
                .isEqualTo("[" + slot(NINE + HOUR, FIVE) + "," + slot(NINE + DAY, FIVE + DAY - HOUR) + "]");
        assertThat(api.get(classic + "end_time=" + (NINE + HOUR)).body())
                .isEqualTo("[" + slot(NINE, NINE + HOUR) + "]");
        JsonNode later = api.get(classic + "start_time=" + (MONDAY + 700 * DAY)).json();
        assertThat(later.get(0)).hasToString(slot(NINE + 700 * DAY, FIVE + 700 * DAY));
        assertThat(later).hasSizeBetween(260, 263);
        assertThat(api.get(classic + window(MONDAY - 7 * DAY, MONDAY - 6 * DAY)).body())
                .as("the past, if it is asked for")
                .isEqualTo("[" + slot(NINE - 7 * DAY, FIVE - 7 * DAY) + "]");
    }

    @Test
    void overlaps_on_the_classic_routes_in_full_or_in_part() {
        String overlap = "/api/overlap?user1_id=1&user2_id=2";

        JsonNode both = api.get(overlap).json();
        assertThat(both).hasSize(15);
        assertThat(both.get(0)).hasToString(slot(NINE, FIVE));
        assertThat(api.get(overlap + "&kind=full").json()).isEqualTo(both);
        assertThat(api.get(overlap + "&kind=partial").body()).isEqualTo("[]");

        timeOff(MONDAY, MONDAY + 30 * DAY);
        assertThat(api.get(overlap).body()).isEqualTo("[]");
    }

    @Test
    void takes_meetings_and_declared_time_on_the_classic_routes() {
        assertThat(api.post("/api/meeting", classic(NINE, NINE + HOUR)))
                .hasToString("201 {\"message\":\"Meeting scheduled successfully!\"}");
        assertThat(api.post("/api/meeting", classic(FIVE - HOUR, FIVE + HOUR)))
                .hasToString("400 {\"error\":\"No overlap found in availability for the requested time\"}");
        assertThat(api.post("/api/availability/1", slot(FIVE - HOUR, FIVE)))
                .hasToString("400 {\"error\":\"User is already available in the requested time\"}");
        timeOff(FIVE, FIVE + HOUR);
        assertThat(api.post("/api/availability/1", slot(FIVE, FIVE + HOUR)))
                .hasToString("400 {\"error\":\"User is off in the requested time\"}");
        assertThat(api.get("/api/availability/1?" + window(MONDAY, MONDAY + DAY))
                        .body())
                .isEqualTo("[" + slot(NINE + HOUR, FIVE) + "]");
    }

    private static String classic(long start, long end) {
        return json("{'user1_id': 1, 'user2_id': 2, 'meeting_start_time': %d, 'meeting_end_time': %d}"
                .formatted(start, end));
    }
}
