package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.meetingOf;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of repeated requests with the same Idempotency-Key. */
class RepeatsTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final String MEETINGS = "/api/v2/meetings";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsersWhoAreFreeForADay() {
        api.user("Ann");
        api.user("Bob");
        api.open(T, T + DAY, 1, 2);
    }

    private static Api.Response post(String path, String key, String body) {
        return api.send("POST", path, Map.of("Idempotency-Key", key), body);
    }

    private static void assertSame(Api.Response repeated, Api.Response first) {
        assertThat(repeated).hasToString(first.toString());
        for (String header : List.of("Content-Type", "Location", "ETag")) {
            assertThat(repeated.header(header)).as(header).isEqualTo(first.header(header));
        }
    }

    @Test
    void repeats_the_response_with_the_same_headers() {
        Api.Response first = post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 2));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isNotEmpty();

        Api.Response repeated = post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 2));

        assertSame(repeated, first);
        assertThat(repeated.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(api.get(MEETINGS).elements()).hasSize(1);
    }

    @Test
    void repeats_every_kind_of_post() {
        String meeting =
                MEETINGS + "/" + api.meeting(T, T + HOUR, 1, 2).get("id").asText();
        Map<String, String> posts = Map.of(
                "/api/v2/users",
                json("{'name': 'Zoë', 'email': 'zoe@example.org'}"),
                "/api/v2/users/1/availability",
                slot(T + 2 * DAY, T + 3 * DAY),
                meeting + "/cancellation",
                json("{'reason': 'A\\n\\nB'}"));

        posts.forEach((path, body) -> {
            Api.Response first = post(path, "key:" + path, body);
            assertThat(first.status()).as(path).isEqualTo(201);
            assertSame(post(path, "key:" + path, body), first);
        });
        assertThat(api.get("/api/v2/users").elements()).hasSize(3);
    }

    @Test
    void repeats_the_response_after_later_changes() {
        Api.Response first = post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 2));
        api.post(first.header("Location") + "/cancellation", "{}");

        assertSame(post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 2)), first);
        assertThat(api.get(MEETINGS + "?status=scheduled").elements()).isEmpty();
    }

    @Test
    void refuses_the_key_to_another_request() {
        post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 2));

        for (Api.Response other : List.of(
                post(MEETINGS, "one", meetingOf(T + HOUR, T + 2 * HOUR, 1, 2)),
                post("/api/v2/users", "one", meetingOf(T, T + HOUR, 1, 2)),
                post(MEETINGS + "?a=b", "one", meetingOf(T, T + HOUR, 1, 2)))) {
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        }
        assertThat(api.get(MEETINGS).elements()).hasSize(1);
    }

    @Test
    void makes_one_meeting_of_sixteen_requests_at_once() throws Exception {
        List<Future<Api.Response>> responses = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            responses.addAll(clients.invokeAll(Collections.nCopies(
                    16, () -> post(MEETINGS, "storm", meetingOf(T, T + HOUR, 1, 2)))));
        } finally {
            clients.shutdown();
        }

        Api.Response first = responses.get(0).get();
        assertThat(first.status()).isEqualTo(201);
        for (Future<Api.Response> response : responses) {
            assertSame(response.get(), first);
        }
        assertThat(api.get(MEETINGS).elements()).hasSize(1);
    }

    @Test
    void repeats_a_refusal_even_if_it_would_be_granted_by_now() {
        Api.Response refused = post(MEETINGS, "one", meetingOf(T + DAY, T + DAY + HOUR, 1, 2));
        assertThat(refused.problem()).isEqualTo("not-free");
        api.open(T + DAY, T + 2 * DAY, 1, 2);

        assertSame(post(MEETINGS, "one", meetingOf(T + DAY, T + DAY + HOUR, 1, 2)), refused);
        assertThat(post(MEETINGS, "two", meetingOf(T + DAY, T + DAY + HOUR, 1, 2))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void does_not_spend_a_key_on_input_that_can_be_corrected() {
        assertThat(post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 2).replace("end_time", "ende"))
                        .status())
                .isEqualTo(400);
        assertThat(post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 1)).problem())
                .isEqualTo("impossible-input");

        assertThat(post(MEETINGS, "one", meetingOf(T, T + HOUR, 1, 2)).status()).isEqualTo(201);
    }

    @Test
    void keeps_a_response_for_a_day() {
        String ann = json("{'name': 'Ann'}");
        Api.Response first = post("/api/v2/users", "one", ann);
        api.pass(DAY - 1);
        assertSame(post("/api/v2/users", "one", ann), first);

        api.pass(1);

        assertThat(post("/api/v2/users", "one", ann).json().get("id").asLong())
                .isGreaterThan(first.json().get("id").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "tab\tbed", "x*256"})
    void refuses_an_invalid_key(String key) {
        String sent = key.equals("x*256") ? "x".repeat(256) : key;

        Api.Response refused = post(MEETINGS, sent, meetingOf(T, T + HOUR, 1, 2));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/Idempotency-Key");
        assertThat(api.get(MEETINGS).elements()).isEmpty();
    }

    @Test
    void takes_keys_of_255_characters() {
        assertThat(post(MEETINGS, "~".repeat(255), meetingOf(T, T + HOUR, 1, 2)).status())
                .isEqualTo(201);
    }
}
