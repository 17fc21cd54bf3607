package io.calendly.domain.time;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An immutable set of time: sorted, disjoint and coalesced, so that slots that touch are one.
 *
 * <p>Two sets that hold the same instants are equal, whatever slots they were made from. All operations are those of
 * sets of instants; the words are Guava's {@code RangeSet}'s, for half-open ranges of whole seconds.
 *
 * <h2>How it is kept</h2>
 *
 * <p>One flat array of bounds in strictly ascending order: start, end, start, end, … Slots never touch, so no two bounds
 * are equal, and a bound's index tells everything: even is a start, odd an end, and the number of bounds at or before an
 * instant is odd exactly when the instant lies inside.
 *
 * <pre>
 *   slots          [2,5)      [7,9)
 *   bounds          2    5     7    9
 *   index           0    1     2    3
 * </pre>
 *
 * <p>From this follow the three set operations as ONE sweep: walk the bounds of both sets in order, note at each whether
 * one is inside the first, the second, or both, and write a bound wherever the answer to "is this instant in the
 * result?" changes. Two bounds that fall together are passed in one step, which is why results come out coalesced. The
 * sweep costs the sum of both sizes, looks at primitives only, and never allocates a {@link TimeSlot}; one is made when
 * somebody iterates.
 */
public final class TimeSlots implements Iterable<TimeSlot> {

    private static final TimeSlots EMPTY = new TimeSlots(new long[0]);

    // Truth tables of the set operations: bit (inA + 2 * inB) says whether the instant is in the result.
    private static final int UNION = 0b1110;
    private static final int INTERSECTION = 0b1000;
    private static final int MINUS = 0b0010;

    private final long[] bounds;

    private TimeSlots(long[] bounds) {
        this.bounds = bounds;
    }

    /** No time at all. */
    public static TimeSlots empty() {
        return EMPTY;
    }

    /** The time of one slot. */
    public static TimeSlots of(TimeSlot slot) {
        return new TimeSlots(new long[] {slot.start(), slot.end()});
    }

    /** The time of all the slots, in any order; they may overlap, abut and repeat. */
    public static TimeSlots of(TimeSlot... slots) {
        return copyOf(Arrays.asList(slots));
    }

    /** The time of all the slots, in any order; they may overlap, abut and repeat. */
    public static TimeSlots copyOf(Collection<TimeSlot> slots) {
        Builder builder = new Builder(slots.size());
        for (TimeSlot slot : slots) {
            builder.add(slot.start(), slot.end());
        }
        return builder.build();
    }

    /** Collects slots without an object for each; in ascending order, as a database gives them, in linear time. */
    public static Builder builder() {
        return new Builder(8);
    }

    /** How many slots there are; no two of them touch. */
    public int size() {
        return bounds.length >> 1;
    }

    /** Whether there is no time in this set. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /**
     * The start of the slot at {@code index}, in epoch seconds.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public long start(int index) {
        return bounds[index << 1];
    }

    /**
     * The end (excluded) of the slot at {@code index}, in epoch seconds.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public long end(int index) {
        return bounds[(index << 1) + 1];
    }

    /**
     * The slot at {@code index}, in ascending order from 0.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public TimeSlot get(int index) {
        return TimeSlot.of(start(index), end(index));
    }

    /**
     * The one slot from the first start to the last end.
     *
     * @throws IndexOutOfBoundsException if there is no slot
     */
    public TimeSlot span() {
        return TimeSlot.of(start(0), end(size() - 1));
    }

    /** How many seconds lie in this set. */
    public long seconds() {
        long sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        return sum;
    }

    /** Whether the instant (epoch seconds) lies in this set. */
    public boolean contains(long instant) {
        int slot = firstEndingAfter(instant);
        return slot < size() && start(slot) <= instant;
    }

    /** Whether all of the slot lies in this set. */
    public boolean encloses(TimeSlot slot) {
        int candidate = firstEndingAfter(slot.start());
        return candidate < size() && start(candidate) <= slot.start() && slot.end() <= end(candidate);
    }

    /** Whether some instant of the slot lies in this set. */
    public boolean overlaps(TimeSlot slot) {
        int candidate = firstEndingAfter(slot.start());
        return candidate < size() && start(candidate) < slot.end();
    }

    /** The time in this set, in the other, or in both. */
    public TimeSlots union(TimeSlots other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : sweep(other, UNION);
    }

    /** The time in this set, in the slot, or in both. */
    public TimeSlots union(TimeSlot slot) {
        int from = firstEndingAtOrAfter(slot.start());
        int to = firstStartingAfter(slot.end());
        long start = from < to ? Math.min(start(from), slot.start()) : slot.start();
        long end = from < to ? Math.max(end(to - 1), slot.end()) : slot.end();
        return splice(from, to, start, end);
    }

    /** The time in both sets. */
    public TimeSlots intersection(TimeSlots other) {
        return isEmpty() || other.isEmpty() ? EMPTY : sweep(other, INTERSECTION);
    }

