package io.calendly.app.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An HTTP client of several servers. It switches to the next server when one does not respond. */
final class Client {

    private static final JsonMapper JSON = new JsonMapper();

    /** The maximum number of attempts with a key. They last longer than the restart of a server or a database. */
    private static final int MAX_ATTEMPTS = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<ServerProcess> servers;
    private final int number;
    private final long[] userIds;
    private int current;
    private int nextKey;

    Client(List<ServerProcess> servers, int number, long[] userIds) {
        this.servers = servers;
        this.number = number;
        this.current = number;
        this.userIds = userIds;
    }

    /**
     * Sends an operation. If it has an idempotency key, retries on each server in turn until there is a response.
     */
    Outcome send(Operation operation) throws InterruptedException, JsonProcessingException {
        String key = "client-" + number + "-" + nextKey++;
        long sent = System.nanoTime();
        Outcome outcome = send(operation, key, 1, sent);
        while (outcome.isIndeterminate() && operation.hasKey() && outcome.attempts() < MAX_ATTEMPTS) {
            switchServer();
            outcome = send(operation, key, outcome.attempts() + 1, sent);
        }
        if (outcome.isIndeterminate()) {
            switchServer();
        }
        return outcome;
    }

    private void switchServer() throws InterruptedException {
        current++;
        TimeUnit.MILLISECONDS.sleep(50);
    }

    private Outcome send(Operation operation, String key, int attempts, long sent)
            throws InterruptedException, JsonProcessingException {
        HttpRequest.Builder request = request(operation).timeout(Duration.ofSeconds(30));
        if (operation.hasKey()) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            return new Outcome(
                    operation,
                    attempts,
                    Outcome.UNKNOWN,
                    "",
                    Optional.empty(),
                    TimeSlots.empty(),
                    sent,
                    System.nanoTime());
        }
        long received = System.nanoTime();
        JsonNode body = JSON.readTree(response.body());
        String problem = body.path("type").asText().replaceFirst(".*/", "");
        Optional<String> meetingId = body.has("id") ? Optional.of(body.get("id").asText()) : Optional.empty();
        TimeSlots slots = response.statusCode() == 200 || meetingId.isPresent() ? slots(body) : TimeSlots.empty();
        return new Outcome(operation, attempts, response.statusCode(), problem, meetingId, slots, sent, received);
    }

    private static TimeSlots slots(JsonNode body) {
        TimeSlots.Builder slots = TimeSlots.builder();
        for (JsonNode slot : body.isArray() ? body : List.of(body)) {
            slots.add(slot.get("start_time").asLong(), slot.get("end_time").asLong());
        }
        return slots.build();
    }

    private HttpRequest.Builder request(Operation operation) {
        if (operation instanceof Operation.Open open) {
            return form("/api/availability/" + userIds[open.user()], times("", open.slot()));
        }
        if (operation instanceof Operation.Close close) {
            return to("/api/v2/users/" + userIds[close.user()] + "/availability?" + times("", close.slot()))
                    .DELETE();
        }
        if (operation instanceof Operation.Schedule meeting) {
            return schedule(meeting);
        }
        if (operation instanceof Operation.Cancel cancel) {
            return json("POST", "/api/v2/meetings/" + cancel.meetingId() + "/cancellation", "{}");
        }
        if (operation instanceof Operation.Reschedule moved) {
            return json("PATCH", "/api/v2/meetings/" + moved.meetingId(), "{" + members(moved.slot()) + "}");
        }
        if (operation instanceof Operation.Reassign changed) {
            String ids = userIds[changed.first()] + "," + userIds[changed.second()];
            return json("PATCH", "/api/v2/meetings/" + changed.meetingId(), "{\"attendee_ids\":[" + ids + "]}");
        }
        if (operation instanceof Operation.Overlap overlap) {
            return to("/api/overlap?user1_id=" + userIds[overlap.first()] + "&user2_id=" + userIds[overlap.second()]);
        }
        return to("/api/availability/" + userIds[((Operation.Read) operation).user()]);
    }

    private HttpRequest.Builder schedule(Operation.Schedule meeting) {
        long first = userIds[meeting.first()];
        long second = userIds[meeting.second()];
        if (meeting.route() == Operation.Route.CLASSIC) {
            return form(
                    "/api/meeting",
                    "user1_id=" + first + "&user2_id=" + second + "&" + times("meeting_", meeting.slot()));
        }
        return json(
                "POST",
                "/api/v2/meetings",
                "{\"attendee_ids\":[" + first + "," + second + "]," + members(meeting.slot()) + "}");
    }

    private HttpRequest.Builder form(String path, String form) {
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder json(String method, String path, String body) {
        return to(path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                servers.get(current % servers.size()).uri().resolve(path));
    }

    private static String times(String prefix, TimeSlot slot) {
        return prefix + "start_time=" + slot.start() + "&" + prefix + "end_time=" + slot.end();
    }

    private static String members(TimeSlot slot) {
        return "\"start_time\":" + slot.start() + ",\"end_time\":" + slot.end();
    }
}
