package io.calendly.http.v2.booking;

import io.calendly.application.booking.SlotService;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingQuestion;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeZones;
import io.calendly.http.request.QueryParameters;
import io.calendly.http.request.Request;
import io.calendly.http.response.Json;
import io.calendly.http.response.Reply;
import io.calendly.http.v2.availability.SearchPermits;
import io.calendly.http.v2.eventtype.EventTypeRoutes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The handlers of the start times that can be booked, and of the reasons why others cannot. */
public final class SlotRoutes {

    /** The permits for a day of a window, so that a list of 92 days reserves 22 MB. */
    private static final int PERMITS_PER_DAY = 5;

    private static final int DAY = 86_400;

    private final SearchPermits permits;

    /**
     * Makes the handlers.
     *
     * @param permits the permits for searches
     */
    public SlotRoutes(SearchPermits permits) {
        this.permits = permits;
    }

    private record Asked(
            TimeSlot window, Optional<String> timeZone, OptionalInt duration, Optional<BookingId> moving) {}

    private record AskedStart(long start, OptionalInt duration, Optional<BookingId> moving) {}

    private record Explanation(boolean bookable, List<ReasonView> reasons) {}

    /** Lists the slots that can be booked. */
    public Reply list(Request request) {
        EventTypeId id = EventTypeRoutes.idInPath(request);
        Asked asked = request.query(in -> new Asked(
                in.slot(request.services().availability()::window),
                in.optionalText("time_zone", TimeZones.NAME),
                duration(in),
                moving(in)));

        long days = Math.min(asked.window().duration().toSeconds(), BookingQuestion.MAX_WINDOW.toSeconds()) / DAY + 1;
        return permits.run((int) days * PERMITS_PER_DAY, () -> list(request, id, asked));
    }

    private static Reply list(Request request, EventTypeId id, Asked asked) {
        List<BookableSlot> slots =
                request.services().slots().slots(id, asked.window(), asked.duration(), moving(request, asked.moving()));

        byte[] body = asked.timeZone()
                .map(timeZone -> SlotsJson.byDate(slots, asked.window(), timeZone))
                .orElseGet(() -> SlotsJson.list(slots));
        return Reply.of(200, Json.MEDIA_TYPE, body);
    }

    private static OptionalInt duration(QueryParameters in) {
        return in.optionalInt("duration", Timing.MIN_SECONDS, Timing.MAX_SECONDS);
    }

    private static Optional<BookingId> moving(QueryParameters in) {
        return in.optionalUuid("booking_id").map(BookingId::new);
    }

    private static SlotService.Moving moving(Request request, Optional<BookingId> booking) {
        return new SlotService.Moving(booking, request.manageToken());
    }

    /** Explains why a start time cannot be booked. */
    public static Reply explain(Request request) {
        EventTypeId id = EventTypeRoutes.idInPath(request);
        AskedStart asked = request.query(in -> new AskedStart(in.time("start_time"), duration(in), moving(in)));

        List<Reason> reasons = request.services()
                .slots()
                .reasons(id, asked.start(), asked.duration(), moving(request, asked.moving()));

        return Reply.json(
                200,
                new Explanation(
                        reasons.isEmpty(), reasons.stream().map(ReasonView::of).toList()));
    }
}
