package io.calendly.http.v2.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.HttpResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SearchPermitsTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void let_as_many_users_be_searched_at_once_as_the_heap_has_room_for() throws Exception {
        SearchPermits permits = SearchPermits.forHeap(128 * MEGABYTE);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger rejected = new AtomicInteger();
        CountDownLatch someRejected = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(40);
        List<Future<?>> searches = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            searches.add(clients.submit(() -> {
                try {
                    permits.run(1_000, () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        awaitQuietly(someRejected);
                        return running.decrementAndGet();
                    });
                } catch (HttpResponseException e) {
                    assertThat(e.getStatus()).isEqualTo(503);
                    rejected.incrementAndGet();
                    someRejected.countDown();
                }
            }));
        }
        for (Future<?> search : searches) {
            search.get();
        }
        clients.shutdown();

        assertThat(most).hasValueLessThanOrEqualTo(2);
        assertThat(rejected).hasValueGreaterThan(0).hasValueLessThan(40);
        assertThat(permits.<String>run(2_000, () -> "all")).isEqualTo("all");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void let_a_search_among_more_users_than_there_is_room_for_run_alone() {
        SearchPermits tiny = SearchPermits.forHeap(1);

        assertThat(tiny.<String>run(1_000, () -> "alone")).isEqualTo("alone");
    }

    @Test
    void are_given_back_by_a_search_that_fails() {
        SearchPermits tiny = SearchPermits.forHeap(1);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> tiny.run(1, () -> {
                        throw new IllegalStateException("on purpose");
                    }));
        }
    }
}
