package io.calendly.domain.meeting;

import io.calendly.domain.text.TextRule;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That a meeting will not take place.
 *
 * @param at when it was canceled
 * @param reason why, in words; empty if nobody said
 */
public record Cancellation(Instant at, String reason) {

    /** How many characters (UTF-16 code units) a reason has at most. */
    public static final int MAX_REASON = 1_000;

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is a {@linkplain #faultInReason fault in the reason}
     */
    public Cancellation {
        Objects.requireNonNull(at, "at");
        faultInReason(Objects.requireNonNull(reason, "reason")).ifPresent(fault -> {
            throw new IllegalArgumentException("reason " + fault);
        });
    }

    /** What keeps the text from being a reason, as the rest of a sentence; empty if nothing does. */
    public static Optional<String> faultInReason(String reason) {
        return TextRule.faultInLines(reason, MAX_REASON);
    }
}
