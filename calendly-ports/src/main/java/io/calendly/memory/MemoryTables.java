package io.calendly.memory;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** What is kept. Guarded by the transactor's lock. */
final class MemoryTables {

    final NavigableMap<UserId, User> users = new TreeMap<>();

    /** Those who were removed, by the number that they had. */
    final Map<UserId, User> removed = new HashMap<>();

    /** What revisions of the users begin with, so that those of one memory do not pass for another's. */
    final long firstRevision = ThreadLocalRandom.current().nextLong(1L << 40);

    /** Never goes back, so that no number is given out twice. */
    long lastUserId = 0;

    final Map<UserId, TimeSlots> declared = new HashMap<>();

    final Map<UserId, TimeSlots> booked = new HashMap<>();

    /** Of each attendee, those that take place, by start; those of one person never overlap. */
    final Map<UserId, NavigableMap<Long, Meeting>> meetings = new HashMap<>();

    /** All of them, in their order. */
    final NavigableMap<Meetings.Position, Meeting> allMeetings =
            new TreeMap<>(Comparator.comparingLong(Meetings.Position::start)
                    .thenComparing(position -> position.id().toString()));

    /** When the meeting of a name starts, as a place in the order of all. */
    final Map<MeetingId, Meetings.Position> positions = new HashMap<>();

    final Map<MemoryIdempotencyKeys.Key, MemoryIdempotencyKeys.Entry> idempotencyKeys = new HashMap<>();
}
