package io.calendly.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key may send so many requests in a minute, and no key uses up what another may send. */
class RateLimiterTest {

    private static final int MAX_KEYS = 100;

    private final Clock clock = new Clock();

    /** A clock that stands still until it is told to go on. */
    private static final class Clock implements TimeMeter {

        private long nanos = 7;

        void goOn(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private RateLimiter limiter(int perMinute) {
        return new RateLimiter(new RateLimit(perMinute), MAX_KEYS, clock);
    }

    private static long granted(RateLimiter limiter, String key, int requests) {
        return IntStream.range(0, requests)
                .filter(i -> limiter.take(key).isWithin())
                .count();
    }

    @Test
    void grants_a_minutes_requests_at_once_and_then_each_as_its_time_comes() {
        RateLimiter limiter = limiter(60);

        assertThat(granted(limiter, "a", 100)).isEqualTo(60);
        clock.goOn(Duration.ofMillis(999));
        assertThat(granted(limiter, "a", 100)).isZero();
        clock.goOn(Duration.ofMillis(1));
        assertThat(granted(limiter, "a", 100)).isEqualTo(1);
        clock.goOn(Duration.ofSeconds(10));
        assertThat(granted(limiter, "a", 100)).isEqualTo(10);
        clock.goOn(Duration.ofHours(1));
        assertThat(granted(limiter, "a", 100)).isEqualTo(60);
    }

    @Test
    void tells_what_remains_and_how_long_to_wait() {
        RateLimiter limiter = limiter(2);

        assertThat(limiter.take("a"))
                .isEqualTo(new RateVerdict(new RateLimit(2), true, 1, Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(limiter.take("a"))
                .isEqualTo(new RateVerdict(new RateLimit(2), true, 0, Duration.ZERO, Duration.ofSeconds(60)));
        clock.goOn(Duration.ofSeconds(10));
        assertThat(limiter.take("a"))
                .isEqualTo(new RateVerdict(new RateLimit(2), false, 0, Duration.ofSeconds(20), Duration.ofSeconds(50)));
    }

    @Test
    void does_not_make_a_client_wait_longer_for_requests_that_exceed_the_limit() {
        RateLimiter limiter = limiter(60);

        granted(limiter, "a", 1_000);

        assertThat(limiter.take("a").retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void counts_each_key_by_itself() {
        RateLimiter limiter = limiter(60);

        granted(limiter, "a", 1_000);

        assertThat(granted(limiter, "b", 100)).isEqualTo(60);
        assertThat(granted(limiter, "a", 100)).isZero();
    }

    @Test
    void grants_every_request_if_it_is_off() {
        RateLimiter limiter = limiter(0);

        assertThat(granted(limiter, "a", 1_000)).isEqualTo(1_000);
        assertThat(limiter.size()).isZero();
    }

    @Test
    void has_a_bounded_number_of_buckets() {
        RateLimiter limiter = limiter(60);

        for (int i = 0; i < 50 * MAX_KEYS; i++) {
            assertThat(limiter.take("address " + i).isWithin()).isTrue();
            assertThat(limiter.size()).isLessThanOrEqualTo(MAX_KEYS);
        }
    }

    @Test
    void forgets_no_busy_key_for_many_keys_that_send_little() {
        RateLimiter limiter = limiter(60);
        granted(limiter, "busy", 60);

        for (int i = 0; i < 50 * MAX_KEYS; i++) {
            limiter.take("address " + i);
            limiter.take("address " + i);
        }

        assertThat(limiter.take("busy").isWithin()).isFalse();
    }

    @Test
    void grants_no_more_than_the_limit_to_many_threads() throws Exception {
        RateLimiter limiter = limiter(5_000);
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Long>> work = IntStream.range(0, threads)
                    .<Callable<Long>>mapToObj(i -> () -> granted(limiter, "a", 5_000))
                    .collect(Collectors.toList());

            long granted = 0;
            for (Future<Long> part : pool.invokeAll(work)) {
                granted += part.get();
            }

            assertThat(granted).isEqualTo(5_000);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void has_a_bounded_number_of_buckets_whatever_threads_do_at_once() throws Exception {
        RateLimiter limiter = limiter(60);
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Long>> work = IntStream.range(0, threads)
                    .<Callable<Long>>mapToObj(thread -> () -> IntStream.range(0, 20_000)
                            .filter(i -> limiter.take(thread + " " + i).isWithin())
                            .count())
                    .collect(Collectors.toList());
            for (Future<Long> part : pool.invokeAll(work)) {
                assertThat(part.get()).isEqualTo(20_000);
            }
        } finally {
            pool.shutdownNow();
        }

        limiter.take("one more");
        assertThat(limiter.size()).isLessThanOrEqualTo(MAX_KEYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "", "many", "1.5", "99999999999"})
    void takes_no_other_limit_than_a_number_of_requests(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.parse(text));
    }

    @Test
    void takes_a_number_of_requests() {
        assertThat(RateLimit.parse("0")).isEqualTo(RateLimit.OFF);
        assertThat(RateLimit.parse("6000")).isEqualTo(RateLimit.OF_CREDENTIAL);
        assertThat(RateLimit.parse("1000000").perMinute()).isEqualTo(RateLimit.MAX);
    }
}
