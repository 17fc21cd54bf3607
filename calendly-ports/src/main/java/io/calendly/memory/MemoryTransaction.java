package io.calendly.memory;

import io.calendly.ports.TransactionMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;

/** A transaction on the tables. It changes them in place and notes how to undo each change. */
final class MemoryTransaction implements MemoryAccess {

    private final MemoryTables tables;
    private final TransactionMode mode;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean closed = false;

    MemoryTransaction(MemoryTables tables, TransactionMode mode) {
        this.tables = tables;
        this.mode = mode;
    }

    @Override
    public <T> T read(Function<MemoryTables, T> read) {
        return read.apply(tables());
    }

    @Override
    public MemoryTransaction writing() {
        if (mode != TransactionMode.WRITE) {
            throw new IllegalStateException("The transaction only reads");
        }
        return this;
    }

    /** Returns the tables, to be changed by {@link #put} and {@link #remove} only. */
    MemoryTables tables() {
        if (closed) {
            throw new IllegalStateException("The transaction is over");
        }
        return tables;
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

    /** Keeps the changes: nothing is left to undo. */
    void keep() {
        undo.clear();
    }

    /** Ends the transaction and undoes all changes that were not kept, the last one first. */
    void close() {
        closed = true;
        undo.forEach(Runnable::run);
    }
}