    /** The time in this set that lies in the window: slots that stick out are clipped to it. */
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

    /** The time in this set that is not in the other. */
    public TimeSlots minus(TimeSlots other) {
        return isEmpty() || other.isEmpty() ? this : sweep(other, MINUS);
    }

    /** The time in this set that is not in the slot. */
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

    /** The time in the window that is not in this set. */
    public TimeSlots gaps(TimeSlot window) {
        return of(window).minus(this);
    }

    /** The slots that lie wholly inside the window: one that sticks out is left out, not clipped. */
    public TimeSlots within(TimeSlot window) {
        int from = firstStartingAtOrAfter(window.start());
        int to = firstEndingAfter(window.end());
        return range(from, to);
    }

    /** The slots that overlap the window or abut it, whole: with it they are one stretch. */
    public TimeSlots connectedTo(TimeSlot window) {
        int from = firstEndingAtOrAfter(window.start());
        int to = firstStartingAfter(window.end());
        return range(from, to);
    }

    /** The slots in ascending order. */
    public Stream<TimeSlot> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<TimeSlot> iterator() {
        return new Iterator<>() {
            private int next = 0;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public TimeSlot next() {
                if (next >= size()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
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

    /** The slots as ISO 8601 intervals in braces. */
    @Override
    public String toString() {
        return stream().map(TimeSlot::toString).collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * The set operation that the truth table describes, for two sets that are not empty.
     *
     * <p>The loop has no branch that depends on the data: which set the next bound comes from, and whether it is written,
     * are sums of comparisons, since on real calendars a branch predictor guesses both wrong half the time.
     */
    private TimeSlots sweep(TimeSlots other, int table) {
        long[] a = bounds;
        long[] b = other.bounds;
        long[] out = new long[likelyLength(a.length, b.length)];
        int i = 0;
        int j = 0;
        int written = 0;
        while (i < a.length && j < b.length) {
            long x = a[i];
            long y = b[j];
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
            int inside = table >> ((i & 1) | ((j & 1) << 1)) & 1;
            if (written == out.length) {
                out = Arrays.copyOf(out, a.length + b.length);
            }
            out[written] = Math.min(x, y);
            written += inside ^ (written & 1);
        }
        // One of the two has ended, so from here on the result follows the other or is empty.
        if ((table >> 1 & 1) == 1 && i < a.length) {
            return joined(out, written, a, i);
        }
        return (table >> 2 & 1) == 1 ? joined(out, written, b, j) : joined(out, written, b, b.length);
    }

    /**
     * Room for a sweep's result, which at worst has all the bounds of both sets. Sets of like size rarely leave more than
     * the longer has, and to give them room for twice that would be most of what a sweep allocates.
     */
    private static int likelyLength(int a, int b) {
        return Math.max(a, b) + Math.min(Math.min(a, b), 64);
    }

    /** The first {@code length} bounds of one array, and those of the other from {@code from} on. */
    private static TimeSlots joined(long[] bounds, int length, long[] rest, int from) {
        int total = length + rest.length - from;
        if (total == 0) {
            return EMPTY;
        }
        long[] out = total == bounds.length ? bounds : Arrays.copyOf(bounds, total);
        System.arraycopy(rest, from, out, length, rest.length - from);
        return new TimeSlots(out);
    }

    /** These slots with those from {@code from} (included) to {@code to} (excluded) replaced by the bounds given. */
    private TimeSlots splice(int from, int to, long... replacement) {
        int tail = bounds.length - (to << 1);
        long[] out = new long[(from << 1) + replacement.length + tail];
        System.arraycopy(bounds, 0, out, 0, from << 1);
        System.arraycopy(replacement, 0, out, from << 1, replacement.length);
        System.arraycopy(bounds, to << 1, out, out.length - tail, tail);
        return out.length == 0 ? EMPTY : new TimeSlots(out);
    }

    private TimeSlots range(int from, int to) {
        if (from >= to) {
            return EMPTY;
        }
        return to - from == size() ? this : new TimeSlots(Arrays.copyOfRange(bounds, from << 1, to << 1));
    }

    private static TimeSlots trusted(long[] bounds, int length) {
        if (length == 0) {
            return EMPTY;
        }
        return new TimeSlots(length == bounds.length ? bounds : Arrays.copyOf(bounds, length));
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

    /** Collects slots into a {@link TimeSlots}. Not safe to share between threads; of no use after {@link #build()}. */
    public static final class Builder {

        private long[] bounds;
        private int length = 0;
        private boolean ascending = true;

        private Builder(int expectedSlots) {
            bounds = new long[Math.max(2, expectedSlots << 1)];
        }

        /**
         * Adds a slot; in any order, but ascending starts are cheapest.
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

        /** The set of all that was added. */
        public TimeSlots build() {
            return ascending ? trusted(bounds, length) : sorted();
        }

        /** Sorts starts and ends apart: an instant is inside while more slots have started than ended. */
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
