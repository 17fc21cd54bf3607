package io.calendly.ports;

/**
 * An exception of work that found, once it held its locks, that another transaction had changed what it had read to know
 * whom to lock. A transaction locks once, so the work has to start again: the {@link Transactor} runs it in a new
 * transaction.
 */
public final class ConcurrentChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception without a stack trace, because it is an expected result. */
    public ConcurrentChangeException() {
        super("Another transaction changed what was read before it was locked", null, false, false);
    }
}
