package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Random;

/** Something that a client asks of a server. Users are counted from 0. */
sealed interface Operation {

    /** To declare time. */
    record Open(int user, TimeSlot slot) implements Operation {}

    /** To meet. */
    record Schedule(int first, int second, TimeSlot slot) implements Operation {}

    /** To see what is free. */
    record Read(int user) implements Operation {}

    /** To see when both are free. */
    record Overlap(int first, int second) implements Operation {}

    /** The people of the workload; every other request is for one of the first {@link #HOT}. */
    int USERS = 40;

    /** Those whom everybody wants. */
    int HOT = 4;

    /** The first second of the time that is worked on: 2030-01-01. */
    long START = 1_893_456_000L;

    /** The time that is declared before anybody meets, in minutes from the start: days of 16 hours. */
    static TimeSlots firstDeclared() {
        TimeSlots.Builder days = TimeSlots.builder();
        for (long day = 0; day < DAYS; day++) {
            days.add(at(day * 1440 + 360), at(day * 1440 + 1320));
        }
        return days.build();
    }

    /** How many days are worked on. */
    long DAYS = 90;

    /** The next operation of a client: the same seed, the same operations. */
    static Operation next(Random random) {
        int user = user(random);
        int other = (user + 1 + random.nextInt(USERS - 1)) % USERS;
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Open(user, slot(random, 300));
            case 2 -> new Read(user);
            case 3 -> new Overlap(user, other);
            default -> new Schedule(user, other, slot(random, 60));
        };
    }

    private static int user(Random random) {
        return random.nextBoolean() ? random.nextInt(HOT) : random.nextInt(USERS);
    }

    private static TimeSlot slot(Random random, int mostMinutes) {
        long start = random.nextInt((int) DAYS * 1440 - mostMinutes);
        return TimeSlot.of(at(start), at(start + 1 + random.nextInt(mostMinutes)));
    }

    private static long at(long minute) {
        return START + minute * 60;
    }
}
