package io.calendly.http.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A limiter of requests by key, with a token bucket for each: a request takes a token, and tokens come back evenly.
 *
 * <p>The number of buckets is bounded. If there are too many, the fullest are forgotten, which are those of the keys
 * that have sent the fewest requests of late. To forget a full bucket changes nothing, because a new one is full. So a
 * client with many addresses makes the limiter forget these addresses, and not a key that has used up its tokens.
 *
 * <p>The buckets are in the memory of this server. With several servers each has its own.
 */
public final class RateLimiter {

    /** The maximum number of buckets. A bucket takes some hundred bytes. */
    private static final int MAX_KEYS = 10_000;

    private record Entry(String key, Bucket bucket, long tokens) {}

    private final RateLimit limit;
    private final int maxKeys;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final ReentrantLock forgetting = new ReentrantLock();

    RateLimiter(RateLimit limit, int maxKeys, TimeMeter time) {
        this.limit = limit;
        this.maxKeys = maxKeys;
        this.time = time;
    }

    /** Returns a limiter that holds each key to a limit. */
    public static RateLimiter of(RateLimit limit) {
        return new RateLimiter(limit, MAX_KEYS, TimeMeter.SYSTEM_NANOTIME);
    }

    /** Counts a request of a key, and decides whether it is within the limit. */
    public RateVerdict take(String key) {
        if (limit.isOff()) {
            return RateVerdict.UNLIMITED;
        }
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return new RateVerdict(
                limit,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    private Bucket bucket(String key) {
        Bucket known = buckets.get(key);
        if (known != null) {
            return known;
        }
        Bucket added = buckets.computeIfAbsent(key, any -> newBucket());
        if (buckets.size() > maxKeys) {
            forget();
        }
        return added;
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.perMinute()).refillGreedy(limit.perMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Forgets the fullest quarter of the buckets. One thread does; the others go on meanwhile. */
    private void forget() {
        if (!forgetting.tryLock()) {
            return;
        }
        try {
            // The tokens change meanwhile, which a sort does not allow.
            List<Entry> entries = buckets.entrySet().stream()
                    .map(entry -> new Entry(
                            entry.getKey(), entry.getValue(), entry.getValue().getAvailableTokens()))
                    .sorted(Comparator.comparingLong(Entry::tokens).reversed())
                    .toList();
            entries.stream()
                    .limit(Math.max(1, entries.size() - maxKeys * 3L / 4))
                    .forEach(entry -> buckets.remove(entry.key(), entry.bucket()));
        } finally {
            forgetting.unlock();
        }
    }

    /** Returns the number of buckets. */
    int size() {
        return buckets.size();
    }
}
