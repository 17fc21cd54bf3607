package io.calendly.ports;

import java.util.function.Function;

/**
 * The only way to the stores, so that a forgotten transaction does not compile.
 *
 * <p>What every implementation promises, and a contract test holds:
 *
 * <ul>
 *   <li>An exception from the work rolls all of it back and comes out as it was thrown.
 *   <li>Work may run more than once if the storage could not serialize it, so it decides by its arguments and by what it
 *       reads, never by a clock or by chance.
 *   <li>Stores that outlive their transaction throw {@link IllegalStateException}; so does a transaction within another
 *       of the same transactor.
 *   <li>What is read is a value: changing it changes nothing until it is stored.
 * </ul>
 */
public interface Transactor {

    /**
     * Runs work against the stores: all of it is kept, or none.
     *
     * <p>When this returns, the work survives the end of the process as far as the storage survives it.
     *
     * @param work what to do; may run again after a failure to serialize
     * @return what the work returned
     * @throws StorageUnavailable if the storage cannot be reached, or not in time; unless it was lost just while the
     *     work was being kept, nothing is
     * @throws IllegalStateException if the thread is in a transaction of this transactor already
     */
    <T> T inTransaction(Function<? super Stores, ? extends T> work);

    /**
     * Runs work that only reads, on one consistent snapshot.
     *
     * @param work what to read; a store that is asked to write or to lock throws {@link IllegalStateException}
     * @return what the work returned
     * @throws StorageUnavailable if the storage cannot be reached, or not in time
     * @throws IllegalStateException if the thread is in a transaction of this transactor already
     */
    <T> T readOnly(Function<? super Stores, ? extends T> work);

    /**
     * Asks the stores a single question. That is {@link #readOnly} for work that calls a store once, and cheaper: one
     * answer is consistent by itself, so no snapshot has to be begun and ended for it.
     *
     * @param question what to ask; a store that is asked again, or to write or to lock, throws
     *     {@link IllegalStateException}
     * @return what the question returned
     * @throws StorageUnavailable if the storage cannot be reached, or not in time
     * @throws IllegalStateException if the thread is in a transaction of this transactor already
     */
    <T> T ask(Function<? super Stores, ? extends T> question);
}
