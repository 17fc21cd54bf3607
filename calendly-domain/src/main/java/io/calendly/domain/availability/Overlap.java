package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;

/**
 * A stretch in which everyone asked for is free.
 *
 * @param slot the stretch, as long as it can be
 * @param kind how it lies in the free time of those people
 */
public record Overlap(TimeSlot slot, Kind kind) {

    /**
     * How an overlap lies in the free slots that make it.
     *
     * <pre>
     *   full      [-----------)        partial   [--------)
     *                [-----)                         [---------)
     *                |-----|                         |----|
     * </pre>
     *
     * <p>Of the thirteen relations of Allen (Maintaining Knowledge about Temporal Intervals, 1983), <em>equals</em>,
     * <em>starts</em>, <em>during</em>, <em>finishes</em> and their inverses are full, <em>overlaps</em> and its inverse
     * are partial, and the rest share no time.
     */
    public enum Kind {
        /** It covers the whole of one person's free slot. */
        FULL,
        /** Every person's free slot sticks out of it, on one side or the other. */
        PARTIAL
    }
}
