package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;

/**
 * A period during which a meeting has a slot.
 *
 * @param slot the slot of the meeting
 * @param from the start of the period, on the judge's clock
 * @param until the end of the period, on the judge's clock
 */
record Interval(TimeSlot slot, long from, long until) {}
