package io.calendly.domain.time;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Sets of time to try everything on, and the slow obvious view of them: a bit per instant. */
public final class Worlds {

    private Worlds() {}

    /** Every set of time over the instants from 0 to {@code instants} (excluded): 2^instants sets. */
    public static List<TimeSlots> allSets(int instants) {
        List<TimeSlots> sets = new ArrayList<>();
        for (long bits = 0; bits < 1L << instants; bits++) {
            sets.add(fromBits(BitSet.valueOf(new long[] {bits})));
        }
        return sets;
    }

    /** Every slot over the instants from 0 to {@code instants} (excluded). */
    public static List<TimeSlot> allSlots(int instants) {
        List<TimeSlot> slots = new ArrayList<>();
        for (int start = 0; start < instants; start++) {
            for (int end = start + 1; end <= instants; end++) {
                slots.add(TimeSlot.of(start, end));
            }
        }
        return slots;
    }

    /** A set with up to {@code slots} slots below {@code horizon}, often touching, nested or the same. */
    public static TimeSlots random(Random random, int slots, int horizon) {
        TimeSlots.Builder builder = TimeSlots.builder();
        int count = random.nextInt(slots + 1);
        for (int i = 0; i < count; i++) {
            builder.add(randomSlot(random, horizon));
        }
        return builder.build();
    }

    /** A slot below {@code horizon}, mostly short. */
    public static TimeSlot randomSlot(Random random, int horizon) {
        int length = 1 + random.nextInt(random.nextInt(8) == 0 ? horizon / 2 : Math.max(1, horizon / 20));
        int start = random.nextInt(horizon - length + 1);
        return TimeSlot.of(start, start + length);
    }

    /** A bit per instant of the set. */
    public static BitSet toBits(TimeSlots set) {
        BitSet bits = new BitSet();
        for (int i = 0; i < set.size(); i++) {
            bits.set((int) set.start(i), (int) set.end(i));
        }
        return bits;
    }

    /** A bit per instant of the slot. */
    public static BitSet toBits(TimeSlot slot) {
        return toBits(TimeSlots.of(slot));
    }

    /** The set with the instants whose bits are on, made slot by slot of one instant each. */
    public static TimeSlots fromBits(BitSet bits) {
        List<TimeSlot> instants = new ArrayList<>(
                bits.stream().mapToObj(i -> TimeSlot.of(i, i + 1)).toList());
        return TimeSlots.copyOf(instants);
    }

    /** The bits that are on in both. */
    public static BitSet and(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both;
    }

    /** The bits that are on in one or both. */
    public static BitSet or(BitSet a, BitSet b) {
        BitSet either = (BitSet) a.clone();
        either.or(b);
        return either;
    }

    /** The bits that are on in the first only. */
    public static BitSet andNot(BitSet a, BitSet b) {
        BitSet rest = (BitSet) a.clone();
        rest.andNot(b);
        return rest;
    }
}
