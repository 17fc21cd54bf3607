package io.calendly.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.calendly.ports.StorageUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

@Timeout(60)
final class GroupCommitTest {

    private HikariDataSource writers;
    private Jdbi readers;
    private GroupCommit transactions;
    private final AtomicInteger commits = new AtomicInteger();

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        Path file = folder.resolve("group.db");
        writers = new HikariDataSource(new SqliteConnections(file).writers());
        readers = Jdbi.create("jdbc:sqlite:" + file);
        Jdbi jdbi = Jdbi.create(writers);
        jdbi.useHandle(handle -> {
            handle.execute("CREATE TABLE a (n INTEGER PRIMARY KEY)");
            handle.execute("CREATE TABLE b (a INTEGER REFERENCES a (n) DEFERRABLE INITIALLY DEFERRED)");
            handle.getConnection().unwrap(SQLiteConnection.class).addCommitListener(new SQLiteCommitListener() {
                @Override
                public void onCommit() {
                    commits.incrementAndGet();
                }

                @Override
                public void onRollback() {
                    // Only commits are counted.
                }
            });
        });
        transactions = new GroupCommit(jdbi, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        writers.close();
    }

    /** Calls of which the first runs until it is released, while the others wait for their turn. */
    private final class Calls {

        private final CountDownLatch released = new CountDownLatch(1);
        private final List<CompletableFuture<Integer>> results = new ArrayList<>();

        Calls(Function<Handle, Integer> first) throws InterruptedException {
            CountDownLatch running = new CountDownLatch(1);
            start(handle -> {
                running.countDown();
                await(released);
                return first.apply(handle);
            });
            running.await();
        }

        /** Adds a call, and returns when it waits. */
        void add(Function<Handle, Integer> work) {
            Thread thread = start(work);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }

