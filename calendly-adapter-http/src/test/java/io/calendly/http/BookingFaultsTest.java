package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.bookingAt;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of requests about bookings and holds that are refused: clear errors with pointers, and nothing stored. */
class BookingFaultsTest {

    private static final long HOUR = 3600;
    private static final String QUESTIONS = "[{'name': 'Topic/s~', 'type': 'text', 'required': true},"
            + "{'name': 'Notes', 'type': 'long_text'}, {'name': 'Call', 'type': 'boolean'},"
            + "{'name': 'Level', 'type': 'choice', 'choices': ['A', 'B']}, {'name': 'Phone', 'type': 'phone'}]";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
        api.open(T, T + 24 * HOUR, 1, 2);
    }

    private static String solo() {
        return api.eventType("intro", "'kind': 'solo', 'host_ids': [1], 'duration': 1800, 'questions': " + QUESTIONS);
    }

    private static String answered(String answers) {
        String booking = bookingAt(T + HOUR);
        return booking.substring(0, booking.length() - 1) + json(",'answers':" + answers + "}");
    }

    private static void assertNothingStored(String eventType) {
        assertThat(api.get("/api/v2/bookings").elements()).isEmpty();
        assertThat(api.get("/api/v2/meetings").elements()).isEmpty();
        assertThat(api.get(eventType + "/explanation?start_time=" + (T + HOUR))
                        .json()
                        .get("bookable")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void points_at_every_answer_that_is_missing_or_wrong() {
        String path = solo();

        Api.Response refused = api.post(
                path + "/bookings",
                answered(
                        "{'Call': 'yes', 'Level': 'C', 'Phone': 'none', 'Notes': true, 'a/b~c': 'x', 'Topic/s~': ' '}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-answers");
        assertThat(refused.pointers())
                .containsExactly(
                        "/answers/Topic~1s~0",
                        "/answers/Notes",
                        "/answers/Call",
                        "/answers/Level",
                        "/answers/Phone",
                        "/answers/a~1b~0c");
        assertThat(api.post(path + "/bookings", bookingAt(T + HOUR)).pointers()).containsExactly("/answers/Topic~1s~0");
        assertThat(api.post(path + "/bookings", answered("{'Topic/s~': null}")).pointers())
                .containsExactly("/answers/Topic~1s~0");
        Api.Response lines = api.post(path + "/bookings", answered("{'Topic/s~': 'A\\nB'}"));
        assertThat(lines.problem()).isEqualTo("invalid-answers");
        assertNothingStored(path);
    }

    @Test
    void points_at_answers_that_no_question_can_have() {
        String path = solo();

        Api.Response refused = api.post(
                path + "/bookings", answered("{'Topic/s~': 7, 'Notes': ['x'], 'Call': {}, 'Level': '\\u0000'}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers())
                .containsExactly("/answers/Call", "/answers/Level", "/answers/Notes", "/answers/Topic~1s~0");
        assertThat(api.post(path + "/bookings", answered("[]")).pointers()).containsExactly("/answers");
        assertNothingStored(path);
    }

    @Test
    void reports_all_faults_of_a_booking_at_once() {
        String path = solo();

        Api.Response refused = api.post(
                path + "/bookings",
                json("{'start_time': 'noon', 'duration': 31536000, 'hold_id': '7', 'invitee': {'name': ' ',"
                        + "'email': 'ivy', 'time_zone': 'Mars', 'age': 7}, 'guests': ['jay', 1], 'answers': 7,"
                        + "'colour': 'red'}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers())
                .containsExactly(
                        "/answers",
                        "/colour",
                        "/duration",
                        "/guests/0",
                        "/guests/1",
                        "/hold_id",
                        "/invitee/age",
                        "/invitee/email",
                        "/invitee/name",
                        "/invitee/time_zone",
                        "/start_time");
        assertThat(api.post(path + "/bookings", "{}").pointers()).containsExactly("/invitee", "/start_time");
        assertThat(api.post(path + "/bookings", json("{'start_time': %d, 'invitee': {}}".formatted(T + HOUR)))
                        .pointers())
                .containsExactly("/invitee/email", "/invitee/name");
        String eleven = "'a@b.cc',".repeat(11).replaceFirst(",$", "");
        assertThat(api.post(
                                path + "/bookings",
                                bookingAt(T + HOUR).replaceFirst("}$", json(",'guests':[" + eleven + "]}")))
                        .pointers())
                .containsExactly("/guests");
        assertNothingStored(path);
    }

    @Test
    void refuses_a_hold_on_a_past_slot_and_holds_that_are_none() {
        String path = solo();

        Api.Response past = api.post(path + "/holds", json("{'start_time': %d}".formatted(T - HOUR)));
        assertThat(past.status()).isEqualTo(409);
        assertThat(past.problem()).isEqualTo("not-bookable");
        assertThat(past.json().get("reasons").findValuesAsText("code")).contains("notice");
        Api.Response malformed =
                api.post(path + "/holds", json("{'start_time': 'x', 'duration': 0, 'seconds': 59, 'hold': 1}"));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.pointers()).containsExactly("/duration", "/hold", "/seconds", "/start_time");
        assertThat(api.post(path + "/holds", json("{'start_time': %d, 'seconds': 901}".formatted(T + HOUR)))
                        .pointers())
                .containsExactly("/seconds");
        assertThat(api.post(path + "/holds", "{}").pointers()).containsExactly("/start_time");
        assertThat(api.post(path + "/holds", json("{'start_time': 253402300799}"))
                        .problem())
                .isEqualTo("invalid-slot");
        assertThat(api.post(path + "/holds", json("{'start_time': %d, 'duration': 60}".formatted(T + HOUR)))
                        .pointers())
                .containsExactly("/duration");
        assertNothingStored(path);
    }

    @Test
    void refuses_a_hold_of_another_slot_or_another_event_type() {
        String path = api.eventType("intro", "'kind': 'solo', 'host_ids': [1], 'durations': [1800, 3600]");
        String other = api.eventType("intro", "'kind': 'solo', 'host_ids': [2], 'duration': 1800");
        String hold = api.post(path + "/holds", json("{'start_time': %d}".formatted(T + 2 * HOUR)))
                .json()
                .get("id")
                .asText();
        String withHold = bookingAt(T + HOUR).replaceFirst("\\{", json("{'hold_id':'" + hold + "',"));

        Api.Response elsewhere = api.post(path + "/bookings", withHold);
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.problem()).isEqualTo("hold-of-another-slot");
        assertThat(elsewhere.pointers()).containsExactly("/hold_id");
        Api.Response unknown = api.post(other + "/bookings", withHold);
        assertThat(unknown.problem()).isEqualTo("unknown-hold");
        assertThat(unknown.pointers()).containsExactly("/hold_id");
        assertThat(api.delete(other + "/holds/" + hold).problem()).isEqualTo("unknown-hold");
        assertThat(api.delete(path + "/holds/7").problem()).isEqualTo("unknown-hold");
        assertNothingStored(path);
    }

    @Test
    void keeps_the_capacity_above_the_seats_that_are_taken_and_the_type_of_bookings_ahead() {
        String path = api.eventType("group", "'kind': 'group', 'host_ids': [1], 'duration': 1800, 'capacity': 3");
        api.book(path, T + HOUR);
        api.book(path, T + HOUR);
        String before = api.get(path).body();

        Api.Response seats = api.patch(path, json("{'capacity': 1}"));
        assertThat(seats.status()).isEqualTo(409);
        assertThat(seats.problem()).isEqualTo("seats-taken");
        assertThat(seats.pointers()).containsExactly("/capacity");
        for (Api.Response ahead : List.of(api.patch(path, json("{'kind': 'solo'}")), api.delete(path))) {
            assertThat(ahead.status()).isEqualTo(409);
            assertThat(ahead.problem()).isEqualTo("bookings-ahead");
        }
        assertThat(api.delete("/api/v2/users/1").status()).isEqualTo(409);
        assertThat(api.get(path).body()).isEqualTo(before);
        assertThat(api.patch(path, json("{'capacity': 2}")).status()).isEqualTo(200);
        assertThat(api.post(path + "/bookings", bookingAt(T + HOUR)).json().get("reasons"))
                .hasToString(json("[{'code':'full'}]"));
    }

    @Test
    void does_not_find_bookings_that_are_none() {
        String unknown = "/api/v2/bookings/019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c11";

        assertThat(api.get("/api/v2/bookings/7").problem()).isEqualTo("unknown-booking");
        assertThat(api.get(unknown).problem()).isEqualTo("unknown-booking");
        assertThat(api.send("GET", unknown, Map.of("Authorization", "Bearer 0"), "")
                        .problem())
                .isEqualTo("unknown-booking");
        for (String change : List.of("confirmation", "decline", "no_show", "cancellation")) {
            assertThat(api.post(unknown + "/" + change, "").problem()).isEqualTo("unknown-booking");
            assertThat(api.post(unknown + "/" + change, json("{'resaon': 'x'}")).pointers())
                    .containsExactly("/resaon");
        }
        assertThat(api.post("/api/v2/event_types/7/bookings", bookingAt(T)).problem())
                .isEqualTo("unknown-event-type");
    }
}
