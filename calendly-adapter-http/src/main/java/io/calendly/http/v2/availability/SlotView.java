package io.calendly.http.v2.availability;

import io.calendly.domain.time.TimeSlot;

/**
 * A slot as JSON.
 *
 * @param startTime in epoch seconds
 * @param endTime in epoch seconds, excluded
 */
public record SlotView(long startTime, long endTime) {

    /** Returns the view of a slot. */
    public static SlotView of(TimeSlot slot) {
        return new SlotView(slot.start(), slot.end());
    }
}
