package io.calendly.memory;

import io.calendly.ports.Access;
import io.calendly.ports.Answers;
import io.calendly.ports.Calendars;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import io.calendly.ports.Users;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The stores of one transaction on the memory, and what undoes it. */
final class MemoryStores implements Stores {

    private final Memory memory;
    private final Access access;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean asked = false;
    private boolean closed = false;

    MemoryStores(Memory memory, Access access) {
        this.memory = memory;
        this.access = access;
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
    public Answers answers() {
        return new MemoryAnswers(this);
    }

    /** The memory to read. */
    Memory reading() {
        if (closed) {
            throw new IllegalStateException("The transaction is over");
        }
        if (asked && access == Access.ASK) {
            throw new IllegalStateException("This was for one question");
        }
        asked = true;
        return memory;
    }

    /** The memory to change, by {@link #put} or with an {@link #undo}. */
    Memory writing() {
        if (access != Access.WRITE) {
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
