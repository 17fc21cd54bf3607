package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.calendly.ports.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Jobs beside the server: none ends by a failure, and a stop waits for the running one. */
class BackgroundJobsTest {

    private final BackgroundJobs jobs = new BackgroundJobs();
    private final Logger logger = (Logger) LoggerFactory.getLogger(BackgroundJobs.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        jobs.close();
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void runs_a_job_again_after_a_failure_and_logs_it() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);

        jobs.repeat("counting", Duration.ofMillis(1), () -> {
            runs.countDown();
            fail(runs.getCount());
        });

        assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        jobs.close();
        assertThat(lines.list)
                .extracting(ILoggingEvent::toString)
                .contains(
                        "[INFO] The job 'counting' waits for its next run: away on purpose",
                        "[ERROR] The job 'counting' failed");
    }

    private static void fail(long runsLeft) {
        if (runsLeft == 2) {
            throw new StorageUnavailable("away on purpose", new TimeoutException());
        }
        throw new IllegalStateException("on purpose");
    }

    @Test
    void lets_a_run_finish_when_it_is_closed() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger(0);
        AtomicInteger finished = new AtomicInteger(0);
        jobs.repeat("slow", Duration.ofMillis(1), () -> {
            started.incrementAndGet();
            running.countDown();
            awaitUninterrupted(release);
            finished.incrementAndGet();
        });
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(jobs::close);
        release.countDown();
        closed.get(30, TimeUnit.SECONDS);

        assertThat(finished.get()).isPositive().isEqualTo(started.get());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
