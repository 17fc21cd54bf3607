package io.calendly.http.classic;

import io.calendly.application.Services;
import io.calendly.domain.availability.Overlap;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.http.wire.Json;
import io.calendly.http.wire.LenientIntegers;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The five routes of the original application. */
public final class ClassicRoutes {

    static final String MEETING = "/api/meeting";

    private static final Map<String, Overlap.Kind> KINDS =
            Map.of("full", Overlap.Kind.FULL, "partial", Overlap.Kind.PARTIAL);

    private final Services services;
    private final SharedReading<byte[]> everyone;

    /** Routes to the services. */
    public ClassicRoutes(Services services) {
        this.services = services;
        everyone = new SharedReading<>(new UsersList(services.users()));
    }

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/users", this::users);
        routes.get("/api/admin/users", this::users);
        routes.get("/api/availability/{user_id}", this::availability);
        routes.post("/api/availability/{user_id}", this::open);
        routes.get("/api/overlap", this::overlap);
        routes.post(MEETING, this::schedule);
    }

    private void users(Context ctx) {
        Json.answer(ctx, 200, everyone.get());
    }

    private void availability(Context ctx) {
        UserId user = userInPath(ctx);
        Arguments arguments = Arguments.of(ctx);
        long from = Math.max(0, arguments.optionalInteger("start_time").orElse(0));
        long to = Math.min(TimeSlot.MAX, arguments.optionalInteger("end_time").orElse(TimeSlot.MAX));
        arguments.check();

        TimeSlots free = TimeSlot.isValid(from, to)
                ? services.availability().freeSlotsWithin(user, TimeSlot.of(from, to))
                : TimeSlots.empty();

        Json.answer(ctx, 200, json -> Json.write(json, free));
    }

    private void open(Context ctx) {
        UserId user = userInPath(ctx);
        Arguments arguments = Arguments.of(ctx);
        long start = arguments.integer("start_time");
        long end = arguments.integer("end_time");
        arguments.check();
        // Here, unlike for meetings, the original looks for the user before it looks at the times.
        if (!TimeSlot.isValid(start, end)) {
            services.users().get(user);
        }

        services.availability().open(user, Refusal.InvalidSlot.requestedSlot(start, end));

        message(ctx, "Availability set successfully");
    }

    private void overlap(Context ctx) {
        Arguments arguments = Arguments.of(ctx);
        UserId user1 = new UserId(arguments.integer("user1_id"));
        UserId user2 = new UserId(arguments.integer("user2_id"));
        Optional<Overlap.Kind> kind = arguments.oneOf("kind", KINDS);
        arguments.check();

        Overlaps overlaps = services.availability().overlaps(List.of(user1, user2));

        TimeSlots chosen = kind.map(overlaps::slots).orElseGet(overlaps::slots);
        Json.answer(ctx, 200, json -> Json.write(json, chosen));
    }

    private void schedule(Context ctx) {
        Arguments arguments = Arguments.of(ctx);
        UserId user1 = new UserId(arguments.integer("user1_id"));
        UserId user2 = new UserId(arguments.integer("user2_id"));
        long start = arguments.integer("meeting_start_time");
        long end = arguments.integer("meeting_end_time");
        arguments.check();

        services.meetings().schedule(List.of(user1, user2), Refusal.InvalidSlot.requestedSlot(start, end));

        message(ctx, "Meeting scheduled successfully!");
    }

    private static UserId userInPath(Context ctx) {
        return new UserId(LenientIntegers.of(ctx.pathParam("user_id")).orElseThrow(NotFoundResponse::new));
    }

    private static void message(Context ctx, String sentence) {
        Json.answer(ctx, 201, json -> {
            json.writeStartObject();
            json.writeStringField("message", sentence);
            json.writeEndObject();
        });
    }
}
