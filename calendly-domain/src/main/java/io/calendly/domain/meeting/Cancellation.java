package io.calendly.domain.meeting;

import io.calendly.domain.text.TextRule;
import java.time.Instant;
import java.util.Objects;

/**
 * The time of a cancellation and the reason for it.
 *
 * @param at the time at which the meeting was canceled
 * @param reason the reason in words; empty if none is given
 */
public record Cancellation(Instant at, String reason) {

    /** The rule for reasons. */
    public static final TextRule REASON = TextRule.lines(1_000);

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the reason does not follow its rule
     */
    public Cancellation {
        Objects.requireNonNull(at, "at");
        REASON.require(reason, "reason");
    }
}
