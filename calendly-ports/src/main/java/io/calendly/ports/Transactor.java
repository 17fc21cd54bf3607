package io.calendly.ports;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The only way to the stores, so that a forgotten transaction does not compile.
 *
 * <p>Every implementation keeps these promises, and a contract test holds it to them:
 *
 * <ul>
 *   <li>An exception from the work rolls all of it back and comes out as it was thrown.
 *   <li>Work may run more than once if the storage could not serialize it, or if it threw a
 *       {@link ConcurrentChangeException}. So it decides by its arguments and by the values that it reads, never by a
 *       clock or by chance.
 *   <li>Stores that outlive their transaction throw {@link IllegalStateException}; so does a transaction within another
 *       of the same transactor.
 *   <li>Values that were read are values: changing them changes nothing until they are stored.
 * </ul>
 */
public interface Transactor {

    /**
     * Runs work against the stores. All of it is kept, or none.
     *
     * <p>When this returns, the work survives the end of the process as far as the storage survives it. A storage may
     * send writes later than they are called, before the next read at the latest. So the refusal of a constraint may
     * come from a later call, or from this method.
     *
     * @param work the work; may run again after a failure to serialize
     * @return the result of the work
     * @throws StorageUnavailable if the storage cannot be reached, or not in time; unless it was lost just while the
     *     work was being kept, nothing is
     * @throws IllegalStateException if the thread is in a transaction of this transactor already
     */
    <T> T inTransaction(Function<? super Stores, ? extends T> work);

    /** Runs work that has no result, like {@link #inTransaction}. */
    default void run(Consumer<? super Stores> work) {
        inTransaction(stores -> {
            work.accept(stores);
            return stores;
        });
    }

    /**
     * Runs work that only reads, on one consistent snapshot.
     *
     * @param work the work; a store that is told to write or to lock throws {@link IllegalStateException}
     * @return the result of the work
     * @throws StorageUnavailable if the storage cannot be reached, or not in time
     * @throws IllegalStateException if the thread is in a transaction of this transactor already
     */
    <T> T readOnly(Function<? super Stores, ? extends T> work);

    /**
     * Returns stores for single reads. Each call is one consistent snapshot of its own, and cheaper than a transaction
     * around it; {@link #readOnly} is for several calls that must see the same snapshot.
     *
     * <p>The stores may be kept and shared by threads. They throw {@link IllegalStateException} if told to write or to
     * lock, and if called within a transaction of this transactor; they throw {@link StorageUnavailable} if the storage
     * cannot be reached, or not in time.
     */
    Stores reads();
}
