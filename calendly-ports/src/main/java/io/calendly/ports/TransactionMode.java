package io.calendly.ports;

/** The mode of a transaction, for implementors of a {@link Transactor}. */
public enum TransactionMode {
    /** The transaction reads, writes and locks. */
    WRITE,
    /** The transaction only reads. */
    READ
}
