package io.calendly.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedReadsTest {

    private static final Duration REMEMBERED = Duration.ofMillis(100);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 50);
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private final RememberedReads<String, String> reads = new RememberedReads<>(this::read, REMEMBERED, nanos::get);

    private Optional<String> read(String key) {
        count.incrementAndGet();
        return Optional.ofNullable(stored.get(key));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void reads_once_as_long_as_the_result_is_remembered() {
        stored.put("a", "1");

        assertThat(reads.get("a")).hasValue("1");
        stored.put("a", "2");
        pass(REMEMBERED.minusNanos(1));
        assertThat(reads.get("a")).hasValue("1");
        pass(Duration.ofNanos(1));
        assertThat(reads.get("a")).hasValue("2");
        assertThat(count).hasValue(2);
    }

    @Test
    void finds_what_was_not_there_as_soon_as_it_is_stored() {
        assertThat(reads.get("a")).isEmpty();
        stored.put("a", "1");
        assertThat(reads.get("a")).hasValue("1");
    }

    @Test
    void forgets_what_is_no_longer_there() {
        stored.put("a", "1");
        reads.get("a");
        stored.clear();
        pass(REMEMBERED);

        assertThat(reads.get("a")).isEmpty();
    }

    @Test
    void remembers_from_before_the_read_begins() {
        RememberedReads<String, String> slow = new RememberedReads<>(
                key -> {
                    pass(Duration.ofMillis(60));
                    return read(key);
                },
                REMEMBERED,
                nanos::get);
        stored.put("a", "1");
        slow.get("a");

        pass(Duration.ofMillis(40));
        stored.clear();
        assertThat(slow.get("a"))
                .as("a hundred milliseconds have passed since the read began")
                .isEmpty();
    }

    @Test
    void keeps_few_results_of_many_keys() {
        for (int i = 0; i < 30_000; i++) {
            stored.put("k" + i, "v");
            reads.get("k" + i);
            stored.remove("k" + i);
            pass(Duration.ofMillis(1));
        }
        assertThat(count).hasValue(30_000);
        assertThat(reads.size()).isLessThan(11_000);
    }

    @Test
    void shares_a_read_among_requests_that_arrive_together() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(8);
        stored.put("a", "1");
        RememberedReads<String, String> none = new RememberedReads<>(this::read, Duration.ZERO, nanos::get);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                arrived.countDown();
                none.get("a");
            }));
        }
        threads.forEach(Thread::start);
        arrived.await();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(count.get()).isBetween(1, 8);
        assertThat(none.running()).as("nothing is left").isZero();
    }
}
