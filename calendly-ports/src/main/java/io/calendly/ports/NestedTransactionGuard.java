package io.calendly.ports;

import java.util.function.Supplier;

/**
 * Keeps a thread from starting a transaction within another of the same transactor, for those who implement one: the
 * inner would not see what the outer did, and would wait for locks that the outer holds.
 */
public final class NestedTransactionGuard {

    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

    /** For one transactor. */
    public NestedTransactionGuard() {}

    /**
     * Runs a transaction.
     *
     * @throws IllegalStateException if the thread is running one already
     */
    public <T> T run(Supplier<T> transaction) {
        if (inside.get() != null) {
            throw new IllegalStateException("A transaction cannot run within another");
        }
        inside.set(true);
        try {
            return transaction.get();
        } finally {
            inside.remove();
        }
    }
}
