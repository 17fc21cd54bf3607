package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.bookingAt;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the routes of holds and bookings. */
class BookingsTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final String BOOKINGS = "/api/v2/bookings";
    private static final String SOLO = "'kind': 'solo', 'host_ids': [1], 'durations': [1800, 3600]";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
        api.open(T, T + 5 * DAY, 1, 2);
    }

    private static String pathOf(JsonNode booking) {
        return BOOKINGS + "/" + booking.get("id").asText();
    }

    private static Map<String, String> bearer(JsonNode booking) {
        return Map.of("Authorization", "Bearer " + booking.get("manage_token").asText());
    }

    private static String status(String booking) {
        return api.get(booking).json().get("status").asText();
    }

    @Test
    void books_a_slot_with_company_and_answers() {
        String path = api.eventType(
                "intro",
                SOLO + ", 'questions': [{'name': 'Topic/s~', 'type': 'text'}, {'name': 'Call', 'type': 'boolean'}]");

        Api.Response made = api.post(
                path + "/bookings",
                json("{'start_time': '2026-01-05T10:00:00+01:00', 'duration': 3600, 'invitee': {'name': 'Ivy',"
                        + "'email': 'ivy@example.org', 'time_zone': 'Europe/Berlin'}, 'guests': ['jay@example.org'],"
                        + "'answers': {'Call': true, 'Topic/s~': 'A roof'}}"));

        assertThat(made.status()).as("%s", made).isEqualTo(201);
        JsonNode json = made.json();
        String shown = json("{'id':'%s','event_type_id':'%s','meeting_id':'%s','status':'confirmed',"
                        .formatted(
                                json.get("id").asText(),
                                path.replaceFirst(".*/", ""),
                                json.get("meeting_id").asText())
                + "'start_time':%d,'end_time':%d,'host_ids':[1],".formatted(T + HOUR, T + 2 * HOUR)
                + "'invitee':{'name':'Ivy','email':'ivy@example.org','time_zone':'Europe/Berlin'},"
                + "'guests':['jay@example.org'],'answers':{'Topic/s~':'A roof','Call':true},'created_at':" + T
                + ",'rescheduled_from':null,'ended_at':null,'ended_reason':null");
        String token = json.get("manage_token").asText();
        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(made.body()).isEqualTo(shown + json(",'manage_token':'" + token + "'}"));
        assertThat(made.header("Location")).isEqualTo(pathOf(json));
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get(pathOf(json))).hasToString("200 " + shown + "}");
        assertThat(api.send("GET", pathOf(json), bearer(json), "")).hasToString("200 " + shown + "}");
    }

    @Test
    void shows_the_meeting_of_a_booking_with_its_event_type() {
        String path = api.eventType("intro", SOLO + ", 'location': 'Room 4'");
        JsonNode booking = api.book(path, T + HOUR);

        JsonNode meeting = api.get(
                        "/api/v2/meetings/" + booking.get("meeting_id").asText())
                .json();

        assertThat(path).endsWith(meeting.get("event_type_id").asText());
        assertThat(meeting.get("title").asText()).isEqualTo("intro");
        assertThat(meeting.get("attendees")).hasSize(1);
        assertThat(api.meeting(T + 3 * HOUR, T + 4 * HOUR, 1, 2).has("event_type_id"))
                .isFalse();
    }

    @Test
    void holds_a_slot_for_its_invitee_alone() {
        String path = api.eventType("intro", SOLO);

        Api.Response placed = api.post(path + "/holds", json("{'start_time': %d, 'seconds': 60}".formatted(T + HOUR)));

        assertThat(placed.status()).isEqualTo(201);
        String id = placed.json().get("id").asText();
        assertThat(placed.body())
                .isEqualTo(json("{'id':'%s','event_type_id':'%s','start_time':%d,'end_time':%d,'host_ids':[1],"
                                .formatted(id, path.replaceFirst(".*/", ""), T + HOUR, T + HOUR + 1800)
                        + "'expires_at':%d}".formatted(T + 60)));
        Api.Response other = api.post(path + "/bookings", bookingAt(T + HOUR));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("not-bookable");
        assertThat(other.json().get("reasons"))
                .hasToString(json("[{'code':'held','host_id':1,'until':%d}]".formatted(T + 60)));
        String withHold = bookingAt(T + HOUR).replaceFirst("\\{", json("{'hold_id':'" + id + "',"));
        assertThat(api.post(path + "/bookings", withHold).status()).isEqualTo(201);
        assertThat(api.post(path + "/bookings", withHold).problem()).isEqualTo("unknown-hold");
    }

    @Test
    void gives_a_hold_back() {
        String path = api.eventType("intro", SOLO);
        String body = json("{'start_time': %d, 'duration': 3600}".formatted(T + HOUR));
        Api.Response placed = api.post(path + "/holds", body);
        String hold = path + "/holds/" + placed.json().get("id").asText();
        assertThat(placed.json().get("expires_at").asLong()).isEqualTo(T + 600);
        assertThat(api.post(path + "/holds", body).problem()).isEqualTo("not-bookable");

        assertThat(api.delete(hold).status()).isEqualTo(204);

        assertThat(api.delete(hold).problem()).isEqualTo("unknown-hold");
        assertThat(api.post(path + "/holds", body).status()).isEqualTo(201);
    }

    @Test
    void tells_that_a_hold_has_expired() {
        String path = api.eventType("intro", SOLO);
        String id = api.post(path + "/holds", json("{'start_time': %d}".formatted(T + HOUR)))
                .json()
                .get("id")
                .asText();
        api.pass(600);

        Api.Response late =
                api.post(path + "/bookings", bookingAt(T + HOUR).replaceFirst("\\{", json("{'hold_id':'" + id + "',")));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("hold-expired");
        assertThat(api.post(path + "/bookings", bookingAt(T + HOUR)).status()).isEqualTo(201);
    }

    @Test
    void lists_bookings_by_every_parameter_in_pages() {
        String anns = api.eventType("intro", SOLO);
        String bobs = api.eventType("intro", SOLO.replace("[1]", "[2]"));
        JsonNode later = api.book(anns, T + 2 * HOUR);
        JsonNode first = api.book(anns, T + HOUR);
        JsonNode bob = api.book(bobs, T + HOUR);
        api.post(pathOf(later) + "/cancellation", "{}");

        assertThat(ids("")).hasSize(3);
        assertThat(ids("?event_type_id=" + anns.replaceFirst(".*/", "")))
                .containsExactly(first.get("id").asText(), later.get("id").asText());
        assertThat(ids("?host_id=2")).containsExactly(bob.get("id").asText());
        assertThat(ids("?status=canceled")).containsExactly(later.get("id").asText());
        assertThat(ids("?start_time=" + (T + 2 * HOUR)))
                .containsExactly(later.get("id").asText());
        assertThat(ids("?host_id=1&end_time=" + (T + 2 * HOUR)))
                .containsExactly(first.get("id").asText());
        Api.Response page = api.get(BOOKINGS + "?host_id=1&count=1");
        assertThat(api.get(BOOKINGS + "?host_id=1&count=1&page_token=" + page.nextPage())
                        .elements())
                .containsExactly(api.get(pathOf(later)).body());
        assertThat(api.get(BOOKINGS + "?host_id=404").problem()).isEqualTo("unknown-user");
        assertThat(api.get(BOOKINGS + "?event_type_id=019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c11")
                        .problem())
                .isEqualTo("unknown-event-type");
        assertThat(api.get(BOOKINGS + "?event_type_id=7&host_id=x&status=gone&end_time=0&user_id=1")
                        .pointers())
                .containsExactly("/end_time", "/event_type_id", "/host_id", "/status", "/user_id");
    }

    private static List<String> ids(String query) {
        return api.get(BOOKINGS + query).json().get("collection").findValuesAsText("id");
    }

    @Test
    void goes_through_the_life_of_a_booking_as_a_host() {
        String path = api.eventType("intro", SOLO + ", 'requires_confirmation': true");
        String pending = pathOf(api.book(path, T + HOUR));
        String declined = pathOf(api.book(path, T + 2 * HOUR));
        assertThat(status(pending)).isEqualTo("pending");

        Api.Response confirmed = api.post(pending + "/confirmation", "");
        assertThat(confirmed.status()).isEqualTo(201);
        assertThat(confirmed.header("ETag")).isEqualTo("\"2\"");
        assertThat(confirmed.body()).isEqualTo(api.get(pending).body());
        assertThat(status(pending)).isEqualTo("confirmed");
        JsonNode noted = api.post(pending + "/no_show", "").json();
        assertThat(noted.get("status").asText()).isEqualTo("no_show");
        assertThat(noted.get("ended_at").isNull()).isTrue();

        JsonNode ended =
                api.post(declined + "/decline", json("{'reason': 'I am away'}")).json();
        assertThat(ended.get("status").asText()).isEqualTo("declined");
        assertThat(ended.get("ended_at").asLong()).isEqualTo(T);
        assertThat(ended.get("ended_reason").asText()).isEqualTo("I am away");
        for (String change : List.of("confirmation", "decline", "no_show", "cancellation")) {
            Api.Response refused = api.post(declined + "/" + change, "");
            assertThat(refused.status()).as(change).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("wrong-booking-status");
            assertThat(refused.json().get("detail").asText()).isEqualTo("The booking is declined");
        }
        assertThat(api.book(path, T + 2 * HOUR).get("status").asText())
                .as("the place is free again")
                .isEqualTo("pending");
    }

    @Test
    void reschedules_and_cancels_as_an_invitee() {
        String path = api.eventType("intro", SOLO);
        JsonNode booking = api.book(path, T + HOUR);
        String at = json("{'start_time': %d}".formatted(T + 3 * HOUR));

        Api.Response moved = api.send("POST", pathOf(booking) + "/reschedule", bearer(booking), at);
        assertThat(moved.status()).as("%s", moved).isEqualTo(201);
        assertThat(moved.json().get("start_time").asLong()).isEqualTo(T + 3 * HOUR);
        assertThat(moved.json().get("rescheduled_from")).hasToString(Api.slot(T + HOUR, T + HOUR + 1800));
        assertThat(moved.json().has("manage_token")).isFalse();
        Api.Response taken = api.post(path + "/bookings", bookingAt(T + 3 * HOUR));
        assertThat(taken.problem()).isEqualTo("not-bookable");
        Api.Response canceled =
                api.send("POST", pathOf(booking) + "/cancellation", bearer(booking), json("{'reason': 'I am ill'}"));
        assertThat(canceled.json().get("status").asText()).isEqualTo("canceled");
        assertThat(api.get("/api/v2/meetings/" + booking.get("meeting_id").asText())
                        .json()
                        .get("cancellation_reason")
                        .asText())
                .isEqualTo("I am ill");
    }

    @Test
    void keeps_a_booking_whose_new_start_is_refused() {
        String path = api.eventType("intro", SOLO);
        JsonNode booking = api.book(path, T + HOUR);
        api.book(path, T + 2 * HOUR);
        String before = api.get(pathOf(booking)).body();

        Api.Response refused =
                api.post(pathOf(booking) + "/reschedule", json("{'start_time': %d}".formatted(T + 2 * HOUR)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-bookable");
        assertThat(refused.json().get("reasons"))
                .hasToString(json("[{'code':'busy','host_id':1,'until':%d}]".formatted(T + 2 * HOUR + 1800)));
        assertThat(api.get(pathOf(booking)).body()).isEqualTo(before);
        assertThat(api.post(pathOf(booking) + "/reschedule", "{}").pointers()).containsExactly("/start_time");
        assertThat(api.post(pathOf(booking) + "/reschedule", json("{'start_time': -1}"))
                        .problem())
                .isEqualTo("invalid-slot");
    }

    @Test
    void binds_an_invitee_by_the_notice_and_not_a_host() {
        String path = api.eventType("intro", SOLO + ", 'cancellation_notice': 7200");
        JsonNode booking = api.book(path, T + HOUR);

        Api.Response refused = api.send("POST", pathOf(booking) + "/cancellation", bearer(booking), "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too-late-to-change");
        assertThat(api.post(pathOf(booking) + "/cancellation", "").status()).isEqualTo(201);
    }

    @Test
    void refuses_the_token_of_another_booking_and_never_shows_it() {
        String path = api.eventType("intro", SOLO + ", 'requires_confirmation': true");
        JsonNode booking = api.book(path, T + HOUR);
        JsonNode other = api.book(path, T + 2 * HOUR);
        String before = api.get(pathOf(booking)).body();
        String body = json("{'start_time': %d}".formatted(T + 3 * HOUR));

        for (Api.Response refused : List.of(
                api.send("GET", pathOf(booking), bearer(other), ""),
                api.send("POST", pathOf(booking) + "/cancellation", bearer(other), ""),
                api.send("POST", pathOf(booking) + "/reschedule", bearer(other), body),
                api.send("POST", pathOf(booking) + "/confirmation", bearer(booking), ""),
                api.send("POST", pathOf(booking) + "/decline", bearer(booking), ""),
                api.send("POST", pathOf(booking) + "/no_show", bearer(booking), ""))) {
            assertThat(refused.status()).as("%s", refused).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("wrong-manage-token");
            assertThat(refused.body())
                    .doesNotContain(
                            booking.get("manage_token").asText(),
                            other.get("manage_token").asText());
        }
        assertThat(api.get(pathOf(booking)).body()).isEqualTo(before);
    }

    @Test
    void refuses_another_scheme_without_repeating_the_secret() {
        String path = pathOf(api.book(api.eventType("intro", SOLO), T + HOUR));

        for (String header : List.of("Basic c2VjcmV0", "Bearer", "Bearer two words", "secret")) {
            Api.Response refused = api.send("GET", path, Map.of("Authorization", header), "");
            assertThat(refused.status()).as(header).isEqualTo(400);
            assertThat(refused.pointers()).containsExactly("/Authorization");
            assertThat(refused.body()).doesNotContain("c2VjcmV0", "secret", "two words");
        }
        assertThat(api.send("GET", path, Map.of("Authorization", "bearer 0"), "")
                        .status())
                .as("the scheme has no case")
                .isEqualTo(403);
    }

    @Test
    void honours_the_version_of_every_change() {
        String booking = pathOf(api.book(api.eventType("intro", SOLO + ", 'requires_confirmation': true"), T + HOUR));
        Map<String, String> other = Map.of("If-Match", "\"2\"");

        for (String change : List.of("confirmation", "decline", "no_show", "cancellation", "reschedule")) {
            String body = change.equals("reschedule") ? json("{'start_time': %d}".formatted(T + 3 * HOUR)) : "";
            assertThat(api.send("POST", booking + "/" + change, other, body).status())
                    .as(change)
                    .isEqualTo(412);
        }
        assertThat(api.send("POST", booking + "/confirmation", Map.of("If-Match", "\"1\""), "")
                        .status())
                .isEqualTo(201);
        assertThat(api.get(booking).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void repeats_the_response_of_an_idempotency_key_to_the_same_token_only() {
        String path = api.eventType("intro", SOLO);
        Map<String, String> key = Map.of("Idempotency-Key", "one");
        Api.Response made = api.send("POST", path + "/bookings", key, bookingAt(T + HOUR));
        assertThat(api.send("POST", path + "/bookings", key, bookingAt(T + HOUR)))
                .as("the token is repeated too")
                .hasToString(made.toString());
        assertThat(api.get(BOOKINGS).elements()).hasSize(1);

        String cancellation = pathOf(made.json()) + "/cancellation";
        String token = "Bearer " + made.json().get("manage_token").asText();
        Map<String, String> wrong = Map.of("Idempotency-Key", "two", "Authorization", "Bearer 0");
        Map<String, String> right = Map.of("Idempotency-Key", "two", "Authorization", token);
        assertThat(api.send("POST", cancellation, wrong, "").status()).isEqualTo(403);
        assertThat(api.send("POST", cancellation, wrong, "").status()).isEqualTo(403);
        assertThat(api.send("POST", cancellation, right, "").problem()).isEqualTo("idempotency-key-reused");
        Map<String, String> another = Map.of("Idempotency-Key", "three", "Authorization", token);
        Api.Response canceled = api.send("POST", cancellation, another, "");
        assertThat(canceled.status()).isEqualTo(201);
        assertThat(api.send("POST", cancellation, another, "")).hasToString(canceled.toString());
    }
}
