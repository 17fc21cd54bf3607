package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;

/**
 * That a meeting takes a slot, for a while.
 *
 * @param slot when the meeting is
 * @param from since when it was to be then, on the judge's clock
 * @param until as long as it was to be then
 */
record Interval(TimeSlot slot, long from, long until) {}