        private Thread start(Function<Handle, Integer> work) {
            CompletableFuture<Integer> result = new CompletableFuture<>();
            results.add(result);
            Thread thread = new Thread(() -> {
                try {
                    result.complete(transactions.run(work));
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
            thread.start();
            return thread;
        }

        /** Lets the first call go on, and returns the results of all. */
        List<CompletableFuture<Integer>> results() {
            released.countDown();
            return results;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Function<Handle, Integer> insert(int n) {
        return handle -> handle.execute("INSERT INTO a (n) VALUES (?)", n);
    }

    private static int insertAndRefuse(Handle handle) {
        handle.execute("INSERT INTO a (n) VALUES (1000)");
        throw new IllegalStateException("refused");
    }

    private List<Integer> stored() {
        return readers.withHandle(
                handle -> handle.select("SELECT n FROM a").mapTo(int.class).list());
    }

    private static Throwable failureOf(CompletableFuture<Integer> result) throws InterruptedException {
        try {
            return new AssertionError("Not a failure: " + result.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void stores_all_calls_that_waited_with_one_commit() throws Exception {
        Calls calls = new Calls(insert(0));
        for (int n = 1; n <= 5; n++) {
            calls.add(insert(n));
        }

        for (CompletableFuture<Integer> result : calls.results()) {
            assertThat(result.get()).isEqualTo(1);
        }

        assertThat(stored()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(commits).hasValue(1);
    }

    @Test
    void stores_at_most_32_calls_with_one_commit() throws Exception {
        Calls calls = new Calls(insert(0));
        for (int n = 1; n <= 32; n++) {
            calls.add(insert(n));
        }

        for (CompletableFuture<Integer> result : calls.results()) {
            result.get();
        }

        assertThat(stored()).hasSize(33);
        assertThat(commits).hasValue(2);
    }

    @Test
    void runs_calls_in_the_order_in_which_they_came() throws Exception {
        List<Integer> order = new ArrayList<>();
        Calls calls = new Calls(handle -> order.size());
        for (int n = 1; n <= 5; n++) {
            int number = n;
            calls.add(handle -> {
                order.add(number);
                return order.size();
            });
        }

        for (CompletableFuture<Integer> result : calls.results()) {
            result.get();
        }

        assertThat(order).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void returns_from_no_call_before_the_commit() throws Exception {
        Calls calls = new Calls(insert(0));
        CompletableFuture<Integer> first = calls.results.get(0);
        calls.add(handle -> {
            assertThat(first).isNotDone();
            assertThat(stored()).isEmpty();
            return insert(1).apply(handle);
        });

        assertThat(calls.results().get(1).get()).isEqualTo(1);

        assertThat(stored()).containsExactly(0, 1);
    }

    @Test
    void rolls_back_only_the_call_that_fails() throws Exception {
        Calls calls = new Calls(insert(0));
        calls.add(GroupCommitTest::insertAndRefuse);
        calls.add(insert(2));
        calls.add(insert(0));
        calls.add(insert(3));

        List<CompletableFuture<Integer>> results = calls.results();

        assertThat(failureOf(results.get(1))).hasMessage("refused");
        assertThat(failureOf(results.get(3)))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("UNIQUE constraint failed");
        for (int i : List.of(0, 2, 4)) {
            results.get(i).get();
        }
        assertThat(stored()).containsExactly(0, 2, 3);
        assertThat(commits).hasValue(1);
    }

    @Test
    void goes_on_after_the_first_call_fails() throws Exception {
        Calls calls = new Calls(GroupCommitTest::insertAndRefuse);
        calls.add(insert(1));

        List<CompletableFuture<Integer>> results = calls.results();

        assertThat(failureOf(results.get(0))).hasMessage("refused");
        assertThat(results.get(1).get()).isEqualTo(1);
        assertThat(stored()).containsExactly(1);
    }

    @Test
    void fails_all_calls_if_the_commit_fails() throws Exception {
        Calls calls = new Calls(insert(0));
        // This constraint is checked at the commit.
        calls.add(handle -> handle.execute("INSERT INTO b (a) VALUES (99)"));
        calls.add(GroupCommitTest::insertAndRefuse);

        for (CompletableFuture<Integer> result : calls.results()) {
            assertThat(failureOf(result))
                    .isInstanceOf(TransactionException.class)
                    .cause()
                    .hasMessageContaining("FOREIGN KEY constraint failed");
        }
        assertThat(stored()).isEmpty();
        assertThat(transactions.run(insert(7))).isEqualTo(1);
        assertThat(stored()).containsExactly(7);
    }

    @Test
    void fails_all_calls_if_the_database_rolled_back_all_of_them() throws Exception {
        Calls calls = new Calls(insert(0));
        calls.add(insert(1));
        calls.add(handle -> handle.execute("INSERT OR ROLLBACK INTO a (n) VALUES (0)"));
        calls.add(insert(2));

        List<CompletableFuture<Integer>> results = calls.results();

        for (CompletableFuture<Integer> result : results.subList(0, 3)) {
            assertThat(failureOf(result))
                    .isInstanceOf(TransactionException.class)
                    .cause()
                    .hasMessageContaining("UNIQUE constraint failed");
        }
        assertThat(results.get(3).get()).isEqualTo(1);
        assertThat(stored()).containsExactly(2);
    }

    @Test
    void stores_every_call_of_many_threads_before_it_returns() throws Exception {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int first = i * 100;
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        for (int n = first; n < first + 100; n++) {
                            transactions.run(insert(n));
                            assertThat(stored()).contains(n);
                        }
                    },
                    task -> new Thread(task).start()));
        }

        for (CompletableFuture<Void> thread : threads) {
            thread.get();
        }

        assertThat(stored()).hasSize(800);
        assertThat(commits).hasValueLessThan(800);
    }

    @Test
    void waits_for_other_calls_for_a_limited_time() throws Exception {
        transactions = new GroupCommit(Jdbi.create(writers), Duration.ofMillis(50));
        Calls calls = new Calls(insert(0));

        assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> transactions.run(insert(1)));

        assertThat(calls.results().get(0).get()).isEqualTo(1);
        transactions.run(insert(2));
        assertThat(stored()).containsExactly(0, 2);
    }
}
