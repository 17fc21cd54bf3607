package io.calendly.http.v2.eventtype;

import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.http.request.BodyFields;
import io.calendly.http.v2.schedule.DateFields;
import java.util.Optional;
import java.util.OptionalInt;

/** A decoder of the booking windows and the limits of event types. */
final class RuleFields {

    private static final String START_DATE = "start_date";
    private static final String END_DATE = "end_date";

    private RuleFields() {}

    /** Decodes a booking window: a number of days, or two dates. Empty if there is a fault. */
    static Optional<BookingWindow> window(BodyFields in) {
        boolean hasDates = in.isPresent(START_DATE) || in.isPresent(END_DATE);
        if (in.isPresent("days") == hasDates) {
            in.malformed("days", "must be there, or start_date and end_date must, but not both");
        }
        OptionalInt days = in.optionalInt("days", 0, BookingWindow.Days.MAX_DAYS);
        if (hasDates) {
            return DateFields.range(in, START_DATE, END_DATE).map(BookingWindow.Dates::new);
        }
        return days.isPresent() ? Optional.of(new BookingWindow.Days(days.getAsInt())) : Optional.empty();
    }

    /** Decodes limits. */
    static BookingLimits limits(BodyFields in) {
        return new BookingLimits(limit(in, "per_day"), limit(in, "per_week"), limit(in, "per_month"));
    }

    private static OptionalInt limit(BodyFields in, String name) {
        return in.optionalInt(name, 1, BookingLimits.MAX);
    }
}
