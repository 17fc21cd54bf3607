package io.calendly.memory;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is kept. Guarded by the transactor's lock. */
final class Memory {

    final NavigableMap<UserId, User> users = new TreeMap<>();

    /** Never goes back, so that no number is given out twice. */
    long lastUserId = 0;

    final Map<UserId, TimeSlots> declared = new HashMap<>();

    final Map<UserId, TimeSlots> booked = new HashMap<>();

    /** Of each attendee, by start; those of one person never overlap. */
    final Map<UserId, NavigableMap<Long, Meeting>> meetings = new HashMap<>();
}
