package io.calendly.benchmarks.domain;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.List;

/**
 * The {@code TreeRangeSet} of Guava, a red-black tree. It is mutable, so operations with a new result copy it first.
 */
final class TreeRangeSetContender implements Contender<TreeRangeSet<Long>> {

    private final TreeRangeSet<Long> first;
    private final TreeRangeSet<Long> second;
    private final Long[] instants;
    private final List<Range<Long>> additions;

    TreeRangeSetContender(Sample sample) {
        first = of(sample.first());
        second = of(sample.second());
        instants = sample.instants().toArray(Long[]::new);
        additions =
                sample.additions().stream().map(TreeRangeSetContender::range).toList();
    }

    static TreeRangeSet<Long> of(TimeSlots slots) {
        TreeRangeSet<Long> set = TreeRangeSet.create();
        slots.forEach(slot -> set.add(range(slot)));
        return set;
    }

    static TimeSlots slots(RangeSet<Long> set) {
        TimeSlots.Builder builder = TimeSlots.builder();
        set.asRanges().forEach(range -> builder.add(range.lowerEndpoint(), range.upperEndpoint()));
        return builder.build();
    }

    /** Returns the intersection of all sets. It copies the first set and removes the complement of each other set. */
    static TreeRangeSet<Long> fold(List<TreeRangeSet<Long>> sets) {
        TreeRangeSet<Long> common = TreeRangeSet.create(sets.get(0));
        for (TreeRangeSet<Long> next : sets.subList(1, sets.size())) {
            common.removeAll(next.complement());
        }
        return common;
    }

    private static Range<Long> range(TimeSlot slot) {
        return Range.closedOpen(slot.start(), slot.end());
    }

    @Override
    public TreeRangeSet<Long> first() {
        return first;
    }

    @Override
    public TreeRangeSet<Long> union() {
        TreeRangeSet<Long> result = TreeRangeSet.create(first);
        result.addAll(second);
        return result;
    }

    @Override
    public TreeRangeSet<Long> intersection() {
        TreeRangeSet<Long> result = TreeRangeSet.create(first);
        result.removeAll(second.complement());
        return result;
    }

    @Override
    public TreeRangeSet<Long> minus() {
        TreeRangeSet<Long> result = TreeRangeSet.create(first);
        result.removeAll(second);
        return result;
    }

    @Override
    public TreeRangeSet<Long> add(int addition) {
        first.add(additions.get(addition));
        return first;
    }

    @Override
    public TreeRangeSet<Long> remove(TreeRangeSet<Long> set, int addition) {
        set.remove(additions.get(addition));
        return set;
    }

    @Override
    public boolean contains(int instant) {
        return first.contains(instants[instant]);
    }

    @Override
    public TimeSlots read(TreeRangeSet<Long> set) {
        return slots(set);
    }
}
