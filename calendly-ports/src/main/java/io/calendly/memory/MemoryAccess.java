package io.calendly.memory;

import java.util.function.Function;

/** The access of the stores to the tables: in a transaction, or one read at a time. */
interface MemoryAccess {

    /** Reads from the tables. The result must not be one of their collections. */
    <T> T read(Function<MemoryTables, T> read);

    /**
     * Returns the transaction that writes.
     *
     * @throws IllegalStateException if there is none
     */
    MemoryTransaction writing();
}
