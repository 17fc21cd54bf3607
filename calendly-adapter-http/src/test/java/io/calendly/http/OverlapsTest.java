package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the overlap routes of version 2. */
class OverlapsTest {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    @RegisterExtension
    static final Api api = new Api();

    /**
     * Adds three users with slots, in hours from now:
     *
     * <pre>
     *   1   [0----------4)  [6--8)
     *   2       [2----------6)
     *   3           [3----------7)
     * </pre>
     */
    private static void addThree() {
        for (String name : List.of("Ann", "Bob", "Eve")) {
            api.user(name);
        }
        api.open(T, T + 4 * HOUR, 1);
        api.open(T + 6 * HOUR, T + 8 * HOUR, 1);
        api.open(T + 2 * HOUR, T + 6 * HOUR, 2);
        api.open(T + 3 * HOUR, T + 7 * HOUR, 3);
    }

    private static Api.Response overlaps(String query) {
        return api.get("/api/v2/overlaps?" + query);
    }

    private static String overlap(long from, long to, String kind, List<Integer> available, List<Integer> missing) {
        return json("{'start_time':%d,'end_time':%d,'kind':'%s','available_user_ids':%s,'missing_user_ids':%s}"
                .formatted(T + from * HOUR, T + to * HOUR, kind, available, missing)
                .replace(", ", ","));
    }

    @Test
    void finds_when_two_are_free() {
        addThree();

        assertThat(overlaps("user_id=1&user_id=2"))
                .hasToString("200 " + json("{'collection':[")
                        + overlap(2, 4, "partial", List.of(1, 2), List.of())
                        + json("],'pagination':{'count':1,'next_page_token':null}}"));
        assertThat(overlaps("user_id=2&user_id=1").body())
                .isEqualTo(overlaps("user_id=1&user_id=2").body());
    }

    @Test
    void finds_when_enough_are_free_and_who_is_missing() {
        addThree();

        assertThat(overlaps("user_id=1&user_id=2&user_id=3&at_least=2").elements())
                .containsExactly(
                        overlap(2, 3, "partial", List.of(1, 2), List.of(3)),
                        overlap(3, 4, "partial", List.of(1, 2, 3), List.of()),
                        overlap(4, 6, "partial", List.of(2, 3), List.of(1)),
                        overlap(6, 7, "partial", List.of(1, 3), List.of(2)));
        assertThat(overlaps("user_id=1&user_id=2&user_id=3").elements())
                .as("all users by default")
                .containsExactly(overlap(3, 4, "partial", List.of(1, 2, 3), List.of()));
    }

    @Test
    void finds_only_time_in_which_those_who_are_required_are_free() {
        addThree();

        assertThat(overlaps("user_id=1&user_id=2&user_id=3&at_least=1&required_user_id=1&required_user_id=3")
                        .elements())
                .containsExactly(
                        overlap(3, 4, "partial", List.of(1, 2, 3), List.of()),
                        overlap(6, 7, "partial", List.of(1, 3), List.of(2)));
    }

    @Test
    void finds_only_time_that_is_long_enough() {
        addThree();

        assertThat(overlaps("user_id=1&user_id=2&user_id=3&at_least=2&min_duration=" + 2 * HOUR)
                        .elements())
                .containsExactly(overlap(4, 6, "partial", List.of(2, 3), List.of(1)));
        assertThat(overlaps("user_id=1&user_id=2&min_duration=" + (2 * HOUR + 1))
                        .elements())
                .isEmpty();
    }

    @Test
    void distinguishes_full_intervals_from_partial_ones() {
        addThree();
        String all = "user_id=1&user_id=2&user_id=3&at_least=1";

        assertThat(overlaps("user_id=1&user_id=2&start_time=%d&end_time=%d".formatted(T + 2 * HOUR, T + 4 * HOUR))
                        .elements())
                .as("the free time of each user in the window")
                .containsExactly(overlap(2, 4, "full", List.of(1, 2), List.of()));
        List<String> both = new ArrayList<>(overlaps(all + "&kind=full").elements());
        both.addAll(overlaps(all + "&kind=partial").elements());
        assertThat(both).containsExactlyInAnyOrderElementsOf(overlaps(all).elements());
    }

