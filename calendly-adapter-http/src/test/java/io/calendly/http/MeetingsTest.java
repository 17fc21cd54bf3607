package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.meetingOf;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the meeting routes of version 2. */
class MeetingsTest {

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

    private static Api.Response cancel(JsonNode meeting, String json) {
        return api.post(at(meeting) + "/cancellation", json);
    }

    @Test
    void schedules_a_meeting_and_says_where_it_is() {
        Api.Response scheduled = api.post(MEETINGS, meetingOf(T, T + HOUR, 2, 1));

        String id = scheduled.json().get("id").asText();
        assertThat(scheduled)
                .hasToString(json("201 {'id':'%s','status':'scheduled','start_time':%d,'end_time':%d,"
                                + "'attendees':[{'user_id':1,'name':'Ann'},{'user_id':2,'name':'Bob'}],'title':'','description':'',"
                                + "'location':'','created_at':%d}")
                        .formatted(id, T, T + HOUR, T));
        assertThat(scheduled.header("Location")).isEqualTo(MEETINGS + "/" + id);
        assertThat(scheduled.header("ETag")).isEqualTo("\"1\"");
        Api.Response read = api.get(MEETINGS + "/" + id);
        assertThat(read.body()).isEqualTo(scheduled.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get(MEETINGS + "/" + id.toUpperCase(Locale.ROOT)).body()).isEqualTo(read.body());
    }

    @Test
    void keeps_the_texts_of_a_meeting() {
        JsonNode meeting = api.post(
                        MEETINGS,
                        meetingOf(T, T + HOUR, 1, 2)
                                .replace(
                                        "}",
                                        json(",'title':'A \uD83D\uDE80','description':'1\\n\\t2','location':null}")))
                .json();

        assertThat(meeting.get("title").asText()).isEqualTo("A \uD83D\uDE80");
        assertThat(meeting.get("description").asText()).isEqualTo("1\n\t2");
        assertThat(meeting.get("location").asText()).isEmpty();
        assertThat(api.get(at(meeting)).json()).isEqualTo(meeting);
    }

    @Test
    void says_who_is_not_free_and_when() {
        api.meeting(T, T + HOUR, 1, 2);
        api.delete("/api/v2/users/3/availability?start_time=%d&end_time=%d".formatted(T + 2 * HOUR, T + 3 * HOUR));

        Api.Response refused = api.post(MEETINGS, meetingOf(T + HOUR / 2, T + 4 * HOUR, 1, 2, 3));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-free");
        assertThat(refused.json().get("busy"))
                .hasToString(json("[{'user_id':1,'start_time':%1$d,'end_time':%2$d},"
                                + "{'user_id':2,'start_time':%1$d,'end_time':%2$d},"
                                + "{'user_id':3,'start_time':%3$d,'end_time':%4$d}]")
                        .formatted(T + HOUR / 2, T + HOUR, T + 2 * HOUR, T + 3 * HOUR));
    }

    @Test
    void refuses_what_is_against_the_rules() {
        assertThat(api.post(MEETINGS, meetingOf(T - 1, T + 1, 1, 2)).problem()).isEqualTo("in-the-past");
        assertThat(api.post(MEETINGS, meetingOf(T, T, 1, 2)).problem()).isEqualTo("invalid-slot");
        assertThat(api.post(MEETINGS, meetingOf(T, T + 1, 1)).problem()).isEqualTo("too-few-attendees");
        assertThat(api.post(MEETINGS, meetingOf(T, T + 1)).problem()).isEqualTo("too-few-attendees");
        Api.Response crowd = api.post(
                MEETINGS, meetingOf(T, T + 1, LongStream.rangeClosed(1, 101).toArray()));
        assertThat(crowd.status()).isEqualTo(422);
        assertThat(crowd.problem()).isEqualTo("too-many-attendees");
        assertThat(crowd.json().get("limit").asInt()).isEqualTo(100);
        Api.Response twice = api.post(MEETINGS, meetingOf(T, T + 1, 1, 2, 1));
        assertThat(twice.problem()).isEqualTo("impossible-input");
        assertThat(twice.pointers()).containsExactly("/attendee_ids/2");
        Api.Response unknown = api.post(MEETINGS, meetingOf(T, T + 1, 1, 9, 8));
        assertThat(unknown.problem()).isEqualTo("unknown-user");
        assertThat(unknown.json().get("user_ids")).hasToString("[8,9]");
        assertThat(unknown.pointers()).containsExactly("/attendee_ids/1", "/attendee_ids/2");
        assertThat(api.get(MEETINGS).elements()).isEmpty();
    }

