package io.calendly.http.v2.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a start time cannot be booked, as JSON without the data of the reason.
 *
 * @param hostId the host whose time it is about; null if it is about the event type
 * @param until the time from which the reason no longer holds, in epoch seconds; null if that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReasonCodeView(
        String code, @Nullable Long hostId, @Nullable Long until) {

    static ReasonCodeView of(Reason reason) {
        return new ReasonCodeView(
                reason.code(),
                reason.host().map(UserId::value).orElse(null),
                reason.until().isPresent() ? reason.until().getAsLong() : null);
    }
}
