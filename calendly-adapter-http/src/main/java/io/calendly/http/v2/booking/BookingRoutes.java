package io.calendly.http.v2.booking;

import io.calendly.application.booking.BookingRequest;
import io.calendly.application.booking.BookingService;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.QueryParameters;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.http.v2.eventtype.EventTypeRoutes;
import io.calendly.ports.Bookings;
import io.calendly.ports.HostedBooking;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The handlers of bookings. A request with the manage token of the booking acts as the invitee, who reads, cancels and
 * reschedules. A request without a token acts as a host.
 */
public final class BookingRoutes {

    private static final String PATH = "/api/v2/bookings/";

    private static final Map<String, Booking.Status> STATUSES = Arrays.stream(Booking.Status.values())
            .collect(Collectors.toMap(status -> status.name().toLowerCase(Locale.ROOT), status -> status));

    private BookingRoutes() {}

    private record Asked(Bookings.Filter filter, PageRequest page) {}

    /** Books a slot. */
    public static Reply book(Request request) {
        EventTypeId eventType = EventTypeRoutes.idInPath(request);
        BookingRequest wanted = request.body(in -> BookingBody.decode(in, eventType));

        BookingService.Made made = request.services().bookings().book(wanted);

        Booking booking = made.booking().booking();
        return Reply.json(201, MadeBookingView.of(made))
                .withVersion(booking.version())
                .with("Location", PATH + booking.id());
    }

    /** Lists bookings. */
    public static Reply list(Request request) {
        Asked asked = request.query(BookingRoutes::asked);
        Optional<Bookings.Position> after = asked.page()
                .after()
                .map(cursor -> new Bookings.Position(cursor.number(), new BookingId(UUID.fromString(cursor.name()))));

        List<HostedBooking> bookings = request.services()
                .bookings()
                .page(asked.filter(), after, asked.page().lookahead());

        return Page.reply(asked.page(), bookings, hosted -> cursor(hosted.booking()), BookingView::of);
    }

    private static Cursor cursor(Booking booking) {
        return new Cursor(booking.slot().start(), booking.id().toString());
    }

    private static Asked asked(QueryParameters in) {
        return new Asked(
                new Bookings.Filter(
                        in.optionalUuid("event_type_id").map(EventTypeId::new),
                        in.optionalUserId("host_id"),
                        in.slotWithOpenEnds(),
                        in.optionalOneOf("status", STATUSES)),
                in.page(Request.uuidForm()));
    }

    private static BookingId idInPath(Request request) {
        return new BookingId(request.uuidInPath("booking"));
    }

    /** Returns a booking. */
    public static Reply get(Request request) {
        BookingId id = idInPath(request);

        return reply(200, request.services().bookings().get(id, request.manageToken()));
    }

    /** Cancels a booking. */
    public static Reply cancel(Request request) {
        BookingId id = idInPath(request);
        String reason = reason(request);

        return reply(
                201, request.services().bookings().cancel(id, request.precondition(), request.manageToken(), reason));
    }

    private static String reason(Request request) {
        return request.body(in -> in.optionalText("reason", Cancellation.REASON).orElse(""));
    }

    /** Moves a booking to another start. */
    public static Reply reschedule(Request request) {
        BookingId id = idInPath(request);
        long start = request.body(in -> in.time("start_time"));

        return reply(
                201,
                request.services().bookings().reschedule(id, request.precondition(), request.manageToken(), start));
    }

    /** Confirms a booking. */
    public static Reply confirm(Request request) {
        BookingId id = idInPath(request);
        request.body(in -> true);

        return reply(201, request.services().bookings().confirm(id, request.precondition(), request.manageToken()));
    }

    /** Declines a booking. */
    public static Reply decline(Request request) {
        BookingId id = idInPath(request);
        String reason = reason(request);

        return reply(
                201, request.services().bookings().decline(id, request.precondition(), request.manageToken(), reason));
    }

    /** Notes that an invitee did not come. */
    public static Reply noShow(Request request) {
        BookingId id = idInPath(request);
        request.body(in -> true);

        return reply(201, request.services().bookings().noShow(id, request.precondition(), request.manageToken()));
    }

    private static Reply reply(int status, HostedBooking hosted) {
        return Reply.json(status, BookingView.of(hosted))
                .withVersion(hosted.booking().version());
    }
}
