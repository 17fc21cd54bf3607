package io.calendly.ports;

/** What the work of a transaction may do with its stores, for those who implement a {@link Transactor}. */
public enum TransactionMode {
    /** Read, write and lock. */
    WRITE,
    /** Read, as often as it likes. */
    READ,
    /** Read once. */
    SINGLE_READ
}
