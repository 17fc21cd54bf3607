package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;

/**
 * A slot in which every one of several users is free.
 *
 * @param slot the slot, which no other such slot touches
 * @param kind its relation to the free slots of these users
 */
public record Overlap(TimeSlot slot, Kind kind) {

    /**
     * The relation of an overlap to the free slots that it is made of.
     *
     * <pre>
     *   full      [-----------)        partial   [--------)
     *                [-----)                         [---------)
     *                |-----|                         |----|
     * </pre>
     *
     * <p>Of the thirteen relations of Allen (Maintaining Knowledge about Temporal Intervals, 1983), <em>equals</em>,
     * <em>starts</em>, <em>during</em>, <em>finishes</em> and their inverses are full, <em>overlaps</em> and its
     * inverse are partial, and the others share no time.
     */
    public enum Kind {
        /** The overlap is the whole of a free slot of one user. */
        FULL,
        /** The free slot of every user extends beyond the overlap. */
        PARTIAL
    }
}
