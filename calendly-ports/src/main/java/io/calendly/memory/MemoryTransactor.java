package io.calendly.memory;

import io.calendly.ports.ConcurrentChangeException;
import io.calendly.ports.NestedTransactionGuard;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.TransactionMode;
import io.calendly.ports.Transactor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A storage in memory, for as long as the transactor is kept.
 *
 * <p>One transaction writes at a time and none reads meanwhile, which is all the locking there is. All stored values are
 * immutable, so that nothing that was handed out can change them.
 */
public final class MemoryTransactor implements Transactor {

    /** The maximum number of attempts, as on a database. */
    private static final int MAX_ATTEMPTS = 10;

    private final MemoryTables tables = new MemoryTables();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final NestedTransactionGuard nesting = new NestedTransactionGuard();

    /** Makes an empty storage. */
    public MemoryTransactor() {}

    @Override
    public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(lock.writeLock(), TransactionMode.WRITE, work);
            } catch (ConcurrentChangeException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw new StorageUnavailable("The storage is too busy with the same data", e);
                }
            }
        }
    }

    @Override
    public <T> T readOnly(Function<? super Stores, ? extends T> work) {
        return run(lock.readLock(), TransactionMode.READ, work);
    }

    private <T> T run(Lock held, TransactionMode mode, Function<? super Stores, ? extends T> work) {
        return nesting.run(() -> {
            held.lock();
            MemoryTransaction transaction = new MemoryTransaction(tables, mode);
            try {
                T result = work.apply(new MemoryStores(transaction));
                transaction.keep();
                return result;
            } finally {
                transaction.close();
                held.unlock();
            }
        });
    }

    @Override
    public Stores reads() {
        return new MemoryStores(new SingleReads());
    }

    /** An access of which each read is a transaction of its own. */
    private final class SingleReads implements MemoryAccess {

        @Override
        public <T> T read(Function<MemoryTables, T> read) {
            return nesting.run(() -> {
                lock.readLock().lock();
                try {
                    return read.apply(tables);
                } finally {
                    lock.readLock().unlock();
                }
            });
        }

        @Override
        public MemoryTransaction writing() {
            throw new IllegalStateException("These stores only read");
        }
    }
}
