package io.calendly.http.v2.schedule;

import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.ScheduleFault;
import io.calendly.http.request.BodyFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** A decoder of dates and of ranges of dates in bodies. */
public final class DateFields {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private DateFields() {}

    /** Decodes a date from 1970 to 9999, which may be absent. */
    static Optional<LocalDate> optionalDate(BodyFields in, String name) {
        return in.optionalParsed(name, DateFields::parse, DateFields::faultIn);
    }

    private static Optional<LocalDate> parse(String text) {
        return ofCalendar(text).filter(date -> DateRange.faultIn(date).isEmpty());
    }

    private static Optional<LocalDate> ofCalendar(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static String faultIn(String text) {
        boolean exists = ofCalendar(text).isPresent() || !FORM.matcher(text).matches();
        return ScheduleFaultWords.of(ScheduleFault.DATE_OUT_OF_RANGE) + ", such as 2026-12-24"
                + (exists ? "" : "; there is no date " + text);
    }

    /** Decodes a range of dates, both of which have to be present. Empty if there is a fault. */
    static Optional<DateRange> range(BodyFields in) {
        return range(in, "from", "until");
    }

    /**
     * Decodes a range of dates, both of which have to be present. Empty if there is a fault.
     *
     * @param first the name of the first date
     * @param last the name of the last date
     */
    public static Optional<DateRange> range(BodyFields in, String first, String last) {
        in.require(first);
        in.require(last);
        Optional<LocalDate> from = optionalDate(in, first);
        Optional<LocalDate> until = optionalDate(in, last);
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        Optional<ScheduleFault> fault = DateRange.faultIn(from.get(), until.get());
        fault.ifPresent(found -> in.impossible(last, ScheduleFaultWords.of(found)));
        return fault.isPresent() ? Optional.empty() : Optional.of(new DateRange(from.get(), until.get()));
    }
}
