package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Map;
import java.util.Optional;

/**
 * The users in a refusal who are not free for all of a slot.
 *
 * @param slot the slot; empty if the refusal is about a single meeting
 * @param busy the time in the slot in which each of these users is not free
 */
record Conflict(Optional<TimeSlot> slot, Map<Integer, TimeSlots> busy) {}
