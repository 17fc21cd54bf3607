package io.calendly.ports;

/** The stores of one transaction. They throw {@link IllegalStateException} once it is over. */
public interface Stores {

    /** The people. */
    Users users();

    /** What people declared, and what meetings have taken of it. */
    Calendars calendars();

    /** The meetings. */
    Meetings meetings();

    /** IdempotencyKeys that were given before. */
    IdempotencyKeys idempotencyKeys();
}
