package io.calendly.benchmarks.domain;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The seeded input that all implementations share.
 *
 * @param first a set of slots
 * @param second another set with the same number of slots in the same years
 * @param instants the arguments of {@code contains}, in random order; about half of them are in the first set
 * @param additions slots in gaps of the first set that are adjacent to no slot
 */
record Sample(TimeSlots first, TimeSlots second, List<Long> instants, List<TimeSlot> additions) {

    /** The number of instants and of additions. It is a power of two, so that the wrap-around is only a bit mask. */
    static final int ARGUMENTS = 4096;

    private static final long SEED = 20_261_122;
    private static final long START = 1_767_571_200;
    private static final long MINUTE = 60;
    private static final long QUARTER = 15 * MINUTE;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Returns two sets whose slots and gaps have lengths from a quarter of an hour to two hours. */
    static Sample of(int slots) {
        RandomGenerator random = random();
        TimeSlots first = slots(slots, random);
        TimeSlots second = slots(slots, random);
        long end = first.end(slots - 1);
        List<Long> instants = new ArrayList<>();
        List<TimeSlot> additions = new ArrayList<>();
        for (int i = 0; i < ARGUMENTS; i++) {
            instants.add(random.nextLong(START, end));
            long gap = first.end(random.nextInt(slots - 1));
            additions.add(TimeSlot.of(gap + MINUTE, gap + 2 * MINUTE));
        }
        return new Sample(first, second, instants, additions);
    }

    private static TimeSlots slots(int slots, RandomGenerator random) {
        TimeSlots.Builder builder = TimeSlots.builder();
        long at = START;
        for (int i = 0; i < slots; i++) {
            long start = at + random.nextLong(1, 9) * QUARTER;
            at = start + random.nextLong(1, 9) * QUARTER;
            builder.add(start, at);
        }
        return builder.build();
    }

    /**
     * Returns calendars with one slot a day that starts and ends at random. All slots of a day overlap, so that every
     * day has common free time.
     */
    static List<TimeSlots> calendars(int calendars, int days) {
        RandomGenerator random = random();
        List<TimeSlots> all = new ArrayList<>();
        for (int i = 0; i < calendars; i++) {
            TimeSlots.Builder builder = TimeSlots.builder();
            for (int day = 0; day < days; day++) {
                long midnight = START + day * DAY;
                builder.add(
                        midnight + 8 * HOUR + random.nextLong(8) * QUARTER,
                        midnight + 15 * HOUR + random.nextLong(12) * QUARTER);
            }
            all.add(builder.build());
        }
        return all;
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }
}
