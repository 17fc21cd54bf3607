package io.calendly.http.v2;

import io.calendly.application.Services;
import io.calendly.domain.access.Rule;
import io.calendly.domain.refusal.Refusal;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.Request;
import io.calendly.http.response.Problems;
import io.calendly.http.response.Reply;
import io.calendly.http.route.RouteRule;
import io.calendly.http.v2.access.AccessProblems;
import io.calendly.http.v2.access.ApiKeyRoutes;
import io.calendly.http.v2.access.MeRoutes;
import io.calendly.http.v2.availability.AvailabilityProblems;
import io.calendly.http.v2.availability.AvailabilityRoutes;
import io.calendly.http.v2.availability.OverlapRoutes;
import io.calendly.http.v2.availability.SearchPermits;
import io.calendly.http.v2.booking.BookingProblems;
import io.calendly.http.v2.booking.BookingRoutes;
import io.calendly.http.v2.booking.HoldRoutes;
import io.calendly.http.v2.booking.SlotRoutes;
import io.calendly.http.v2.eventtype.EventTypeProblems;
import io.calendly.http.v2.eventtype.EventTypeRoutes;
import io.calendly.http.v2.meeting.MeetingProblems;
import io.calendly.http.v2.meeting.MeetingRoutes;
import io.calendly.http.v2.meeting.TimelineRoutes;
import io.calendly.http.v2.schedule.ScheduleProblems;
import io.calendly.http.v2.schedule.ScheduleRoutes;
import io.calendly.http.v2.schedule.TimeOffRoutes;
import io.calendly.http.v2.user.UserProblems;
import io.calendly.http.v2.user.UserRoutes;
import io.calendly.ports.StoredReply;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The list of all routes of the full surface. */
public final class V2Routes {

    /** The path that all these routes lie under. */
    public static final String PATH = "/api/v2";

    private static final String KEY = "Idempotency-Key";
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Services services;
    private final Problems problems;
    private final Consumer<Refusal> refusals;
    private final SearchPermits permits =
            SearchPermits.forHeap(Runtime.getRuntime().maxMemory());

    /**
     * Makes routes to the services.
     *
     * @param problems the renderer of refusals that are stored as replies
     * @param refusals receives each of these refusals
     */
    public V2Routes(Services services, Problems problems, Consumer<Refusal> refusals) {
        this.services = services;
        this.problems = problems;
        this.refusals = refusals;
    }

    /** Returns the types of problems of all features. */
    public static Problems problems() {
        return new Problems(List.of(
                RequestProblems.TYPES,
                UserProblems.TYPES,
                ScheduleProblems.TYPES,
                AvailabilityProblems.TYPES,
                MeetingProblems.TYPES,
                EventTypeProblems.TYPES,
                BookingProblems.TYPES,
                AccessProblems.TYPES));
    }

