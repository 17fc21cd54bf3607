package io.calendly.app.judge;

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

/** Asks servers over HTTP. */
final class Client {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<ServerProcess> servers;
    private final long[] userIds;
    private int turn;

    Client(List<ServerProcess> servers, int turn, long[] userIds) {
        this.servers = servers;
        this.turn = turn;
        this.userIds = userIds;
    }

    void turnToAnotherServer() {
        turn++;
    }

    Answer ask(Operation operation) throws InterruptedException {
        long asked = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request(operation), HttpResponse.BodyHandlers.ofString());
            TimeSlots slots = response.statusCode() == 200 ? slots(response.body()) : TimeSlots.empty();
            return new Answer(operation, response.statusCode(), slots, asked, System.nanoTime());
        } catch (IOException broken) {
            return new Answer(operation, Answer.UNKNOWN, TimeSlots.empty(), asked, System.nanoTime());
        }
    }

    private HttpRequest request(Operation operation) {
        if (operation instanceof Operation.Open open) {
            return post("/api/availability/" + userIds[open.user()], times("", open.slot()));
        }
        if (operation instanceof Operation.Schedule meeting) {
            return post(
                    "/api/meeting",
                    "user1_id=" + userIds[meeting.first()] + "&user2_id=" + userIds[meeting.second()] + "&"
                            + times("meeting_", meeting.slot()));
        }
        if (operation instanceof Operation.Overlap overlap) {
            return to("/api/overlap?user1_id=" + userIds[overlap.first()] + "&user2_id=" + userIds[overlap.second()])
                    .build();
        }
        return to("/api/availability/" + userIds[((Operation.Read) operation).user()])
                .build();
    }

    private HttpRequest post(String path, String form) {
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(servers.get(turn % servers.size()).uri().resolve(path))
                .timeout(Duration.ofSeconds(30));
    }

    private static String times(String prefix, TimeSlot slot) {
        return prefix + "start_time=" + slot.start() + "&" + prefix + "end_time=" + slot.end();
    }

    private static TimeSlots slots(String body) throws IOException {
        TimeSlots.Builder slots = TimeSlots.builder();
        for (JsonNode slot : JSON.readTree(body)) {
            slots.add(slot.get("start_time").asLong(), slot.get("end_time").asLong());
        }
        return slots.build();
    }
}
