package io.calendly.ports;

/** The stores of one transaction. They throw {@link IllegalStateException} once it is over. */
public interface Stores {

    /** Returns the users. */
    Users users();

    /** Returns the users' declared time. */
    Calendars calendars();

    /** Returns the users' schedules. */
    Schedules schedules();

    /** Returns the users' time off. */
    TimeOffEntries timeOff();

    /** Returns the time that is taken of users. */
    OccupiedTime occupiedTime();

    /** Returns the meetings. */
    Meetings meetings();

    /** Returns the event types. */
    EventTypes eventTypes();

    /** Returns the bookings. */
    Bookings bookings();

    /** Returns the holds on slots of event types. */
    Holds holds();

    /** Returns the API keys. */
    ApiKeys apiKeys();

    /** Returns the events. */
    Outbox outbox();

    /** Returns the replies that are stored under idempotency keys. */
    IdempotencyKeys idempotencyKeys();
}
