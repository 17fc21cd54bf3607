package io.calendly.http.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A read whose result concurrent requests share.
 *
 * <p>A result is shared only with requests that arrived before the read began. While a read is running, all requests
 * that arrive wait for the next one, which begins when it ends. So each request sees what was stored when it arrived,
 * as if it had read by itself, nothing is kept between requests, and under load one read serves many requests.
 *
 * <pre>
 *   requests   a      b  c    d           e
 *   reads      |--a--||--b c d--|         |--e--|
 * </pre>
 */
public final class SharedRead<T> {

    private final Supplier<T> read;
    private final Lock running = new ReentrantLock();
    private final AtomicReference<@Nullable CompletableFuture<T>> next = new AtomicReference<>();

    /** Shares a read. */
    public SharedRead(Supplier<T> read) {
        this.read = read;
    }

    /** Reads, or waits for a read that begins later than this call. An exception is thrown to all who wait. */
    public T get() {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> others = next.compareAndExchange(null, mine);
        if (others != null) {
            return result(others);
        }
        running.lock();
        try {
            // A request that arrives from now on may have changed something that this read does not see.
            next.set(null);
            mine.complete(read.get());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            running.unlock();
        }
        return result(mine);
    }

    private static <T> T result(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
