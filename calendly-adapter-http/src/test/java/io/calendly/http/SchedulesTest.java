package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the routes of schedules. */
class SchedulesTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final String ANNS = "/api/v2/users/1/schedules";

    /** The start of Monday, 5 January 2026. */
    private static final long MONDAY = T - 8 * HOUR;

    private static final String MONDAYS = json(
            "{'time_zone':'UTC','rules':[{'type':'wday','wday':'monday','intervals':[{'from':'09:00','to':'17:00'}]}]}");

    private static final String NEVER = json("{'time_zone': 'UTC', 'rules': []}");

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
    }

    private static String asDefault(String schedule, boolean value) {
        return schedule.replaceFirst("\\{", "{\"default\": " + value + ", ");
    }

    @Test
    void returns_a_schedule_as_it_was_put_with_the_rules_in_order() {
        Api.Response put = api.put(
                ANNS + "/working-hours",
                json("{'time_zone': 'America/New_York', 'default': true, 'rules': ["
                        + "{'type': 'date', 'date': '2026-12-24', 'intervals': []},"
                        + "{'type': 'wday', 'wday': 'tuesday', 'intervals': [{'from': '22:00', 'to': '24:00'}]},"
                        + "{'type': 'wday', 'wday': 'monday', 'intervals': [{'from': '12:00', 'to': '17:00'},"
                        + "{'from': '09:00', 'to': '12:00'}, {'from': '18:00', 'to': '18:01'}]}],"
                        + "'travels': [{'from': '2026-11-02', 'until': '2026-11-08', 'time_zone': 'Europe/Lisbon'}],"
                        + "'effective_from': '2026-01-01', 'effective_until': null}"));
        String stored = json("{'name':'working-hours','default':true,'time_zone':'America/New_York','rules':["
                + "{'type':'wday','wday':'monday','intervals':[{'from':'09:00','to':'17:00'},"
                + "{'from':'18:00','to':'18:01'}]},"
                + "{'type':'wday','wday':'tuesday','intervals':[{'from':'22:00','to':'24:00'}]},"
                + "{'type':'date','date':'2026-12-24','intervals':[]}],"
                + "'travels':[{'from':'2026-11-02','until':'2026-11-08','time_zone':'Europe/Lisbon'}],"
                + "'effective_from':'2026-01-01','effective_until':null}");

        assertThat(put).hasToString("201 " + stored.replaceFirst("}$", ",\"conflicts\":[]}"));
        assertThat(put.header("Location")).isEqualTo(ANNS + "/working-hours");
        assertThat(api.get(ANNS + "/working-hours")).hasToString("200 " + stored);
        assertThat(api.put(ANNS + "/working-hours", stored).status())
                .as("the response can be put again")
                .isEqualTo(200);
        assertThat(api.get(ANNS).elements()).containsExactly(stored);
    }

    @Test
    void makes_the_first_schedule_the_default_until_another_is() {
        api.put(ANNS + "/b", asDefault(MONDAYS, false));
        api.put(ANNS + "/a", NEVER);
        assertThat(defaults()).containsExactly("a false", "b true");

        api.put(ANNS + "/a", asDefault(NEVER, true));
        assertThat(defaults()).containsExactly("a true", "b false");

        api.put(ANNS + "/a", asDefault(NEVER, false));
        assertThat(defaults()).as("a default stays one").containsExactly("a true", "b false");
        api.put(ANNS + "/b", MONDAYS);
        assertThat(defaults()).as("an absent value changes nothing").containsExactly("a true", "b false");
    }

    private static List<String> defaults() {
        return api.get(ANNS).elements().stream()
                .map(each -> each.replaceFirst("\\{\"name\":\"(.*?)\",\"default\":(.*?),.*", "$1 $2"))
                .toList();
    }

    @Test
    void opens_time_by_the_default_only() {
        api.put(ANNS + "/a", NEVER);
        api.put(ANNS + "/b", MONDAYS);
        assertThat(free()).isEmpty();

        api.put(ANNS + "/b", asDefault(MONDAYS, true));
        assertThat(free()).containsExactly(slot(MONDAY + 9 * HOUR, MONDAY + 17 * HOUR));
    }

    private static List<String> free() {
        return api.get("/api/v2/users/1/availability?start_time=" + T + "&end_time=" + (T + DAY))
                .elements();
    }

    @Test
    void deletes_any_schedule_but_the_default() {
        api.put(ANNS + "/a", MONDAYS);
        api.put(ANNS + "/b", NEVER);

        Api.Response refused = api.delete(ANNS + "/a");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("default-schedule");
        assertThat(api.delete(ANNS + "/b")).hasToString("204 ");
        assertThat(api.delete(ANNS + "/b").problem()).isEqualTo("unknown-schedule");
        assertThat(defaults()).containsExactly("a true");
    }

    @Test
    void keeps_at_most_twenty_schedules_of_a_user() {
        for (int i = 10; i < 30; i++) {
            assertThat(api.put(ANNS + "/s" + i, NEVER).status()).isEqualTo(201);
        }

        Api.Response refused = api.put(ANNS + "/s30", NEVER);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too-many-schedules");
        assertThat(refused.json().get("limit").asInt()).isEqualTo(20);
        assertThat(api.put(ANNS + "/s29", MONDAYS).status()).isEqualTo(200);
        assertThat(api.put("/api/v2/users/2/schedules/s30", NEVER).status()).isEqualTo(201);
        assertThat(api.get(ANNS + "?count=100").elements()).hasSize(20);
    }

    @Test
    void lists_schedules_in_pages() {
        for (String name : List.of("c", "a", "b")) {
            api.put(ANNS + "/" + name, NEVER);
        }

        Api.Response first = api.get(ANNS + "?count=2");
        Api.Response second = api.get(ANNS + "?count=2&page_token=" + first.nextPage());

        assertThat(first.json().get("collection").findValuesAsText("name")).containsExactly("a", "b");
        assertThat(second.json().get("collection").findValuesAsText("name")).containsExactly("c");
        assertThat(second.nextPage()).isEmpty();
    }

    @Test
    void tells_which_meetings_lose_their_hours_and_leaves_them() {
        api.put(ANNS + "/hours", MONDAYS);
        api.open(T, T + 30 * DAY, 2);
        JsonNode morning = api.meeting(MONDAY + 9 * HOUR, MONDAY + 10 * HOUR, 1, 2);
        JsonNode evening = api.meeting(MONDAY + 16 * HOUR, MONDAY + 17 * HOUR, 1, 2);

        Api.Response later = api.put(ANNS + "/hours", MONDAYS.replace("09:00", "10:00"));
        assertThat(later.json().get("conflicts")).hasSize(1);
        assertThat(later.json().get("conflicts").get(0)).isEqualTo(morning);
        assertThat(later.json().has("more")).isFalse();

        Api.Response never = api.put(ANNS + "/never", asDefault(NEVER, true));
        assertThat(never.status()).isEqualTo(201);
        assertThat(never.json().get("conflicts"))
                .as("the first lost its hours before")
                .containsExactly(evening);
        assertThat(api.get("/api/v2/meetings?status=scheduled").elements()).hasSize(2);
    }

    @Test
    void names_a_hundred_meetings_and_counts_the_rest() {
        api.put(ANNS + "/hours", MONDAYS);
        api.open(T, T + DAY, 2);
        for (int i = 0; i < 101; i++) {
            api.meeting(MONDAY + 9 * HOUR + 60L * i, MONDAY + 9 * HOUR + 60L * (i + 1), 1, 2);
        }

        JsonNode put = api.put(ANNS + "/hours", NEVER).json();

        assertThat(put.get("conflicts")).hasSize(100);
        assertThat(put.get("more").asInt()).isEqualTo(1);
    }

    @Test
    void adds_a_user_with_a_schedule_in_one_call() {
        String eve = json("{'name': 'Eve', 'time_zone': 'Asia/Tokyo', 'schedule': %s}")
                .formatted(MONDAYS);

        assertThat(api.post("/api/v2/users", eve).status()).isEqualTo(201);
        assertThat(api.post(
                                "/api/v2/users",
                                eve.replace("\"rules\"", "\"name\": \"shop\", \"default\": false, \"rules\""))
                        .status())
                .isEqualTo(201);

        assertThat(api.get("/api/v2/users/3/schedules/working-hours")
                        .json()
                        .get("default")
                        .asBoolean())
                .isTrue();
        assertThat(api.get("/api/v2/users/4/schedules/shop")
                        .json()
                        .get("default")
                        .asBoolean())
                .isTrue();
        assertThat(api.get("/api/v2/users/3/availability?start_time=" + T + "&end_time=" + (T + DAY))
                        .elements())
                .containsExactly(slot(MONDAY + 9 * HOUR, MONDAY + 17 * HOUR));
    }

    @Test
    void adds_no_user_if_something_is_wrong_with_the_schedule() {
        Api.Response refused = api.post(
                "/api/v2/users",
                json(
                        "{'name': '', 'schedule': {'name': 'A B', 'time_zone': 'Mars', 'rules': [{'type': 'wday'}], 'x': 1}}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers())
                .containsExactly(
                        "/name",
                        "/schedule/name",
                        "/schedule/rules/0/intervals",
                        "/schedule/rules/0/wday",
                        "/schedule/time_zone",
                        "/schedule/x");
        assertThat(api.get("/api/v2/users").elements()).hasSize(2);
    }

    @Test
    void forgets_the_schedules_of_a_deleted_user() {
        api.put(ANNS + "/hours", MONDAYS);
        api.delete("/api/v2/users/1");

        assertThat(api.get(ANNS).problem()).isEqualTo("unknown-user");
        assertThat(api.get(ANNS + "/hours").problem()).isEqualTo("unknown-user");
        assertThat(api.get(ANNS + "/hours/preview").problem()).isEqualTo("unknown-user");
        assertThat(api.put(ANNS + "/hours", MONDAYS).problem()).isEqualTo("unknown-user");
        assertThat(api.delete(ANNS + "/hours").problem()).isEqualTo("unknown-user");
    }

    @Test
    void previews_a_schedule_by_the_dates_of_the_asked_zone_with_the_rules() {
        api.put(
                ANNS + "/hours",
                json("{'time_zone': 'America/New_York', 'rules': ["
                        + "{'type': 'wday', 'wday': 'thursday', 'intervals': [{'from': '18:00', 'to': '20:00'}]},"
                        + "{'type': 'date', 'date': '2026-12-25', 'intervals': []},"
                        + "{'type': 'date', 'date': '2026-12-31', 'intervals': [{'from': '09:00', 'to': '10:00'}]}],"
                        + "'travels': [{'from': '2026-12-31', 'until': '2026-12-31', 'time_zone': 'Europe/Lisbon'}]}"));

        JsonNode preview = api.get(ANNS + "/hours/preview?start_time=2026-12-24T00:00:00Z&end_time=2027-01-01T00:00:00Z"
                        + "&time_zone=Europe/Berlin")
                .json();

        assertThat(preview)
                .hasToString(json("{'time_zone':'Europe/Berlin','days':["
                        + "{'date':'2026-12-25','stretches':["
                        + stretch("2026-12-24T23:00:00Z", "2026-12-25T01:00:00Z", "{'type':'wday','wday':'thursday'}}")
                        + "],'closed':["
                        + stretch(
                                "2026-12-25T05:00:00Z", "2026-12-25T23:00:00Z", "{'type':'date','date':'2026-12-25'}}")
                        + "]},{'date':'2026-12-26','stretches':[],'closed':["
                        + stretch(
                                "2026-12-25T23:00:00Z", "2026-12-26T05:00:00Z", "{'type':'date','date':'2026-12-25'}}")
                        + "]},{'date':'2026-12-31','stretches':["
                        + stretch(
                                "2026-12-31T09:00:00Z",
                                "2026-12-31T10:00:00Z",
                                "{'type':'date','date':'2026-12-31'},'travel':{'from':'2026-12-31','until':'2026-12-31',"
                                        + "'time_zone':'Europe/Lisbon'}}")
                        + "],'closed':[]}]}"));
    }

    private static String stretch(String start, String end, String rule) {
        return "{'start_time':%d,'end_time':%d,'rule':%s"
                .formatted(
                        Instant.parse(start).getEpochSecond(),
                        Instant.parse(end).getEpochSecond(),
                        rule);
    }

    @Test
    void previews_by_the_dates_of_the_schedule_for_thirty_days_unless_told_otherwise() {
        api.put(ANNS + "/a", NEVER);
        api.put(ANNS + "/tokyo", MONDAYS.replace("UTC", "Asia/Tokyo"));

        JsonNode preview = api.get(ANNS + "/tokyo/preview").json();

        assertThat(preview.get("time_zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(preview.get("days").findValuesAsText("date"))
                .as("the window begins at 17:00 on Monday in Tokyo, when the hours end")
                .containsExactly("2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02");
        Api.Response wrong = api.get(ANNS + "/tokyo/preview?time_zone=Berlin&end_time=1&x=1");
        assertThat(wrong.pointers()).containsExactly("/end_time", "/time_zone", "/x");
        assertThat(wrong.body()).contains("Europe/Berlin");
        assertThat(api.get(ANNS + "/tokyo/preview?end_time=" + (T + 367 * DAY)).problem())
                .isEqualTo("window-too-long");
        assertThat(api.get(ANNS + "/nope/preview").problem()).isEqualTo("unknown-schedule");
    }
}
