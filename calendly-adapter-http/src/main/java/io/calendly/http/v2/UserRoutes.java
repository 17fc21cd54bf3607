package io.calendly.http.v2;

import io.calendly.application.UserService;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.http.wire.Integers;
import io.calendly.http.wire.Json;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The people. */
public final class UserRoutes {

    private static final String USERS = "/api/v2/users";

    private final UserService users;

    /** Routes to the service. */
    public UserRoutes(UserService users) {
        this.users = users;
    }

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post(USERS, this::add);
        routes.get(USERS + "/{user_id}", this::get);
    }

    private void add(Context ctx) {
        Fields fields = Fields.of(ctx);
        String name = fields.text("name", User::faultInName);
        fields.check();

        User user = users.add(name);

        ctx.header("Location", USERS + "/" + user.id());
        answer(ctx, 201, user);
    }

    private void get(Context ctx) {
        long id = Integers.of(ctx.pathParam("user_id")).orElseThrow(NotFoundResponse::new);

        answer(ctx, 200, users.get(new UserId(id)));
    }

    private static void answer(Context ctx, int status, User user) {
        Json.answer(ctx, status, json -> {
            json.writeStartObject();
            json.writeNumberField("id", user.id().value());
            json.writeStringField("name", user.name());
            json.writeNumberField("created_at", user.createdAt().getEpochSecond());
            json.writeEndObject();
        });
    }
}
