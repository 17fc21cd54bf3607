package io.calendly.jdbc.connection;

import io.calendly.ports.StorageUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one connection to SQLite that share commits.
 *
 * <p>A commit waits for the disk. While one call runs, others wait for the connection. They run one after the other in
 * the same transaction of the database, each behind a savepoint, and one commit stores them all:
 *
 * <pre>
 * BEGIN   work 1   SAVEPOINT   work 2   RELEASE   SAVEPOINT   work 3   ROLLBACK TO   COMMIT
 *                                                             fails                  1 and 2 return, 3 throws
 * </pre>
 *
 * <p>Work that fails is rolled back alone. No call returns or throws before the commit, because what it decided may rest
 * on the work before it. If the commit fails, it fails for all. Calls run in the order in which they came.
 */
final class GroupCommit implements Transactions {

    /** The maximum number of calls that share a commit, so that the first does not wait for an endless row of others. */
    private static final int MAX_CALLS = 32;

    private final Jdbi pool;
    private final Duration timeout;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private boolean busy = false;

    /** The group that the next call joins; null if it begins one. Used only by the call that has the turn. */
    private @Nullable Group open;

    /**
     * Shares the commits of a pool.
     *
     * @param pool the pool, of one connection
     * @param timeout the maximum time that a call waits for its turn
     */
    GroupCommit(Jdbi pool, Duration timeout) {
        this.pool = pool;
        this.timeout = timeout;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StorageUnavailable if the calls before this one take too long
     */
    @Override
    public <T> T run(Function<Handle, T> work) {
        awaitTurn();
        Group group = null;
        CompletableFuture<T> outcome = new CompletableFuture<>();
        try {
            group = join();
            outcome.complete(group.run(work));
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        } finally {
            endTurn();
        }
        if (group != null) {
            group.awaitEnd();
        }
        return valueOf(outcome);
    }

    private static <T> T valueOf(CompletableFuture<T> outcome) {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private Group join() {
        Group group = open;
        if (group == null) {
            group = new Group(pool.open());
            open = group;
        }
        return group;
    }

    private void awaitTurn() {
        lock.lock();
        try {
            if (busy) {
                Turn turn = new Turn(lock.newCondition());
                waiting.add(turn);
                await(turn);
            }
            busy = true;
        } finally {
            lock.unlock();
        }
    }

    private void await(Turn turn) {
        long nanos = timeout.toNanos();
        try {
            while (!turn.given && nanos > 0) {
                nanos = turn.change.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!turn.given) {
                waiting.remove(turn);
                throw new StorageUnavailable("Interrupted while waiting to write", e);
            }
        }
        if (!turn.given) {
            waiting.remove(turn);
            throw new StorageUnavailable("The transactions before this one took too long", new TimeoutException());
        }
    }

    /** Gives the turn to the next call, and ends the group if no call can join it. */
    private void endTurn() {
        Group group = open;
        if (group != null && group.hasRoom() && giveTurn()) {
            return;
        }
        open = null;
        try {
            if (group != null) {
                group.end();
            }
        } finally {
            giveTurnOrRest();
        }
    }

    private void giveTurnOrRest() {
        lock.lock();
        try {
            busy = giveTurn();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the turn to the call that waits longest; false if none waits. */
    private boolean giveTurn() {
        lock.lock();
        try {
            Turn next = waiting.poll();
            if (next != null) {
                next.given = true;
                next.change.signal();
            }
            return next != null;
        } finally {
            lock.unlock();
        }
    }

    /** A place in the queue. */
    private static final class Turn {

        private final Condition change;
        private boolean given = false;

        Turn(Condition change) {
            this.change = change;
        }
    }

    /**
     * The calls that share a commit. Only {@link #awaitEnd} may be called without the turn.
     *
     * <p>Statements begin and end the transaction. The driver's own commit would begin another transaction at once.
     */
    private static final class Group {

        private final Handle handle;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private int calls = 0;

        Group(Handle handle) {
            this.handle = handle;
        }

        /** Runs work. The first call needs no savepoint: if it fails, there is nothing else to keep. */
        <T> T run(Function<Handle, T> work) {
            calls++;
            return calls == 1 ? first(work) : next(work);
        }

        private <T> T first(Function<Handle, T> work) {
            try {
                handle.execute("BEGIN IMMEDIATE");
                return work.apply(handle);
            } catch (RuntimeException | Error e) {
                rollBack(e);
                end.complete(null);
                throw e;
            }
        }

        private <T> T next(Function<Handle, T> work) {
            handle.execute("SAVEPOINT call");
            try {
                T result = work.apply(handle);
                handle.execute("RELEASE call");
                return result;
            } catch (RuntimeException | Error e) {
                rollBackToSavepoint(e);
                throw e;
            }
        }

        /** Rolls back one call. If the database has rolled back all of them by itself, all of them fail. */
        private void rollBackToSavepoint(Throwable failure) {
            try {
                handle.execute("ROLLBACK TO call");
                handle.execute("RELEASE call");
            } catch (JdbiException e) {
                failure.addSuppressed(e);
                rollBack(failure);
                end.completeExceptionally(failure instanceof JdbiException ? failure : e);
            }
        }

        private void rollBack(Throwable failure) {
            try {
                handle.execute("ROLLBACK");
            } catch (JdbiException e) {
                failure.addSuppressed(e);
            }
        }

        boolean hasRoom() {
            return !end.isDone() && calls < MAX_CALLS;
        }

        /** Commits the calls, unless a failure ended the group already, and gives the connection back. */
        void end() {
            try (handle) {
                if (!end.isDone()) {
                    commit();
                }
            }
        }

        private void commit() {
            try {
                handle.execute("COMMIT");
                end.complete(null);
            } catch (RuntimeException | Error e) {
                rollBack(e);
                end.completeExceptionally(e);
            }
        }

        /**
         * Waits until the group is stored, or rolled back because its only call failed.
         *
         * @throws TransactionException if a failure ended the group, whose cause is that of the failure
         */
        void awaitEnd() {
            try {
                end.join();
            } catch (CompletionException e) {
                throw new TransactionException("Transactions that share a commit were rolled back", rootOf(e));
            }
        }

        private static Throwable rootOf(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root;
        }
    }
}