    @Test
    void lists_meetings_by_start_and_filters_them() {
        JsonNode late = api.meeting(T + 4 * HOUR, T + 5 * HOUR, 1, 2);
        JsonNode early = api.meeting(T, T + HOUR, 1, 3);
        JsonNode middle = api.meeting(T + 2 * HOUR, T + 3 * HOUR, 2, 3);
        cancel(middle, "{}");

        assertThat(listed("")).containsExactly(at(early), at(middle), at(late));
        assertThat(listed("?user_id=1")).containsExactly(at(early), at(late));
        assertThat(api.get(MEETINGS + "?user_id=9").problem()).isEqualTo("unknown-user");
        assertThat(listed("?start_time=2026-01-05T14:00:00+02:00"))
                .as("an unescaped plus sign")
                .containsExactly(at(late));
        assertThat(listed("?status=scheduled")).containsExactly(at(early), at(late));
        assertThat(listed("?status=canceled")).containsExactly(at(middle));
        assertThat(listed("?start_time=" + (T + HOUR))).containsExactly(at(middle), at(late));
        assertThat(listed("?start_time=" + (T + HOUR - 1))).hasSize(3);
        assertThat(listed("?end_time=" + (T + 2 * HOUR))).containsExactly(at(early));
        assertThat(listed("?end_time=" + (T + 2 * HOUR + 1))).containsExactly(at(early), at(middle));
        assertThat(listed("?user_id=2&status=scheduled&start_time=2026-01-05T12:00:00Z"))
                .containsExactly(at(late));
        assertThat(api.get(MEETINGS + "?start_time=5&end_time=5").problem()).isEqualTo("invalid-slot");
        assertThat(api.get(MEETINGS + "?user_id=1&user_id=2").pointers()).containsExactly("/user_id");
    }

    private static List<String> listed(String query) {
        List<String> paths = new ArrayList<>();
        api.get(MEETINGS + query).json().get("collection").forEach(meeting -> paths.add(at(meeting)));
        return paths;
    }

    @Test
    void knows_no_meeting_of_an_unknown_id() {
        String unknown = MEETINGS + "/019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c11";

        assertThat(api.get(unknown).problem()).isEqualTo("unknown-meeting");
        assertThat(api.patch(unknown, "{}").problem()).isEqualTo("unknown-meeting");
        assertThat(api.post(unknown + "/cancellation", "{}").problem()).isEqualTo("unknown-meeting");
        assertThat(api.get(MEETINGS + "/1").problem()).isEqualTo("unknown-meeting");
        assertThat(api.patch(MEETINGS + "/1-1-1-1-1", "{}").problem()).isEqualTo("unknown-meeting");
    }

