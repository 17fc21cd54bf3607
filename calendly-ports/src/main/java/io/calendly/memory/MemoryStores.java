package io.calendly.memory;

import io.calendly.ports.ApiKeys;
import io.calendly.ports.Bookings;
import io.calendly.ports.Calendars;
import io.calendly.ports.EventTypes;
import io.calendly.ports.Holds;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.Meetings;
import io.calendly.ports.OccupiedTime;
import io.calendly.ports.Outbox;
import io.calendly.ports.Schedules;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeOffEntries;
import io.calendly.ports.Users;

/**
 * The stores in memory.
 *
 * @param access the way to the tables
 */
record MemoryStores(MemoryAccess access) implements Stores {

    @Override
    public Users users() {
        return new MemoryUsers(access);
    }

    @Override
    public Calendars calendars() {
        return new MemoryCalendars(access);
    }

    @Override
    public Schedules schedules() {
        return new MemorySchedules(access);
    }

    @Override
    public TimeOffEntries timeOff() {
        return new MemoryTimeOffEntries(access);
    }

    @Override
    public OccupiedTime occupiedTime() {
        return new MemoryOccupiedTime(access);
    }

    @Override
    public Meetings meetings() {
        return new MemoryMeetings(access);
    }

    @Override
    public EventTypes eventTypes() {
        return new MemoryEventTypes(access);
    }

    @Override
    public Bookings bookings() {
        return new MemoryBookings(access);
    }

    @Override
    public Holds holds() {
        return new MemoryHolds(access);
    }

    @Override
    public ApiKeys apiKeys() {
        return new MemoryApiKeys(access);
    }

    @Override
    public Outbox outbox() {
        return new MemoryOutbox(access);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new MemoryIdempotencyKeys(access);
    }
}
