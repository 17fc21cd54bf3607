package io.calendly.domain.time;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** The sets of slots for exhaustive and random tests, and a simple model of them: one bit for each instant. */
public final class Worlds {

    private Worlds() {}

    /** Returns all 2^instants sets over the instants from 0 to {@code instants} (exclusive). */
    public static List<TimeSlots> allSets(int instants) {
        List<TimeSlots> sets = new ArrayList<>();
        for (long bits = 0; bits < 1L << instants; bits++) {
            sets.add(fromBits(BitSet.valueOf(new long[] {bits})));
        }
        return sets;
    }

    /** Returns all slots over the instants from 0 to {@code instants} (exclusive). */
    public static List<TimeSlot> allSlots(int instants) {
        List<TimeSlot> slots = new ArrayList<>();
        for (int start = 0; start < instants; start++) {
            for (int end = start + 1; end <= instants; end++) {
                slots.add(TimeSlot.of(start, end));
            }
        }
        return slots;
    }

    /** Returns a set of up to {@code slots} slots below {@code horizon}, which are often adjacent, nested or equal. */
    public static TimeSlots random(Random random, int slots, int horizon) {
        TimeSlots.Builder builder = TimeSlots.builder();
        int count = random.nextInt(slots + 1);
        for (int i = 0; i < count; i++) {
            builder.add(randomSlot(random, horizon));
        }
        return builder.build();
    }

    /** Returns a slot below {@code horizon}, which is mostly short. */
    public static TimeSlot randomSlot(Random random, int horizon) {
        int length = 1 + random.nextInt(random.nextInt(8) == 0 ? horizon / 2 : Math.max(1, horizon / 20));
        int start = random.nextInt(horizon - length + 1);
        return TimeSlot.of(start, start + length);
    }

    /** Returns one bit for each instant of the set. */
    public static BitSet toBits(TimeSlots set) {
        BitSet bits = new BitSet();
        for (int i = 0; i < set.size(); i++) {
            bits.set((int) set.start(i), (int) set.end(i));
        }
        return bits;
    }

    /** Returns one bit for each instant of the slot. */
    public static BitSet toBits(TimeSlot slot) {
        return toBits(TimeSlots.of(slot));
    }

    /** Returns the set of the instants whose bits are set, built from slots of one instant each. */
    public static TimeSlots fromBits(BitSet bits) {
        List<TimeSlot> instants = new ArrayList<>(
                bits.stream().mapToObj(i -> TimeSlot.of(i, i + 1)).toList());
        return TimeSlots.copyOf(instants);
    }

    /** Returns the bits that are set in both. */
    public static BitSet and(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both;
    }

    /** Returns the bits that are set in one or both. */
    public static BitSet or(BitSet a, BitSet b) {
        BitSet either = (BitSet) a.clone();
        either.or(b);
        return either;
    }

    /** Returns the bits that are set in the first only. */
    public static BitSet andNot(BitSet a, BitSet b) {
        BitSet rest = (BitSet) a.clone();
        rest.andNot(b);
        return rest;
    }
}
