package io.calendly.jdbc.store;

import io.calendly.ports.StorageUnavailable;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue of transactions for locks that the database gives out: those of users, and those of idempotency keys.
 *
 * <p>A transaction that waits in the database for a lock holds a connection. If all of them waited for one user, whose
 * lock another program does not let go, no other user could be written. So of each lock at most one transaction waits in
 * the database. Any other ends, gives its connection back, waits here, and runs again once it is its turn:
 *
 * <pre>
 *   holds the lock      works
 *   asks for the lock   waits in the database, with a connection    at most one for each lock
 *   in this queue       waits here, without a connection            at most MAX_WAITING_FOR_ONE for each lock
 * </pre>
 *
 * <p>The turn ends when the lock is there, so the next transaction asks while this one works.
 */
public final class LockQueue {

    /** The maximum number of transactions that wait here. Each belongs to a request, and others need room too. */
    private static final int MAX_WAITING = 48;

    /** The maximum number of transactions that wait here for one lock. */
    private static final int MAX_WAITING_FOR_ONE = 32;

    private final Duration timeout;
    private final ReentrantLock monitor = new ReentrantLock();
    private final Condition change = monitor.newCondition();
    private final Set<Object> asked = new HashSet<>();
    private final List<Waiter> waiting = new ArrayList<>();

    /** A transaction in the queue. */
    private static final class Waiter {

        private final Set<Object> locks;

        Waiter(Set<Object> locks) {
            this.locks = locks;
        }
    }

    /**
     * Makes an empty queue.
     *
     * @param timeout the maximum time that a transaction waits
     */
    public LockQueue(Duration timeout) {
        this.timeout = timeout;
    }

    /** Returns the turn of a transaction, which allows nothing yet. */
    public Turn newTurn() {
        return new Turn();
    }

    /** A failure of a transaction that has to end and to {@linkplain Turn#await wait for its turn}. */
    public static final class NotYet extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        NotYet() {
            super("Other transactions ask for the same locks", null, false, false);
        }
    }

    /** The turn of a transaction, in which it may ask the database for some locks. Used by one thread. */
    public final class Turn implements AutoCloseable {

        private final Set<Object> allowed = new HashSet<>();
        private final Set<Object> wanted = new HashSet<>();
        private long nanosLeft = timeout.toNanos();

        private Turn() {}

        /**
         * Begins to ask the database for locks.
         *
         * @throws NotYet if others ask for one of them, or wait for one here
         */
        void enter(Collection<?> locks) {
            monitor.lock();
            try {
                wanted.addAll(locks);
                Set<Object> more = new HashSet<>(locks);
                more.removeAll(allowed);
                if (!isFree(more, waiting)) {
                    throw new NotYet();
                }
                allow(more);
            } finally {
                monitor.unlock();
            }
        }

        private void allow(Set<Object> locks) {
            asked.addAll(locks);
            allowed.addAll(locks);
        }

        /** Ends to ask for locks, which are there or will not be. */
        void leave(Collection<?> locks) {
            monitor.lock();
            try {
                locks.stream().filter(allowed::remove).forEach(asked::remove);
                change.signalAll();
            } finally {
                monitor.unlock();
            }
        }

        /**
         * Waits until a transaction that had to end may ask for all locks that it has asked for so far. The queue is
         * first come, first served for each lock.
         *
         * @throws StorageUnavailable if that takes too long, or if too many wait already
         */
        public void await() {
            close();
            Waiter waiter = new Waiter(Set.copyOf(wanted));
            monitor.lock();
            try {
                requireRoom(waiter.locks);
                waiting.add(waiter);
                try {
                    awaitFree(waiter);
                    allow(waiter.locks);
                } finally {
                    waiting.remove(waiter);
                    change.signalAll();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StorageUnavailable("Interrupted while waiting for a lock", e);
            } finally {
                monitor.unlock();
            }
        }

        private void awaitFree(Waiter waiter) throws InterruptedException {
            while (!isFree(waiter.locks, waiting.subList(0, waiting.indexOf(waiter)))) {
                if (nanosLeft <= 0) {
                    throw new StorageUnavailable("The database is too busy with the same data", new TimeoutException());
                }
                nanosLeft = change.awaitNanos(nanosLeft);
            }
        }

        /** Ends the turn. */
        @Override
        public void close() {
            leave(Set.copyOf(allowed));
        }
    }

    /** Checks whether nobody asks for one of the locks, and none of the earlier ones waits for one. */
    private boolean isFree(Set<Object> locks, List<Waiter> earlier) {
        return Collections.disjoint(asked, locks)
                && earlier.stream().allMatch(other -> Collections.disjoint(other.locks, locks));
    }

    private void requireRoom(Set<Object> locks) {
        long forTheSame = waiting.stream()
                .filter(other -> !Collections.disjoint(other.locks, locks))
                .count();
        if (waiting.size() >= MAX_WAITING || forTheSame >= MAX_WAITING_FOR_ONE) {
            throw new StorageUnavailable("Too many transactions wait for the same data", new TimeoutException());
        }
    }
}