    @Test
    void reschedules_a_meeting_even_into_its_own_old_time() {
        JsonNode meeting = api.meeting(T, T + 2 * HOUR, 1, 2);

        Api.Response moved = api.patch(at(meeting), json("{'start_time': %d}".formatted(T + HOUR)));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.header("ETag")).isEqualTo("\"2\"");
        assertThat(moved.body())
                .contains(slot(T + HOUR, T + 3 * HOUR).replaceAll("[{}]", ""))
                .contains("\"rescheduled_from\":" + slot(T, T + 2 * HOUR));
        assertThat(api.get(at(meeting)).body()).isEqualTo(moved.body());
        api.meeting(T, T + HOUR, 1, 2);
        assertThat(api.patch(at(meeting), json("{'end_time': %d}".formatted(T + 2 * HOUR)))
                        .body())
                .as("shorter")
                .contains(slot(T + HOUR, T + 2 * HOUR).replaceAll("[{}]", ""));
    }

    @Test
    void keeps_the_old_time_if_the_new_one_is_refused() {
        api.meeting(T + 2 * HOUR, T + 3 * HOUR, 1, 3);
        Api.Response before = api.get(at(api.meeting(T, T + HOUR, 1, 2)));
        String path = at(before.json());

        Api.Response refused = api.patch(
                path,
                json("{'start_time': %d, 'end_time': %d, 'title': 'New'}".formatted(T + HOUR, T + 2 * HOUR + 60)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-free");
        assertThat(refused.json().get("busy"))
                .hasToString("[" + slot(T + 2 * HOUR, T + 2 * HOUR + 60).replace("{", "{\"user_id\":1,") + "]");
        assertThat(api.patch(path, json("{'start_time': 1}")).problem()).isEqualTo("in-the-past");
        assertThat(api.patch(path, json("{'end_time': %d}".formatted(T))).problem())
                .isEqualTo("invalid-slot");
        assertThat(api.patch(path, json("{'start_time': 9223372036854775807}")).problem())
                .isEqualTo("invalid-slot");
        assertThat(api.get(path).body()).isEqualTo(before.body());
        assertThat(api.get(path).header("ETag")).isEqualTo("\"1\"");
        assertThat(api.post(MEETINGS, meetingOf(T, T + HOUR, 2, 3)).problem())
                .as("the old time is still taken")
                .isEqualTo("not-free");
    }

    @Test
    void changes_texts_and_leaves_the_rest() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);
        api.patch(at(meeting), json("{'title': 'Planning', 'location': 'Room 4'}"));

        Api.Response changed = api.patch(at(meeting), json("{'location': null, 'description': 'What is next'}"));

        assertThat(changed.body())
                .contains(json("'title':'Planning','description':'What is next','location':''"))
                .doesNotContain("rescheduled_from");
        assertThat(changed.header("ETag")).isEqualTo("\"3\"");
        assertThat(api.patch(at(meeting), "{}").header("ETag"))
                .as("nothing to change")
                .isEqualTo("\"3\"");
    }

    @Test
    void changes_and_cancels_only_the_version_that_it_was_meant_for() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);
        api.patch(at(meeting), json("{'title': 'Planning'}"));
        Map<String, String> old = Map.of("If-Match", "\"1\"");

        assertThat(api.send("PATCH", at(meeting), old, json("{'title': 'Other'}"))
                        .problem())
                .isEqualTo("changed-since");
        assertThat(api.send("POST", at(meeting) + "/cancellation", old, "{}").status())
                .isEqualTo(412);
        assertThat(api.get(at(meeting)).body()).contains("Planning", "\"scheduled\"");
        Map<String, String> now = Map.of("If-Match", "\"2\"");
        assertThat(api.send("POST", at(meeting) + "/cancellation", now, "{}").status())
                .isEqualTo(201);
    }

    @Test
    void cancels_a_meeting_once_and_its_time_is_free_again() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);
        api.pass(60);

        Api.Response canceled = cancel(meeting, json("{'reason': 'Ann is ill'}"));

        assertThat(canceled.status()).isEqualTo(201);
        assertThat(canceled.header("ETag")).isEqualTo("\"2\"");
        assertThat(canceled.body())
                .contains("\"status\":\"canceled\"")
                .contains(json("'canceled_at':%d,'cancellation_reason':'Ann is ill'")
                        .formatted(T + 60));
        assertThat(api.get(at(meeting)).body()).isEqualTo(canceled.body());
        assertThat(cancel(meeting, "{}").status()).isEqualTo(409);
        assertThat(cancel(meeting, "{}").problem()).isEqualTo("already-canceled");
        assertThat(api.patch(at(meeting), json("{'title': 'Again'}")).problem()).isEqualTo("already-canceled");
        assertThat(api.patch(at(meeting), json("{'start_time': %d}".formatted(T + DAY)))
                        .problem())
                .isEqualTo("already-canceled");
        api.meeting(T + 60, T + HOUR, 1, 2);
    }

    @Test
    void cancels_without_a_body() {
        JsonNode meeting = api.meeting(T, T + HOUR, 1, 2);

        assertThat(api.exchange("POST", at(meeting) + "/cancellation", "", "").status())
                .isEqualTo(201);
    }

    private static Api.Response series(String start, String end, String recurrence) {
        return api.post(
                MEETINGS,
                json("{'attendee_ids': [1, 2], 'start_time': '%s', 'end_time': '%s', 'recurrence': %s}"
                        .formatted(start, end, recurrence)));
    }

    private static List<String> starts(Api.Response scheduled) {
        List<String> starts = new ArrayList<>();
        assertThat(scheduled.status()).as("%s", scheduled).isEqualTo(201);
        for (JsonNode occurrence : scheduled.json().get("occurrences")) {
            assertThat(occurrence.get("end_time").asLong()
                            - occurrence.get("start_time").asLong())
                    .isEqualTo(HOUR);
            starts.add(
                    Instant.ofEpochSecond(occurrence.get("start_time").asLong()).toString());
        }
        return starts;
    }

    @Test
    void repeats_daily_at_the_same_wall_clock_time_when_clocks_go_forward() {
        assertThat(starts(series(
                        "2026-03-06T09:00:00-05:00",
                        "2026-03-06T10:00:00-05:00",
                        "{'frequency': 'daily', 'count': 4, 'time_zone': 'America/New_York'}")))
                .containsExactly(
                        "2026-03-06T14:00:00Z", "2026-03-07T14:00:00Z", "2026-03-08T13:00:00Z", "2026-03-09T13:00:00Z");
    }

    @Test
    void repeats_weekly_at_the_same_wall_clock_time_when_clocks_go_back() {
        assertThat(starts(series(
                        "2026-10-19T09:00:00-04:00",
                        "2026-10-19T10:00:00-04:00",
                        "{'frequency': 'weekly', 'until': '2026-11-09T14:00:00Z', 'time_zone': 'America/New_York'}")))
                .containsExactly(
                        "2026-10-19T13:00:00Z", "2026-10-26T13:00:00Z", "2026-11-02T14:00:00Z", "2026-11-09T14:00:00Z");
    }

    @Test
    void repeats_daily_when_clocks_go_back_and_weekly_when_they_go_forward() {
        assertThat(starts(series(
                        "2026-10-31T09:00:00-04:00",
                        "2026-10-31T10:00:00-04:00",
                        "{'frequency': 'daily', 'count': 2, 'time_zone': 'America/New_York'}")))
                .containsExactly("2026-10-31T13:00:00Z", "2026-11-01T14:00:00Z");
        assertThat(starts(series(
                        "2026-03-02T09:00:00-05:00",
                        "2026-03-02T10:00:00-05:00",
                        "{'frequency': 'weekly', 'interval': 2, 'count': 2, 'time_zone': 'America/New_York'}")))
                .containsExactly("2026-03-02T14:00:00Z", "2026-03-16T13:00:00Z");
    }

    @Test
    void repeats_in_utc_by_default() {
        Api.Response scheduled = series(
                "2026-03-06T09:00:00-05:00",
                "2026-03-06T10:00:00-05:00",
                "{'frequency': 'daily', 'interval': null, 'count': 3, 'until': null}");

        assertThat(starts(scheduled))
                .containsExactly("2026-03-06T14:00:00Z", "2026-03-07T14:00:00Z", "2026-03-08T14:00:00Z");
        JsonNode first = scheduled.json();
        assertThat(first.get("series_id")).isEqualTo(first.get("id"));
        assertThat(listed("")).hasSize(3).first().isEqualTo(at(first));
        assertThat(api.get(at(first)).body()).doesNotContain("occurrences");
    }

    @Test
    void schedules_all_of_a_series_or_none_and_lists_all_that_fail() {
        api.meeting(T + DAY, T + DAY + HOUR, 2, 3);
        api.meeting(T + 3 * DAY + HOUR / 2, T + 3 * DAY + HOUR, 1, 3);

        Api.Response refused = series(
                "2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z", "{'frequency': 'daily', 'interval': 1, 'count': 5}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("occurrences-not-free");
        assertThat(refused.json().get("occurrences"))
                .hasToString(json("[{'start_time':%1$d,'end_time':%2$d,'busy':["
                                + "{'user_id':2,'start_time':%1$d,'end_time':%2$d}]},"
                                + "{'start_time':%3$d,'end_time':%5$d,'busy':["
                                + "{'user_id':1,'start_time':%4$d,'end_time':%5$d}]}]")
                        .formatted(T + DAY, T + DAY + HOUR, T + 3 * DAY, T + 3 * DAY + HOUR / 2, T + 3 * DAY + HOUR));
        assertThat(listed("")).hasSize(2);
    }

    @Test
    void refuses_a_series_that_makes_no_sense() {
        Api.Response many = daily("'count': 10000");
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.problem()).isEqualTo("too-many-occurrences");
        assertThat(many.json().get("limit").asInt()).isEqualTo(366);
        assertThat(daily("'until': '9999-12-31T23:59:59Z'").problem()).isEqualTo("too-many-occurrences");
        assertThat(daily("'until': 5").problem()).isEqualTo("no-occurrences");
        assertThat(daily("'count': 2, 'interval': 2147483647").problem()).isEqualTo("invalid-slot");
        assertThat(series("2026-01-05T08:00:00Z", "2026-01-06T08:00:01Z", "{'frequency': 'daily', 'count': 2}")
                        .problem())
                .isEqualTo("occurrences-overlap");
        assertThat(listed("")).isEmpty();
    }

    @Test
    void refuses_a_recurrence_that_it_cannot_understand() {
        assertThat(daily("'count': 2, 'until': 5").pointers()).containsExactly("/recurrence/count");
        assertThat(daily("'interval': 1").pointers()).containsExactly("/recurrence/count");
        assertThat(daily("'count': null").pointers()).containsExactly("/recurrence/count");
        assertThat(daily("'count': 0, 'interval': 1.5, 'by_day': 'MO', 'time_zone': 'Berlin'")
                        .pointers())
                .containsExactly(
                        "/recurrence/by_day", "/recurrence/count", "/recurrence/interval", "/recurrence/time_zone");
        for (String frequency : List.of("", "'frequency': null,", "'frequency': 'yearly',", "'frequency': 1,")) {
            assertThat(series("2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z", "{" + frequency + "'count': 2}")
                            .pointers())
                    .as(frequency)
                    .containsExactly("/recurrence/frequency");
        }
        assertThat(listed("")).isEmpty();
    }

    private static Api.Response daily(String more) {
        return series("2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z", "{'frequency': 'daily', " + more + "}");
    }

    @Test
    void cancels_one_occurrence_or_the_rest_of_the_series() {
        JsonNode occurrences = daily("'count': 5").json().get("occurrences");

        assertThat(cancel(occurrences.get(1), json("{'scope': 'occurrence'}")).status())
                .isEqualTo(201);
        assertThat(cancel(occurrences.get(3), json("{'reason': 'Over', 'scope': 'rest_of_series'}"))
                        .json()
                        .get("id"))
                .isEqualTo(occurrences.get(3).get("id"));

        assertThat(listed("?status=scheduled")).containsExactly(at(occurrences.get(0)), at(occurrences.get(2)));
        assertThat(api.get(at(occurrences.get(4))).body()).contains("\"cancellation_reason\":\"Over\"");
        assertThat(cancel(occurrences.get(0), json("{'scope': 'rest_of_series'}"))
                        .status())
                .isEqualTo(201);
        assertThat(listed("?status=scheduled")).isEmpty();
        assertThat(cancel(occurrences.get(0), json("{'scope': 'everything'}")).pointers())
                .containsExactly("/scope");
    }
}
