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

/** Asks servers over HTTP; one that does not answer is left for the other. */
final class Client {

    private static final JsonMapper JSON = new JsonMapper();

    /** How often something with a key is asked for: for longer than a server or a database needs to come back. */
    private static final int ATTEMPTS = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<ServerProcess> servers;
    private final int number;
    private final long[] userIds;
    private int turn;
    private int keys;

    Client(List<ServerProcess> servers, int number, long[] userIds) {
        this.servers = servers;
        this.number = number;
        this.turn = number;
        this.userIds = userIds;
    }

    /** Asks; and, if it may be done only once anyway, asks again, of each server in turn, until there is an answer. */
    Answer ask(Operation operation) throws InterruptedException, JsonProcessingException {
        String key = "client-" + number + "-" + keys++;
        long asked = System.nanoTime();
        Answer answer = ask(operation, key, 1, asked);
        while (answer.open() && operation.keyed() && answer.attempts() < ATTEMPTS) {
            turnAway();
            answer = ask(operation, key, answer.attempts() + 1, asked);
        }
        if (answer.open()) {
            turnAway();
        }
        return answer;
    }

    private void turnAway() throws InterruptedException {
        turn++;
        TimeUnit.MILLISECONDS.sleep(50);
    }

    private Answer ask(Operation operation, String key, int attempts, long asked)
            throws InterruptedException, JsonProcessingException {
        HttpRequest.Builder request = request(operation).timeout(Duration.ofSeconds(30));
        if (operation.keyed()) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            return new Answer(
                    operation,
                    attempts,
                    Answer.UNKNOWN,
                    "",
                    Optional.empty(),
                    TimeSlots.empty(),
                    asked,
                    System.nanoTime());
        }
        long answered = System.nanoTime();
        JsonNode body = JSON.readTree(response.body());
        String problem = body.path("type").asText().replaceFirst(".*/", "");
        Optional<String> meeting = body.has("id") ? Optional.of(body.get("id").asText()) : Optional.empty();
        TimeSlots slots = response.statusCode() == 200 || meeting.isPresent() ? slots(body) : TimeSlots.empty();
        return new Answer(operation, attempts, response.statusCode(), problem, meeting, slots, asked, answered);
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
            return json("POST", "/api/v2/meetings/" + cancel.meeting() + "/cancellation", "{}");
        }
        if (operation instanceof Operation.Reschedule moved) {
            return json("PATCH", "/api/v2/meetings/" + moved.meeting(), "{" + members(moved.slot()) + "}");
        }
        if (operation instanceof Operation.Overlap overlap) {
            return to("/api/overlap?user1_id=" + userIds[overlap.first()] + "&user2_id=" + userIds[overlap.second()]);
        }
        return to("/api/availability/" + userIds[((Operation.Read) operation).user()]);
    }

    private HttpRequest.Builder schedule(Operation.Schedule meeting) {
        long first = userIds[meeting.first()];
        long second = userIds[meeting.second()];
        if (meeting.way() == Operation.Way.CLASSIC) {
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
        return HttpRequest.newBuilder(servers.get(turn % servers.size()).uri().resolve(path));
    }

    private static String times(String prefix, TimeSlot slot) {
        return prefix + "start_time=" + slot.start() + "&" + prefix + "end_time=" + slot.end();
    }

    private static String members(TimeSlot slot) {
        return "\"start_time\":" + slot.start() + ",\"end_time\":" + slot.end();
    }
}