    /** A handler: it decodes a request, calls a service, and encodes the result. */
    @FunctionalInterface
    private interface Handler {
        Reply handle(Request request);
    }

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        addUsers(routes);
        addTime(routes);
        addMeetings(routes);
        addEventTypes(routes);
        addBookings(routes);
        addAccess(routes);
    }

    private void addUsers(JavalinDefaultRoutingApi routes) {
        routes.get(PATH + "/users", plain(UserRoutes::list), RouteRule.of(Rule.SEE_NAMES));
        routes.post(PATH + "/users", repeatable(withoutQuery(UserRoutes::add)), RouteRule.of(Rule.MANAGE_USERS));
        routes.get(PATH + "/users/{user_id}", plain(withoutQuery(UserRoutes::get)), RouteRule.of(Rule.SEE_NAMES));
        routes.patch(
                PATH + "/users/{user_id}", plain(withoutQuery(UserRoutes::change)), RouteRule.of(Rule.CHANGE_PROFILE));
        routes.delete(
                PATH + "/users/{user_id}", plain(withoutQuery(UserRoutes::remove)), RouteRule.of(Rule.MANAGE_USERS));
    }

    private void addTime(JavalinDefaultRoutingApi routes) {
        routes.get(
                PATH + "/users/{user_id}/availability",
                plain(AvailabilityRoutes::free),
                RouteRule.of(Rule.SEE_FREE_TIME));
        routes.post(
                PATH + "/users/{user_id}/availability",
                repeatable(withoutQuery(AvailabilityRoutes::open)),
                RouteRule.of(Rule.CHANGE_TIME));
        routes.delete(
                PATH + "/users/{user_id}/availability",
                plain(AvailabilityRoutes::close),
                RouteRule.of(Rule.CHANGE_TIME));
        routes.get(PATH + "/overlaps", plain(new OverlapRoutes(permits)::list), RouteRule.of(Rule.SEE_FREE_TIME));

        String schedule = PATH + "/users/{user_id}/schedules/{schedule_name}";
        routes.get(PATH + "/users/{user_id}/schedules", plain(ScheduleRoutes::list), RouteRule.of(Rule.SEE_TIME));
        routes.get(schedule, plain(withoutQuery(ScheduleRoutes::get)), RouteRule.of(Rule.SEE_TIME));
        routes.put(schedule, plain(withoutQuery(ScheduleRoutes::put)), RouteRule.of(Rule.CHANGE_TIME));
        routes.delete(schedule, plain(withoutQuery(ScheduleRoutes::delete)), RouteRule.of(Rule.CHANGE_TIME));
        routes.get(schedule + "/preview", plain(ScheduleRoutes::preview), RouteRule.of(Rule.SEE_TIME));

        routes.get(PATH + "/users/{user_id}/time_off", plain(TimeOffRoutes::list), RouteRule.of(Rule.SEE_TIME));
        routes.post(
                PATH + "/users/{user_id}/time_off",
                repeatable(withoutQuery(TimeOffRoutes::add)),
                RouteRule.of(Rule.CHANGE_TIME));
        routes.get(
                PATH + "/users/{user_id}/time_off/{time_off_id}",
                plain(withoutQuery(TimeOffRoutes::get)),
                RouteRule.of(Rule.SEE_TIME));
        routes.delete(
                PATH + "/users/{user_id}/time_off/{time_off_id}",
                plain(withoutQuery(TimeOffRoutes::delete)),
                RouteRule.of(Rule.CHANGE_TIME));
    }

    private void addMeetings(JavalinDefaultRoutingApi routes) {
        routes.get(PATH + "/users/{user_id}/timeline", plain(TimelineRoutes::list), RouteRule.of(Rule.SEE_FREE_TIME));
        routes.get(PATH + "/meetings", plain(MeetingRoutes::list), RouteRule.of(Rule.SEE_MEETING));
        routes.post(
                PATH + "/meetings",
                repeatable(withoutQuery(MeetingRoutes::schedule)),
                RouteRule.of(Rule.CHANGE_MEETING));
        routes.get(
                PATH + "/meetings/{meeting_id}",
                plain(withoutQuery(MeetingRoutes::get)),
                RouteRule.of(Rule.SEE_MEETING));
        routes.patch(
                PATH + "/meetings/{meeting_id}",
                plain(withoutQuery(MeetingRoutes::change)),
                RouteRule.of(Rule.CHANGE_MEETING));
        routes.post(
                PATH + "/meetings/{meeting_id}/cancellation",
                repeatable(withoutQuery(MeetingRoutes::cancel)),
                RouteRule.of(Rule.CHANGE_MEETING));
    }

    private void addAccess(JavalinDefaultRoutingApi routes) {
        routes.get(PATH + "/me", plain(withoutQuery(MeRoutes::get)), RouteRule.of(Rule.SEE_ONESELF));
        // The reply has a secret, so it is not stored for a repetition.
        routes.post(PATH + "/api_keys", plain(withoutQuery(ApiKeyRoutes::make)), RouteRule.of(Rule.ADMINISTER));
        routes.get(PATH + "/api_keys", plain(ApiKeyRoutes::list), RouteRule.of(Rule.ADMINISTER));
        routes.delete(
                PATH + "/api_keys/{api_key_id}",
                plain(withoutQuery(ApiKeyRoutes::revoke)),
                RouteRule.of(Rule.ADMINISTER));
    }

    private void addEventTypes(JavalinDefaultRoutingApi routes) {
        String eventType = PATH + "/event_types/{event_type_id}";
        routes.get(PATH + "/event_types", plain(EventTypeRoutes::list), RouteRule.of(Rule.SEE_EVENT_TYPE));
        routes.post(
                PATH + "/event_types",
                repeatable(withoutQuery(EventTypeRoutes::add)),
                RouteRule.of(Rule.CHANGE_EVENT_TYPE));
        routes.get(eventType, plain(withoutQuery(EventTypeRoutes::get)), RouteRule.of(Rule.SEE_EVENT_TYPE));
        routes.patch(eventType, plain(withoutQuery(EventTypeRoutes::change)), RouteRule.of(Rule.CHANGE_EVENT_TYPE));
        routes.delete(eventType, plain(withoutQuery(EventTypeRoutes::delete)), RouteRule.of(Rule.CHANGE_EVENT_TYPE));
        routes.get(
                PATH + "/users/{user_id}/event_types/{slug}",
                plain(withoutQuery(EventTypeRoutes::getBySlug)),
                RouteRule.of(Rule.SEE_EVENT_TYPE));
        routes.get(eventType + "/slots", plain(new SlotRoutes(permits)::list), RouteRule.orManageToken(Rule.BOOK));
        routes.get(eventType + "/explanation", plain(SlotRoutes::explain), RouteRule.orManageToken(Rule.BOOK));
        routes.post(
                eventType + "/holds", repeatable(withoutQuery(HoldRoutes::place)), RouteRule.orManageToken(Rule.BOOK));
        routes.delete(
                eventType + "/holds/{hold_id}",
                plain(withoutQuery(HoldRoutes::release)),
                RouteRule.orManageToken(Rule.BOOK));
        routes.post(
                eventType + "/bookings",
                repeatable(withoutQuery(BookingRoutes::book)),
                RouteRule.orManageToken(Rule.BOOK));
    }

    private void addBookings(JavalinDefaultRoutingApi routes) {
        String booking = PATH + "/bookings/{booking_id}";
        routes.get(PATH + "/bookings", plain(BookingRoutes::list), RouteRule.of(Rule.SEE_BOOKING));
        routes.get(booking, plain(withoutQuery(BookingRoutes::get)), RouteRule.orManageToken(Rule.SEE_BOOKING));
        routes.post(
                booking + "/cancellation",
                repeatable(withoutQuery(BookingRoutes::cancel)),
                RouteRule.orManageToken(Rule.CHANGE_BOOKING));
        routes.post(
                booking + "/reschedule",
                repeatable(withoutQuery(BookingRoutes::reschedule)),
                RouteRule.orManageToken(Rule.CHANGE_BOOKING));
        routes.post(
                booking + "/confirmation",
                repeatable(withoutQuery(BookingRoutes::confirm)),
                RouteRule.orManageToken(Rule.CHANGE_BOOKING));
        routes.post(
                booking + "/decline",
                repeatable(withoutQuery(BookingRoutes::decline)),
                RouteRule.orManageToken(Rule.CHANGE_BOOKING));
        routes.post(
                booking + "/no_show",
                repeatable(withoutQuery(BookingRoutes::noShow)),
                RouteRule.orManageToken(Rule.CHANGE_BOOKING));
    }

    /** Returns a handler that refuses every parameter of a query, as a query that is decoded refuses unknown ones. */
    private static Handler withoutQuery(Handler handler) {
        return request -> {
            request.requireNoQuery();
            return handler.handle(request);
        };
    }

    private io.javalin.http.Handler plain(Handler handler) {
        return ctx -> handler.handle(Request.of(ctx, services)).send(ctx);
    }

    /** A request that comes with an idempotency key is carried out once, and its reply is sent again each time. */
    private io.javalin.http.Handler repeatable(Handler handler) {
        return ctx -> {
            Request request = Request.of(ctx, services);
            Optional<String> key = request.header(KEY);
            Reply reply = key.isEmpty() ? handler.handle(request) : once(key.get(), request, handler);
            reply.send(ctx);
        };
    }

    private Reply once(String key, Request request, Handler handler) {
        if (!KEY_FORM.matcher(key).matches()) {
            throw InvalidInput.malformed("/" + KEY, "must be 1 to 255 visible ASCII characters");
        }
        StoredReply reply = request.services()
                .idempotency()
                .execute(
                        request.caller(),
                        key,
                        request.fingerprint(),
                        stores -> handler.handle(request.with(request.services().joining(stores)))
                                .stored(),
                        refusal -> refused(request, refusal));
        return Reply.of(reply);
    }

    private StoredReply refused(Request request, Refusal refusal) {
        refusals.accept(refusal);
        return problems.refusal(request.path(), request.origins(), refusal).stored();
    }
}
