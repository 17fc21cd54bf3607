package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the routes of event types. */
class EventTypesTest {

    private static final String TYPES = "/api/v2/event_types";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
        api.user("Eve");
    }

    private static String solo(String slug, long host) {
        return json("{'name':'Intro','slug':'%s','kind':'solo','host_ids':[%d],'duration':1800}".formatted(slug, host));
    }

    private static String added(String body) {
        Api.Response added = api.post(TYPES, body);
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        return TYPES + "/" + added.json().get("id").asText();
    }

    @Test
    void adds_an_event_type_with_defaults() {
        Api.Response added = api.post(TYPES, solo("intro", 1));

        assertThat(added.status()).isEqualTo(201);
        String id = added.json().get("id").asText();
        assertThat(added.header("Location")).isEqualTo(TYPES + "/" + id);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(added.body())
                .isEqualTo(json("{'id':'" + id + "','name':'Intro','slug':'intro','description':'','kind':'solo',"
                        + "'host_ids':[1],'durations':[1800],'start_interval':1800,'start_times':'grid',"
                        + "'buffer_before':0,'buffer_after':0,'minimum_notice':0,'cancellation_notice':0,"
                        + "'booking_window':null,'limits':null,'capacity':null,'schedule':null,'location':'',"
                        + "'questions':[],'requires_confirmation':false,'active':true,'created_at':" + T + "}"));
        assertThat(api.get(TYPES + "/" + id)).hasToString("200 " + added.body());
        assertThat(api.get("/api/v2/users/1/event_types/intro")).hasToString("200 " + added.body());
    }

    @Test
    void adds_an_event_type_with_everything() {
        api.put("/api/v2/users/2/schedules/evenings", json("{'time_zone': 'UTC', 'rules': []}"));

        Api.Response added = api.post(
                TYPES,
                json("{'name': 'Workshop', 'slug': 'workshop', 'description': 'A\\nB', 'kind': 'group',"
                        + "'host_ids': [2, 1], 'durations': [7200, 3600], 'start_interval': 900,"
                        + "'start_times': 'packed', 'buffer_before': 60, 'buffer_after': 120,"
                        + "'minimum_notice': 3600, 'cancellation_notice': 7200, 'booking_window': {'days': 60},"
                        + "'limits': {'per_day': 2, 'per_month': 9}, 'capacity': 10, 'schedule': 'evenings',"
                        + "'location': 'Room 4', 'questions': [{'name': 'Level', 'type': 'choice',"
                        + "'choices': ['A', 'B'], 'required': true}, {'name': 'Notes', 'type': 'long_text'}],"
                        + "'requires_confirmation': true, 'active': false}"));

        assertThat(added.status()).as("%s", added).isEqualTo(201);
        assertThat(added.body())
                .contains(json("'kind':'group','host_ids':[1,2],'durations':[3600,7200],'start_interval':900,"
                        + "'start_times':'packed','buffer_before':60,'buffer_after':120,'minimum_notice':3600,"
                        + "'cancellation_notice':7200,'booking_window':{'days':60},"
                        + "'limits':{'per_day':2,'per_month':9},'capacity':10,'schedule':'evenings',"
                        + "'location':'Room 4','questions':["
                        + "{'name':'Level','type':'choice','choices':['A','B'],'required':true},"
                        + "{'name':'Notes','type':'long_text','choices':[],'required':false}],"
                        + "'requires_confirmation':true,'active':false,"));
    }

    @Test
    void lists_event_types_by_host_and_slug_in_pages() {
        String first = added(solo("a", 1));
        api.pass(1);
        String second = added(solo("b", 1));
        added(solo("a", 2));

        assertThat(api.get(TYPES).elements()).hasSize(3);
        assertThat(api.get(TYPES + "?host_id=1").elements()).hasSize(2);
        assertThat(api.get(TYPES + "?host_id=1&slug=b").elements())
                .containsExactly(api.get(second).body());
        Api.Response page = api.get(TYPES + "?host_id=1&count=1");
        assertThat(page.elements()).containsExactly(api.get(first).body());
        Api.Response next = api.get(TYPES + "?host_id=1&count=1&page_token=" + page.nextPage());
        assertThat(next.elements()).containsExactly(api.get(second).body());
        assertThat(next.nextPage()).isEmpty();
        assertThat(api.get(TYPES + "?host_id=404").problem()).isEqualTo("unknown-user");
        assertThat(api.get(TYPES + "?host=1").pointers()).containsExactly("/host");
    }

    @Test
    void keeps_the_interval_of_starts_when_the_duration_changes() {
        String path = added(solo("intro", 1));

        assertThat(api.patch(path, json("{'duration': 3600}")).body())
                .contains(json("'durations':[3600],'start_interval':1800"));
        assertThat(api.patch(path, json("{'duration': 2700, 'start_interval': null}"))
                        .body())
                .contains(json("'durations':[2700],'start_interval':2700"));
    }

    @Test
    void changes_what_the_body_has_and_removes_by_null() {
        String path = added(json("{'name': 'Intro', 'slug': 'intro', 'kind': 'group', 'host_ids': [1],"
                + "'durations': [3600, 1800], 'capacity': 5, 'start_interval': 600, 'description': 'Text',"
                + "'booking_window': {'start_date': '2026-01-01', 'end_date': '2026-02-01'},"
                + "'limits': {'per_day': 2}, 'minimum_notice': 60}"));
        String before = api.get(path).body();

        assertThat(api.patch(path, "{}").body()).isEqualTo(before);
        assertThat(api.patch(path, json("{'name': 'Hello'}")).body()).isEqualTo(before.replace("Intro", "Hello"));
        Api.Response removed = api.patch(
                path,
                json("{'name': 'Intro', 'booking_window': null, 'limits': null, 'start_interval': null,"
                        + "'description': null, 'minimum_notice': null}"));

        assertThat(removed.body())
                .isEqualTo(before.replace(json("{'start_date':'2026-01-01','end_date':'2026-02-01'}"), "null")
                        .replace(json("{'per_day':2}"), "null")
                        .replace(json("'start_interval':600"), json("'start_interval':1800"))
                        .replace("Text", "")
                        .replace(json("'minimum_notice':60"), json("'minimum_notice':0")));
        assertThat(removed.header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void drops_the_capacity_with_the_group_and_asks_for_one_with_it() {
        String path = added(solo("intro", 1));

        Api.Response missing = api.patch(path, json("{'kind': 'group'}"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.problem()).isEqualTo("invalid-event-type");
        assertThat(missing.pointers()).containsExactly("/capacity");
        assertThat(api.patch(path, json("{'kind': 'group', 'capacity': 3}")).status())
                .isEqualTo(200);
        assertThat(api.patch(path, json("{'capacity': null}")).pointers()).containsExactly("/capacity");
        assertThat(api.patch(path, json("{'kind': 'solo'}"))
                        .json()
                        .get("capacity")
                        .isNull())
                .isTrue();
        assertThat(api.patch(path, json("{'capacity': 2}")).pointers()).containsExactly("/capacity");
    }

    @Test
    void refuses_to_remove_what_an_event_type_must_have() {
        String path = added(solo("intro", 1));

        Api.Response refused =
                api.patch(path, json("{'name': null, 'slug': null, 'kind': null, 'host_ids': null, 'duration': null}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/duration", "/host_ids", "/kind", "/name", "/slug");
    }

    @Test
    void honours_the_version_of_a_change_and_a_deletion() {
        String path = added(solo("intro", 1));
        Map<String, String> second = Map.of("If-Match", "\"2\"");

        assertThat(api.send("PATCH", path, second, json("{'active': false}")).status())
                .isEqualTo(412);
        assertThat(api.send("DELETE", path, second, "").status()).isEqualTo(412);
        assertThat(api.patch(path, json("{'active': false}")).header("ETag")).isEqualTo("\"2\"");
        assertThat(api.send("DELETE", path, second, "").status()).isEqualTo(204);
        assertThat(api.get(path).problem()).isEqualTo("unknown-event-type");
        assertThat(api.delete(path).problem()).isEqualTo("unknown-event-type");
        assertThat(api.get("/api/v2/users/1/event_types/intro").problem()).isEqualTo("unknown-slug");
    }

    @Test
    void reports_all_faults_of_a_body_at_once() {
        Api.Response refused = api.post(
                TYPES,
                json("{'name': ' ', 'slug': 'A B', 'kind': 'duo', 'host_ids': ['x'], 'durations': [59, 'y'],"
                        + "'start_interval': 0, 'buffer_before': -1, 'buffer_after': 86401, 'minimum_notice': 'z',"
                        + "'booking_window': {'start_date': '2026-02-30'}, 'limits': {'per_day': 0, 'per_year': 1},"
                        + "'capacity': 0, 'schedule': 'X', 'questions': [{'type': 'number'}], 'start_times': 'any',"
                        + "'requires_confirmation': 1, 'active': 'yes', 'colour': 'red'}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers())
                .containsExactly(
                        "/active",
                        "/booking_window/end_date",
                        "/booking_window/start_date",
                        "/buffer_after",
                        "/buffer_before",
                        "/capacity",
                        "/colour",
                        "/durations/0",
                        "/durations/1",
                        "/host_ids/0",
                        "/kind",
                        "/limits/per_day",
                        "/limits/per_year",
                        "/minimum_notice",
                        "/name",
                        "/questions/0/name",
                        "/questions/0/type",
                        "/requires_confirmation",
                        "/schedule",
                        "/slug",
                        "/start_interval",
                        "/start_times");
        assertThat(api.get(TYPES).elements()).isEmpty();
    }

    @Test
    void requires_the_first_fields() {
        assertThat(api.post(TYPES, "{}").pointers())
                .containsExactly("/duration", "/host_ids", "/kind", "/name", "/slug");
    }

    @Test
    void reports_all_contradictions_at_once() {
        Api.Response refused = api.post(
                TYPES,
                json("{'name': 'A', 'slug': 'a', 'kind': 'solo', 'host_ids': [1, 2], 'duration': 1800,"
                        + "'capacity': 2, 'questions': [{'name': 'Q', 'type': 'text', 'choices': ['A']},"
                        + "{'name': 'R', 'type': 'choice'}, {'name': 'S', 'type': 'choice', 'choices': ['A', 'A']},"
                        + "{'name': 'T', 'type': 'text'}, {'name': 'T', 'type': 'text'}]}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-event-type");
        assertThat(refused.pointers())
                .containsExactly(
                        "/capacity",
                        "/host_ids",
                        "/questions",
                        "/questions/0/choices",
                        "/questions/1/choices",
                        "/questions/2/choices");
        assertThat(api.get(TYPES).elements()).isEmpty();
    }

    @Test
    void refuses_contradictions_of_a_change_with_what_is_stored() {
        String path = added(solo("intro", 1));
        String before = api.get(path).body();

        Api.Response refused = api.patch(path, json("{'host_ids': [1, 2], 'capacity': 4}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-event-type");
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/host_ids", "/capacity");
        assertThat(api.patch(path, json("{'questions': [{'name': 'Q', 'type': 'choice'}]}"))
                        .pointers())
                .containsExactly("/questions/0/choices");
        assertThat(api.get(path).body()).isEqualTo(before);
    }

    @Test
    void refuses_durations_that_are_none() {
        for (String durations : List.of(
                "'duration': 31536000",
                "'duration': 59",
                "'duration': 1800, 'durations': [1800]",
                "'durations': []",
                "'durations': [1,2,3,4,5,6,7,8,9,10,11]")) {
            Api.Response refused = api.post(
                    TYPES, json("{'name': 'A', 'slug': 'a', 'kind': 'solo', 'host_ids': [1], " + durations + "}"));
            assertThat(refused.status()).as(durations).isEqualTo(400);
            assertThat(refused.pointers()).as(durations).allMatch(pointer -> pointer.startsWith("/duration"));
        }
        Api.Response twice =
                api.post(TYPES, solo("a", 1).replace(json("'duration':1800"), json("'durations':[1800,3600,1800]")));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.pointers()).containsExactly("/durations/2");
        assertThat(api.get(TYPES).elements()).isEmpty();
    }

    @Test
    void refuses_windows_that_are_none() {
        Map.of(
                        "{}", "/booking_window/days",
                        "{'days': 1, 'start_date': '2026-01-01', 'end_date': '2026-01-02'}", "/booking_window/days",
                        "{'days': 3661}", "/booking_window/days",
                        "{'end_date': '2026-01-02'}", "/booking_window/start_date",
                        "{'start_date': '2026-01-03', 'end_date': '2026-01-02'}", "/booking_window/end_date",
                        "7", "/booking_window")
                .forEach((window, pointer) -> {
                    Api.Response refused = api.post(
                            TYPES,
                            solo("a", 1)
                                    .replace(json("'duration'"), json("'booking_window':" + window + ",'duration'")));
                    assertThat(refused.status()).as(window).isIn(400, 422);
                    assertThat(refused.pointers()).as(window).containsExactly(pointer);
                });
        assertThat(api.get(TYPES).elements()).isEmpty();
    }

    @Test
    void refuses_ten_thousand_hosts_and_none() {
        StringBuilder hosts = new StringBuilder("1");
        for (int host = 2; host <= 10_000; host++) {
            hosts.append(',').append(host);
        }

        Api.Response many = api.post(
                TYPES,
                json("{'name': 'A', 'slug': 'a', 'kind': 'collective', 'duration': 1800, 'host_ids': [" + hosts
                        + "]}"));
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.pointers()).containsExactly("/host_ids");
        Api.Response none = api.post(TYPES, solo("a", 1).replace("[1]", "[]"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.pointers()).containsExactly("/host_ids");
        Api.Response unknown = api.post(TYPES, solo("a", 404));
        assertThat(unknown.problem()).isEqualTo("unknown-user");
        assertThat(unknown.pointers()).containsExactly("/host_ids/0");
        assertThat(api.get(TYPES).elements()).isEmpty();
    }

    @Test
    void refuses_a_slug_taken_twice_and_a_schedule_of_no_host() {
        String path = added(solo("intro", 1));

        Api.Response taken = api.post(TYPES, solo("intro", 1));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("slug-taken");
        assertThat(taken.pointers()).containsExactly("/slug");
        String other = added(solo("intro", 2));
        assertThat(api.patch(other, json("{'host_ids': [1]}")).problem()).isEqualTo("slug-taken");
        Api.Response schedule = api.patch(path, json("{'schedule': 'summer'}"));
        assertThat(schedule.status()).isEqualTo(422);
        assertThat(schedule.problem()).isEqualTo("schedule-of-no-host");
        assertThat(schedule.pointers()).containsExactly("/schedule");
        assertThat(api.get(path).json().get("schedule").isNull()).isTrue();
    }

    @Test
    void keeps_a_user_who_hosts_and_a_schedule_that_is_needed() {
        api.put("/api/v2/users/1/schedules/hours", json("{'time_zone': 'UTC', 'rules': []}"));
        api.put("/api/v2/users/1/schedules/summer", json("{'time_zone': 'UTC', 'rules': []}"));
        String path = added(solo("intro", 1).replace(json("'duration'"), json("'schedule':'summer','duration'")));

        Api.Response user = api.delete("/api/v2/users/1");
        Api.Response schedule = api.delete("/api/v2/users/1/schedules/summer");

        for (Api.Response refused : List.of(user, schedule)) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("used-by-event-types");
            assertThat(path)
                    .endsWith(refused.json().get("event_type_ids").get(0).asText());
        }
        assertThat(api.get("/api/v2/users/1/schedules/summer").status()).isEqualTo(200);
        api.delete(path);
        assertThat(api.delete("/api/v2/users/1").status()).isEqualTo(204);
    }

    @Test
    void does_not_find_what_has_no_form() {
        assertThat(api.get(TYPES + "/7").problem()).isEqualTo("unknown-event-type");
        assertThat(api.get(TYPES + "/7").json().get("detail").asText())
                .isEqualTo("The id of an event type is a UUID, as in the list of all");
        assertThat(api.get("/api/v2/users/1/event_types/A_B").problem()).isEqualTo("unknown-slug");
        assertThat(api.get("/api/v2/users/1/event_types/%00").status()).isIn(400, 404);
        assertThat(api.get("/api/v2/users/404/event_types/a").problem()).isEqualTo("unknown-slug");
    }

    @Test
    void repeats_the_response_of_an_idempotency_key() {
        Map<String, String> key = Map.of("Idempotency-Key", "one");

        Api.Response first = api.send("POST", TYPES, key, solo("intro", 1));
        Api.Response second = api.send("POST", TYPES, key, solo("intro", 1));

        assertThat(second).hasToString(first.toString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.get(TYPES).elements()).hasSize(1);
    }
}
