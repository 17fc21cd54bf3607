package io.calendly.http;

import static io.calendly.http.AccessWorld.ANN;
import static io.calendly.http.AccessWorld.BOB;
import static io.calendly.http.AccessWorld.bearer;
import static io.calendly.http.Api.T;
import static io.calendly.http.Api.bookingAt;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.application.access.ApiKeyService;
import io.calendly.domain.access.Scope;
import io.calendly.domain.user.UserId;
import io.calendly.http.access.Access;
import io.calendly.ports.Outbox;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of what callers see of each other, and of their credentials. */
class AccessTest {

    private static final long HOUR = 3600;

    @RegisterExtension
    static final Api api = new Api(Access.API_KEYS);

    private AccessWorld world;

    @BeforeEach
    void makeWorld() {
        world = new AccessWorld(api);
    }

    private Api.Response send(String caller, String method, String path, String body) {
        return api.send(method, world.path(path, BOB), world.headersOf(caller, BOB), json(body));
    }

    private Api.Response get(String caller, String path) {
        return send(caller, "GET", path, "");
    }

    @Test
    void a_user_sees_the_profile_of_that_user_and_the_names_of_others() {
        assertThat(get("ann", "/api/v2/users").elements())
                .containsExactly(
                        json("{'id':1,'name':'Ann','email':'ann@example.org','time_zone':'UTC','created_at':" + T
                                + "}"),
                        json("{'id':2,'name':'Bob'}"),
                        json("{'id':3,'name':'Cid'}"));
        Api.Response bob = get("ann", "/api/v2/users/2");
        assertThat(bob).hasToString(json("200 {'id':2,'name':'Bob'}"));
        assertThat(bob.header("ETag")).as("a version would tell of changes").isEmpty();
        assertThat(get("ann", "/api/v2/users/1").header("ETag")).isEqualTo("\"1\"");
        assertThat(get("reader", "/api/v2/users").body()).contains("bob@example.org");
    }

    @Test
    void a_search_looks_at_what_the_caller_may_see() {
        assertThat(get("ann", "/api/v2/users?query=bob@").elements()).isEmpty();
        assertThat(get("ann", "/api/v2/users?query=EXAMPLE").elements()).isEmpty();
        assertThat(get("ann", "/api/v2/users?query=b").elements()).containsExactly(json("{'id':2,'name':'Bob'}"));
        assertThat(get("service", "/api/v2/users?query=bob@").elements()).hasSize(1);
    }

    @Test
    void a_search_of_a_user_has_full_pages() {
        api.services().users().add("Bobby");
        api.services().users().add("Rob");

        Api.Response first = get("ann", "/api/v2/users?query=ob&count=2");
        Api.Response second = get("ann", "/api/v2/users?query=ob&count=2&page_token=" + first.nextPage());

        assertThat(first.elements()).hasSize(2);
        assertThat(second.elements()).singleElement().asString().contains("Rob");
    }

    @Test
    void a_timeline_has_only_the_busy_time_of_meetings_of_others() {
        String timeline = "/api/v2/users/2/timeline?start_time=%d&end_time=%d".formatted(T, T + 4 * HOUR);

        Api.Response seen = get("ann", timeline);

        assertThat(seen.elements())
                .filteredOn(entry -> entry.contains("busy"))
                .containsExactly(json(
                        "{'type':'busy','start_time':%d,'end_time':%d}".formatted(T + 2 * HOUR, T + 2 * HOUR + 600)));
        assertThat(seen.body()).doesNotContain("meeting", "Cid");
        assertThat(get("reader", timeline).body()).contains("meeting", "Cid");
    }

    @Test
    void a_meeting_of_both_is_seen_whole_on_the_timeline_of_the_other() {
        send("ann", "POST", "/api/v2/meetings", Api.meetingOf(T + 20 * HOUR, T + 21 * HOUR, ANN, BOB));

        Api.Response seen =
                get("ann", "/api/v2/users/2/timeline?start_time=%d&end_time=%d".formatted(T, T + 30 * HOUR));

        assertThat(seen.elements())
                .filteredOn(entry -> entry.contains("\"meeting\""))
                .hasSize(1);
    }

