package io.calendly.app;

import java.nio.charset.StandardCharsets;

/**
 * The handler of errors that no code handles. After an {@link OutOfMemoryError}, or another failure of the JVM, any thread
 * may be missing and any object half changed. Such a process ends at once, so that a supervisor starts another.
 * Transactions of before are stored or not, as after a power failure. A stack overflow concerns its own thread only.
 */
final class FatalErrors implements Thread.UncaughtExceptionHandler {

    /** The exit status, which is also that of the JVM's option {@code ExitOnOutOfMemoryError}. */
    static final int STATUS = 3;

    /** A text made in advance, since there may be no memory for one. */
    private static final byte[] LAST_LINE =
            "calendly ends: the JVM failed, most likely for want of memory\n".getBytes(StandardCharsets.UTF_8);

    private FatalErrors() {}

    /** Handles the errors of all threads. */
    static void handleAll() {
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrors());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
                end();
            }
        }
        System.err.println("The thread " + thread.getName() + " failed");
        failure.printStackTrace();
    }

    /** Ends the process without shutdown hooks, which may need memory. */
    private static void end() {
        try {
            System.err.write(LAST_LINE, 0, LAST_LINE.length);
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
