package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * All stretches in which a quorum is free: enough people, and everyone who is required.
 *
 * <p>Time is cut wherever somebody comes or goes. So in all of a stretch the same people are free, nobody else is for
 * any part of it, and two stretches may touch but not overlap.
 *
 * <pre>
 *   ann   [-----------)       [-----------)
 *   bob       [-----------------------)
 *   eve           [---------------)
 *             |---|---|-------|---|---|        two of three
 *                 |---|       |---|            three of three
 * </pre>
 *
 * <p>If everybody has to be there, these are the {@link Overlaps}. People are numbered from 0, in the order in which
 * their calendars were given, and so are stretches, by their start.
 *
 * <h2>How they are found</h2>
 *
 * <p>One sweep over all calendars at once, from one bound of a free slot to the next. People play a tournament for whose
 * next bound comes first, and after a move only the matches of the one who moved are played again. Nothing is counted
 * but how many are free: WHO they are is looked up when a stretch is asked about, since a thousand people can make
 * eighty thousand stretches of which somebody reads a page. If some are required, only the span of the time that they
 * have in common is swept.
 *
 * <p>With n people of m bounds in all this costs O(m log n). It holds n cursors and the result, in flat arrays.
 */
public final class Quorums {

    private final List<TimeSlots> free;
    private final long[] starts;
    private final long[] ends;
    private final int[] counts;
    private final BitSet full;

    private Quorums(List<TimeSlots> free, long[] starts, long[] ends, int[] counts, BitSet full) {
        this.free = free;
        this.starts = starts;
        this.ends = ends;
        this.counts = counts;
        this.full = full;
    }

    /**
     * Finds every stretch in which enough of these people are free, and all who are required.
     *
     * @param free the free time of each person, at least one
     * @param atLeast how many have to be free, those who are required among them: from 1 to all of them
     * @param required the numbers of those who have to be free; may be empty
     * @param minDuration how many seconds a stretch has at least, from 1
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Quorums of(List<TimeSlots> free, int atLeast, BitSet required, long minDuration) {
        List<TimeSlots> people = List.copyOf(free);
        requireInRange(people.size(), atLeast, required, minDuration);
        TimeSlots needed = commonTime(people, required);
        if (needed.isEmpty()) {
            return new Quorums(people, new long[0], new long[0], new int[0], new BitSet());
        }
        return new Sweep(people, atLeast, needed, minDuration).run();
    }

    private static void requireInRange(int people, int atLeast, BitSet required, long minDuration) {
        if (people == 0) {
            throw new IllegalArgumentException("free must have the time of at least one person");
        }
        if (atLeast < 1 || atLeast > people) {
            throw new IllegalArgumentException("atLeast must be from 1 to " + people + ", not " + atLeast);
        }
        if (required.length() > people) {
            throw new IllegalArgumentException("required must be of " + people + " people, not " + required);
        }
        if (minDuration < 1) {
            throw new IllegalArgumentException("minDuration must be at least 1, not " + minDuration);
        }
    }

    private static TimeSlots commonTime(List<TimeSlots> free, BitSet required) {
        return required.isEmpty()
                ? TimeSlots.of(TimeSlot.ALWAYS)
                : Overlaps.of(required.stream().mapToObj(free::get).toList()).slots();
    }

    /** How many stretches there are. */
    public int size() {
        return starts.length;
    }

    /**
     * The stretch at {@code index}, in ascending order from 0.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public TimeSlot slot(int index) {
        return TimeSlot.of(starts[index], ends[index]);
    }

    /**
     * How the stretch at {@code index} lies in the free time of those who are free in it: full if it is the whole of a
     * free slot of one of them, else partial.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public Overlap.Kind kind(int index) {
        Objects.checkIndex(index, size());
        return full.get(index) ? Overlap.Kind.FULL : Overlap.Kind.PARTIAL;
    }

    /**
     * How many people are free in the stretch at {@code index}.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public int count(int index) {
        return counts[index];
    }

    /**
     * Who is free in the stretch at {@code index}: the numbers of those who are. All the others are busy for all of it.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public BitSet available(int index) {
        long start = starts[index];
        BitSet available = new BitSet(free.size());
        for (int person = 0; person < free.size(); person++) {
            available.set(person, free.get(person).contains(start));
        }
        return available;
    }

    /** The index of the first stretch that starts at the instant (epoch seconds) or later; {@link #size()} if none does. */
    public int firstStartingAtOrAfter(long instant) {
        int found = Arrays.binarySearch(starts, instant);
        return found >= 0 ? found : ~found;
    }

