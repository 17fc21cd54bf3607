package io.calendly.benchmarks.domain;

import io.calendly.domain.time.TimeSlots;

/**
 * An implementation of the measured set operations on a {@link Sample}. It converts all its arguments in the
 * constructor, so that the measurements contain no conversion.
 *
 * @param <S> the type of a set
 */
interface Contender<S> {

    /** Returns the first set. */
    S first();

    /** Returns a new set, the union of both sets. */
    S union();

    /** Returns a new set, the intersection of both sets. */
    S intersection();

    /** Returns a new set, the first set without the second. */
    S minus();

    /** Returns the first set with one of the additions. A mutable set is changed in place. */
    S add(int addition);

    /** Returns the set without one of the additions. A mutable set is changed in place. */
    S remove(S set, int addition);

    /** Checks whether the first set contains an instant. */
    boolean contains(int instant);

    /** Converts a set, to compare the results of the implementations. */
    TimeSlots read(S set);

    /** Adds a slot and removes it again, so that a mutable set has its original content afterwards. */
    default S addAndRemove(int addition) {
        return remove(add(addition), addition);
    }

    /** Throws an exception if the results differ from those of another contender. */
    default void checkAgainst(Contender<TimeSlots> other) {
        check("union", read(union()), other.union());
        check("intersection", read(intersection()), other.intersection());
        check("minus", read(minus()), other.minus());
        for (int i = 0; i < Sample.ARGUMENTS; i++) {
            if (contains(i) != other.contains(i)) {
                throw new IllegalStateException("contains differs at instant " + i);
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
