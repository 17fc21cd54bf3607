package io.calendly.http.v2.availability;

import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.List;

/**
 * Time in which a user is not free, as JSON.
 *
 * @param userId the user
 * @param startTime in epoch seconds
 * @param endTime in epoch seconds, excluded
 */
public record BusyView(long userId, long startTime, long endTime) {

    /** Returns a view of each slot. */
    public static List<BusyView> of(UserId user, TimeSlots busy) {
        return busy.stream()
                .map(slot -> new BusyView(user.value(), slot.start(), slot.end()))
                .toList();
    }
}
