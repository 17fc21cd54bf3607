package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Arrays;
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
 * <p>With n calendars of m bounds in all this costs O(m log n), and less the more time is lost on the way. Before the
 * first of all has begun and after the first has ended for good nobody can meet, so a calendar that is mostly there is
 * cut to the rest. Which overlaps are full is looked up at the end: overlaps and the slots of each calendar are passed
 * through side by side, by steps that double, so that many of the one and few of the other cost little.
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
        cutToShared(calendars);
        TimeSlots common = common(calendars, 0, calendars.length);
        BitSet full = new BitSet(common.size());
        for (TimeSlots calendar : free) {
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

    /**
     * Cuts the calendars to the time from the latest first start to the earliest last end. To cut is to copy, so only
     * those are cut of which that leaves less than half.
     */
    private static void cutToShared(TimeSlots[] calendars) {
        long start = Long.MIN_VALUE;
        long end = Long.MAX_VALUE;
        for (TimeSlots calendar : calendars) {
            start = Math.max(start, calendar.isEmpty() ? Long.MAX_VALUE : calendar.start(0));
            end = Math.min(end, calendar.isEmpty() ? Long.MIN_VALUE : calendar.end(calendar.size() - 1));
        }
        if (start >= end) {
            Arrays.fill(calendars, TimeSlots.empty());
            return;
        }
        for (int i = 0; i < calendars.length; i++) {
            TimeSlots calendar = calendars[i];
            int left = firstStartingAtOrAfter(end, calendar, 0) - firstStartingAtOrAfter(start, calendar, 0);
            if (left < calendar.size() / 2) {
                calendars[i] = calendar.intersection(TimeSlot.of(start, end));
            }
        }
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
        int slot = 0;
        while (at < common.size()) {
            slot = firstStartingAtOrAfter(common.start(at), calendar, slot);
            if (slot == calendar.size()) {
                return;
            }
            if (calendar.start(slot) == common.start(at)) {
                if (calendar.end(slot) == common.end(at)) {
                    full.set(at);
                }
                at++;
            } else {
                at = firstStartingAtOrAfter(calendar.start(slot), common, at);
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
