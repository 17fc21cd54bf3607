package io.calendly.http.v2.booking;

import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.Timing;
import io.calendly.http.request.Request;
import io.calendly.http.response.Reply;
import io.calendly.http.v2.eventtype.EventTypeRoutes;
import java.util.OptionalInt;

/** The handlers of holds. */
public final class HoldRoutes {

    private HoldRoutes() {}

    private record Wanted(long start, OptionalInt duration, int seconds) {}

    /** Places a hold on a slot. */
    public static Reply place(Request request) {
        EventTypeId id = EventTypeRoutes.idInPath(request);
        Wanted wanted = request.body(in -> new Wanted(
                in.time("start_time"),
                in.optionalInt("duration", Timing.MIN_SECONDS, Timing.MAX_SECONDS),
                in.optionalInt("seconds", Hold.MIN_SECONDS, Hold.MAX_SECONDS).orElse(Hold.DEFAULT_SECONDS)));

        Hold hold = request.services().holds().place(id, wanted.start(), wanted.duration(), wanted.seconds());

        return Reply.json(201, HoldView.of(hold));
    }

    /** Gives a hold back. */
    public static Reply release(Request request) {
        EventTypeId id = EventTypeRoutes.idInPath(request);

        request.services().holds().release(id, new HoldId(request.uuidInPath("hold")));

        return Reply.noContent();
    }
}
