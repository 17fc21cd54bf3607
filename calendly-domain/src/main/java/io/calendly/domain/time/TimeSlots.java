package io.calendly.domain.time;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An immutable set of time: sorted, disjoint and coalesced, so that slots that touch are one.
 *
 * <p>Two sets with the same instants are equal, whatever slots they were made from. The operations are those of sets of
 * instants, named as in Guava's {@code RangeSet}, for half-open ranges of whole seconds.
 *
 * <h2>Representation</h2>
 *
 * <p>The set is one flat array of bounds in strictly ascending order: start, end, start, end, … Slots never touch, so
 * no two bounds are equal. A bound at an even index is a start, one at an odd index is an end, and the number of bounds
 * at or before an instant is odd exactly when the instant lies in the set.
 *
 * <pre>
 *   slots          [2,5)      [7,9)
 *   bounds          2    5     7    9
 *   index           0    1     2    3
 * </pre>
 *
 * <p>The three set operations are one sweep over the bounds of both sets in order, which costs the sum of both sizes. It
 * reads primitives only, and allocates no {@link TimeSlot}.
 */
public final class TimeSlots implements Iterable<TimeSlot> {

    private static final TimeSlots EMPTY = new TimeSlots(new long[0]);

    private final long[] bounds;

    private TimeSlots(long[] bounds) {
        this.bounds = bounds;
    }

    /** Returns the empty set. */
    public static TimeSlots empty() {
        return EMPTY;
    }

    /** Returns the set of one slot. */
    public static TimeSlots of(TimeSlot slot) {
        return new TimeSlots(new long[] {slot.start(), slot.end()});
    }

    /** Returns the union of the slots, in any order; they may overlap, abut and repeat. */
    public static TimeSlots of(TimeSlot... slots) {
        return copyOf(Arrays.asList(slots));
    }

    /** Returns the union of the slots, in any order; they may overlap, abut and repeat. */
    public static TimeSlots copyOf(Collection<TimeSlot> slots) {
        Builder builder = new Builder(slots.size());
        for (TimeSlot slot : slots) {
            builder.add(slot.start(), slot.end());
        }
        return builder.build();
    }

    /** Returns a builder, which collects slots without an object for each, and in linear time if they ascend. */
    public static Builder builder() {
        return new Builder(8);
    }

    /** Returns the number of slots, no two of which touch. */
    public int size() {
        return bounds.length >> 1;
    }

    /** Checks whether this set is empty. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /**
     * Returns the start of the slot at {@code index}, in epoch seconds.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public long start(int index) {
        return bounds[index << 1];
    }

    /**
     * Returns the end (excluded) of the slot at {@code index}, in epoch seconds.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public long end(int index) {
        return bounds[(index << 1) + 1];
    }

    /**
     * Returns the slot at {@code index}, in ascending order from 0.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public TimeSlot get(int index) {
        return TimeSlot.of(start(index), end(index));
    }

    /**
     * Returns the slot from the first start to the last end.
     *
     * @throws IndexOutOfBoundsException if there is no slot
     */
    public TimeSlot span() {
        return TimeSlot.of(start(0), end(size() - 1));
    }

    /** Returns the number of seconds in this set. */
    public long seconds() {
        long sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        return sum;
    }

    /** Checks whether the instant (epoch seconds) lies in this set. */
    public boolean contains(long instant) {
        int slot = firstEndingAfter(instant);
        return slot < size() && start(slot) <= instant;
    }

    /** Checks whether all of the slot lies in this set. */
    public boolean encloses(TimeSlot slot) {
        int candidate = firstEndingAfter(slot.start());
        return candidate < size() && start(candidate) <= slot.start() && slot.end() <= end(candidate);
    }

    /** Checks whether some instant of the slot lies in this set. */
    public boolean overlaps(TimeSlot slot) {
        int candidate = firstEndingAfter(slot.start());
        return candidate < size() && start(candidate) < slot.end();
    }

    /** Returns the time that lies in this set, in the other, or in both. */
    public TimeSlots union(TimeSlots other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : sweep(other, Sweep.UNION);
    }