    /** The indices of all stretches: those in which the most people are free first, and the earlier of equals. */
    public int[] byMostAvailable() {
        return IntStream.range(0, size())
                .mapToLong(index -> ((long) -counts[index] << Integer.SIZE) | index)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
    }

    /**
     * One search. Each person has a cursor on one bound, and the tournament is for whose bound comes first.
     *
     * <p>Match 1 is the final; match i is between the winners of 2i and 2i + 1, and from n on stand the n people
     * themselves.
     */
    private static final class Sweep {

        private static final long NEVER = Long.MAX_VALUE;

        private final List<TimeSlots> people;
        private final int atLeast;
        private final TimeSlots needed;
        private final long minDuration;

        private final TimeSlots[] free;
        private final int[] cursor;
        private final long[] next;
        private final int[] winner;
        private int remaining;
        private int available = 0;

        private long[] starts = new long[16];
        private long[] ends = new long[16];
        private int[] counts = new int[16];
        private final BitSet full = new BitSet();
        private int size = 0;

        Sweep(List<TimeSlots> people, int atLeast, TimeSlots needed, long minDuration) {
            this.people = people;
            this.atLeast = atLeast;
            this.needed = needed;
            this.minDuration = minDuration;
            TimeSlot window = needed.get(0).span(needed.get(needed.size() - 1));
            // Whole slots, not clipped ones: whether a stretch is full is decided by where they really start and end.
            free = people.stream().map(slots -> slots.connectedTo(window)).toArray(TimeSlots[]::new);
            cursor = new int[free.length];
            next = new long[free.length];
            winner = new int[2 * free.length];
            remaining = free.length;
            Arrays.setAll(winner, leaf -> leaf - free.length);
            for (int person = 0; person < free.length; person++) {
                point(person, 0);
            }
            for (int match = free.length - 1; match >= 1; match--) {
                play(match);
            }
        }

        Quorums run() {
            long start = 0;
            // Who has left for good comes to no later stretch.
            while (remaining >= atLeast) {
                long end = next[winner[1]];
                int count = available;
                boolean covers = false;
                do {
                    covers |= pass(winner[1], start);
                } while (next[winner[1]] == end);
                if (count >= atLeast && end - start >= minDuration && needed.contains(start)) {
                    add(start, end, count, covers);
                }
                start = end;
            }
            return new Quorums(
                    people, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), Arrays.copyOf(counts, size), full);
        }

        /** Lets the person come or go, and says whether all of a free slot that began at {@code start} is over now. */
        private boolean pass(int person, long start) {
            int bound = cursor[person];
            boolean leaves = (bound & 1) == 1;
            available += leaves ? -1 : 1;
            point(person, bound + 1);
            for (int match = (person + free.length) >> 1; match >= 1; match >>= 1) {
                play(match);
            }
            return leaves && free[person].start(bound >> 1) == start;
        }

        /** Bounds are numbered start, end, start, end … */
        private void point(int person, int bound) {
            TimeSlots slots = free[person];
            int slot = bound >> 1;
            cursor[person] = bound;
            if (slot == slots.size()) {
                next[person] = NEVER;
                remaining--;
            } else {
                next[person] = (bound & 1) == 0 ? slots.start(slot) : slots.end(slot);
            }
        }

        private void play(int match) {
            int left = winner[2 * match];
            int right = winner[2 * match + 1];
            winner[match] = next[left] <= next[right] ? left : right;
        }

        private void add(long start, long end, int count, boolean covers) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            starts[size] = start;
            ends[size] = end;
            counts[size] = count;
            full.set(size++, covers);
        }
    }
}
