package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;

/**
 * A period during which a meeting has a slot and attendees.
 *
 * @param booked the slot and the attendees of the meeting
 * @param from the start of the period, on the judge's clock
 * @param until the end of the period, on the judge's clock
 */
record Interval(Booked booked, long from, long until) {

    TimeSlot slot() {
        return booked.slot();
    }
}
