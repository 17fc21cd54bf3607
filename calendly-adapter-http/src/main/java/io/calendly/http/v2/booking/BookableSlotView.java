package io.calendly.http.v2.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slot that can be booked, as JSON, with times in epoch seconds.
 *
 * @param hostIds the hosts of the meeting; in a round robin those who could take it
 * @param seatsLeft the number of invitees that there is room for; null unless the event type is a group
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BookableSlotView(
        long startTime,
        long endTime,
        List<Long> hostIds,
        @Nullable Integer seatsLeft) {

    static BookableSlotView of(BookableSlot slot) {
        return new BookableSlotView(
                slot.slot().start(),
                slot.slot().end(),
                slot.hosts().stream().map(UserId::value).toList(),
                slot.seatsLeft().isPresent() ? slot.seatsLeft().getAsInt() : null);
    }
}
