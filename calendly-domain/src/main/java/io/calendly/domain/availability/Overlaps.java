package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlots;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All stretches in which everyone is free, in order; no two of them touch.
 *
 * <h2>How they are found</h2>
 *
 * <p>What two calendars have in common is one sweep of {@link TimeSlots}. Many are halved until there are two, and the
 * results are swept in turn. To go through them one after another instead would pass over all that was found so far once
 * for each calendar, and that is long when everybody is free but for many short meetings.
 *
 * <pre>
 *   ann   [-------)        [---------)
 *   bob       [--------------)
 *             [---)        [-)            ann and bob
 *   eve     [-------)   [-------)
 *             [---)        [-)            everybody
 * </pre>
 *
 * <p>With n calendars of m bounds in all this costs O(m log n), and less the more time is lost on the way. Which overlaps
 * are full is looked up at the end: each slot of each calendar is searched for among them, by steps that double.
 */
public final class Overlaps implements Iterable<Overlap> {

    private final TimeSlots slots;
    private final BitSet full;

    private Overlaps(TimeSlots slots, BitSet full) {
        this.slots = slots;
        this.full = full;
    }

    /**
     * Finds every stretch in which all of these people are free.
     *
     * @param free the free time of each, at least one
     * @throws IllegalArgumentException if there is nobody
     */
    public static Overlaps of(List<TimeSlots> free) {
        if (free.isEmpty()) {
            throw new IllegalArgumentException("free must have the time of at least one person");
        }
        TimeSlots[] calendars = free.toArray(TimeSlots[]::new);
        TimeSlots common = common(calendars, 0, calendars.length);
        BitSet full = new BitSet(common.size());
        for (TimeSlots calendar : calendars) {
            markFull(common, calendar, full);
        }
        return new Overlaps(common, full);
    }

    /** How many there are. */
    public int size() {
        return slots.size();
    }

    /** The time in which everyone is free. */
    public TimeSlots slots() {
        return slots;
    }

    /** The time of those overlaps that are of the kind. */
    public TimeSlots slots(Overlap.Kind kind) {
        TimeSlots.Builder chosen = TimeSlots.builder();
        for (int i = 0; i < size(); i++) {
            if (kind(i) == kind) {
                chosen.add(slots.start(i), slots.end(i));
            }
        }
        return chosen.build();
    }

    private Overlap.Kind kind(int index) {
        return full.get(index) ? Overlap.Kind.FULL : Overlap.Kind.PARTIAL;
    }

    @Override
    public Iterator<Overlap> iterator() {
        return new Iterator<>() {
            private int next = 0;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public Overlap next() {
                if (next >= size()) {
                    throw new NoSuchElementException();
                }
                return new Overlap(slots.get(next), kind(next++));
            }
        };
    }

    /** The time in all of the calendars from {@code from} (included) to {@code to} (excluded). */
    private static TimeSlots common(TimeSlots[] calendars, int from, int to) {
        if (to - from == 1) {
            return calendars[from];
        }
        int middle = (from + to) >>> 1;
        TimeSlots left = common(calendars, from, middle);
        return left.isEmpty() ? left : left.intersection(common(calendars, middle, to));
    }

    /** Marks the overlaps that are a whole slot of the calendar. */
    private static void markFull(TimeSlots common, TimeSlots calendar, BitSet full) {
        int at = 0;
        for (int slot = 0; slot < calendar.size(); slot++) {
            at = firstStartingAtOrAfter(calendar.start(slot), common, at);
            if (at == common.size()) {
                return;
            }
            if (common.start(at) == calendar.start(slot) && common.end(at) == calendar.end(slot)) {
                full.set(at);
            }
        }
    }

    /** The first slot from {@code low} on that starts at the instant or later, by doubling steps and then by halving. */
    private static int firstStartingAtOrAfter(long instant, TimeSlots slots, int low) {
        int size = slots.size();
        int step = 1;
        int high = low;
        while (high < size && slots.start(high) < instant) {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        high = Math.min(high, size);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slots.start(middle) < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
