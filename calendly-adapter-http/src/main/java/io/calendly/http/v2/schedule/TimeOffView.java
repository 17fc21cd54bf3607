package io.calendly.http.v2.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.schedule.TimeOff;
import org.jspecify.annotations.Nullable;

/**
 * Time off as JSON, in the form in which it was added: with instants in epoch seconds, or with dates that are both
 * included. The members of the other form are null and left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimeOffView(
        String id,
        @Nullable Long startTime,
        @Nullable Long endTime,
        @Nullable String from,
        @Nullable String until,
        @Nullable String timeZone,
        String reason) {

    static TimeOffView of(TimeOff timeOff) {
        String id = timeOff.id().toString();
        if (timeOff.extent() instanceof TimeOff.Dates dates) {
            return new TimeOffView(
                    id,
                    null,
                    null,
                    dates.dates().from().toString(),
                    dates.dates().until().toString(),
                    dates.timeZone(),
                    timeOff.reason());
        }
        // Instants are the only other extent, and their reach is exact.
        var slot = timeOff.extent().reach();
        return new TimeOffView(id, slot.start(), slot.end(), null, null, null, timeOff.reason());
    }
}
