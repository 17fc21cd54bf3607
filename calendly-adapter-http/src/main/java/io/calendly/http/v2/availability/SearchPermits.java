package io.calendly.http.v2.availability;

import io.javalin.http.HttpResponseException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The permits for large searches, as many as the heap has room for. A search among users takes a permit for each user,
 * because it holds the calendars of all of them at once, and a reply that may name all of them in each slot. A list of
 * slots takes permits by the length of its window.
 */
public final class SearchPermits {

    /** The heap that the rest of the program needs. */
    private static final long RESERVED_BYTES = 24L * 1024 * 1024;

    /**
     * The heap for a user of a search: the calendar, and the user's part of the result and of the reply. Measured with
     * 300 slots a user, none of which begins or ends with another, it is 36 kB.
     */
    private static final long BYTES_PER_USER = 48 * 1024;

    /** The maximum number of searches that wait. Each holds one of the server's permits, and others need some too. */
    private static final int MAX_WAITING = 16;

    private static final long TIMEOUT_SECONDS = 5;

    private final int total;
    private final Semaphore permits;

    private SearchPermits(int total) {
        this.total = total;
        this.permits = new Semaphore(total, true);
    }

    /**
     * Returns the permits for a heap.
     *
     * @param bytes the maximum size of the heap
     */
    public static SearchPermits forHeap(long bytes) {
        return new SearchPermits(
                (int) Math.max(1, Math.min(Integer.MAX_VALUE, (bytes - RESERVED_BYTES) / BYTES_PER_USER)));
    }

    /**
     * Runs a search when there are permits for it.
     *
     * @param users the number of users; a search among more than there are permits runs alone
     * @throws HttpResponseException with 503 if that takes too long, or if too many searches wait already
     */
    public <T> T run(int users, Supplier<T> search) {
        int taken = Math.min(users, total);
        if (!permits.tryAcquire(taken) && !acquire(taken)) {
            throw new HttpResponseException(503, "Too many large searches run at once, try again soon");
        }
        try {
            return search.get();
        } finally {
            permits.release(taken);
        }
    }

    private boolean acquire(int taken) {
        try {
            return permits.getQueueLength() < MAX_WAITING
                    && permits.tryAcquire(taken, TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