    /** Returns the time that lies in this set, in the slot, or in both. */
    public TimeSlots union(TimeSlot slot) {
        int from = firstEndingAtOrAfter(slot.start());
        int to = firstStartingAfter(slot.end());
        long start = from < to ? Math.min(start(from), slot.start()) : slot.start();
        long end = from < to ? Math.max(end(to - 1), slot.end()) : slot.end();
        return splice(from, to, start, end);
    }

    /** Returns the time that lies in both sets. */
    public TimeSlots intersection(TimeSlots other) {
        return isEmpty() || other.isEmpty() ? EMPTY : sweep(other, Sweep.INTERSECTION);
    }

    /** Returns the time of this set that lies in the window. Slots that extend beyond the window are clipped to it. */
    public TimeSlots intersection(TimeSlot window) {
        int from = firstEndingAfter(window.start());
        int to = firstStartingAtOrAfter(window.end());
        if (from >= to) {
            return EMPTY;
        }
        long[] clipped = Arrays.copyOfRange(bounds, from << 1, to << 1);
        clipped[0] = Math.max(clipped[0], window.start());
        clipped[clipped.length - 1] = Math.min(clipped[clipped.length - 1], window.end());
        return new TimeSlots(clipped);
    }

    /** Returns the time of this set that does not lie in the other. */
    public TimeSlots minus(TimeSlots other) {
        return isEmpty() || other.isEmpty() ? this : sweep(other, Sweep.MINUS);
    }

    /** Returns the time of this set that does not lie in the slot. */
    public TimeSlots minus(TimeSlot slot) {
        int from = firstEndingAfter(slot.start());
        int to = firstStartingAtOrAfter(slot.end());
        if (from >= to) {
            return this;
        }
        boolean left = start(from) < slot.start();
        boolean right = end(to - 1) > slot.end();
        if (left && right) {
            return splice(from, to, start(from), slot.start(), slot.end(), end(to - 1));
        }
        if (left) {
            return splice(from, to, start(from), slot.start());
        }
        return right ? splice(from, to, slot.end(), end(to - 1)) : splice(from, to);
    }

    /** Returns the time of the window that does not lie in this set. */
    public TimeSlots gaps(TimeSlot window) {
        return of(window).minus(this);
    }

    /** Returns the slots that the window encloses. A slot that extends beyond the window is left out, not clipped. */
    public TimeSlots within(TimeSlot window) {
        int from = firstStartingAtOrAfter(window.start());
        int to = firstEndingAfter(window.end());
        return range(from, to);
    }

    /** Returns the slots that overlap the window or abut it, unclipped. Their union with the window is one slot. */
    public TimeSlots connectedTo(TimeSlot window) {
        int from = firstEndingAtOrAfter(window.start());
        int to = firstStartingAfter(window.end());
        return range(from, to);
    }

    /**
     * Returns the first slots: all of them, or as many as the maximum.
     *
     * @param max the maximum number of slots
     */
    public TimeSlots first(int max) {
        return range(0, Math.min(max, size()));
    }

    /** Returns the slots in ascending order. */
    public Stream<TimeSlot> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    @Override
    public Iterator<TimeSlot> iterator() {
        return stream().iterator();
    }

