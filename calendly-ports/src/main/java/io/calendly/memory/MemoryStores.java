package io.calendly.memory;

import io.calendly.ports.Calendars;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import io.calendly.ports.TransactionMode;
import io.calendly.ports.Users;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The stores of one transaction on the tables, and what undoes it. */
final class MemoryStores implements Stores {

    private final MemoryTables tables;
    private final TransactionMode mode;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean asked = false;
    private boolean closed = false;

    MemoryStores(MemoryTables tables, TransactionMode mode) {
        this.tables = tables;
        this.mode = mode;
    }

    @Override
    public Users users() {
        return new MemoryUsers(this);
    }

    @Override
    public Calendars calendars() {
        return new MemoryCalendars(this);
    }

    @Override
    public Meetings meetings() {
        return new MemoryMeetings(this);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new MemoryIdempotencyKeys(this);
    }

    /** The memory to read. */
    MemoryTables reading() {
        if (closed) {
            throw new IllegalStateException("The transaction is over");
        }
        if (asked && mode == TransactionMode.SINGLE_READ) {
            throw new IllegalStateException("This was for one question");
        }
        asked = true;
        return tables;
    }

    /** The memory to change, by {@link #put} or with an {@link #undo}. */
    MemoryTables writing() {
        if (mode != TransactionMode.WRITE) {
            throw new IllegalStateException("The transaction only reads");
        }
        return reading();
    }

    <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        undo.push(before == null ? () -> map.remove(key) : () -> map.put(key, before));
    }

    <K, V> void remove(Map<K, V> map, K key) {
        V before = map.remove(key);
        if (before != null) {
            undo.push(() -> map.put(key, before));
        }
    }

    /** Keeps what was done: nothing is left to undo. */
    void keep() {
        undo.clear();
    }

    /** Ends the transaction and undoes, last change first, what was not kept. */
    void close() {
        closed = true;
        undo.forEach(Runnable::run);
    }
}