    @Test
    void lists_of_a_user_have_what_concerns_that_user() {
        assertThat(get("ann", "/api/v2/meetings").elements()).hasSize(2).allMatch(each -> each.contains("Ann"));
        assertThat(get("ann", "/api/v2/event_types").elements())
                .singleElement()
                .asString()
                .contains("\"host_ids\":[1]");
        assertThat(get("ann", "/api/v2/bookings").elements())
                .singleElement()
                .asString()
                .contains("\"host_ids\":[1]");
        assertThat(get("ann", "/api/v2/bookings?event_type_id={event_type_id}").problem())
                .isEqualTo("unknown-event-type");
        assertThat(get("service", "/api/v2/bookings").elements()).hasSize(2);
    }

    @Test
    void a_page_token_of_another_caller_shows_what_its_bearer_may_see() {
        String next = get("service", "/api/v2/meetings?count=1").nextPage();

        Api.Response page = get("ann", "/api/v2/meetings?count=1&page_token=" + next);

        assertThat(page.elements()).allMatch(each -> each.contains("Ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ann", "invitee"})
    void who_hosts_no_meeting_of_an_event_type_learns_the_codes_of_reasons_alone(String caller) {
        String taken = "/api/v2/event_types/{event_type_id}/explanation?start_time=" + (T + 2 * HOUR);

        JsonNode reasons = get(caller, taken).json().get("reasons");

        assertThat(reasons).isNotEmpty();
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(reason.properties())
                        .extracting(Map.Entry::getKey)
                        .containsExactly("code", "detail"));
        assertThat(get("admin", taken).body()).contains("\"host_id\":2");
    }

    @Test
    void a_host_learns_of_the_time_of_another_host_the_code_alone() {
        String type = send(
                        "admin",
                        "POST",
                        "/api/v2/event_types",
                        "{'name':'Both','slug':'both','kind':'collective','host_ids':[1,2],'durations':[1800]}")
                .json()
                .get("id")
                .asText();
        String explanation = "/api/v2/event_types/" + type + "/explanation?start_time=";

        assertThat(get("ann", explanation + (T + 2 * HOUR))
                        .json()
                        .get("reasons")
                        .get(0)
                        .properties())
                .extracting(property -> property.getKey() + " " + property.getValue())
                .containsExactly("code \"busy\"", "host_id 2", "detail \"The time is taken\"");
        assertThat(get("ann", explanation + (T + HOUR)).body()).contains("\"host_id\":1", "\"end_time\"");
        assertThat(get("admin", explanation + (T + 2 * HOUR)).body()).contains("\"host_id\":2", "\"end_time\"");
    }

    @Test
    void keys_for_repetitions_of_invitees_belong_to_their_tokens() {
        String path = world.path("/api/v2/bookings/{booking_id}/cancellation", BOB);
        Map<String, String> stranger = Map.of("Authorization", "Bearer " + "f".repeat(32), "Idempotency-Key", "k");
        Map<String, String> invitee = new HashMap<>(world.headersOf("invitee", BOB));
        invitee.put("Idempotency-Key", "k");

        assertThat(api.send("POST", path, stranger, "{}").status()).isEqualTo(404);
        assertThat(api.send("POST", path, invitee, "{}").status()).isEqualTo(201);
        assertThat(api.send("POST", path, stranger, "{}").status()).isEqualTo(404);
    }

