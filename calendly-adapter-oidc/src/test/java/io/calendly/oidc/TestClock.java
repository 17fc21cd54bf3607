package io.calendly.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that shows what a test sets. */
public final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-05-04T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock forward, or back by a negative duration. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
