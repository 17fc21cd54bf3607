package io.calendly.jdbc.store;

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

/** The stores on a database. */
public final class JdbcStores implements Stores {

    private final JdbcAccess access;
    private final StoreSql sql;
    private final IdempotencyKeys idempotencyKeys;

    /** Makes the stores of a transaction, or of single reads. */
    public JdbcStores(JdbcAccess access, StoreSql sql) {
        this.access = access;
        this.sql = sql;
        this.idempotencyKeys = new JdbcIdempotencyKeys(access);
    }

    @Override
    public Users users() {
        return new JdbcUsers(access);
    }

    @Override
    public Calendars calendars() {
        return new JdbcCalendars(access, sql);
    }

    @Override
    public Schedules schedules() {
        return new JdbcSchedules(access);
    }

    @Override
    public TimeOffEntries timeOff() {
        return new JdbcTimeOffEntries(access);
    }

    @Override
    public OccupiedTime occupiedTime() {
        return new JdbcOccupiedTime(access);
    }

    @Override
    public Meetings meetings() {
        return new JdbcMeetings(access);
    }

    @Override
    public EventTypes eventTypes() {
        return new JdbcEventTypes(access);
    }

    @Override
    public Bookings bookings() {
        return new JdbcBookings(access);
    }

    @Override
    public Holds holds() {
        return new JdbcHolds(access);
    }

    @Override
    public ApiKeys apiKeys() {
        return new JdbcApiKeys(access);
    }

    @Override
    public Outbox outbox() {
        return new JdbcOutbox(access);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return idempotencyKeys;
    }
}
