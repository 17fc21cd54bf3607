package io.calendly.ports;

import java.util.function.Supplier;

/**
 * A guard that keeps a thread from starting a transaction within another of the same transactor, for implementors of a
 * {@link Transactor}. The inner transaction would not see the changes of the outer, and would wait for its locks.
 */
public final class NestedTransactionGuard {

    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

    /** Makes the guard of one transactor. */
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