    @Override
    public void forEach(Consumer<? super TimeSlot> action) {
        for (int i = 0; i < size(); i++) {
            action.accept(get(i));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSlots that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** Returns the slots as ISO 8601 intervals in braces. */
    @Override
    public String toString() {
        return stream().map(TimeSlot::toString).collect(Collectors.joining(", ", "{", "}"));
    }

    private TimeSlots sweep(TimeSlots other, int table) {
        return ofBounds(Sweep.over(bounds, other.bounds, table));
    }

    private static TimeSlots ofBounds(long[] bounds) {
        return bounds.length == 0 ? EMPTY : new TimeSlots(bounds);
    }

    /** Returns these slots with those from {@code from} (included) to {@code to} (excluded) replaced by the bounds. */
    private TimeSlots splice(int from, int to, long... replacement) {
        int tail = bounds.length - (to << 1);
        long[] out = new long[(from << 1) + replacement.length + tail];
        System.arraycopy(bounds, 0, out, 0, from << 1);
        System.arraycopy(replacement, 0, out, from << 1, replacement.length);
        System.arraycopy(bounds, to << 1, out, out.length - tail, tail);
        return ofBounds(out);
    }

    /**
     * Returns the index of the first slot from {@code from} on that starts at the instant (epoch seconds) or later;
     * {@link #size()} if there is none. The search gallops: it costs the logarithm of the distance to that slot.
     *
     * @throws IndexOutOfBoundsException if {@code from} is negative
     */
    public int firstStartingAtOrAfter(long instant, int from) {
        int size = size();
        int low = from;
        int high = from;
        int step = 1;
        while (high < size && start(high) < instant) {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        int found = Arrays.binarySearch(bounds, low << 1, Math.min(high, size) << 1, instant);
        return ((found >= 0 ? found : ~found) + 1) >> 1;
    }

    private TimeSlots range(int from, int to) {
        if (from >= to) {
            return EMPTY;
        }
        return to - from == size() ? this : new TimeSlots(Arrays.copyOfRange(bounds, from << 1, to << 1));
    }

    private static TimeSlots trusted(long[] bounds, int length) {
        return ofBounds(length == bounds.length ? bounds : Arrays.copyOf(bounds, length));
    }

    // The four searches below differ only in what a bound that equals the instant counts as. An exact hit at an even
    // index is a start, at an odd index an end; a miss at an odd insertion point lies inside a slot.

    private int firstEndingAfter(long instant) {
        int found = Arrays.binarySearch(bounds, instant);
        return found >= 0 ? (found + 1) >> 1 : ~found >> 1;
    }

    private int firstEndingAtOrAfter(long instant) {
        int found = Arrays.binarySearch(bounds, instant);
        return found >= 0 ? found >> 1 : ~found >> 1;
    }

    private int firstStartingAtOrAfter(long instant) {
        int found = Arrays.binarySearch(bounds, instant);
        return found >= 0 ? (found + 1) >> 1 : (~found + 1) >> 1;
    }

    private int firstStartingAfter(long instant) {
        int found = Arrays.binarySearch(bounds, instant);
        return found >= 0 ? (found >> 1) + 1 : (~found + 1) >> 1;
    }

    /** A builder of {@link TimeSlots}. It is not thread-safe, and must not be used after {@link #build()}. */
    public static final class Builder {

        private long[] bounds;
        private int length = 0;
        private boolean ascending = true;

        private Builder(int expectedSlots) {
            bounds = new long[Math.max(2, expectedSlots << 1)];
        }

        /**
         * Adds a slot. Slots may come in any order; ascending starts are the cheapest.
         *
         * @return this builder
         * @throws IllegalArgumentException unless {@link TimeSlot#isValid(long, long)}
         */
        public Builder add(long start, long end) {
            if (!TimeSlot.isValid(start, end)) {
                throw new IllegalArgumentException("Not a slot: start " + start + ", end " + end);
            }
            if (length > 0 && ascending && start <= bounds[length - 1]) {
                if (start >= bounds[length - 2]) {
                    bounds[length - 1] = Math.max(bounds[length - 1], end);
                    return this;
                }
                ascending = false;
            }
            if (length == bounds.length) {
                bounds = Arrays.copyOf(bounds, length << 1);
            }
            bounds[length++] = start;
            bounds[length++] = end;
            return this;
        }

        /**
         * Adds a slot.
         *
         * @throws NullPointerException if it is null
         */
        public Builder add(TimeSlot slot) {
            Objects.requireNonNull(slot, "slot");
            return add(slot.start(), slot.end());
        }

        /** Returns the union of the slots that were added. */
        public TimeSlots build() {
            return ascending ? trusted(bounds, length) : sorted();
        }

        /** Sorts starts and ends separately: an instant lies in the set while more slots have started than ended. */
        private TimeSlots sorted() {
            int slots = length >> 1;
            long[] starts = new long[slots];
            long[] ends = new long[slots];
            for (int i = 0; i < slots; i++) {
                starts[i] = bounds[i << 1];
                ends[i] = bounds[(i << 1) + 1];
            }
            Arrays.sort(starts);
            Arrays.sort(ends);
            long[] out = new long[length];
            int written = 0;
            for (int i = 0; i < slots; i++) {
                // Before the i-th start, i slots have started; all have ended when the next start lies past the i-th
                // end.
                if (written == 0 || starts[i] > ends[i - 1]) {
                    out[written] = starts[i];
                    written += 2;
                }
                out[written - 1] = ends[i];
            }
            return trusted(out, written);
        }
    }
}
