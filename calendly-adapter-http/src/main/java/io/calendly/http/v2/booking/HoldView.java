package io.calendly.http.v2.booking;

import io.calendly.domain.booking.Hold;
import io.calendly.domain.user.UserId;
import java.util.List;

/** A hold as JSON, with times in epoch seconds. */
record HoldView(String id, String eventTypeId, long startTime, long endTime, List<Long> hostIds, long expiresAt) {

    static HoldView of(Hold hold) {
        return new HoldView(
                hold.id().toString(),
                hold.eventType().toString(),
                hold.slot().start(),
                hold.slot().end(),
                hold.hosts().stream().map(UserId::value).toList(),
                hold.expiresAt().getEpochSecond());
    }
}
