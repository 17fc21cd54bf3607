package io.calendly.http.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads by a key, of which each result is remembered for a moment. What is not there is not remembered, so that it is found as
 * soon as it is stored. Concurrent requests share one read, as {@link SharedRead} says.
 */
final class RememberedReads<K, V> {

    /** The number of results above which those that are too old are forgotten. */
    private static final int MANY = 10_000;

    private final Function<K, Optional<V>> read;
    private final long nanos;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<K, Result<V>> results = new ConcurrentHashMap<>();
    private final ConcurrentMap<K, Running<V>> running = new ConcurrentHashMap<>();

    /**
     * A result.
     *
     * @param began a time before the read began, in nanoseconds
     */
    private record Result<V>(V value, long began) {}

    /**
     * A read of a key.
     *
     * @param users the number of requests that use it; there is none without one
     */
    private record Running<V>(SharedRead<Optional<Result<V>>> read, int users) {

        Running<V> with(int more) {
            return new Running<>(read, users + more);
        }
    }

    /**
     * Remembers reads.
     *
     * @param remembered the time for which a result is remembered, from before its read begins
     * @param nanoTime a clock that never goes back
     */
    RememberedReads(Function<K, Optional<V>> read, Duration remembered, LongSupplier nanoTime) {
        this.read = read;
        this.nanos = remembered.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Returns the result of a read that began no longer ago than results are remembered. */
    Optional<V> get(K key) {
        Result<V> known = results.get(key);
        if (known != null && isFresh(known)) {
            return Optional.of(known.value());
        }
        Optional<Result<V>> found = shared(key);
        found.ifPresentOrElse(result -> remember(key, result), () -> results.remove(key));
        return found.map(Result::value);
    }

    private boolean isFresh(Result<V> result) {
        return nanoTime.getAsLong() - result.began() < nanos;
    }

    private void remember(K key, Result<V> result) {
        results.put(key, result);
        if (results.size() > MANY) {
            results.values().removeIf(old -> !isFresh(old));
        }
    }

    private Optional<Result<V>> shared(K key) {
        Running<V> mine = running.compute(
                key,
                (any, known) -> known == null ? new Running<>(new SharedRead<>(() -> read(key)), 1) : known.with(1));
        try {
            return mine.read().get();
        } finally {
            running.computeIfPresent(key, (any, known) -> known.users() == 1 ? null : known.with(-1));
        }
    }

    /** Returns the number of results, remembered ones and those that are too old. */
    int size() {
        return results.size();
    }

    /** Returns the number of keys that are being read. */
    int running() {
        return running.size();
    }

    private Optional<Result<V>> read(K key) {
        long began = nanoTime.getAsLong();
        return read.apply(key).map(value -> new Result<>(value, began));
    }
}
