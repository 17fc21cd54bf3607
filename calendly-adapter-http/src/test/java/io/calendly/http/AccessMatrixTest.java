package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.bookingAt;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.http.access.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test of every route with every kind of caller. Each line of the matrix has a route and what each caller gets: a status,
 * or {@code ok} if the request is carried out. Callers act on what belongs to Bob, but for the column of what
 * belongs to Ann herself.
 */
class AccessMatrixTest {

    private static final long HOUR = 3600;

    private static final List<String> CALLERS = List.of(
            "nobody", "wrong", "invitee", "other-invitee", "ann-read", "ann", "own", "reader", "service", "admin");

    /** Columns: {@link #CALLERS}, where {@code own} is Ann about what belongs to her. */
    private static final String MATRIX = """
            GET    /api/users                                       | 401 401 401 401 ok  ok  ok  ok  ok  ok
            GET    /api/admin/users                                 | 401 401 401 401 ok  ok  ok  ok  ok  ok
            GET    /api/availability/{user_id}                      | 401 401 401 401 ok  ok  ok  ok  ok  ok
            POST   /api/availability/{user_id}                      | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/overlap                                     | 401 401 401 401 ok  ok  ok  ok  ok  ok
            POST   /api/meeting                                     | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/v2/users                                    | 401 401 401 401 ok  ok  ok  ok  ok  ok
            POST   /api/v2/users                                    | 401 401 401 401 403 403 403 403 ok  ok
            GET    /api/v2/users/{user_id}                          | 401 401 401 401 ok  ok  ok  ok  ok  ok
            PATCH  /api/v2/users/{user_id}                          | 401 401 401 401 403 403 ok  403 ok  ok
            DELETE /api/v2/users/{user_id}                          | 401 401 401 401 403 403 403 403 ok  ok
            GET    /api/v2/users/{user_id}/availability             | 401 401 401 401 ok  ok  ok  ok  ok  ok
            POST   /api/v2/users/{user_id}/availability             | 401 401 401 401 403 403 ok  403 ok  ok
            DELETE /api/v2/users/{user_id}/availability             | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/v2/overlaps                                 | 401 401 401 401 ok  ok  ok  ok  ok  ok
            GET    /api/v2/users/{user_id}/schedules                | 401 401 401 401 403 403 ok  ok  ok  ok
            GET    /api/v2/users/{user_id}/schedules/{schedule_name} | 401 401 401 401 403 403 ok  ok  ok  ok
            PUT    /api/v2/users/{user_id}/schedules/{schedule_name} | 401 401 401 401 403 403 ok  403 ok  ok
            DELETE /api/v2/users/{user_id}/schedules/{schedule_name} | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/v2/users/{user_id}/schedules/{schedule_name}/preview | 401 401 401 401 403 403 ok ok ok ok
            GET    /api/v2/users/{user_id}/time_off                 | 401 401 401 401 403 403 ok  ok  ok  ok
            POST   /api/v2/users/{user_id}/time_off                 | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/v2/users/{user_id}/time_off/{time_off_id}   | 401 401 401 401 403 403 ok  ok  ok  ok
            DELETE /api/v2/users/{user_id}/time_off/{time_off_id}   | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/v2/users/{user_id}/timeline                 | 401 401 401 401 ok  ok  ok  ok  ok  ok
            GET    /api/v2/meetings                                 | 401 401 401 401 403 403 ok  ok  ok  ok
            POST   /api/v2/meetings                                 | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/v2/meetings/{meeting_id}                    | 401 401 401 401 404 404 ok  ok  ok  ok
            PATCH  /api/v2/meetings/{meeting_id}                    | 401 401 401 401 403 404 ok  403 ok  ok
            POST   /api/v2/meetings/{meeting_id}/cancellation       | 401 401 401 401 403 404 ok  403 ok  ok
            GET    /api/v2/event_types                              | 401 401 401 401 403 403 ok  ok  ok  ok
            POST   /api/v2/event_types                              | 401 401 401 401 403 403 ok  403 ok  ok
            GET    /api/v2/event_types/{event_type_id}              | 401 401 401 401 404 404 ok  ok  ok  ok
            PATCH  /api/v2/event_types/{event_type_id}              | 401 401 401 401 403 404 ok  403 ok  ok
            DELETE /api/v2/event_types/{event_type_id}              | 401 401 401 401 403 404 ok  403 ok  ok
            GET    /api/v2/users/{user_id}/event_types/{slug}       | 401 401 401 401 404 404 ok  ok  ok  ok
            GET    /api/v2/event_types/{event_type_id}/slots        | ok  401 ok  ok  ok  ok  ok  ok  ok  ok
            GET    /api/v2/event_types/{event_type_id}/explanation  | ok  401 ok  ok  ok  ok  ok  ok  ok  ok
            POST   /api/v2/event_types/{event_type_id}/holds        | ok  401 ok  ok  ok  ok  ok  ok  ok  ok
            DELETE /api/v2/event_types/{event_type_id}/holds/{hold_id} | ok 401 ok ok ok ok ok  ok  ok  ok
            POST   /api/v2/event_types/{event_type_id}/bookings     | ok  401 ok  ok  ok  ok  ok  ok  ok  ok
            GET    /api/v2/bookings                                 | 401 401 401 401 403 403 ok  ok  ok  ok
            GET    /api/v2/bookings/{booking_id}                    | 401 401 ok  404 404 404 ok  ok  ok  ok
            POST   /api/v2/bookings/{booking_id}/cancellation       | 401 401 ok  404 403 404 ok  403 ok  ok
            POST   /api/v2/bookings/{booking_id}/reschedule         | 401 401 ok  404 403 404 ok  403 ok  ok
            POST   /api/v2/bookings/{booking_id}/confirmation       | 401 401 403 403 403 404 ok  403 ok  ok
            POST   /api/v2/bookings/{booking_id}/decline            | 401 401 403 403 403 404 ok  403 ok  ok
            POST   /api/v2/bookings/{booking_id}/no_show            | 401 401 403 403 403 404 ok  403 ok  ok
            GET    /api/v2/me                                       | 401 401 401 401 ok  ok  ok  ok  ok  ok
            POST   /api/v2/api_keys                                 | 401 401 401 401 403 403 403 403 403 ok
            GET    /api/v2/api_keys                                 | 401 401 401 401 403 403 403 403 403 ok
            DELETE /api/v2/api_keys/{api_key_id}                    | 401 401 401 401 403 403 403 403 403 ok
            GET    /metrics                                         | 401 401 401 401 403 403 403 403 403 ok
            GET    /                                                | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
            GET    /health/live                                     | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
            GET    /health/ready                                    | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
            GET    /api/docs                                        | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
            GET    /api/docs/{file}                                 | 404 404 404 404 404 404 404 404 404 404
            GET    /api/openapi.yaml                                | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
            GET    /api/openapi.json                                | ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
            GET    /api/problems/{code}                             | 404 404 404 404 404 404 404 404 404 404
            """;

