package io.calendly.application.planted;

import io.calendly.http.HttpServer;
import io.calendly.memory.MemoryTransactor;
import java.time.Clock;

/** An application that knows an adapter, a storage, and the system's clock. */
public final class Violations {

    /** An adapter. */
    public HttpServer adapter;

    /** There, for a cycle. */
    public io.calendly.http.planted.Violations there;

    /** A storage. */
    public MemoryTransactor storage;

    /** A clock. */
    public Clock clock() {
        return Clock.systemUTC();
    }
}
