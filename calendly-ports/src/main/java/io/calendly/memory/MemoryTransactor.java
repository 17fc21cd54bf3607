package io.calendly.memory;

import io.calendly.ports.NestedTransactionGuard;
import io.calendly.ports.Stores;
import io.calendly.ports.TransactionMode;
import io.calendly.ports.Transactor;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Keeps everything in tables, for as long as the transactor is kept.
 *
 * <p>One transaction writes at a time and none reads meanwhile, which is all the locking there is. A transaction changes
 * the memory in place and notes how to undo each change. Everything kept is an immutable value, so nothing that was
 * handed out can change what is kept.
 */
public final class MemoryTransactor implements Transactor {

    private final MemoryTables tables = new MemoryTables();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final NestedTransactionGuard nesting = new NestedTransactionGuard();

    /** An empty memory. */
    public MemoryTransactor() {}

    @Override
    public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
        return nesting.run(() -> {
            lock.writeLock().lock();
            MemoryStores stores = new MemoryStores(tables, TransactionMode.WRITE);
            try {
                T result = work.apply(stores);
                stores.keep();
                return result;
            } finally {
                stores.close();
                lock.writeLock().unlock();
            }
        });
    }

    @Override
    public <T> T readOnly(Function<? super Stores, ? extends T> work) {
        return read(TransactionMode.READ, work);
    }

    @Override
    public <T> T ask(Function<? super Stores, ? extends T> question) {
        return read(TransactionMode.SINGLE_READ, question);
    }

    private <T> T read(TransactionMode mode, Function<? super Stores, ? extends T> work) {
        return nesting.run(() -> {
            lock.readLock().lock();
            MemoryStores stores = new MemoryStores(tables, mode);
            try {
                return work.apply(stores);
            } finally {
                stores.close();
                lock.readLock().unlock();
            }
        });
    }
}
