package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.Set;

/**
 * A hold in a response.
 *
 * @param liveUntil the time before which it has certainly not expired, on the judge's clock
 * @param expiredFrom the time from which it has certainly expired, on the judge's clock
 */
record FoundHold(String id, TimeSlot slot, Set<Integer> hosts, long liveUntil, long expiredFrom) {}
