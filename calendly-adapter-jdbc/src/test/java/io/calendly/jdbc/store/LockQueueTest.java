package io.calendly.jdbc.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.ports.StorageUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LockQueueTest {

    private static final List<String> ANN = List.of("ann");
    private static final List<String> BOB = List.of("bob");
    private static final List<String> BOTH = List.of("bob", "ann");

    private final LockQueue queue = new LockQueue(Duration.ofSeconds(5));

    @Test
    void lets_one_transaction_at_a_time_ask_for_a_lock_and_others_for_others() {
        try (LockQueue.Turn first = queue.newTurn();
                LockQueue.Turn second = queue.newTurn()) {
            first.enter(ANN);
            second.enter(BOB);

            assertThatExceptionOfType(LockQueue.NotYet.class)
                    .isThrownBy(() -> queue.newTurn().enter(BOTH));
            first.leave(ANN);
            second.leave(BOB);
            queue.newTurn().enter(BOTH);
        }
    }

    @Test
    void gives_the_turn_for_all_locks_that_a_transaction_has_asked_for() {
        LockQueue.Turn first = queue.newTurn();
        first.enter(ANN);
        LockQueue.Turn second = queue.newTurn();
        second.enter(BOB);
        second.leave(BOB);
        assertThatExceptionOfType(LockQueue.NotYet.class).isThrownBy(() -> second.enter(ANN));

        first.close();
        second.await();

        assertThatExceptionOfType(LockQueue.NotYet.class)
                .isThrownBy(() -> queue.newTurn().enter(BOB));
        second.enter(BOB);
        second.leave(BOB);
        second.enter(ANN);
        second.close();
        queue.newTurn().enter(BOTH);
    }

    @Test
    void gives_up_after_its_timeout_and_keeps_nothing() {
        LockQueue impatient = new LockQueue(Duration.ofMillis(1));
        LockQueue.Turn first = impatient.newTurn();
        first.enter(ANN);
        LockQueue.Turn second = impatient.newTurn();
        assertThatExceptionOfType(LockQueue.NotYet.class).isThrownBy(() -> second.enter(BOTH));

        assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(second::await);

        first.close();
        impatient.newTurn().enter(BOTH);
    }

    @Test
    void has_room_for_so_many_and_refuses_the_rest_at_once() throws Exception {
        LockQueue.Turn holder = queue.newTurn();
        holder.enter(ANN);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(40);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(clients.submit(() -> {
                try (LockQueue.Turn turn = queue.newTurn()) {
                    enter(turn);
                    served.incrementAndGet();
                } catch (StorageUnavailable full) {
                    if (refused.incrementAndGet() == 8) {
                        holder.close();
                    }
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        clients.shutdown();

        assertThat(refused).hasValue(8);
        assertThat(served).hasValue(32);
    }

    private static void enter(LockQueue.Turn turn) {
        try {
            turn.enter(ANN);
        } catch (LockQueue.NotYet notYet) {
            turn.await();
            turn.enter(ANN);
        }
    }
}
