package io.calendly.http.v2.booking;

import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.booking.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** The sentences for the reasons why a start time cannot be booked. */
final class ReasonWords {

    /** The sentences for those who may not know whose time it is about. */
    private static final Map<String, String> WITHOUT_DETAIL = Map.ofEntries(
            Map.entry("notice", "The start is too soon"),
            Map.entry("outside-window", "Nothing can be booked on this date"),
            Map.entry("limit-reached", "Nothing more can be booked in this period"),
            Map.entry("full", "All seats are taken"),
            Map.entry("outside-hours", "The time is outside of the opening hours"),
            Map.entry("overridden", "The time is closed on this date"),
            Map.entry("time-off", "The time is closed"),
            Map.entry("busy", "The time is taken"),
            Map.entry("held", "The time is held for another invitee"),
            Map.entry("buffer", "The time is too close to time that is taken"),
            Map.entry("off-grid", "No meeting starts at this time"));

    private ReasonWords() {}

    /** Returns a sentence about a reason. */
    static String of(Reason reason) {
        if (reason instanceof Reason.Withheld withheld) {
            return WITHOUT_DETAIL.getOrDefault(withheld.code(), "The start cannot be booked");
        } else if (reason instanceof Reason.Inactive) {
            return "The event type cannot be booked now";
        } else if (reason instanceof Reason.Notice notice) {
            return "The start is too soon; the earliest possible one is " + instant(notice.earliest());
        } else if (reason instanceof Reason.OutsideWindow outside) {
            return "The start is not on a date from " + outside.dates().from() + " to "
                    + outside.dates().until() + ", on the clock of user " + outside.of();
        } else if (reason instanceof Reason.LimitReached reached) {
            return "User " + reached.of() + " has " + reached.count() + " bookings and holds of the event type in this "
                    + periodOf(reached) + ", and the limit is " + reached.limit();
        } else if (reason instanceof Reason.Full full) {
            return full.capacity() == 1 ? "The only seat is taken" : "All " + full.capacity() + " seats are taken";
        } else if (reason instanceof Reason.OffGrid offGrid) {
            return "The time is open, but no meeting starts then"
                    + offGrid.host().map(host -> " for user " + host).orElse("");
        }
        return ofHost(reason);
    }

    private static String ofHost(Reason reason) {
        if (reason instanceof Reason.OutsideHours outside) {
            return "User " + outside.of() + " has no open hours in some of the time";
        } else if (reason instanceof Reason.Overridden overridden) {
            return "A date override of user " + overridden.of() + " closes " + overridden.closed();
        } else if (reason instanceof Reason.TimeOff off) {
            return "User " + off.of() + " is off in " + off.off();
        } else if (reason instanceof Reason.Busy busy) {
            return "User " + busy.of() + " is in a meeting in " + busy.taken();
        } else if (reason instanceof Reason.Held held) {
            return "The time of user " + held.of() + " is held in " + held.held() + " until "
                    + instant(held.expiresAt());
        } else if (reason instanceof Reason.Buffer buffer) {
            String by = buffer.by() == OccupancyOwner.Kind.HOLD ? "the slot that is held in " : "the meeting in ";
            return "User " + buffer.of() + " needs " + buffer.gap() + " seconds between the meeting and " + by
                    + buffer.taken();
        }
        throw new IllegalArgumentException("no words for the reason " + reason);
    }

    /** Returns the word for the period of a limit. */
    static String periodOf(Reason.LimitReached reached) {
        return reached.period().name().toLowerCase(Locale.ROOT);
    }

    private static Instant instant(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
