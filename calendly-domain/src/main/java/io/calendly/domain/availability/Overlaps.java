package io.calendly.domain.availability;

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
 * <p>One sweep over all calendars at once. Each calendar has a cursor on one of its free slots, and a heap keeps the
 * cursors by the end of their slots. The latest start among the cursors is remembered; it can only grow, since a cursor
 * only moves on. In each step the slot that ends first is on top of the heap: if the latest start lies before its end,
 * everyone is free between the two. Then that cursor moves on, past all of its slots that end before the latest start,
 * and sinks to its new place. The sweep is over when a calendar has no slot left.
 *
 * <pre>
 *   ann   [-------)        [---------)
 *   bob       [--------------)
 *   eve     [-------)   [-------)
 *             |---|        |-|            latest start to earliest end
 * </pre>
 *
 * <p>With n calendars of m bounds in all this costs O(m log n), and less where slots are skipped, because a cursor finds
 * its next slot by doubling steps. It holds n cursors and the result, nothing else.
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
        return free.stream().anyMatch(TimeSlots::isEmpty)
                ? new Overlaps(TimeSlots.empty(), new BitSet())
                : new Sweep(free).run();
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

    /** The cursors of one search. The heap holds numbers of calendars; on top is the one whose slot ends first. */
    private static final class Sweep {

        private final TimeSlots[] calendars;
        private final int[] cursor;
        private final long[] end;
        private final int[] heap;
        private long latestStart = Long.MIN_VALUE;
        private boolean over = false;

        private final TimeSlots.Builder found = TimeSlots.builder();
        private final BitSet full = new BitSet();
        private int count = 0;

        Sweep(List<TimeSlots> free) {
            calendars = free.toArray(TimeSlots[]::new);
            cursor = new int[calendars.length];
            end = new long[calendars.length];
            heap = new int[calendars.length];
            Arrays.setAll(heap, i -> i);
            for (int calendar = 0; calendar < calendars.length; calendar++) {
                point(calendar, 0);
            }
            for (int i = (heap.length >> 1) - 1; i >= 0; i--) {
                sink(i);
            }
        }

        Overlaps run() {
            while (!over) {
                long start = latestStart;
                long stop = end[heap[0]];
                boolean covers = false;
                do {
                    int calendar = heap[0];
                    covers |= calendars[calendar].start(cursor[calendar]) == start;
                    advance(calendar);
                    sink(0);
                } while (end[heap[0]] == stop);
                if (start < stop) {
                    found.add(start, stop);
                    full.set(count++, covers);
                }
            }
            return new Overlaps(found.build(), full);
        }

        /** Moves the calendar to its next slot that ends after the latest start; the others cannot overlap anything. */
        private void advance(int calendar) {
            int next = firstEndingAfter(latestStart, calendars[calendar], cursor[calendar] + 1);
            if (next < calendars[calendar].size()) {
                point(calendar, next);
            } else {
                over = true;
                end[calendar] = Long.MAX_VALUE;
            }
        }

        private void point(int calendar, int slot) {
            cursor[calendar] = slot;
            end[calendar] = calendars[calendar].end(slot);
            latestStart = Math.max(latestStart, calendars[calendar].start(slot));
        }

        private void sink(int from) {
            int calendar = heap[from];
            long key = end[calendar];
            int hole = from;
            for (int child = 2 * hole + 1; child < heap.length; child = 2 * hole + 1) {
                if (child + 1 < heap.length && end[heap[child + 1]] < end[heap[child]]) {
                    child++;
                }
                if (key <= end[heap[child]]) {
                    break;
                }
                heap[hole] = heap[child];
                hole = child;
            }
            heap[hole] = calendar;
        }

        /** The first slot from {@code low} on that ends after the instant, by doubling steps and then by halving. */
        private static int firstEndingAfter(long instant, TimeSlots slots, int low) {
            int size = slots.size();
            int step = 1;
            int high = low;
            while (high < size && slots.end(high) <= instant) {
                low = high + 1;
                high += step;
                step <<= 1;
            }
            high = Math.min(high, size);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (slots.end(middle) <= instant) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
