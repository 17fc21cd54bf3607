package io.calendly.http.classic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer for all who ask the same at once.
 *
 * <p>Who asks is never given what was read before: a reading serves those who asked before it began. While one is under
 * way, all who come wait for the next, which begins when it ends. So everyone sees what was there when they asked, as if
 * they had read by themselves, nothing is kept between requests, and under load one reading serves many.
 *
 * <pre>
 *   asks       a      b  c    d           e
 *   readings   |--a--||--b c d--|         |--e--|
 * </pre>
 */
final class SharedReading<T> {

    private final Supplier<T> reading;
    private final Lock underWay = new ReentrantLock();
    private final AtomicReference<@Nullable CompletableFuture<T>> next = new AtomicReference<>();

    /** Shares what this reads. */
    SharedReading(Supplier<T> reading) {
        this.reading = reading;
    }

    /** Reads, or waits for a reading that begins later than this. What it throws comes out for all who wait for it. */
    T get() {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> others = next.compareAndExchange(null, mine);
        if (others != null) {
            return result(others);
        }
        underWay.lock();
        try {
            // Who comes from now on may have changed something that this reading does not see.
            next.set(null);
            mine.complete(reading.get());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.unlock();
        }
        return result(mine);
    }

    private static <T> T result(CompletableFuture<T> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
