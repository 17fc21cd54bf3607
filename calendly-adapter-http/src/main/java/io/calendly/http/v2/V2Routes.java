package io.calendly.http.v2;

import io.calendly.application.Services;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.user.UserId;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.LenientIntegers;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The full surface. Each feature has its routes in a class of its own; what they share is here. */
public final class V2Routes {

    static final String V2 = "/api/v2";

    private static final String KEY = "Idempotency-Key";
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Services services;
    private final Consumer<Refusal> refusals;

    /**
     * Routes to the services.
     *
     * @param refusals told of each refusal that is not thrown
     */
    public V2Routes(Services services, Consumer<Refusal> refusals) {
        this.services = services;
        this.refusals = refusals;
    }

    /** What answers a request by the services. */
    @FunctionalInterface
    interface Handler {
        Reply handle(Context ctx, Services services);
    }

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(V2 + "/users", plain(UserRoutes::list));
        routes.post(V2 + "/users", repeatable(UserRoutes::add));
        routes.get(V2 + "/users/{user_id}", plain(UserRoutes::get));
        routes.patch(V2 + "/users/{user_id}", plain(UserRoutes::change));
        routes.delete(V2 + "/users/{user_id}", plain(UserRoutes::remove));

        routes.get(V2 + "/users/{user_id}/availability", plain(AvailabilityRoutes::free));
        routes.post(V2 + "/users/{user_id}/availability", repeatable(AvailabilityRoutes::open));
        routes.delete(V2 + "/users/{user_id}/availability", plain(AvailabilityRoutes::close));
        routes.get(V2 + "/users/{user_id}/timeline", plain(AvailabilityRoutes::timeline));
        routes.get(V2 + "/overlaps", plain(OverlapRoutes::list));

        routes.get(V2 + "/meetings", plain(MeetingRoutes::list));
        routes.post(V2 + "/meetings", repeatable(MeetingRoutes::schedule));
        routes.get(V2 + "/meetings/{meeting_id}", plain(MeetingRoutes::get));
        routes.patch(V2 + "/meetings/{meeting_id}", plain(MeetingRoutes::change));
        routes.post(V2 + "/meetings/{meeting_id}/cancellation", repeatable(MeetingRoutes::cancel));

        routes.get("/api/problems/{code}", Problems::page);
    }

    private io.javalin.http.Handler plain(Handler handler) {
        return ctx -> handler.handle(ctx, services).send(ctx);
    }

    /** The same request with the same key is done once, and answered each time. */
    private io.javalin.http.Handler repeatable(Handler handler) {
        return ctx -> {
            String key = ctx.header(KEY);
            if (key == null) {
                handler.handle(ctx, services).send(ctx);
                return;
            }
            if (!KEY_FORM.matcher(key).matches()) {
                throw new InvalidInput(Map.of(KEY, "must be 1 to 255 visible ASCII characters"));
            }
            String answer = services.idempotency()
                    .execute(
                            key,
                            fingerprint(ctx),
                            within -> handler.handle(ctx, within).toText(),
                            refusal -> refused(ctx, refusal));
            Reply.ofText(answer).send(ctx);
        };
    }

    private String refused(Context ctx, Refusal refusal) {
        refusals.accept(refusal);
        return Problems.of(ctx, refusal).toText();
    }

    /** A digest of all that makes the request this one. */
    private static String fingerprint(Context ctx) {
        String target = ctx.method() + " " + ctx.path() + "?" + ctx.queryString() + "\n";
        String match = ctx.header("If-Match") + "\n";
        return HexFormat.of().formatHex(Sha256.of(target + match, ctx.bodyAsBytes()));
    }

    static UserId userInPath(Context ctx) {
        return new UserId(LenientIntegers.of(ctx.pathParam("user_id")).orElseThrow(NotFoundResponse::new));
    }
}
