package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the slots that can be booked, and of the explanations. */
class BookableTimesTest {

    private static final long HOUR = 3600;
    private static final long HALF = HOUR / 2;
    private static final long DAY = 24 * HOUR;

    /** The start of Ann's two open hours, 9:00 UTC. */
    private static final long OPEN = T + HOUR;

    private static final String SOLO = "'kind': 'solo', 'host_ids': [1], 'durations': [1800, 3600]";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
        api.open(OPEN, OPEN + 2 * HOUR, 1);
    }

    private static List<Long> starts(String path) {
        List<Long> starts = new ArrayList<>();
        api.get(path)
                .json()
                .get("collection")
                .forEach(slot -> starts.add(slot.get("start_time").asLong()));
        return starts;
    }

    private static JsonNode explained(String eventType, long start) {
        JsonNode explanation =
                api.get(eventType + "/explanation?start_time=" + start).json();
        assertThat(explanation.get("bookable").asBoolean())
                .isEqualTo(explanation.get("reasons").isEmpty());
        return explanation.get("reasons");
    }

    /** Returns the exact JSON of the only reason why a start time cannot be booked. */
    private static String reason(String eventType, long start) {
        JsonNode reasons = explained(eventType, start);
        assertThat(reasons).as("%s", reasons).hasSize(1);
        return reasons.get(0).toString();
    }

    @Test
    void lists_the_slots_of_each_duration() {
        String path = api.eventType("intro", SOLO);

        assertThat(api.get(path + "/slots").json().get("collection").get(0))
                .hasToString(json("{'start_time':%d,'end_time':%d,'host_ids':[1]}".formatted(OPEN, OPEN + HALF)));
        assertThat(starts(path + "/slots")).containsExactly(OPEN, OPEN + HALF, OPEN + HOUR, OPEN + HOUR + HALF);
        assertThat(starts(path + "/slots?duration=3600")).containsExactly(OPEN, OPEN + HALF, OPEN + HOUR);
        assertThat(starts(path + "/slots?start_time=" + (OPEN + 1) + "&end_time=" + (OPEN + HOUR)))
                .containsExactly(OPEN + HALF);
        assertThat(starts(path + "/slots?start_time=2026-01-05T09:30:00Z")).hasSize(3);
    }

    @Test
    void tells_the_seats_that_are_left_of_a_group() {
        String path = api.eventType("group", "'kind': 'group', 'host_ids': [1], 'duration': 1800, 'capacity': 3");
        api.book(path, OPEN);

        JsonNode slots = api.get(path + "/slots").json().get("collection");

        assertThat(slots.findValuesAsText("seats_left")).containsExactly("2", "3", "3", "3");
    }

    @Test
    void lists_every_date_of_the_window_in_a_zone() {
        String path = api.eventType("intro", SOLO);

        JsonNode month = api.get(
                        path + "/slots?time_zone=Pacific/Kiritimati&start_time=" + T + "&end_time=" + (T + 2 * DAY))
                .json();

        assertThat(month.get("time_zone").asText()).isEqualTo("Pacific/Kiritimati");
        assertThat(month.get("days").findValuesAsText("date"))
                .containsExactly("2026-01-05", "2026-01-06", "2026-01-07");
        assertThat(month.get("days").get(0).get("slots"))
                .as("9:00 UTC is 23:00")
                .hasSize(2);
        assertThat(month.get("days").get(1).get("slots"))
                .as("10:00 UTC is midnight")
                .hasSize(2);
        assertThat(month.get("days").get(2).get("slots")).isEmpty();
        assertThat(api.get(path + "/slots?time_zone=UTC").json().get("days"))
                .as("30 days from 8:00 touch 31 dates")
                .hasSize(31);
    }

    @Test
    void leaves_out_a_date_that_the_zone_does_not_have() {
        String path = api.eventType("intro", SOLO);

        JsonNode days = api.get(path + "/slots?time_zone=Pacific/Apia&start_time=2011-12-29T12:00:00Z"
                        + "&end_time=2011-12-31T12:00:00Z")
                .json()
                .get("days");

        assertThat(days.findValuesAsText("date")).containsExactly("2011-12-29", "2011-12-31", "2012-01-01");
    }

    @Test
    void shows_a_booking_that_moves_its_own_slot() {
        String path = api.eventType("intro", SOLO);
        String other = api.eventType("other", SOLO);
        String booking = api.book(path, OPEN).get("id").asText();

        assertThat(starts(path + "/slots")).doesNotContain(OPEN);
        assertThat(starts(path + "/slots?booking_id=" + booking)).contains(OPEN);
        assertThat(api.get(path + "/explanation?start_time=" + OPEN + "&booking_id=" + booking))
                .hasToString(json("200 {'bookable':true,'reasons':[]}"));
        for (String question : List.of("/slots?", "/explanation?start_time=" + OPEN + "&")) {
            Api.Response unknown = api.get(other + question + "booking_id=" + booking);
            assertThat(unknown.problem()).isEqualTo("unknown-booking");
            assertThat(unknown.pointers()).containsExactly("/booking_id");
        }
    }

    @Test
    void asks_for_a_shorter_window_if_there_are_too_many_slots() {
        String path = api.eventType("minutes", "'kind': 'solo', 'host_ids': [2], 'duration': 60");
        api.open(T + DAY, T + 80 * DAY, 2);

        Api.Response tooMany = api.get(path + "/slots?end_time=" + (T + 92 * DAY));

        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.problem()).isEqualTo("too-many-slots");
        assertThat(tooMany.pointers()).containsExactly("/end_time");
        assertThat(starts(path + "/slots?end_time=" + (T + 28 * DAY))).hasSize(27 * 1_440);
    }

    @Test
    void points_at_what_is_wrong_with_a_query() {
        String path = api.eventType("intro", SOLO);

        Api.Response malformed = api.get(path + "/slots?start_time=x&time_zone=Mars&duration=1&booking_id=7&count=20");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.pointers())
                .containsExactly("/booking_id", "/count", "/duration", "/start_time", "/time_zone");
        Api.Response offered = api.get(path + "/slots?duration=900");
        assertThat(offered.status()).isEqualTo(422);
        assertThat(offered.problem()).isEqualTo("duration-not-offered");
        assertThat(offered.json().get("durations")).hasToString("[1800,3600]");
        assertThat(offered.pointers()).containsExactly("/duration");
        Api.Response tooLong = api.get(path + "/slots?end_time=" + (T + 92 * DAY + 1));
        assertThat(tooLong.problem()).isEqualTo("window-too-long");
        assertThat(tooLong.json().get("max_days").asInt()).isEqualTo(92);
        assertThat(tooLong.pointers()).containsExactly("/end_time");
        assertThat(api.get(path + "/slots?start_time=" + T + "&end_time=" + (T + 92 * DAY))
                        .status())
                .isEqualTo(200);
        assertThat(api.get(path + "/explanation").pointers()).containsExactly("/start_time");
        assertThat(api.get(path + "/explanation?start_time=-1").problem()).isEqualTo("invalid-slot");
        assertThat(api.get("/api/v2/event_types/7/slots").problem()).isEqualTo("unknown-event-type");
    }

    @Test
    void explains_that_a_start_can_be_booked() {
        String path = api.eventType("intro", SOLO);

        assertThat(explained(path, OPEN)).isEmpty();
    }

    @Test
    void explains_a_meeting_and_the_buffer_around_it() {
        String path = api.eventType("intro", SOLO + ", 'buffer_before': 900");
        api.book(path, OPEN);

        assertThat(reason(path, OPEN))
                .isEqualTo(json("{'code':'busy','host_id':1,'until':%d,".formatted(OPEN + HALF)
                        + "'detail':'User 1 is in a meeting in 2026-01-05T09:00:00Z/2026-01-05T09:30:00Z',"
                        + "'start_time':%d,'end_time':%d}".formatted(OPEN, OPEN + HALF)));
        assertThat(reason(path, OPEN + HALF))
                .isEqualTo(json("{'code':'buffer','host_id':1,'until':%d,".formatted(OPEN + HALF + 900)
                        + "'detail':'User 1 needs 900 seconds between the meeting and the meeting in"
                        + " 2026-01-05T09:00:00Z/2026-01-05T09:30:00Z',"
                        + "'start_time':%d,'end_time':%d,'by':'meeting','gap':900}".formatted(OPEN, OPEN + HALF)));
    }

    @Test
    void explains_a_limit_with_its_count_and_a_hold_with_its_end() {
        String path = api.eventType("intro", SOLO + ", 'limits': {'per_week': 1}");
        api.post(path + "/holds", json("{'start_time': %d}".formatted(OPEN)));
        String limit = json("{'code':'limit-reached','host_id':1,'detail':'User 1 has 1 bookings and holds of the event"
                + " type in this week, and the limit is 1','period':'week','limit':1,'count':1}");

        assertThat(reason(path, OPEN + HOUR)).isEqualTo(limit);
        JsonNode reasons = explained(path, OPEN);
        assertThat(reasons).hasSize(2);
        assertThat(reasons.get(0)).hasToString(limit);
        assertThat(reasons.get(1))
                .hasToString(json("{'code':'held','host_id':1,'until':%d,".formatted(T + 600)
                        + "'detail':'The time of user 1 is held in 2026-01-05T09:00:00Z/2026-01-05T09:30:00Z until"
                        + " 2026-01-05T08:10:00Z','start_time':%d,'end_time':%d}".formatted(OPEN, OPEN + HALF)));
    }

    @Test
    void explains_a_full_group_a_window_the_notice_the_grid_and_the_hours() {
        String group = api.eventType("group", "'kind': 'group', 'host_ids': [1], 'duration': 1800, 'capacity': 1");
        api.book(group, OPEN);
        assertThat(reason(group, OPEN))
                .isEqualTo(json("{'code':'full','detail':'The only seat is taken','capacity':1}"));

        String window = api.eventType(
                "window",
                SOLO + ", 'booking_window': {'start_date': '2026-02-01',"
                        + "'end_date': '2026-02-28'}, 'minimum_notice': 7200");
        JsonNode reasons = explained(window, OPEN + HALF);
        assertThat(reasons.findValuesAsText("code")).containsExactly("notice", "outside-window");
        assertThat(reasons.get(0))
                .hasToString(json("{'code':'notice','until':%d,".formatted(T + 2 * HOUR)
                        + "'detail':'The start is too soon; the earliest possible one is 2026-01-05T10:00:00Z'}"));
        assertThat(reasons.get(1))
                .hasToString(json("{'code':'outside-window','host_id':1,'detail':'The start is not on a date from"
                        + " 2026-02-01 to 2026-02-28, on the clock of user 1',"
                        + "'start_date':'2026-02-01','end_date':'2026-02-28'}"));

        String solo = api.eventType("intro", SOLO);
        assertThat(reason(solo, OPEN + HALF + 60))
                .isEqualTo(json("{'code':'off-grid','until':%d,".formatted(OPEN + HOUR)
                        + "'detail':'The time is open, but no meeting starts then'}"));
        assertThat(reason(solo, OPEN + 3 * HOUR))
                .isEqualTo(json("{'code':'outside-hours','host_id':1,"
                        + "'detail':'User 1 has no open hours in some of the time'}"));
        api.patch(solo, json("{'active': false}"));
        assertThat(reason(solo, OPEN + HALF))
                .isEqualTo(json("{'code':'inactive','detail':'The event type cannot be booked now'}"));
    }

    @Test
    void explains_time_off_and_a_date_override() {
        api.post("/api/v2/users/1/time_off", json("{'start_time':%d,'end_time':%d}".formatted(OPEN, OPEN + HALF)));
        api.put(
                "/api/v2/users/2/schedules/hours",
                json("{'time_zone': 'UTC', 'rules': [{'type': 'wday', 'wday': 'monday',"
                        + "'intervals': [{'from': '09:00', 'to': '11:00'}]},"
                        + "{'type': 'date', 'date': '2026-01-05', 'intervals': []}]}"));

        assertThat(reason(api.eventType("intro", SOLO), OPEN))
                .isEqualTo(json("{'code':'time-off','host_id':1,'until':%d,".formatted(OPEN + HALF)
                        + "'detail':'User 1 is off in 2026-01-05T09:00:00Z/2026-01-05T09:30:00Z',"
                        + "'start_time':%d,'end_time':%d}".formatted(OPEN, OPEN + HALF)));
        String bobs = api.eventType("intro", SOLO.replace("[1]", "[2]"));
        assertThat(reason(bobs, OPEN))
                .startsWith(json("{'code':'overridden','host_id':2,'until':"))
                .contains("A date override of user 2 closes ");
    }
}