    @Test
    void puts_those_in_which_most_are_free_first() {
        addThree();

        assertThat(overlaps("user_id=1&user_id=2&user_id=3&at_least=2&sort=-available")
                        .elements())
                .containsExactly(
                        overlap(3, 4, "partial", List.of(1, 2, 3), List.of()),
                        overlap(2, 3, "partial", List.of(1, 2), List.of(3)),
                        overlap(4, 6, "partial", List.of(2, 3), List.of(1)),
                        overlap(6, 7, "partial", List.of(1, 3), List.of(2)));
        assertThat(overlaps("user_id=1&user_id=2&user_id=3&at_least=2&sort=start_time")
                        .body())
                .isEqualTo(overlaps("user_id=1&user_id=2&user_id=3&at_least=2").body());
    }

    @Test
    void pages_in_either_order() {
        addThree();

        for (String order : List.of("", "&sort=-available")) {
            String query = "user_id=1&user_id=2&user_id=3&at_least=2" + order;
            List<String> seen = new ArrayList<>();
            String token = "";
            do {
                Api.Response page = overlaps(query + "&count=1" + (token.isEmpty() ? "" : "&page_token=" + token));
                assertThat(page.elements()).hasSize(1);
                seen.addAll(page.elements());
                token = page.nextPage();
            } while (!token.isEmpty());
            assertThat(seen).isEqualTo(overlaps(query).elements());
        }
    }

    @Test
    void treats_time_in_meetings_as_busy() {
        addThree();
        api.meeting(T + 2 * HOUR, T + 3 * HOUR, 1, 2);

        assertThat(overlaps("user_id=1&user_id=2").elements())
                .containsExactly(overlap(3, 4, "full", List.of(1, 2), List.of()));
    }

    @Test
    void finds_when_a_thousand_are_free() {
        LongStream.rangeClosed(1, 1000).forEach(i -> api.user("User " + i));
        for (long user = 1; user <= 1000; user += 100) {
            api.open(T, T + HOUR, user);
        }
        String everyone =
                LongStream.rangeClosed(1, 1000).mapToObj(id -> "user_id=" + id).collect(Collectors.joining("&"));

        List<String> found = overlaps(everyone + "&at_least=10").elements();
        assertThat(found).hasSize(1);
        assertThat(found.get(0)).contains("\"available_user_ids\":[1,101,201,301,401,501,601,701,801,901]");
        assertThat(overlaps(everyone + "&user_id=1001").pointers()).containsExactly("/user_id");
    }

    @Test
    void names_all_users_who_do_not_exist() {
        addThree();

        Api.Response unknown = overlaps("user_id=9&user_id=1&user_id=8&user_id=-1");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("unknown-user");
        assertThat(unknown.json().get("user_ids")).hasToString("[-1,8,9]");
    }

    @Test
    void refuses_what_could_never_be_found() {
        addThree();

        assertImpossible("user_id=1&user_id=2&at_least=3", "/at_least");
        assertImpossible("user_id=1&user_id=1", "/user_id");
        assertImpossible("user_id=1", "/user_id");
        assertImpossible("", "/user_id");
        assertImpossible("user_id=1&user_id=2&required_user_id=3", "/required_user_id");
        assertImpossible("user_id=1&user_id=2&at_least=3&required_user_id=3", "/at_least", "/required_user_id");
        assertThat(overlaps("user_id=1&user_id=2&start_time=%d&end_time=%d".formatted(T, T + 367 * DAY))
                        .problem())
                .isEqualTo("window-too-long");
        assertThat(overlaps("user_id=1&user_id=2&start_time=5&end_time=5").problem())
                .isEqualTo("invalid-slot");
    }

    private static void assertImpossible(String query, String... pointers) {
        Api.Response response = overlaps(query);
        assertThat(response.status()).as(query).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("impossible-input");
        assertThat(response.pointers()).as(query).containsExactly(pointers);
    }

    @Test
    void says_what_it_cannot_understand_before_what_is_impossible() {
        Api.Response response = overlaps("user_id=1&user_id=x&kind=half&min_duration=0&sort=end&count=101&at_least=0");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.pointers())
                .containsExactly("/at_least", "/count", "/kind", "/min_duration", "/sort", "/user_id");
        assertThat(response.body()).contains("\"pointer\":\"/user_id\",\"detail\":\"must be user ids\"");
    }
}
