package io.calendly.http;

import static io.calendly.http.Api.T;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users, version 2. */
class UsersTest {

    @RegisterExtension
    static final Api api = new Api();

    @Test
    void adds_a_user_and_says_where_it_is() {
        Api.Answer added = api.post("/api/v2/users", "{\"name\": \"Zoë \\\"Z\\\" Ångström\"}");

        assertThat(added).hasToString("201 {\"id\":1,\"name\":\"Zoë \\\"Z\\\" Ångström\",\"created_at\":" + T + "}");
        assertThat(added.header("Location")).isEqualTo("/api/v2/users/1");
        assertThat(api.get("/api/v2/users/1").body()).isEqualTo(added.body());
    }

    @Test
    void says_everything_that_is_wrong_at_once_with_a_pointer_for_each() {
        assertThat(api.post("/api/v2/users", "{\"name\": \" \", \"nick/name\": 1, \"age\": 2}"))
                .hasToString("400 {\"type\":\"/api/problems/invalid-input\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"The request could not be understood\",\"instance\":\"/api/v2/users\",\"errors\":["
                        + "{\"pointer\":\"/age\",\"detail\":\"is not a field of this body\"},"
                        + "{\"pointer\":\"/name\",\"detail\":\"must not be blank\"},"
                        + "{\"pointer\":\"/nick~1name\",\"detail\":\"is not a field of this body\"}]}");
        assertThat(api.get("/api/users")).hasToString("200 []");
    }

    @Test
    void answers_with_a_problem_for_a_user_who_does_not_exist() {
        assertThat(api.get("/api/v2/users/404"))
                .hasToString("404 {\"type\":\"/api/problems/unknown-user\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"Unknown users: [404]\",\"instance\":\"/api/v2/users/404\"}");
    }
}
