package io.calendly.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadTest {

    private static final int CLIENTS = 16;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void reads_again_for_each_single_caller() {
        SharedRead<Integer> shared = new SharedRead<>(reads::incrementAndGet);

        assertThat(shared.get()).isEqualTo(1);
        assertThat(shared.get()).isEqualTo(2);
    }

    @Test
    void reads_once_for_all_callers_that_arrive_during_a_read() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        SharedRead<Integer> shared = new SharedRead<>(() -> {
            int read = reads.incrementAndGet();
            entered.countDown();
            await(held);
            return read;
        });
        Future<Integer> first = clients.submit(shared::get);
        await(entered);

        List<Thread> waiting = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread thread = new Thread(() -> {
                int result = shared.get();
                synchronized (results) {
                    results.add(result);
                }
            });
            thread.start();
            waiting.add(thread);
        }
        for (Thread thread : waiting) {
            while (thread.getState() != Thread.State.WAITING) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        held.countDown();
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(first.get()).isEqualTo(1);
        assertThat(results).hasSize(CLIENTS).containsOnly(2);
    }

    @Test
    void never_returns_a_result_that_was_read_before_the_call() throws Exception {
        AtomicInteger changes = new AtomicInteger();
        SharedRead<Integer> shared = new SharedRead<>(() -> {
            reads.incrementAndGet();
            return changes.get();
        });

        List<Future<?>> done = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            done.add(clients.submit(() -> {
                for (int round = 0; round < 2_000; round++) {
                    int changed = changes.incrementAndGet();
                    assertThat(shared.get()).isGreaterThanOrEqualTo(changed);
                }
            }));
        }
        for (Future<?> client : done) {
            client.get();
        }

        assertThat(reads.get()).isLessThanOrEqualTo(CLIENTS * 2_000);
    }

    @Test
    void fails_for_the_waiting_callers_and_works_for_the_next() {
        AtomicInteger failures = new AtomicInteger(1);
        SharedRead<Integer> shared = new SharedRead<>(() -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("on purpose");
            }
            return reads.incrementAndGet();
        });

        assertThatIllegalStateException().isThrownBy(shared::get).withMessage("on purpose");
        assertThat(shared.get()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
