package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.meetingOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of changes of attendees and of series, of the names of attendees, and of the size of refusals. */
class MeetingChangesTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final String MEETINGS = "/api/v2/meetings";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsersWhoAreFreeForAYear() {
        for (String name : List.of("Ann", "Bob", "Eve")) {
            api.user(name);
        }
        api.open(T, T + 366 * DAY, 1, 2, 3);
    }

    private static String at(JsonNode meeting) {
        return MEETINGS + "/" + meeting.get("id").asText();
    }

    private static JsonNode daily(int count, long... users) {
        Api.Response scheduled = api.post(
                MEETINGS,
                meetingOf(T, T + HOUR, users)
                        .replace("}", json(",'recurrence':{'frequency':'daily','count':%d}}".formatted(count))));
        assertThat(scheduled.status()).as("%s", scheduled).isEqualTo(201);
        return scheduled.json();
    }

    private static List<String> names(JsonNode meeting) {
        List<String> names = new ArrayList<>();
        meeting.get("attendees")
                .forEach(attendee -> names.add(attendee.get("name").asText()));
        return names;
    }

    private static List<Long> starts(String query) {
        List<Long> starts = new ArrayList<>();
        api.get(MEETINGS + query)
                .json()
                .get("collection")
                .forEach(meeting -> starts.add(meeting.get("start_time").asLong()));
        return starts;
    }

    @Test
    void tells_the_names_of_attendees_wherever_a_meeting_is_told() {
        JsonNode series = daily(2, 1, 2);
        Api.Response changed = api.patch(at(series), json("{'attendee_ids': [3, 1]}"));

        assertThat(names(series)).containsExactly("Ann", "Bob");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(names(changed.json())).containsExactly("Ann", "Eve");
        assertThat(api.get(at(series)).json()).isEqualTo(changed.json());
        api.patch("/api/v2/users/2", json("{'name': 'Rob'}"));
        JsonNode listed = api.get(MEETINGS).json().get("collection");
        assertThat(names(listed.get(0))).containsExactly("Ann", "Eve");
        assertThat(names(listed.get(1))).containsExactly("Ann", "Rob");
        JsonNode timeline = api.get("/api/v2/users/2/timeline?start_time=%d&end_time=%d".formatted(T, T + 3 * DAY))
                .json()
                .get("collection");
        assertThat(names(timeline.get(1).get("meeting"))).containsExactly("Ann", "Rob");
        JsonNode canceled =
                api.post(at(listed.get(1)) + "/cancellation", json("{}")).json();
        assertThat(names(canceled)).containsExactly("Ann", "Rob");
    }

    @Test
    void tells_the_last_name_of_a_user_who_was_deleted() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);
        api.pass(2 * HOUR);

        assertThat(api.delete("/api/v2/users/2").status()).isEqualTo(204);

        assertThat(names(api.get(at(meeting)).json())).containsExactly("Ann", "Bob");
        Api.Response described = api.patch(at(meeting), json("{'title': 'Planning'}"));
        assertThat(names(described.json())).containsExactly("Ann", "Bob");
        Api.Response refused = api.patch(at(meeting), json("{'attendee_ids': [1, 2, 3]}"));
        assertThat(refused.problem()).isEqualTo("unknown-user");
        assertThat(refused.pointers()).containsExactly("/attendee_ids/1");
        assertThat(names(api.patch(at(meeting), json("{'attendee_ids': null}")).json()))
                .containsExactly("Ann", "Bob");
    }

    @Test
    void lets_users_join_and_leave_with_a_new_time_and_new_texts() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);

        Api.Response changed = api.send(
                "PATCH",
                at(meeting),
                Map.of("If-Match", "\"1\""),
                json("{'attendee_ids': [2, 3], 'start_time': %d, 'title': 'Lunch'}".formatted(T + HOUR / 2)));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(names(changed.json())).containsExactly("Bob", "Eve");
        api.meeting(T, T + HOUR / 2, 1, 2);
        assertThat(api.post(MEETINGS, meetingOf(T, T + HOUR, 1, 3)).problem()).isEqualTo("not-free");
    }

    @Test
    void refuses_attendees_who_cannot_meet_and_says_who_and_when() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);
        long joe = api.user("Joe");
        api.open(T, T + DAY, joe);
        api.meeting(T + HOUR / 2, T + 2 * HOUR, 3, joe);

        Api.Response refused = api.patch(at(meeting), json("{'attendee_ids': [1, 2, 3]}"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("busy"))
                .hasToString(json("[{'user_id':3,'start_time':%d,'end_time':%d}]".formatted(T + HOUR / 2, T + HOUR)));
        assertThat(api.patch(at(meeting), json("{'attendee_ids': [1]}")).problem())
                .isEqualTo("too-few-attendees");
        assertThat(api.patch(at(meeting), json("{'attendee_ids': [1], 'titel': ''}"))
                        .pointers())
                .as("all faults of the body come first")
                .containsExactly("/titel");
        assertThat(api.patch(at(meeting), json("{'attendee_ids': [1, 1]}")).pointers())
                .containsExactly("/attendee_ids/1");
        assertThat(api.patch(at(meeting), json("{'attendee_ids': 1, 'scope': 'all'}"))
                        .pointers())
                .containsExactly("/attendee_ids", "/scope");
        assertThat(api.get(at(meeting)).json()).isEqualTo(meeting);
    }

    @Test
    void moves_the_rest_of_a_series_and_reads_it() {
        JsonNode series = daily(4, 1, 2);
        String second = at(series.get("occurrences").get(1));
        String ofSeries = "?series_id=" + series.get("series_id").asText();

        Api.Response moved = api.patch(
                second,
                json("{'start_time': %d, 'title': 'Later', 'scope': 'rest_of_series'}".formatted(T + DAY + HOUR / 2)));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.header("ETag")).isEqualTo("\"2\"");
        assertThat(starts(ofSeries))
                .containsExactly(T, T + DAY + HOUR / 2, T + 2 * DAY + HOUR / 2, T + 3 * DAY + HOUR / 2);
        api.meeting(T + 10 * HOUR, T + 11 * HOUR, 1, 2);
        assertThat(starts(ofSeries)).hasSize(4);
        assertThat(starts(ofSeries + "&user_id=3")).isEmpty();
        assertThat(starts(ofSeries + "&user_id=1&status=scheduled&start_time=" + (T + 2 * DAY)))
                .containsExactly(T + 2 * DAY + HOUR / 2, T + 3 * DAY + HOUR / 2);
        Api.Response page = api.get(MEETINGS + ofSeries + "&count=3");
        assertThat(page.elements()).hasSize(3).last().asString().contains("\"title\":\"Later\"");
        assertThat(starts(ofSeries + "&count=3&page_token=" + page.nextPage())).containsExactly(T + 3 * DAY + HOUR / 2);
        assertThat(starts("?series_id=019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c11")).isEmpty();
        assertThat(api.get(MEETINGS + "?series_id=7").pointers()).containsExactly("/series_id");
    }

    @Test
    void changes_all_of_a_series_or_nothing() {
        JsonNode series = daily(3, 1, 2);
        JsonNode other = api.meeting(T + DAY + HOUR, T + DAY + 2 * HOUR, 2, 3);
        String later = json("{'start_time': %d, 'scope': 'rest_of_series'}".formatted(T + HOUR / 2));

        Api.Response refused = api.patch(at(series), later);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("occurrences-not-free");
        assertThat(refused.json().get("occurrences"))
                .hasToString(json(("[{'start_time':%1$d,'end_time':%3$d,"
                                + "'busy':[{'user_id':2,'start_time':%2$d,'end_time':%3$d}]}]")
                        .formatted(T + DAY + HOUR / 2, T + DAY + HOUR, T + DAY + 3 * HOUR / 2)));
        assertThat(refused.json().has("more")).isFalse();
        Api.Response notInASeries = api.patch(at(other), json("{'scope': 'rest_of_series'}"));
        assertThat(notInASeries.status()).isEqualTo(422);
        assertThat(notInASeries.problem()).isEqualTo("not-in-a-series");
        assertThat(api.send("PATCH", at(series), Map.of("If-Match", "\"2\""), later)
                        .status())
                .isEqualTo(412);
        assertThat(api.patch(at(series), json("{'end_time': %d, 'scope': 'rest_of_series'}".formatted(T + DAY + 1)))
                        .problem())
                .isEqualTo("occurrences-overlap");
        assertThat(starts("?series_id=" + series.get("series_id").asText())).containsExactly(T, T + DAY, T + 2 * DAY);
        assertThat(api.patch(at(series), json("{'start_time': %d, 'scope': 'occurrence'}".formatted(T + HOUR / 2)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void counts_the_old_time_as_free_though_it_is_no_longer_declared() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);
        api.delete("/api/v2/users/1/availability?start_time=%d&end_time=%d".formatted(T, T + DAY));

        assertThat(api.patch(at(meeting), json("{'end_time': %d}".formatted(T + HOUR / 2)))
                        .status())
                .isEqualTo(200);
        assertThat(api.patch(at(meeting), json("{'end_time': %d}".formatted(T + 2 * HOUR)))
                        .json()
                        .get("busy"))
                .hasToString(
                        json("[{'user_id':1,'start_time':%d,'end_time':%d}]".formatted(T + HOUR / 2, T + 2 * HOUR)));
    }

    @Test
    void tells_a_bounded_part_of_what_is_in_the_way() {
        long[] crowd = LongStream.rangeClosed(4, 103).toArray();
        for (long user : crowd) {
            api.user("User " + user);
        }
        String series =
                meetingOf(T, T + HOUR, crowd).replace("}", json(",'recurrence':{'frequency':'daily','count':366}}"));

        Api.Response refused = api.send("POST", MEETINGS, Map.of("Idempotency-Key", "k"), series);

        assertThat(refused.problem()).isEqualTo("occurrences-not-free");
        assertThat(refused.body()).hasSizeLessThan(20_000);
        assertThat(refused.json().get("detail").asText()).startsWith("366 ");
        assertThat(refused.json().get("occurrences")).hasSize(20);
        assertThat(refused.json().get("more").asInt()).isEqualTo(346);
        assertThat(refused.json().get("occurrences").get(19).get("busy")).hasSize(10);
        assertThat(refused.json().get("occurrences").get(19).get("more").asInt())
                .isEqualTo(90);
        assertThat(api.send("POST", MEETINGS, Map.of("Idempotency-Key", "k"), series)
                        .body())
                .isEqualTo(refused.body());
        daily(21, 1, 2);
        Api.Response ahead = api.delete("/api/v2/users/1");
        assertThat(ahead.json().get("meeting_ids")).hasSize(20);
        assertThat(ahead.json().get("more").asInt()).isEqualTo(1);
        assertThat(ahead.json().get("detail").asText()).contains("21 meetings");
    }
}
