package io.calendly.http;

import io.calendly.memory.MemoryTransactor;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An in-memory storage that a test can empty, make unavailable, and block. */
final class SwitchableStorage implements Transactor {

    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile Transactor memory = new MemoryTransactor();
    private volatile boolean unavailable = false;
    private volatile CountDownLatch held = new CountDownLatch(0);

    void empty() {
        memory = new MemoryTransactor();
    }

    void setUnavailable(boolean isUnavailable) {
        unavailable = isUnavailable;
    }

    /** Blocks every transaction from now on until the latch is counted down. */
    CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    /** Waits for the first transaction. Returns false if there is none within ten seconds. */
    boolean awaitEntered() throws InterruptedException {
        return entered.await(10, TimeUnit.SECONDS);
    }

    @Override
    public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
        enter();
        return memory.inTransaction(work);
    }

    @Override
    public <T> T readOnly(Function<? super Stores, ? extends T> work) {
        enter();
        return memory.readOnly(work);
    }

    @Override
    public Stores reads() {
        enter();
        return memory.reads();
    }

    private void enter() {
        entered.countDown();
        if (unavailable) {
            throw new StorageUnavailable("unavailable", new IOException("on purpose"));
        }
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
