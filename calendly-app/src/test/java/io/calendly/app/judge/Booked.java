package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.Set;

/**
 * The time that a scheduled meeting takes.
 *
 * @param slot the slot of the meeting
 * @param users the users whose time it takes
 */
record Booked(TimeSlot slot, Set<Integer> users) {}
