package io.calendly.ports.planted;

import io.calendly.memory.MemoryTransactor;

/** A port that knows an implementation. */
public final class Violations {

    /** An implementation. */
    public MemoryTransactor implementation;
}
