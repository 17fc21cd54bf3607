package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the routes of time off. */
class TimeOffTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final String ANNS = "/api/v2/users/1/time_off";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
    }

    private static JsonNode add(String body) {
        Api.Response added = api.post(ANNS, json(body));
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        assertThat(added.header("Location"))
                .isEqualTo(ANNS + "/" + added.json().get("id").asText());
        return added.json();
    }

    private static String dates(String from, String until) {
        return "{'from': '%s', 'until': '%s', 'time_zone': 'America/New_York'}".formatted(from, until);
    }

    private static long epoch(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    @Test
    void returns_each_form_as_it_was_added() {
        String interval = add("{'start_time': '2026-01-05T10:00:00+01:00', 'end_time': %d, 'reason': 'Dentist'}"
                        .formatted(T + 2 * HOUR))
                .get("id")
                .asText();
        String dates = add(dates("2026-12-24", "2026-12-26")).get("id").asText();

        assertThat(api.get(ANNS + "/" + interval))
                .hasToString(json("200 {'id':'%s','start_time':%d,'end_time':%d,'reason':'Dentist'}"
                        .formatted(interval, T + HOUR, T + 2 * HOUR)));
        assertThat(api.get(ANNS + "/" + dates))
                .hasToString(
                        json("200 {'id':'%s','from':'2026-12-24','until':'2026-12-26','time_zone':'America/New_York',"
                                        + "'reason':''}")
                                .formatted(dates));
        assertThat(api.get("/api/v2/users/2/time_off/" + dates).problem()).isEqualTo("unknown-time-off");
    }

    @Test
    void closes_whole_dates_on_the_clock_of_the_zone() {
        long year = epoch("2026-03-01T00:00:00Z");
        api.open(year, year + 30 * DAY, 1);

        add(dates("2026-03-07", "2026-03-08"));

        assertThat(api.get("/api/v2/users/1/availability?start_time=" + year + "&end_time=" + (year + 30 * DAY))
                        .elements())
                .as("the eighth has 23 hours in New York")
                .containsExactly(
                        slot(year, epoch("2026-03-07T05:00:00Z")),
                        slot(epoch("2026-03-09T04:00:00Z"), year + 30 * DAY));
    }

    @Test
    void reads_dates_on_the_clock_of_the_schedule_or_else_of_the_user() {
        String one = "{'from': '2026-12-24', 'until': '2026-12-24'}";
        assertThat(add(one).get("time_zone").asText()).isEqualTo("UTC");

        api.patch("/api/v2/users/1", json("{'time_zone': 'Asia/Tokyo'}"));
        assertThat(add(one).get("time_zone").asText()).isEqualTo("Asia/Tokyo");

        api.put("/api/v2/users/1/schedules/a", json("{'time_zone': 'Europe/Berlin', 'rules': []}"));
        assertThat(add(one).get("time_zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(api.post("/api/v2/users/9/time_off", json(one)).problem()).isEqualTo("unknown-user");
    }

    @Test
    void tells_which_meetings_it_falls_on_and_leaves_them() {
        api.open(T, T + 10 * HOUR, 1, 2);
        JsonNode meeting = api.meeting(T + HOUR, T + 2 * HOUR, 1, 2);
        api.meeting(T + 3 * HOUR, T + 4 * HOUR, 1, 2);

        JsonNode added = add("{'start_time': %d, 'end_time': %d}".formatted(T + HOUR + 60, T + 3 * HOUR));

        assertThat(added.get("meetings")).containsExactly(meeting);
        assertThat(added.has("more")).isFalse();
        assertThat(api.get("/api/v2/meetings?status=scheduled").elements()).hasSize(2);
        assertThat(api.get("/api/v2/users/1/availability").elements())
                .containsExactly(slot(T, T + HOUR), slot(T + 4 * HOUR, T + 10 * HOUR));
    }

    @Test
    void refuses_to_declare_time_off_and_says_so() {
        add("{'start_time': %d, 'end_time': %d}".formatted(T, T + 2 * HOUR));

        Api.Response refused = api.post("/api/v2/users/1/availability", slot(T + HOUR, T + 2 * HOUR));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("during-time-off");
        assertThat(refused.json().get("time_off").get(0).get("start_time").asLong())
                .isEqualTo(T + HOUR);
    }

    @Test
    void opens_the_time_again_when_it_is_deleted() {
        api.open(T, T + 10 * HOUR, 1);
        String id = add("{'start_time': %d, 'end_time': %d}".formatted(T, T + 10 * HOUR))
                .get("id")
                .asText();
        assertThat(api.get("/api/v2/users/1/availability").elements()).isEmpty();

        assertThat(api.delete(ANNS + "/" + id)).hasToString("204 ");

        assertThat(api.get("/api/v2/users/1/availability").elements()).containsExactly(slot(T, T + 10 * HOUR));
        assertThat(api.delete(ANNS + "/" + id).problem()).isEqualTo("unknown-time-off");
        assertThat(api.get(ANNS + "/" + id).problem()).isEqualTo("unknown-time-off");
        assertThat(api.get(ANNS + "/7").problem()).isEqualTo("unknown-time-off");
    }

    @Test
    void lists_time_off_by_start_in_pages() {
        List<String> ids = new ArrayList<>();
        for (int day = 3; day > 0; day--) {
            ids.add(add("{'start_time': %d, 'end_time': %d}".formatted(T + day * DAY, T + day * DAY + 1))
                    .get("id")
                    .asText());
        }
        ids.add(add(dates("2026-01-06", "2026-01-06")).get("id").asText());

        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            Api.Response page = api.get(ANNS + "?count=1" + token);
            listed.addAll(page.json().get("collection").findValuesAsText("id"));
            token = page.nextPage().isEmpty() ? "" : "&page_token=" + page.nextPage();
        } while (!token.isEmpty());

        assertThat(listed).containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void lists_the_time_off_that_takes_some_of_a_window() {
        add(dates("2026-12-24", "2026-12-24"));
        for (int i = 0; i < 3; i++) {
            add(dates("2026-12-25", "2026-12-25"));
        }

        assertThat(between("2026-12-24T04:00:00Z", "2026-12-24T05:00:00Z")).isEmpty();
        assertThat(between("2026-12-24T04:00:00Z", "2026-12-24T05:00:01Z")).hasSize(1);
        assertThat(between("2026-12-25T05:00:00Z", "2026-12-25T06:00:00Z"))
                .as("the first is over, and the page goes on behind it")
                .hasSize(2);
        assertThat(between("2026-12-26T05:00:00Z", "2026-12-26T06:00:00Z")).isEmpty();
    }

    private static List<String> between(String start, String end) {
        return api.get(ANNS + "?count=2&start_time=" + start + "&end_time=" + end)
                .elements();
    }

    @Test
    void is_added_once_for_each_idempotency_key() {
        String body = json(dates("2026-12-24", "2026-12-26"));
        Map<String, String> key = Map.of("Idempotency-Key", "k1");

        Api.Response first = api.send("POST", ANNS, key, body);
        Api.Response again = api.send("POST", ANNS, key, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).hasToString(first.toString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.get(ANNS).elements()).hasSize(1);
    }

    @Test
    void is_limited_while_it_lies_ahead() {
        for (int i = 0; i < 1_000; i++) {
            add("{'start_time': %d, 'end_time': %d}".formatted(T + HOUR, T + HOUR + i + 1));
        }

        Api.Response refused = api.post(ANNS, slot(T, T + 1));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too-much-time-off");
        assertThat(refused.json().get("limit").asInt()).isEqualTo(1_000);
        assertThat(api.post(ANNS, slot(1, 2)).status()).as("it is over").isEqualTo(201);
    }
}
