package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of paginated lists. */
class PagesTest {

    private static final int MANY = 250;

    @RegisterExtension
    static final Api api = new Api();

    /** Adds two users with 250 separate slots of one minute. */
    private static void openMany() {
        String slots = IntStream.range(0, MANY)
                .mapToObj(i -> slot(T + 120L * i, T + 120L * i + 60))
                .collect(Collectors.joining(", "));
        for (String name : List.of("Ann", "Bob")) {
            long user = api.user(name);
            assertThat(api.post("/api/v2/users/" + user + "/availability", "{\"slots\": [" + slots + "]}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private static String page(String list, int count, String token) {
        String query = list + (list.contains("?") ? "&" : "?") + "count=" + count;
        return token.isEmpty() ? query : query + "&page_token=" + token;
    }

    /** Returns all elements of a list, read page by page. */
    private static List<String> walk(String list, int count) {
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Api.Response response = api.get(page(list, count, token));
            token = response.nextPage();
            assertThat(response.json().get("pagination").get("count").asInt())
                    .isEqualTo(response.elements().size());
            assertThat(response.elements().size() == count || token.isEmpty()).isTrue();
            seen.addAll(response.elements());
        } while (!token.isEmpty());
        return seen;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/users/1/availability",
                "/api/v2/users/1/timeline",
                "/api/v2/overlaps?user_id=1&user_id=2",
                "/api/v2/overlaps?user_id=1&user_id=2&sort=-available&at_least=1"
            })
    void shows_all_time_of_a_user_once(String list) {
        openMany();

        assertThat(walk(list, 7)).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(walk(list, 100)).isEqualTo(walk(list, 7));
    }

    @Test
    void shows_every_user_once() {
        for (int i = 0; i < MANY; i++) {
            api.user("User");
        }

        assertThat(walk("/api/v2/users", 7)).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(walk("/api/v2/users?query=user", 50)).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(api.get("/api/v2/users").elements()).hasSize(20);
        assertThat(api.get("/api/v2/users?count=100").elements()).hasSize(100);
    }

    @Test
    void shows_every_meeting_once_also_those_that_start_together() {
        openMany();
        api.user("Eve");
        api.user("Joe");
        api.open(T, T + 120L * MANY, 3, 4);
        for (int i = 0; i < MANY / 2; i++) {
            api.meeting(T + 120L * i, T + 120L * i + 60, 1, 2);
            api.meeting(T + 120L * i, T + 120L * i + 60, 3, 4);
        }

        List<String> seen = walk("/api/v2/meetings", 7);
        assertThat(seen).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(walk("/api/v2/meetings?user_id=4&status=scheduled", 100)).hasSize(MANY / 2);
    }

    @Test
    void continues_correctly_when_elements_are_added_meanwhile() {
        openMany();
        for (int i = 10; i < 30; i++) {
            api.meeting(T + 120L * i, T + 120L * i + 60, 1, 2);
        }
        List<String> before = walk("/api/v2/meetings", 100);
        Api.Response first = api.get(page("/api/v2/meetings", 10, ""));

        String early = api.meeting(T, T + 60, 1, 2).toString();
        String late = api.meeting(T + 120 * 40, T + 120 * 40 + 60, 1, 2).toString();

        Api.Response second = api.get(page("/api/v2/meetings", 10, first.nextPage()));
        Api.Response third = api.get(page("/api/v2/meetings", 10, second.nextPage()));
        assertThat(first.elements()).isEqualTo(before.subList(0, 10));
        assertThat(second.elements()).isEqualTo(before.subList(10, 20));
        assertThat(third.elements()).containsExactly(late);
        assertThat(walk("/api/v2/meetings", 3)).hasSize(22).startsWith(early);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/users/1/availability?count=1",
                "/api/v2/users/1/timeline?count=1",
                "/api/v2/overlaps?user_id=1&user_id=2&count=1",
                "/api/v2/overlaps?user_id=1&user_id=2&sort=-available&count=1"
            })
    void shows_no_time_twice_while_the_clock_advances(String list) {
        openMany();
        Api.Response first = api.get(list);
        api.pass(10);

        Api.Response second = api.get(list + "&page_token=" + first.nextPage());

        assertThat(first.json().get("collection").get(0).get("start_time").asLong())
                .isEqualTo(T);
        assertThat(second.json().get("collection").get(0).get("start_time").asLong())
                .isEqualTo(T + 120);
    }

