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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Ids ids;
    private final BookingDecoder bookings;
    private int current;
    private int nextKey;

    Client(List<ServerProcess> servers, int number, Ids ids) {
        this.servers = servers;
        this.number = number;
        this.current = number;
        this.ids = ids;
        this.bookings = new BookingDecoder(ids);
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
        return operation instanceof Operation.Book && operation.hasKey() && outcome.isDone()
                ? sendAgain(outcome, key)
                : outcome;
    }

    /** Sends a request again that was granted, to another server, and adds the booking in the response. */
    private Outcome sendAgain(Outcome first, String key) throws InterruptedException, JsonProcessingException {
        current++;
        Outcome again = send(first.operation(), key, first.attempts(), first.sent());
        if (again.isIndeterminate()) {
            return first;
        }
        List<FoundBooking> found = new ArrayList<>(first.response().booked().bookings());
        found.addAll(again.response().booked().bookings());
        Response both = again.response().showing(new BookingAnswer(found, Optional.empty(), List.of()));
        return new Outcome(first.operation(), first.attempts(), both, first.sent(), first.received());
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
            return new Outcome(operation, attempts, Response.NONE, sent, System.nanoTime());
        }
        long received = System.nanoTime();
        return new Outcome(operation, attempts, decode(response), sent, received);
    }

    private Response decode(HttpResponse<String> response) throws JsonProcessingException {
        JsonNode body = JSON.readTree(response.body());
        Response decoded =
                Response.of(response.statusCode(), body.path("type").asText().replaceFirst(".*/", ""));
        if (response.statusCode() == 409 && (body.has("busy") || body.has("occurrences"))) {
            return decoded.blaming(conflicts(body));
        }
        long version = response.headers()
                .firstValue("ETag")
                .map(tag -> Long.parseLong(tag.replace("\"", "")))
                .orElse(MeetingState.NOT_STATED);
        Optional<BookingAnswer> booked = bookings.decode(body, version);
        if (booked.isPresent()) {
            return decoded.showing(booked.get());
        }
        if (body.has("id")) {
            return decoded.showing(meetings(body, version));
        }
        if (body.has("collection")) {
            List<FoundMeeting> found = new ArrayList<>();
            body.get("collection").forEach(meeting -> found.addAll(meetings(meeting, MeetingState.NOT_STATED)));
            return decoded.showing(found);
        }
        return response.statusCode() == 200 ? decoded.showing(slots(body)) : decoded;
    }

    /** Decodes a meeting, or the meetings of a new series. */
    private List<FoundMeeting> meetings(JsonNode meeting, long version) {
        Set<Integer> users = new HashSet<>();
        meeting.get("attendees")
                .forEach(attendee -> users.add(ids.user(attendee.get("user_id").asLong())));
        String title = meeting.get("title").asText();
        boolean canceled = meeting.get("status").asText().equals("canceled");
        String seriesId = meeting.path("series_id").asText(meeting.get("id").asText());
        List<FoundMeeting> found = new ArrayList<>();
        for (JsonNode each : meeting.has("occurrences") ? meeting.get("occurrences") : List.of(meeting)) {
            MeetingState state = new MeetingState(slot(each), users, title, canceled, version);
            found.add(new FoundMeeting(each.get("id").asText(), seriesId, state));
        }
        return found;
    }

    private List<Conflict> conflicts(JsonNode problem) {
        if (problem.has("busy")) {
            return List.of(new Conflict(Optional.empty(), busy(problem)));
        }
        List<Conflict> conflicts = new ArrayList<>();
        problem.get("occurrences").forEach(each -> conflicts.add(new Conflict(Optional.of(slot(each)), busy(each))));
        return conflicts;
    }

    private Map<Integer, TimeSlots> busy(JsonNode node) {
        Map<Integer, TimeSlots> busy = new HashMap<>();
        node.get("busy")
                .forEach(each ->
                        busy.merge(ids.user(each.get("user_id").asLong()), TimeSlots.of(slot(each)), TimeSlots::union));
        return busy;
    }

    private static TimeSlot slot(JsonNode node) {
        return TimeSlot.of(node.get("start_time").asLong(), node.get("end_time").asLong());
    }

    private static TimeSlots slots(JsonNode body) {
        TimeSlots.Builder slots = TimeSlots.builder();
        body.forEach(slot -> slots.add(slot(slot)));
        return slots.build();
    }

    private long id(int user) {
        return ids.users().get(user);
    }

    private HttpRequest.Builder request(Operation operation) {
        return BookingRequest.of(operation, ids).map(this::request).orElseGet(() -> requestOfMeeting(operation));
    }

    private HttpRequest.Builder request(BookingRequest booking) {
        HttpRequest.Builder request = booking.body().isEmpty()
                ? to(booking.path()).method(booking.method(), HttpRequest.BodyPublishers.noBody())
                : json(booking.method(), booking.path(), booking.body());
        booking.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private HttpRequest.Builder requestOfMeeting(Operation operation) {
        if (operation instanceof Operation.Open open) {
            return form("/api/availability/" + id(open.user()), times("", open.slot()));
        }
        if (operation instanceof Operation.Close close) {
            return to("/api/v2/users/" + id(close.user()) + "/availability?" + times("", close.slot()))
                    .DELETE();
        }
        if (operation instanceof Operation.Schedule meeting) {
            return schedule(meeting);
        }
        if (operation instanceof Operation.Cancel cancel) {
            String body = cancel.restOfSeries() ? "{\"scope\":\"rest_of_series\"}" : "{}";
            return json("POST", "/api/v2/meetings/" + cancel.meetingId() + "/cancellation", body);
        }
        if (operation instanceof Operation.ChangeSeries moved) {
            return changeSeries(moved);
        }
        if (operation instanceof Operation.ReadSeries read) {
            return to("/api/v2/meetings?series_id=" + read.seriesId());
        }
        if (operation instanceof Operation.Reschedule moved) {
            return json("PATCH", "/api/v2/meetings/" + moved.meetingId(), "{" + members(moved.slot()) + "}");
        }
        if (operation instanceof Operation.Reassign changed) {
            String both = id(changed.first()) + "," + id(changed.second());
            return json("PATCH", "/api/v2/meetings/" + changed.meetingId(), "{\"attendee_ids\":[" + both + "]}");
        }
        if (operation instanceof Operation.Overlap overlap) {
            return to("/api/overlap?user1_id=" + id(overlap.first()) + "&user2_id=" + id(overlap.second()));
        }
        return to("/api/availability/" + id(((Operation.Read) operation).user()));
    }

    private HttpRequest.Builder schedule(Operation.Schedule meeting) {
        long first = id(meeting.first());
        long second = id(meeting.second());
        if (meeting.route() == Operation.Route.CLASSIC) {
            return form(
                    "/api/meeting",
                    "user1_id=" + first + "&user2_id=" + second + "&" + times("meeting_", meeting.slot()));
        }
        return json(
                "POST",
                "/api/v2/meetings",
                "{\"attendee_ids\":[" + first + "," + second + "]," + recurrence(meeting.count())
                        + members(meeting.slot()) + "}");
    }

    private static String recurrence(int count) {
        return count == 1 ? "" : "\"recurrence\":{\"frequency\":\"daily\",\"count\":" + count + "},";
    }

    private HttpRequest.Builder changeSeries(Operation.ChangeSeries moved) {
        HttpRequest.Builder request = json(
                "PATCH",
                "/api/v2/meetings/" + moved.meetingId(),
                "{\"scope\":\"rest_of_series\",\"title\":\"" + moved.title() + "\"," + members(moved.slot()) + "}");
        moved.version().ifPresent(version -> request.header("If-Match", "\"" + version + "\""));
        return request;
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
