package io.calendly.http.v2.schedule;

import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.ScheduleFault;
import io.calendly.domain.schedule.Travels;

/** The words for faults in the parts of schedules and time off. */
final class ScheduleFaultWords {

    private ScheduleFaultWords() {}

    /** Returns the rest of a sentence that starts with the name of the part. */
    static String of(ScheduleFault fault) {
        return switch (fault) {
            case FROM_NOT_BEFORE_TO -> "must be after from";
            case DATE_OUT_OF_RANGE -> "must be a date from " + DateRange.MIN + " to " + DateRange.MAX;
            case UNTIL_BEFORE_FROM -> "must not be before the first date";
            case WEEKDAY_REPEATED -> "must be a day that no other rule is about";
            case DATE_REPEATED -> "must be a date that no other rule is about";
            case TOO_MANY_DATES -> "must be one of at most " + DateOverrides.MAX_DATES + " dates";
            case TRAVELS_OVERLAP -> "must not have a date in common with another travel";
            case TOO_MANY_TRAVELS -> "must be one of at most " + Travels.MAX_TRAVELS + " travels";
        };
    }
}