    @Test
    void takes_another_count_for_the_next_page() {
        openMany();
        String token = api.get("/api/v2/overlaps?user_id=1&user_id=2&count=3").nextPage();

        assertThat(api.get("/api/v2/overlaps?count=100&user_id=1&user_id=2&page_token=" + token)
                        .elements())
                .hasSize(100);
    }

    @Test
    void takes_the_same_list_with_its_parameters_in_other_forms() {
        openMany();
        String day = Instant.ofEpochSecond(T).toString();
        String first = "/api/v2/overlaps?user_id=1&user_id=2&min_duration=60&count=3&start_time=" + T;
        String token = api.get(first).nextPage();

        Api.Response second = api.get("/api/v2/overlaps?min_duration=6e1&user_id=2.0&user_id=1&count=3&start_time="
                + day + "&page_token=" + token);

        assertThat(second.elements())
                .isEqualTo(api.get(first + "&page_token=" + token).elements())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "1.5", "", "99999999999999999999"})
    void refuses_a_page_of_no_or_too_many_elements(String count) {
        openMany();

        for (String list : List.of(
                "/api/v2/users?",
                "/api/v2/meetings?",
                "/api/v2/users/1/availability?",
                "/api/v2/users/1/timeline?",
                "/api/v2/overlaps?user_id=1&user_id=2&")) {
            Api.Response response = api.get(list + "count=" + count);
            assertThat(response.status()).as(list).isEqualTo(400);
            assertThat(response.body())
                    .contains(Api.json("{'pointer':'/count','detail':'must be an integer from 1 to 100'}"));
        }
    }

    @Test
    void refuses_the_token_of_another_list() {
        openMany();
        String token = api.get("/api/v2/users/1/availability?count=1").nextPage();

        assertThat(api.get("/api/v2/users/1/availability?page_token=" + token).status())
                .isEqualTo(200);
        for (String other : List.of(
                "/api/v2/users/2/availability?",
                "/api/v2/users/1/timeline?",
                "/api/v2/users?",
                "/api/v2/meetings?",
                "/api/v2/overlaps?user_id=1&user_id=2&",
                "/api/v2/users/1/availability?start_time=" + T + "&")) {
            assertThat(api.get(other + "page_token=" + token).pointers())
                    .as(other)
                    .containsExactly("/page_token");
        }
    }

    @Test
    void refuses_a_token_with_a_character_changed() {
        openMany();
        String token = api.get("/api/v2/users?count=1").nextPage();

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(api.get("/api/v2/users?page_token=" + changed).pointers())
                    .as(changed)
                    .containsExactly("/page_token");
        }
        for (String none : List.of("", "x", "%21", token + "A", token.substring(1), "A".repeat(5000))) {
            assertThat(api.get("/api/v2/users?page_token=" + none).status())
                    .as(none)
                    .isEqualTo(400);
        }
    }

    @Test
    void refuses_a_forged_token_with_a_valid_digest() throws Exception {
        openMany();
        assertThat(api.get("/api/v2/users?count=1").nextPage()).isEqualTo(forged("/api/v2/users{}", "1 "));

        for (String cursor : List.of("", " ", "1", "x ", "1 1", "99999999999999999999 ", "1 \n")) {
            assertThat(api.get("/api/v2/users?page_token=" + forged("/api/v2/users{}", cursor))
                            .status())
                    .as(cursor)
                    .isEqualTo(400);
            assertThat(api.get("/api/v2/meetings?page_token=" + forged("/api/v2/meetings{}", cursor))
                            .status())
                    .as(cursor)
                    .isEqualTo(400);
        }
        String overlaps = "/api/v2/overlaps?user_id=1&user_id=2&sort=-available&page_token=";
        for (String cursor : List.of("1 ", "1 x", "1 99999999999")) {
            assertThat(api.get(overlaps + forged("/api/v2/overlaps{sort=-available, user_id=[1, 2]}", cursor))
                            .status())
                    .as(cursor)
                    .isEqualTo(400);
        }
    }

    /** Returns a token in the format of the server. Neither the format nor the digest is secret. */
    private static String forged(String list, String cursor) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(("calendly page token " + list + "\0").getBytes(StandardCharsets.UTF_8));
        byte[] bytes = cursor.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(bytes, bytes.length + 12);
        System.arraycopy(sha.digest(bytes), 0, token, bytes.length, 12);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
