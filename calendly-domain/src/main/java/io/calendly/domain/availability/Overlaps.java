package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All slots in which every one of several users is free, in order; no two of them touch.
 *
 * <h2>Algorithm</h2>
 *
 * <p>The common time of two calendars is one sweep of {@link TimeSlots}. A larger number of calendars is halved until
 * there are two, and the results are swept in turn. An intersection one after another would sweep over the result so
 * far once for each calendar, which is long if all users are free but for many short meetings.
 *
 * <pre>
 *   ann         [-------)        [---------)
 *   bob             [--------------)
 *                   [---)        [-)            ann and bob
 *   eve           [-------)   [-------)
 *                   [---)        [-)            all three
 * </pre>
 *
 * <p>For n calendars with m bounds in total this costs O(m log n), and less if time is lost on the way. No common time
 * lies before the latest first start or after the earliest last end, so a calendar that is mostly outside is clipped to
 * that range first. Which overlaps are full is found at the end, by a galloping search through the overlaps and the
 * slots of each calendar side by side.
 */
public final class Overlaps implements Iterable<Overlap> {

    private final TimeSlots slots;
    private final BitSet full;

    private Overlaps(TimeSlots slots, BitSet full) {
        this.slots = slots;
        this.full = full;
    }

    /**
     * Finds every slot in which all of these users are free.
     *
     * @param free the free time of each user, at least one
     * @throws IllegalArgumentException if there is none
     */
    public static Overlaps of(List<TimeSlots> free) {
        if (free.isEmpty()) {
            throw new IllegalArgumentException("free must have the time of at least one user");
        }
        TimeSlots[] calendars = free.toArray(TimeSlots[]::new);
        clipToCommonRange(calendars);
        TimeSlots common = common(calendars, 0, calendars.length);
        BitSet full = new BitSet(common.size());
        for (TimeSlots calendar : free) {
            markFull(common, calendar, full);
        }
        return new Overlaps(common, full);
    }

    /** Returns the number of overlaps. */
    public int size() {
        return slots.size();
    }

    /** Returns the time in which all users are free. */
    public TimeSlots slots() {
        return slots;
    }

    /** Returns the time of the overlaps of one kind. */
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
     * Clips calendars to the range from the latest first start to the earliest last end. Clipping copies, so only those
     * calendars are clipped that lose more than half of their slots.
     */
    static void clipToCommonRange(TimeSlots[] calendars) {
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
            int left = calendar.firstStartingAtOrAfter(end, 0) - calendar.firstStartingAtOrAfter(start, 0);
            if (left < calendar.size() / 2) {
                calendars[i] = calendar.intersection(TimeSlot.of(start, end));
            }
        }
    }

    /** Returns the time in all calendars from {@code from} (included) to {@code to} (excluded). */
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
            slot = calendar.firstStartingAtOrAfter(common.start(at), slot);
            if (slot == calendar.size()) {
                return;
            }
            if (calendar.start(slot) == common.start(at)) {
                if (calendar.end(slot) == common.end(at)) {
                    full.set(at);
                }
                at++;
            } else {
                at = common.firstStartingAtOrAfter(calendar.start(slot), at);
            }
        }
    }
}
