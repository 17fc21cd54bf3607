package io.calendly.benchmarks.domain;

import io.calendly.domain.time.TimeSlots;

/**
 * One way to keep the sets of a {@link Sample}, and what is done with them. Whatever it asks with, it made beforehand, so
 * that nobody pays for a conversion.
 *
 * @param <S> what it keeps a set in
 */
interface Contender<S> {

    /** The first set. */
    S first();

    /** A new set of the time in either. */
    S union();

    /** A new set of the time in both. */
    S intersection();

    /** A new set of the time in the first and not in the second. */
    S minus();

    /** The first set with one of the additions. It is the first set itself if that can be changed. */
    S add(int addition);

    /** The set without one of the additions. It is the set itself if that can be changed. */
    S remove(S set, int addition);

    /** Whether an instant is in the first set. */
    boolean contains(int instant);

    /** What a set holds, to see whether all agree. */
    TimeSlots read(S set);

    /** There and back, so that a set that can be changed is again what it was. */
    default S addAndRemove(int addition) {
        return remove(add(addition), addition);
    }

    /** Throws unless it answers as the other does. */
    default void checkAgainst(Contender<TimeSlots> other) {
        check("union", read(union()), other.union());
        check("intersection", read(intersection()), other.intersection());
        check("minus", read(minus()), other.minus());
        for (int i = 0; i < Sample.QUESTIONS; i++) {
            if (contains(i) != other.contains(i)) {
                throw new IllegalStateException("contains differs at question " + i);
            }
        }
        S added = add(0);
        check("add", read(added), other.add(0));
        check("remove", read(remove(added, 0)), other.first());
    }

    private static void check(String operation, TimeSlots actual, TimeSlots expected) {
        if (!actual.equals(expected)) {
            throw new IllegalStateException(operation + " differs");
        }
    }
}
