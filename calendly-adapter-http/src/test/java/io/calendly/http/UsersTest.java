package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of the user routes of version 2. */
class UsersTest {

    private static final String ANN =
            json("{'id':1,'name':'Ann','email':'Ann@Example.org','time_zone':'Europe/Berlin','created_at':" + T + "}");

    @RegisterExtension
    static final Api api = new Api();

    @Test
    void adds_a_user_and_says_where_it_is() {
        Api.Response added = api.post("/api/v2/users", "{\"name\": \"Zoë \\\"Z\\\" Ångström\"}");

        assertThat(added)
                .hasToString("201 {\"id\":1,\"name\":\"Zoë \\\"Z\\\" Ångström\",\"email\":null,\"time_zone\":\"UTC\","
                        + "\"created_at\":" + T + "}");
        assertThat(added.header("Location")).isEqualTo("/api/v2/users/1");
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        Api.Response read = api.get("/api/v2/users/1");
        assertThat(read.body()).isEqualTo(added.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void adds_a_user_with_an_address_and_a_time_zone() {
        assertThat(addAnn()).hasToString("201 " + ANN);
    }

    private static Api.Response addAnn() {
        return api.post(
                "/api/v2/users", json("{'name': 'Ann', 'email': 'Ann@Example.org', 'time_zone': 'Europe/Berlin'}"));
    }

    @Test
    void treats_null_as_absent() {
        assertThat(api.post("/api/v2/users", json("{'name': 'Ann', 'email': null, 'time_zone': null}"))
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/api/v2/users", json("{'name': null}")).pointers()).containsExactly("/name");
    }

    @Test
    void refuses_an_address_that_another_user_has_however_it_is_capitalized() {
        addAnn();
        long bob = api.user("Bob");

        assertThat(api.post("/api/v2/users", json("{'name': 'Eve', 'email': 'ann@EXAMPLE.ORG'}")))
                .hasToString(json("409 {'type':'/api/problems/email-taken','title':'E-mail address taken','status':409,"
                        + "'detail':'Another user has the e-mail address','instance':'/api/v2/users'}"));
        assertThat(api.patch("/api/v2/users/" + bob, json("{'email': 'ann@example.org'}"))
                        .problem())
                .isEqualTo("email-taken");
        assertThat(api.patch("/api/v2/users/1", json("{'email': 'ann@example.org'}"))
                        .json()
                        .get("email")
                        .asText())
                .as("the address of the same user")
                .isEqualTo("ann@example.org");
        assertThat(api.get("/api/v2/users").elements()).hasSize(2);
    }

    @Test
    void lists_users_by_id_and_those_that_a_text_finds() {
        addAnn();
        api.user("Bob");
        api.user("Joanna");
        api.user("Stéphane ÖZ");

        assertThat(api.get("/api/v2/users").json().get("collection").findValuesAsText("id"))
                .containsExactly("1", "2", "3", "4");
        assertThat(found("ANN")).containsExactly("1", "3");
        assertThat(found("example.org")).containsExactly("1");
        assertThat(found("%C3%B6z")).containsExactly("4");
        assertThat(found("_")).isEmpty();
        assertThat(found("%25")).isEmpty();
        assertThat(found("")).hasSize(4);
    }

    private static List<String> found(String query) {
        return api.get("/api/v2/users?query=" + query).json().get("collection").findValuesAsText("id");
    }

    @Test
    void pages_through_what_a_text_finds() {
        for (String name : new String[] {"Ann", "Bob", "Anna", "Joan", "Anne"}) {
            api.user(name);
        }

        Api.Response first = api.get("/api/v2/users?query=ann&count=2");
        assertThat(first.json().get("collection").findValuesAsText("id")).containsExactly("1", "3");
        assertThat(first.json().get("pagination").get("count").asInt()).isEqualTo(2);
        Api.Response second = api.get("/api/v2/users?query=ann&count=2&page_token=" + first.nextPage());
        assertThat(second.json().get("collection").findValuesAsText("id")).containsExactly("5");
        assertThat(second.body()).endsWith(json("'pagination':{'count':1,'next_page_token':null}}"));
    }

    @Test
    void changes_what_is_there_and_leaves_the_rest() {
        addAnn();

        Api.Response renamed = api.patch("/api/v2/users/1", json("{'name': 'Ann B.'}"));

        assertThat(renamed).hasToString("200 " + ANN.replace("\"Ann\"", "\"Ann B.\""));
        assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
        assertThat(api.get("/api/v2/users/1").body()).isEqualTo(renamed.body());
        assertThat(api.patch("/api/v2/users/1", json("{'time_zone': 'Asia/Tokyo'}"))
                        .body())
                .isEqualTo(renamed.body().replace("Europe/Berlin", "Asia/Tokyo"));
        assertThat(api.patch("/api/v2/users/1", json("{'email': null}"))
                        .json()
                        .get("email")
                        .isNull())
                .isTrue();
        assertThat(api.post("/api/v2/users", json("{'name': 'Eve', 'email': 'ann@example.org'}"))
                        .status())
                .as("an address that is no longer used")
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "\"1\", 200",
                "'\"7\", \"1\"', 200",
                "'\"1\",\"7\",, ', 200",
                "'\"a,b\",\"1\"', 200",
                "'W/\"7\", \"1\"', 200",
                "W/\"1\", 412",
                "\"01\", 412",
                "\"+1\", 412",
                "\"*\", 412",
                "*, 200",
                "\"2\", 412",
                "\"0\", 412",
                "'\"\"', 412",
                "\"unknown\", 412",
                "\"99999999999999999999\", 412"
            })
    void changes_only_the_version_that_it_was_meant_for(String tag, int status) {
        addAnn();
        Map<String, String> match = Map.of("If-Match", tag);

        Api.Response changed = api.send("PATCH", "/api/v2/users/1", match, json("{'name': 'Eve'}"));

        assertThat(changed.status()).isEqualTo(status);
        assertThat(changed.problem()).isEqualTo(status == 412 ? "changed-since" : "");
        assertThat(api.get("/api/v2/users/1").body()).contains(status == 412 ? "Ann" : "Eve");
    }

    @Test
    void takes_several_lines_of_if_match_as_one_list() {
        addAnn();
        Map<String, String> twoLines = Map.of("If-Match", "\"99\"", "if-match", "\"1\"");

        assertThat(api.send("PATCH", "/api/v2/users/1", twoLines, json("{'name': 'Eve'}"))
                        .status())
                .isEqualTo(200);
        assertThat(api.send("PATCH", "/api/v2/users/1", twoLines, json("{'name': 'Joe'}"))
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "garbage",
                "\"1",
                "1\"",
                "\"1\" \"2\"",
                "\"1\", 2",
                "'1'",
                "w/\"1\"",
                "W/1",
                "W/ \"1\"",
                "*, \"1\"",
                "\"1\", *",
                "**",
                ",",
                "",
                "\"a b\"",
                "\"1\"; q=1"
            })
    void refuses_what_is_no_list_of_entity_tags(String ifMatch) {
        addAnn();
        Map<String, String> match = Map.of("If-Match", ifMatch);

        for (Api.Response refused : List.of(
                api.send("PATCH", "/api/v2/users/1", match, json("{'name': 'Eve'}")),
                api.send("DELETE", "/api/v2/users/1", match, ""))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.pointers()).containsExactly("/If-Match");
        }
        assertThat(api.get("/api/v2/users/1").body()).contains("Ann");
    }

    @Test
    void deletes_a_user_for_good() {
        addAnn();
        assertThat(api.send("DELETE", "/api/v2/users/1", Map.of("If-Match", "\"2\""), "")
                        .status())
                .isEqualTo(412);

        assertThat(api.send("DELETE", "/api/v2/users/1", Map.of("If-Match", "\"1\""), ""))
                .hasToString("204 ");

        assertThat(api.get("/api/v2/users/1").problem()).isEqualTo("unknown-user");
        assertThat(api.delete("/api/v2/users/1").problem()).isEqualTo("unknown-user");
        assertThat(api.patch("/api/v2/users/1", "{}").problem()).isEqualTo("unknown-user");
        assertThat(api.get("/api/v2/users/1/availability").status()).isEqualTo(404);
        assertThat(api.user("Bob")).as("ids are not reused").isEqualTo(2);
        assertThat(addAnn().status()).as("the address is free again").isEqualTo(201);
    }

    @Test
    void keeps_a_user_who_has_a_meeting_with_others() {
        long ann = api.user("Ann");
        long bob = api.user("Bob");
        api.open(T, T + 7200, ann, bob);
        String meeting = api.meeting(T, T + 3600, ann, bob).get("id").asText();
        String later = api.meeting(T + 3600, T + 7200, ann, bob).get("id").asText();

        Api.Response refused = api.delete("/api/v2/users/" + ann);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("meetings-ahead");
        assertThat(refused.body()).contains(json("'meeting_ids':['" + meeting + "','" + later + "']"));
        assertThat(api.get("/api/v2/users/" + ann).status()).isEqualTo(200);

        api.post("/api/v2/meetings/" + meeting + "/cancellation", "{}");
        api.post("/api/v2/meetings/" + later + "/cancellation", "{}");
        assertThat(api.delete("/api/v2/users/" + ann).status()).isEqualTo(204);
        assertThat(api.get("/api/v2/meetings/" + meeting).status()).isEqualTo(200);
    }

    @Test
    void says_everything_that_is_wrong_at_once_with_a_pointer_for_each() {
        assertThat(api.post(
                        "/api/v2/users",
                        json("{'name': ' ', 'nick/name': 1, 'age': 2, 'email': 'ann', 'time_zone': '+01:00'}")))
                .hasToString(
                        "400 {\"type\":\"/api/problems/invalid-input\",\"title\":\"Malformed input\",\"status\":400,"
                                + "\"detail\":\"See errors for everything that is wrong\",\"instance\":\"/api/v2/users\",\"errors\":["
                                + "{\"pointer\":\"/age\",\"detail\":\"is not a field of this object; known are email, external_id, name, schedule, time_zone\"},"
                                + "{\"pointer\":\"/email\",\"detail\":\"must be an e-mail address, such as ann@example.org\"},"
                                + "{\"pointer\":\"/name\",\"detail\":\"must not be blank\"},"
                                + "{\"pointer\":\"/nick~1name\",\"detail\":\"is not a field of this object; known are email, external_id, name, schedule, time_zone\"},"
                                + "{\"pointer\":\"/time_zone\",\"detail\":\"must be an IANA time zone, such as Europe/Berlin\"}]}");
        assertThat(api.get("/api/users")).hasToString("200 []");
    }

    @Test
    void takes_the_zones_of_the_tz_database_and_suggests_similar_ones_for_others() {
        assertThat(api.post("/api/v2/users", json("{'name': 'Ann', 'time_zone': 'EST'}"))
                        .body())
                .contains("\"time_zone\":\"EST\"");
        assertThat(api.post("/api/v2/users", json("{'name': 'Ann', 'time_zone': 'SystemV/EST5'}"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/v2/users", json("{'name': 'Ann', 'time_zone': 'Berlin'}"))
                        .body())
                .contains("must be an IANA time zone, such as Europe/Berlin");
    }

    @Test
    void responds_with_a_problem_for_a_user_who_does_not_exist() {
        assertThat(api.get("/api/v2/users/404"))
                .hasToString("404 {\"type\":\"/api/problems/unknown-user\",\"title\":\"Unknown user\",\"status\":404,"
                        + "\"detail\":\"Unknown users: [404]\",\"instance\":\"/api/v2/users/404\",\"user_ids\":[404]}");
    }
}
