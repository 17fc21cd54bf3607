package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * All slots in which a quorum is free: enough users, and every required one.
 *
 * <p>Time is cut wherever a free slot of a user starts or ends. So in all of such a slot the same users are free, no
 * other user is free in any part of it, and two of these slots may touch but never overlap.
 *
 * <pre>
 *   ann   [-----------)       [-----------)
 *   bob       [-----------------------)
 *   eve           [---------------)
 *             |---|---|-------|---|---|        two of three
 *                 |---|       |---|            three of three
 * </pre>
 *
 * <p>If all users are needed, these are the {@link Overlaps}. Users are numbered from 0, in the order in which their
 * free time is given; slots are numbered by start.
 *
 * <h2>Algorithm</h2>
 *
 * <p>One sweep passes over the bounds of all free slots in order. A tournament tree yields the next bound: each leaf is
 * a user with the user's next bound, and each match is won by the earlier one, so that only the matches of one leaf are
 * replayed per bound. The sweep counts how many users are free. WHICH users are free is computed on demand, because a
 * thousand users can have eighty thousand slots of which a client reads a page. If some users are required, only the
 * range of their common time is swept.
 *
 * <p>For n users with m bounds in total this costs O(m log n). It needs n cursors and the result, in flat arrays.
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
     * Finds every slot in which enough of these users are free, and every required one.
     *
     * @param free the free time of each user, at least one
     * @param atLeast the number of users who have to be free, the required ones included: from 1 to all of them
     * @param required the numbers of the required users; may be empty
     * @param minDuration the minimum length of a slot in seconds, from 1
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Quorums of(List<TimeSlots> free, int atLeast, BitSet required, long minDuration) {
        List<TimeSlots> users = List.copyOf(free);
        requireInRange(users.size(), atLeast, required, minDuration);
        TimeSlots needed = commonTime(users, required);
        if (needed.isEmpty()) {
            return new Quorums(users, new long[0], new long[0], new int[0], new BitSet());
        }
        return new Sweep(users, atLeast, needed, minDuration).run();
    }

    private static void requireInRange(int users, int atLeast, BitSet required, long minDuration) {
        if (users == 0) {
            throw new IllegalArgumentException("free must have the time of at least one user");
        }
        if (atLeast < 1 || atLeast > users) {
            throw new IllegalArgumentException("atLeast must be from 1 to " + users + ", not " + atLeast);
        }
        if (required.length() > users) {
            throw new IllegalArgumentException("required must be of " + users + " users, not " + required);
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

    /** Returns the number of slots. */
    public int size() {
        return starts.length;
    }

    /**
     * Returns the slot at {@code index}, in ascending order from 0.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public TimeSlot slot(int index) {
        return TimeSlot.of(starts[index], ends[index]);
    }

    /**
     * Returns the kind of the slot at {@code index}: full if it is the whole of a free slot of a user who is free in
     * it, otherwise partial.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public Overlap.Kind kind(int index) {
        Objects.checkIndex(index, size());
        return full.get(index) ? Overlap.Kind.FULL : Overlap.Kind.PARTIAL;
    }

    /**
     * Returns the number of users who are free in the slot at {@code index}.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public int count(int index) {
        return counts[index];
    }

    /**
     * Returns the numbers of the users who are free in the slot at {@code index}. All others are busy for all of it.
     *
     * @throws IndexOutOfBoundsException as an array does
     */
    public BitSet available(int index) {
        long start = starts[index];
        BitSet available = new BitSet(free.size());
        for (int user = 0; user < free.size(); user++) {
            available.set(user, free.get(user).contains(start));
        }
        return available;
    }

    /**
     * Returns the index of the first slot that starts at the instant (epoch seconds) or later; {@link #size()} if none.
     */
    public int firstStartingAtOrAfter(long instant) {
        int found = Arrays.binarySearch(starts, instant);
        return found >= 0 ? found : ~found;
    }

    /** Returns the indices of all slots by descending number of free users, and by start among equal numbers. */
    public int[] byMostAvailable() {
        return IntStream.range(0, size())
                .mapToLong(index -> ((long) -counts[index] << Integer.SIZE) | index)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
    }

    /**
     * One search. Each user has a cursor on one bound, and the tournament is won by the earliest bound.
     *
     * <p>Match 1 is the final. Match i is between the winners of 2i and 2i + 1, and the entries from n on are the n
     * users.
     */
    private static final class Sweep {

        private static final long NEVER = Long.MAX_VALUE;

        private final List<TimeSlots> users;
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

        Sweep(List<TimeSlots> users, int atLeast, TimeSlots needed, long minDuration) {
            this.users = users;
            this.atLeast = atLeast;
            this.needed = needed;
            this.minDuration = minDuration;
            TimeSlot window = needed.get(0).span(needed.get(needed.size() - 1));
            // Slots are not clipped, because their real ends decide whether a slot of the result is full.
            free = users.stream().map(slots -> slots.connectedTo(window)).toArray(TimeSlots[]::new);
            cursor = new int[free.length];
            next = new long[free.length];
            winner = new int[2 * free.length];
            remaining = free.length;
            Arrays.setAll(winner, leaf -> leaf - free.length);
            for (int user = 0; user < free.length; user++) {
                point(user, 0);
            }
            for (int match = free.length - 1; match >= 1; match--) {
                play(match);
            }
        }

        Quorums run() {
            long start = 0;
            // A user without further slots cannot count any more.
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
                    users, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), Arrays.copyOf(counts, size), full);
        }

        /** Passes the next bound of a user. Returns whether a free slot that began at {@code start} ends there. */
        private boolean pass(int user, long start) {
            int bound = cursor[user];
            boolean leaves = (bound & 1) == 1;
            available += leaves ? -1 : 1;
            point(user, bound + 1);
            for (int match = (user + free.length) >> 1; match >= 1; match >>= 1) {
                play(match);
            }
            return leaves && free[user].start(bound >> 1) == start;
        }

        /** Moves the cursor of a user. Bounds are numbered start, end, start, end … */
        private void point(int user, int bound) {
            TimeSlots slots = free[user];
            int slot = bound >> 1;
            cursor[user] = bound;
            if (slot == slots.size()) {
                next[user] = NEVER;
                remaining--;
            } else {
                next[user] = (bound & 1) == 0 ? slots.start(slot) : slots.end(slot);
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
