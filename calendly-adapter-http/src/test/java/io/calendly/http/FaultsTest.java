package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static io.calendly.http.Api.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything that is wrong with a request is reported at once, each with a pointer. */
class FaultsTest {

    private static final String ANNS = "/api/v2/users/1/availability";
    private static final String MEETINGS = "/api/v2/meetings";

    @RegisterExtension
    static final Api api = new Api();

    @BeforeEach
    void addUsers() {
        api.user("Ann");
        api.user("Bob");
    }

    private static String slots(String... slots) {
        return "{\"slots\":[" + String.join(",", List.of(slots)) + "]}";
    }

    @Test
    void reports_each_invalid_slot_of_many() {
        Api.Response answer = api.post(ANNS, slots(slot(T, T + 1), slot(5, 5), slot(T + 9, T + 8)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid-slot");
        assertThat(answer.pointers()).containsExactly("/slots/1", "/slots/2");
        assertThat(api.get(ANNS).elements()).isEmpty();
    }

    @Test
    void reports_an_invalid_slot_with_all_other_faults() {
        String body = slots(slot(9, 8), "{\"start_time\":\"noon\",\"end_time\":5}", "7");

        Api.Response answer = api.post(ANNS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.pointers()).containsExactly("/slots/0", "/slots/1/start_time", "/slots/2");
    }

    @Test
    void points_to_the_slot_that_the_rules_refuse() {
        api.open(T, T + 100, 1);

        Api.Response known = api.post(ANNS, slots(slot(T + 200, T + 300), slot(T + 10, T + 20)));
        Api.Response past = api.post(ANNS, slots(slot(T + 200, T + 300), slot(1, 2)));

        assertThat(known.problem()).isEqualTo("already-available");
        assertThat(known.pointers()).containsExactly("/slots/1");
        assertThat(past.problem()).isEqualTo("in-the-past");
        assertThat(past.pointers()).containsExactly("/slots/1");
    }

    @Test
    void points_to_the_end_of_the_only_slot() {
        Api.Response answer = api.post(ANNS, slot(T + 1, T));

        assertThat(answer.problem()).isEqualTo("invalid-slot");
        assertThat(answer.pointers()).containsExactly("/end_time");
    }

    @Test
    void reports_slot_ids_and_texts_of_a_meeting_at_once() {
        Api.Response answer = api.post(
                MEETINGS,
                json("{'attendee_ids':[1,'x',1],'start_time':9,'end_time':8,'title':'a\\nb','colour':'red',"
                        + "'recurrence':{'frequency':'yearly'}}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers())
                .containsExactly(
                        "/attendee_ids/1",
                        "/attendee_ids/2",
                        "/colour",
                        "/end_time",
                        "/recurrence/count",
                        "/recurrence/frequency",
                        "/title");
    }

    @Test
    void reports_the_window_of_a_query_with_its_other_parameters() {
        Api.Response answer = api.get(ANNS + "?start_time=9&end_time=8&count=0");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/count", "/end_time");
        assertThat(api.get(ANNS + "?start_time=9&end_time=8").problem()).isEqualTo("invalid-slot");
    }

    @Test
    void points_to_unknown_users_in_a_query() {
        Api.Response answer = api.get("/api/v2/overlaps?user_id=1&user_id=77&user_id=78");

        assertThat(answer.problem()).isEqualTo("unknown-user");
        assertThat(answer.pointers()).containsExactly("/user_id");
        assertThat(answer.json().get("user_ids")).hasToString("[77,78]");
    }
}
