package io.calendly.memory;

import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.event.Subject;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import io.calendly.ports.Outbox;
import io.calendly.ports.TimeOffEntries;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stored values. Guarded by the transactor's lock. */
final class MemoryTables {

    final NavigableMap<UserId, User> users = new TreeMap<>();

    /** Users who were removed. */
    final Map<UserId, User> removed = new HashMap<>();

    /** The last id that was given out. A rollback leaves it, so that no id is given out twice. */
    long lastUserId = 0;

    final Map<UserId, TimeSlots> declared = new HashMap<>();

    /** The schedules of each user by name. */
    final Map<UserId, SortedMap<String, Schedule>> schedules = new HashMap<>();

    final Map<UserId, String> defaultSchedules = new HashMap<>();

    /** The time off of each user in its order. */
    final Map<UserId, SortedMap<TimeOffEntries.Position, TimeOff>> timeOff = new HashMap<>();

    /** The time that is taken of each user, without claims. */
    final Map<UserId, TimeSlots> occupied = new HashMap<>();

    /** The time that is taken of each user with buffers or for a limited time. */
    final Map<UserId, List<Occupancy>> claims = new HashMap<>();

    final Map<OccupancyOwner, List<Occupancy>> occupancies = new HashMap<>();

    final NavigableMap<EventTypeId, EventType> eventTypes = new TreeMap<>(Comparator.comparing(EventTypeId::toString));

    final Map<BookingId, Booking> bookings = new HashMap<>();

    final Map<HoldId, Hold> holds = new HashMap<>();

    /** All meetings in their order. */
    final NavigableMap<Meetings.Position, Meeting> meetings = inOrder();

    /** The scheduled meetings of each attendee in their order. */
    final Map<UserId, NavigableMap<Meetings.Position, Meeting>> scheduled = new HashMap<>();

    /** The index from the id of a meeting to its position. */
    final Map<MeetingId, Meetings.Position> positions = new HashMap<>();

    final NavigableMap<ApiKeyId, ApiKey> apiKeys = new TreeMap<>(Comparator.comparing(ApiKeyId::toString));

    /** All events by position. */
    final NavigableMap<Long, Outbox.Entry> outbox = new TreeMap<>();

    /** The sequence number of the last event of each subject. */
    final Map<Subject, Long> sequences = new HashMap<>();

    final Map<MemoryIdempotencyKeys.Key, MemoryIdempotencyKeys.Entry> idempotencyKeys = new HashMap<>();

    /** Returns an empty map of meetings. */
    static NavigableMap<Meetings.Position, Meeting> inOrder() {
        return new TreeMap<>(Comparator.comparingLong(Meetings.Position::start)
                .thenComparing(position -> position.id().toString()));
    }
}
