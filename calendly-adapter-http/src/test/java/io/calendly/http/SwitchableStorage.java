package io.calendly.http;

import io.calendly.memory.MemoryTransactor;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Stores in memory that can be emptied, taken away, and held up. */
final class SwitchableStorage implements Transactor {

    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile Transactor memory = new MemoryTransactor();
    private volatile boolean away = false;
    private volatile CountDownLatch held = new CountDownLatch(0);

    void empty() {
        memory = new MemoryTransactor();
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** From now on every transaction waits until the latch is down. */
    CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    /** Waits for the first transaction; false if there is none in ten seconds. */
    boolean awaitEntered() throws InterruptedException {
        return entered.await(10, TimeUnit.SECONDS);
    }

    @Override
    public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
        pass();
        return memory.inTransaction(work);
    }

    @Override
    public <T> T readOnly(Function<? super Stores, ? extends T> work) {
        pass();
        return memory.readOnly(work);
    }

    @Override
    public <T> T ask(Function<? super Stores, ? extends T> question) {
        pass();
        return memory.ask(question);
    }

    private void pass() {
        entered.countDown();
        if (away) {
            throw new StorageUnavailable("away", new IOException("on purpose"));
        }
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