    /** The queries and bodies with which a route does what it is for. */
    private static final Map<String, String> REQUESTS = Map.ofEntries(
            Map.entry("POST /api/availability/{user_id}", "{'start_time':%d,'end_time':%d}".formatted(far(0), far(1))),
            Map.entry("GET /api/overlap", "?user1_id={user_id}&user2_id=3"),
            Map.entry(
                    "POST /api/meeting",
                    "{'user1_id':{user_id},'user2_id':3,'meeting_start_time':%d,'meeting_end_time':%d}"
                            .formatted(T + 50 * HOUR, T + 51 * HOUR)),
            Map.entry("POST /api/v2/users", "{'name':'Dot'}"),
            Map.entry("PATCH /api/v2/users/{user_id}", "{'name':'Other'}"),
            Map.entry(
                    "POST /api/v2/users/{user_id}/availability",
                    "{'start_time':%d,'end_time':%d}".formatted(far(0), far(1))),
            Map.entry("DELETE /api/v2/users/{user_id}/availability", "?start_time=%d&end_time=%d".formatted(T, far(0))),
            Map.entry("GET /api/v2/overlaps", "?user_id={user_id}&user_id=3"),
            Map.entry("PUT /api/v2/users/{user_id}/schedules/{schedule_name}", "{'time_zone':'UTC','rules':[]}"),
            Map.entry(
                    "POST /api/v2/users/{user_id}/time_off",
                    "{'start_time':%d,'end_time':%d}".formatted(far(0), far(1))),
            Map.entry("GET /api/v2/meetings", "?user_id={user_id}"),
            Map.entry(
                    "POST /api/v2/meetings",
                    "{'attendee_ids':[{user_id},3],'start_time':%d,'end_time':%d}"
                            .formatted(T + 50 * HOUR, T + 51 * HOUR)),
            Map.entry("PATCH /api/v2/meetings/{meeting_id}", "{'title':'Other'}"),
            Map.entry("POST /api/v2/meetings/{meeting_id}/cancellation", "{}"),
            Map.entry("GET /api/v2/event_types", "?host_id={user_id}"),
            Map.entry(
                    "POST /api/v2/event_types",
                    "{'name':'More','slug':'more','kind':'solo','host_ids':[{user_id}],'durations':[1800]}"),
            Map.entry("PATCH /api/v2/event_types/{event_type_id}", "{'name':'Other'}"),
            Map.entry("GET /api/v2/event_types/{event_type_id}/explanation", "?start_time=" + (T + 60 * HOUR)),
            Map.entry("POST /api/v2/event_types/{event_type_id}/holds", "{'start_time':%d}".formatted(T + 60 * HOUR)),
            Map.entry("POST /api/v2/event_types/{event_type_id}/bookings", bookingAt(T + 61 * HOUR)),
            Map.entry("GET /api/v2/bookings", "?host_id={user_id}"),
            Map.entry("POST /api/v2/bookings/{booking_id}/cancellation", "{}"),
            Map.entry("POST /api/v2/bookings/{booking_id}/reschedule", "{'start_time':%d}".formatted(T + 62 * HOUR)),
            Map.entry("POST /api/v2/bookings/{booking_id}/decline", "{}"),
            Map.entry("POST /api/v2/api_keys", "{'name':'a key','scopes':['read']}"));

