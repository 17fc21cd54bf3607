package io.calendly.benchmarks.domain;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;

/** The {@code TimeSlots} of this project. They are immutable, so adding one slot copies the set. */
final class TimeSlotsContender implements Contender<TimeSlots> {

    private final TimeSlots first;
    private final TimeSlots second;
    private final long[] instants;
    private final TimeSlot[] additions;

    TimeSlotsContender(Sample sample) {
        first = sample.first();
        second = sample.second();
        instants = sample.instants().stream().mapToLong(Long::longValue).toArray();
        additions = sample.additions().toArray(TimeSlot[]::new);
    }

    @Override
    public TimeSlots first() {
        return first;
    }

    @Override
    public TimeSlots union() {
        return first.union(second);
    }

    @Override
    public TimeSlots intersection() {
        return first.intersection(second);
    }

    @Override
    public TimeSlots minus() {
        return first.minus(second);
    }

    @Override
    public TimeSlots add(int addition) {
        return first.union(additions[addition]);
    }

    @Override
    public TimeSlots remove(TimeSlots set, int addition) {
        return set.minus(additions[addition]);
    }

    @Override
    public boolean contains(int instant) {
        return first.contains(instants[instant]);
    }

    @Override
    public TimeSlots read(TimeSlots set) {
        return set;
    }
}