    @Test
    void a_refusal_to_book_tells_strangers_the_codes_of_reasons_alone() {
        String bookings = "/api/v2/event_types/{event_type_id}/bookings";

        JsonNode refused =
                send("nobody", "POST", bookings, bookingAt(T + 2 * HOUR)).json();
        JsonNode held = send(
                        "ann",
                        "POST",
                        "/api/v2/event_types/{event_type_id}/holds",
                        "{'start_time':%d}".formatted(T + 2 * HOUR))
                .json();
        JsonNode toHosts =
                send("admin", "POST", bookings, bookingAt(T + 2 * HOUR)).json();

        assertThat(refused.get("reasons").toString()).isEqualTo(json("[{'code':'busy'}]"));
        assertThat(held.get("reasons").toString()).isEqualTo(json("[{'code':'busy'}]"));
        assertThat(toHosts.get("reasons").toString()).contains("host_id");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v2/event_types/{event_type_id}/slots,                    ''",
        "GET,  /api/v2/event_types/{event_type_id}/explanation?start_time=1, ''",
        "POST, /api/v2/event_types/{event_type_id}/holds,                    '{''start_time'':1}'",
        "POST, /api/v2/event_types/{event_type_id}/bookings,                 "
                + "'{''start_time'':1,''invitee'':{''name'':''I'',''email'':''i@example.org''}}'"
    })
    void an_inactive_event_type_is_unknown_to_strangers(String method, String path, String body) {
        send("admin", "PATCH", "/api/v2/event_types/{event_type_id}", "{'active':false}");

        assertThat(send("nobody", method, path, body).problem()).isEqualTo("unknown-event-type");
        assertThat(send("ann", method, path, body).problem()).isEqualTo("unknown-event-type");
        assertThat(send("service", method, path, body).status()).isNotEqualTo(404);
    }

    @Test
    void what_is_hidden_answers_as_what_does_not_exist() {
        String none = "019b8d46-1cfd-7c41-b7d2-3a5e9f0c1d84";
        for (String resource :
                List.of("meetings/{meeting_id}", "bookings/{booking_id}", "event_types/{event_type_id}")) {
            String path = "/api/v2/" + resource;
            String id = world.path(resource, BOB).replaceFirst(".*/", "");
            Api.Response hidden = get("ann", path);
            Api.Response missing = get("ann", "/api/v2/" + resource.replaceFirst("/.*", "/") + none);

            assertThat(hidden.body().replace(id, none)).isEqualTo(missing.body());
            assertThat(hidden.header("ETag")).isEmpty();
            Map<String, String> stale = new HashMap<>(world.headersOf("ann", BOB));
            stale.put("If-Match", "\"99\"");
            String method = resource.startsWith("bookings") ? "POST" : "PATCH";
            String change = world.path(path, BOB) + (resource.startsWith("bookings") ? "/cancellation" : "");
            assertThat(api.send(method, change, stale, "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void a_user_changes_only_the_meetings_of_a_series_that_the_user_attends() {
        JsonNode series = send(
                        "ann",
                        "POST",
                        "/api/v2/meetings",
                        ("{'attendee_ids':[1,2,3],'start_time':%d,'end_time':%d,"
                                        + "'recurrence':{'frequency':'daily','count':3}}")
                                .formatted(T + 20 * HOUR, T + 21 * HOUR))
                .json()
                .get("occurrences");
        String first = "/api/v2/meetings/" + series.get(0).get("id").asText();
        String second = "/api/v2/meetings/" + series.get(1).get("id").asText();
        String third = "/api/v2/meetings/" + series.get(2).get("id").asText();
        assertThat(send("ann", "PATCH", second, "{'attendee_ids':[2,3]}").status())
                .as("Ann leaves")
                .isEqualTo(200);

        assertThat(send("ann", "PATCH", first, "{'title':'Mine','scope':'rest_of_series'}")
                        .status())
                .isEqualTo(200);
        assertThat(get("admin", second).json().get("title").asText()).isEmpty();
        assertThat(get("admin", third).json().get("title").asText()).isEqualTo("Mine");
        assertThat(send("ann", "POST", first + "/cancellation", "{'scope':'rest_of_series'}")
                        .status())
                .isEqualTo(201);
        assertThat(get("admin", second).json().get("status").asText()).isEqualTo("scheduled");
        assertThat(get("admin", third).json().get("status").asText()).isEqualTo("canceled");
    }

    @Test
    void a_user_makes_no_meeting_of_others() {
        String meeting = "/api/v2/meetings/"
                + send("ann", "POST", "/api/v2/meetings", Api.meetingOf(T + 20 * HOUR, T + 21 * HOUR, ANN, BOB))
                        .json()
                        .get("id")
                        .asText();

        assertThat(send("ann", "PATCH", meeting, "{'attendee_ids':[2,3]}").problem())
                .isEqualTo("not-allowed");
        assertThat(send("ann", "PATCH", meeting, "{'attendee_ids':[1,3]}").status())
                .isEqualTo(200);
    }

    @Test
    void a_hold_tells_a_stranger_nothing_of_an_inactive_event_type() {
        String holds = "/api/v2/event_types/{event_type_id}/holds/";
        String none = "019b8d46-1cfd-7c41-b7d2-3a5e9f0c1d84";
        String booking = "{'start_time':%d,'hold_id':'%s','invitee':{'name':'I','email':'i@example.org'}}"
                .formatted(T + 60 * HOUR, none);
        send("admin", "PATCH", "/api/v2/event_types/{event_type_id}", "{'active':false}");

        assertThat(send("nobody", "DELETE", holds + none, "").problem()).isEqualTo("unknown-event-type");
        assertThat(send("nobody", "POST", "/api/v2/event_types/{event_type_id}/bookings", booking)
                        .problem())
                .isEqualTo("unknown-event-type");
        assertThat(send("admin", "DELETE", holds + none, "").problem()).isEqualTo("unknown-hold");
        assertThat(send("nobody", "DELETE", holds + "{hold_id}", "").status())
                .as("who holds a slot gives it back")
                .isEqualTo(204);
    }

    @Test
    void a_refusal_of_access_is_not_repeated_once_access_is_given() {
        Map<String, String> ann = new HashMap<>(world.headersOf("ann", BOB));
        ann.put("Idempotency-Key", "two");
        Map<String, String> administrator = new HashMap<>(bearer(api.services()
                .apiKeys()
                .make("a", Optional.of(new UserId(ANN)), Set.of(Scope.ADMIN), Optional.empty())
                .token()
                .text()));
        administrator.put("Idempotency-Key", "two");

        assertThat(api.send("POST", "/api/v2/users", ann, json("{'name':'Eve'}"))
                        .status())
                .isEqualTo(403);
        assertThat(api.send("POST", "/api/v2/users", administrator, json("{'name':'Eve'}"))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Act-As"})
    void a_header_that_is_there_twice_is_refused(String name) throws IOException {
        String administrator = world.headersOf("admin", BOB).get("Authorization");
        String value = name.equals("X-Act-As") ? "1" : administrator;
        String head = "GET /api/v2/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        String authorization = name.equals("X-Act-As") ? "Authorization: " + administrator + "\r\n" : "";
        String line = name + ": " + value + "\r\n";

        String refused = new RawHttp(api.server()).exchange(head + authorization + line + line + "\r\n");

        assertThat(refused).startsWith("HTTP/1.1 400 ").contains("/" + name);
    }

    @Test
    void a_busy_attendee_is_refused_without_a_word_of_the_meeting() {
        Api.Response refused =
                send("ann", "POST", "/api/v2/meetings", Api.meetingOf(T + 2 * HOUR, T + 3 * HOUR, ANN, BOB));

        assertThat(refused.problem()).isEqualTo("not-free");
        assertThat(refused.json().get("busy").toString())
                .isEqualTo(json(
                        "[{'user_id':2,'start_time':%d,'end_time':%d}]".formatted(T + 2 * HOUR, T + 2 * HOUR + 600)));
        assertThat(refused.body()).doesNotContain("Cid", world.path("{meeting_id}", BOB));
    }

    @Test
    void only_an_administrator_says_who_a_user_is_at_the_issuer() {
        assertThat(send("ann", "PATCH", "/api/v2/users/1", "{'external_id':'bob@issuer'}")
                        .problem())
                .isEqualTo("missing-scope");
        assertThat(send("service", "POST", "/api/v2/users", "{'name':'Eve','external_id':'eve'}")
                        .problem())
                .isEqualTo("missing-scope");
        assertThat(send("admin", "PATCH", "/api/v2/users/1", "{'external_id':'ann@issuer'}")
                        .json()
                        .get("external_id"))
                .hasToString("\"ann@issuer\"");
        assertThat(send("ann", "PATCH", "/api/v2/users/1", "{'name':'Anne'}")
                        .json()
                        .get("external_id"))
                .hasToString("\"ann@issuer\"");
        assertThat(send("admin", "PATCH", "/api/v2/users/2", "{'external_id':'ann@issuer'}")
                        .problem())
                .isEqualTo("external-id-taken");
    }

    @Test
    void a_body_makes_nobody_an_administrator() {
        Api.Response refused =
                send("ann", "PATCH", "/api/v2/users/1", "{'name':'Ann','admin':true,'scopes':['admin']}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/admin", "/scopes");
    }

    @Test
    void a_service_acts_for_a_user_within_the_rights_of_both() {
        assertThat(get("service-for-ann", "/api/v2/meetings/{meeting_id}").status())
                .isEqualTo(404);
        assertThat(send("service-for-ann", "PATCH", "/api/v2/users/1", "{'name':'Anne'}")
                        .status())
                .isEqualTo(200);
        JsonNode me = get("service-for-ann", "/api/v2/me").json();

        List<Outbox.Entry> events = events();
        assertThat(events.get(events.size() - 1).actor()).isEqualTo("user:1");
        assertThat(events.get(events.size() - 1).credential())
                .contains(me.get("credential_id").asText());
    }

    private static List<Outbox.Entry> events() {
        return api.storage().reads().outbox().read(0, 10_000);
    }

    @Test
    void a_user_acts_for_nobody_else_and_a_service_for_no_unknown_user() {
        Map<String, String> headers = new HashMap<>(world.headersOf("ann", BOB));
        headers.put("X-Act-As", "2");
        assertThat(api.send("GET", "/api/v2/me", headers, "").problem()).isEqualTo("not-for-others");

        headers.putAll(world.headersOf("service", BOB));
        headers.put("X-Act-As", "404");
        assertThat(api.send("GET", "/api/v2/me", headers, "").problem()).isEqualTo("unknown-user");
        headers.put("X-Act-As", "two");
        assertThat(api.send("GET", "/api/v2/me", headers, "").pointers()).containsExactly("/X-Act-As");
    }

    @Test
    void tells_a_caller_who_it_is_and_what_it_may_do() {
        JsonNode ann = get("ann", "/api/v2/me").json();
        assertThat(ann.get("role").asText()).isEqualTo("user");
        assertThat(ann.get("user_id").asLong()).isEqualTo(ANN);
        assertThat(ann.get("name").asText()).isEqualTo("Ann");
        assertThat(ann.get("scopes").toString()).isEqualTo(json("['read','write']"));
        assertThat(ann.at("/may/change_time").asText()).isEqualTo("own");
        assertThat(ann.at("/may/see_free_time").asText()).isEqualTo("always");
        assertThat(ann.at("/may/administer").asText()).isEqualTo("never");

        JsonNode admin = get("admin", "/api/v2/me").json();
        assertThat(admin.get("role").asText()).isEqualTo("administrator");
        assertThat(admin.has("user_id")).isFalse();
        assertThat(admin.get("may")).allMatch(extent -> extent.asText().equals("always"));
    }

    @Test
    void every_event_names_its_actor_and_its_credential() {
        send("ann", "POST", "/api/v2/users/1/availability", Api.slot(T + 300 * HOUR, T + 301 * HOUR));
        send("nobody", "POST", "/api/v2/event_types/{event_type_id}/bookings", bookingAt(T + 61 * HOUR));

        List<Outbox.Entry> events = events();
        assertThat(events)
                .filteredOn(entry -> entry.actor().equals("user:1"))
                .isNotEmpty()
                .allMatch(entry -> entry.credential().isPresent());
        assertThat(events)
                .filteredOn(entry -> entry.actor().equals("anonymous"))
                .extracting(entry -> entry.event().type())
                .contains("booking.requested");

        send("invitee", "POST", "/api/v2/bookings/{booking_id}/cancellation", "{}");
        assertThat(events())
                .filteredOn(entry -> entry.actor().equals("invitee"))
                .isNotEmpty()
                .allMatch(entry -> entry.credential().orElse("").startsWith("manage:"));
    }

    @Test
    void a_key_is_shown_once_and_revoked_at_once() {
        JsonNode made = send("admin", "POST", "/api/v2/api_keys", "{'name':'n','scopes':['write']}")
                .json();
        Map<String, String> key = bearer(made.get("key").asText());
        assertThat(made.get("key").asText()).matches("cal_[0-9a-f]{32}_[0-9a-f]{64}");
        assertThat(made.get("scopes").toString()).isEqualTo(json("['read','write']"));
        assertThat(api.send("GET", "/api/v2/users", key, "").status()).isEqualTo(200);

        Api.Response list = get("admin", "/api/v2/api_keys");
        assertThat(list.body()).doesNotContain("cal_", "hash");
        assertThat(list.elements()).anyMatch(each -> each.contains("\"last_used_at\":" + T / 3600 * 3600));

        String path = "/api/v2/api_keys/" + made.get("id").asText();
        assertThat(send("admin", "DELETE", path, "").status()).isEqualTo(204);
        assertThat(api.send("GET", "/api/v2/users", key, "").status()).isEqualTo(401);
        assertThat(send("admin", "DELETE", path, "").problem()).isEqualTo("unknown-api-key");
        assertThat(events().toString()).doesNotContain(made.get("key").asText().substring(37));
    }

    @Test
    void a_key_ends_with_its_time_and_with_its_user() {
        ApiKeyService keys = api.services().apiKeys();
        Map<String, String> expiring = bearer(keys.make(
                        "short", Optional.empty(), Set.of(Scope.READ), Optional.of(Api.NOW.plus(Duration.ofMinutes(1))))
                .token()
                .text());
        long dot = api.services().users().add("Dot").id().value();
        Map<String, String> ofDot =
                bearer(keys.make("d", Optional.of(new UserId(dot)), Set.of(Scope.READ), Optional.empty())
                        .token()
                        .text());
        assertThat(api.send("GET", "/api/v2/me", expiring, "").status()).isEqualTo(200);
        assertThat(api.send("GET", "/api/v2/me", ofDot, "").status()).isEqualTo(200);

        api.pass(60);
        send("admin", "DELETE", "/api/v2/users/" + dot, "");

        assertThat(api.send("GET", "/api/v2/me", expiring, "").status()).isEqualTo(401);
        assertThat(api.send("GET", "/api/v2/me", ofDot, "").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'{''name'':''n'',''scopes'':[]}',                                          400, /scopes",
        "'{''name'':''n'',''scopes'':[''root'']}',                                  400, /scopes/0",
        "'{''name'':'' '',''scopes'':[''read'']}',                                  400, /name",
        "'{''name'':''n'',''scopes'':[''read''],''user_id'':404}',                  404, /user_id",
        "'{''name'':''n'',''scopes'':[''read''],''expires_at'':1}',                 422, /expires_at",
        "'{''name'':''n'',''scopes'':[''read''],''expires_at'':9223372036854775807}', 422, /expires_at",
        "'{''name'':''n'',''scopes'':[''read''],''hash'':''0''}',                   400, /hash"
    })
    void a_key_that_is_not_possible_is_not_made(String body, int status, String pointer) {
        Api.Response refused = send("admin", "POST", "/api/v2/api_keys", body);

        assertThat(refused.status()).as("%s", refused).isEqualTo(status);
        assertThat(refused.pointers()).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cal_",
                "cal_0123",
                "cal_00000000000000000000000000000000_0000",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
                "secret",
            })
    void a_token_of_no_one_is_refused_with_a_challenge(String token) {
        Api.Response refused = api.send("GET", "/api/v2/users", bearer(token), "");

        assertThat(refused.problem()).isEqualTo("not-authenticated");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer realm=");
        assertThat(refused.body()).doesNotContain(token);
    }

    @Test
    void a_key_with_the_secret_of_another_is_refused() {
        ApiKeyService keys = api.services().apiKeys();
        String one = keys.make("1", Optional.empty(), Set.of(Scope.READ), Optional.empty())
                .token()
                .text();
        String two = keys.make("2", Optional.empty(), Set.of(Scope.READ), Optional.empty())
                .token()
                .text();

        String mixed = one.substring(0, 37) + two.substring(37);

        assertThat(api.send("GET", "/api/v2/users", bearer(mixed), "").status()).isEqualTo(401);
        assertThat(api.send("GET", "/api/v2/users", bearer(one), "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer a b", "cal_0"})
    void a_header_of_another_form_is_malformed(String header) {
        Api.Response refused = api.send("GET", "/api/v2/users", Map.of("Authorization", header), "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/Authorization");
    }

    @Test
    void a_token_in_the_query_is_refused() {
        assertThat(get("ann", "/api/v2/users?access_token=x").status()).isEqualTo(400);
        assertThat(get("nobody", "/api/users?access_token=x").status()).isEqualTo(400);
    }

    @Test
    void keys_for_repetitions_belong_to_their_caller() {
        Map<String, String> ann = new HashMap<>(world.headersOf("ann", BOB));
        Map<String, String> service = new HashMap<>(world.headersOf("service", BOB));
        ann.put("Idempotency-Key", "one");
        service.put("Idempotency-Key", "one");
        String meeting = Api.meetingOf(T + 20 * HOUR, T + 21 * HOUR, ANN, BOB);

        Api.Response first = api.send("POST", "/api/v2/meetings", ann, meeting);
        Api.Response again = api.send("POST", "/api/v2/meetings", ann, meeting);
        Api.Response other = api.send("POST", "/api/v2/meetings", service, meeting);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.problem()).isEqualTo("not-free");
    }

    @Test
    void a_refused_caller_learns_nothing_of_the_input() {
        assertThat(send("nobody", "POST", "/api/v2/meetings", "{'nonsense':1}").status())
                .isEqualTo(401);
        assertThat(send("reader", "POST", "/api/v2/meetings", "{'nonsense':1}").problem())
                .isEqualTo("missing-scope");
    }

    @Test
    void the_classic_surface_has_refusals_of_its_own() {
        assertThat(get("nobody", "/api/users"))
                .hasToString(json("401 {'error':'The request needs a valid credential'}"));
        assertThat(send("ann", "POST", "/api/availability/2", "{'start_time':1,'end_time':2}"))
                .hasToString(json("403 {'error':'The caller may not do this for others'}"));
    }
}