    /** The refusals of what the rules allow and the world does not. */
    private static final Set<String> NOT_NOW = Set.of("wrong-booking-status", "meetings-ahead", "bookings-ahead");

    @RegisterExtension
    static final Api api = new Api(Access.API_KEYS);

    private static long far(int hours) {
        return T + (300 + hours) * HOUR;
    }

    /** A route with what each caller gets, in the order of {@link #CALLERS}. */
    private record Line(String route, List<String> results) {}

    static Stream<Line> matrix() {
        return MATRIX.lines().map(line -> {
            String[] parts = line.split("\\|", 2);
            List<String> results = List.of(parts[1].strip().split(" +", -1));
            assertThat(results).as(line).hasSameSizeAs(CALLERS);
            return new Line(parts[0].strip().replaceAll(" +", " "), results);
        });
    }

    @Test
    void has_every_route() {
        assertThat(matrix().map(Line::route))
                .containsExactlyInAnyOrderElementsOf(api.server().routes());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void gives_each_caller_what_the_rules_allow(Line line) {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        List<String> bodies = new ArrayList<>();
        AccessWorld world = new AccessWorld(api);
        for (int i = 0; i < CALLERS.size(); i++) {
            String caller = CALLERS.get(i);
            Api.Response response = send(world, line.route(), caller);
            boolean isDecided = List.of(401, 403, 404).contains(response.status());
            boolean isGranted = response.status() < 300 || NOT_NOW.contains(response.problem());
            found.put(caller, isGranted ? "ok" : Integer.toString(response.status()));
            expected.put(caller, line.results().get(i));
            bodies.add(caller + ": " + response);
            if (!isDecided && !line.route().startsWith("GET ")) {
                api.storage().empty();
                world = new AccessWorld(api);
            }
        }

        assertThat(found).as("%s", bodies).isEqualTo(expected);
    }

    private static Api.Response send(AccessWorld world, String route, String caller) {
        long owner = caller.equals("own") ? AccessWorld.ANN : AccessWorld.BOB;
        String name = caller.equals("own") ? "ann" : caller;
        String[] parts = route.split(" ", 2);
        String more = world.path(REQUESTS.getOrDefault(route, ""), owner);
        boolean isQuery = more.startsWith("?");
        return api.send(
                parts[0],
                world.path(parts[1], owner) + (isQuery ? more : ""),
                world.headersOf(name, owner),
                isQuery ? "" : json(more));
    }
}
