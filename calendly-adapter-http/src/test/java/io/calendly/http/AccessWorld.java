package io.calendly.http;

import static io.calendly.http.Api.T;
import static io.calendly.http.Api.bookingAt;
import static io.calendly.http.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.domain.access.Scope;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A world of two users who have all that a user can have, and the keys of every kind of caller. Ann is user 1 and Bob is
 * user 2; Cid, user 3, meets each of them.
 */
final class AccessWorld {

    static final long ANN = 1;
    static final long BOB = 2;
    static final long CID = 3;

    private static final long HOUR = 3600;

    private final Api api;
    private final String administrator;
    private final String service;
    private final String reader;
    private final String ofAnn;
    private final String ofAnnReading;

    /** The ids in paths by the user whom they belong to, and by the name of the parameter. */
    private final Map<Long, Map<String, String>> ids = new HashMap<>();

    private final Map<Long, String> manageTokens = new HashMap<>();

    AccessWorld(Api api) {
        this.api = api;
        for (String name : new String[] {"Ann", "Bob", "Cid"}) {
            api.services()
                    .users()
                    .add(new Profile(name, Optional.of(name.toLowerCase(Locale.ROOT) + "@example.org"), "UTC"));
        }
        administrator = key(Optional.empty(), Scope.ADMIN);
        service = key(Optional.empty(), Scope.WRITE);
        reader = key(Optional.empty(), Scope.READ);
        ofAnn = key(Optional.of(new UserId(ANN)), Scope.WRITE);
        ofAnnReading = key(Optional.of(new UserId(ANN)), Scope.READ);
        for (long user : new long[] {ANN, BOB, CID}) {
            asAdministrator("POST", "/api/v2/users/" + user + "/availability", Api.slot(T, T + 200 * HOUR));
        }
        furnish(ANN, T + HOUR);
        furnish(BOB, T + 2 * HOUR);
    }

    private String key(Optional<UserId> user, Scope scope) {
        return api.services()
                .apiKeys()
                .make("a key", user, Set.of(scope), Optional.empty())
                .token()
                .text();
    }

    private void furnish(long user, long start) {
        String users = "/api/v2/users/" + user;
        Map<String, String> own = new HashMap<>(Map.of("user_id", Long.toString(user), "slug", "intro"));
        asAdministrator(
                "PUT",
                users + "/schedules/spare",
                json("{'time_zone':'UTC','rules':[{'type':'wday','wday':'monday','intervals':[]}]}"));
        asAdministrator(
                "PUT",
                users + "/schedules/hours",
                json("{'time_zone':'UTC','default':true,'rules':[{'type':'wday','wday':'monday','intervals':[]}]}"));
        own.put("schedule_name", "spare");
        own.put(
                "time_off_id",
                id(asAdministrator("POST", users + "/time_off", Api.slot(T + 190 * HOUR, T + 191 * HOUR))));
        own.put(
                "meeting_id",
                id(asAdministrator("POST", "/api/v2/meetings", Api.meetingOf(start, start + 600, user, CID))));
        String eventType = id(asAdministrator(
                "POST",
                "/api/v2/event_types",
                json("{'name':'Intro','slug':'intro','kind':'solo','host_ids':[%d],'durations':[1800],".formatted(user)
                        + "'requires_confirmation':true}")));
        own.put("event_type_id", eventType);
        JsonNode booking =
                asAdministrator("POST", "/api/v2/event_types/" + eventType + "/bookings", bookingAt(start + 10 * HOUR));
        own.put("booking_id", id(booking));
        manageTokens.put(user, booking.get("manage_token").asText());
        own.put(
                "hold_id",
                id(asAdministrator(
                        "POST",
                        "/api/v2/event_types/" + eventType + "/holds",
                        json("{'start_time':%d}".formatted(start + 12 * HOUR)))));
        own.put("api_key_id", keyToRevoke());
        ids.put(user, own);
    }

    private String keyToRevoke() {
        return api.services()
                .apiKeys()
                .make("another", Optional.empty(), Set.of(Scope.READ), Optional.empty())
                .key()
                .id()
                .toString();
    }

    private static String id(JsonNode resource) {
        return resource.get("id").asText();
    }

    private JsonNode asAdministrator(String method, String path, String body) {
        Api.Response response = api.send(method, path, bearer(administrator), body);
        assertThat(response.status()).as("%s %s: %s", method, path, response).isBetween(200, 299);
        return response.json();
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** Returns the header fields of a kind of caller. */
    Map<String, String> headersOf(String caller, long subject) {
        return switch (caller) {
            case "nobody" -> Map.of();
            case "wrong" -> bearer("cal_" + "0".repeat(32) + "_" + "0".repeat(64));
            case "ann" -> bearer(ofAnn);
            case "ann-read" -> bearer(ofAnnReading);
            case "reader" -> bearer(reader);
            case "service" -> bearer(service);
            case "service-for-ann" -> Map.of("Authorization", "Bearer " + service, "X-Act-As", "1");
            case "admin" -> bearer(administrator);
            case "invitee" -> bearer(manageTokens.get(subject));
            case "other-invitee" -> bearer(manageTokens.get(subject == ANN ? BOB : ANN));
            default -> throw new IllegalArgumentException(caller);
        };
    }

    /** Returns a path, a query or a body with the ids of what belongs to a user in place of parameters. */
    String path(String template, long owner) {
        String path = template;
        for (Map.Entry<String, String> id : ids.get(owner).entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path.replaceAll("\\{[a-z_]+}", "none");
    }
}
