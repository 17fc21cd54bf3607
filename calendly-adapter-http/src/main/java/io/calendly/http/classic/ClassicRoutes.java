package io.calendly.http.classic;

import io.calendly.application.Services;
import io.calendly.domain.access.Rule;
import io.calendly.domain.availability.Overlap;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.http.access.SharedRead;
import io.calendly.http.request.Request;
import io.calendly.http.response.Json;
import io.calendly.http.response.Reply;
import io.calendly.http.route.RouteRule;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** The five routes of the original application. */
public final class ClassicRoutes {

    static final String MEETING = "/api/meeting";

    private static final Map<String, Overlap.Kind> KINDS =
            Map.of("full", Overlap.Kind.FULL, "partial", Overlap.Kind.PARTIAL);

    private final Services services;
    private final SharedRead<byte[]> users;

    private record Message(String message) {}

    /** The ends of a slot as they were given, in epoch seconds. */
    private record Bounds(long start, long end) {

        TimeSlot slot() {
            return TimeSlot.requested(start, end);
        }
    }

    /** The ends of a window, in epoch seconds, of which each may be missing. */
    private record Window(OptionalLong start, OptionalLong end) {}

    private record Pair(List<UserId> users, Optional<Overlap.Kind> kind) {}

    private record NewMeeting(List<UserId> attendees, Bounds bounds) {}

    /** Makes routes to the services. */
    public ClassicRoutes(Services services) {
        this.services = services;
        this.users = new SharedRead<>(() -> usersList(services.users().all()));
    }

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/users", this::users, RouteRule.of(Rule.SEE_NAMES));
        routes.get("/api/admin/users", this::users, RouteRule.of(Rule.SEE_NAMES));
        routes.get("/api/availability/{user_id}", this::availability, RouteRule.of(Rule.SEE_FREE_TIME));
        routes.post("/api/availability/{user_id}", this::open, RouteRule.of(Rule.CHANGE_TIME));
        routes.get("/api/overlap", this::overlap, RouteRule.of(Rule.SEE_FREE_TIME));
        routes.post(MEETING, this::schedule, RouteRule.of(Rule.CHANGE_MEETING));
    }

    /** The rule of the route is all there is to ask, since all callers see the same. */
    private void users(Context ctx) {
        Reply.of(200, Json.MEDIA_TYPE, users.get()).send(ctx);
    }

    private static byte[] usersList(SortedMap<UserId, String> names) {
        return Json.stream(json -> {
            json.writeStartArray();
            for (Map.Entry<UserId, String> user : names.entrySet()) {
                json.writeStartObject();
                json.writeNumberField("id", user.getKey().value());
                json.writeStringField("name", user.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static Reply slots(TimeSlots slots) {
        byte[] body = Json.stream(json -> {
            json.writeStartArray();
            for (int i = 0; i < slots.size(); i++) {
                json.writeStartObject();
                json.writeNumberField("start_time", slots.start(i));
                json.writeNumberField("end_time", slots.end(i));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return Reply.of(200, Json.MEDIA_TYPE, body);
    }

    private void availability(Context ctx) {
        Request request = Request.of(ctx, services);
        UserId user = request.userInPath();
        Window window = Arguments.decode(
                ctx, in -> new Window(in.optionalInteger("start_time"), in.optionalInteger("end_time")));

        TimeSlots free = request.services().availability().freeSlotsWithin(user, window.start(), window.end());

        slots(free).send(ctx);
    }

    private void open(Context ctx) {
        Request request = Request.of(ctx, services);
        UserId user = request.userInPath();
        Bounds bounds = Arguments.decode(ctx, in -> new Bounds(in.integer("start_time"), in.integer("end_time")));
        // Here, unlike for meetings, the original looks for the user before it looks at the times.
        if (!TimeSlot.isValid(bounds.start(), bounds.end())) {
            request.services().users().get(user);
        }

        request.services().availability().open(user, bounds.slot());

        Reply.json(201, new Message("Availability set successfully")).send(ctx);
    }

    private void overlap(Context ctx) {
        Request request = Request.of(ctx, services);
        Pair pair = Arguments.decode(ctx, in -> new Pair(pair(in), in.oneOf("kind", KINDS)));

        slots(request.services().availability().overlaps(pair.users(), pair.kind()))
                .send(ctx);
    }

    private void schedule(Context ctx) {
        Request request = Request.of(ctx, services);
        NewMeeting wanted = Arguments.decode(
                ctx,
                in -> new NewMeeting(
                        pair(in), new Bounds(in.integer("meeting_start_time"), in.integer("meeting_end_time"))));

        request.services()
                .meetings()
                .schedule(wanted.attendees(), wanted.bounds().slot());

        Reply.json(201, new Message("Meeting scheduled successfully!")).send(ctx);
    }

    private static List<UserId> pair(Arguments in) {
        return List.of(new UserId(in.integer("user1_id")), new UserId(in.integer("user2_id")));
    }
}
