package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Optional;

/** Something that a client asks of a server. Users are counted from 0, meetings go by the names that servers gave. */
sealed interface Operation {

    /** To declare time. */
    record Open(int user, TimeSlot slot) implements Operation {}

    /** To take declared time back. */
    record Close(int user, TimeSlot slot) implements Operation {}

    /** To meet. */
    record Schedule(int first, int second, TimeSlot slot, Way way) implements Operation {

        boolean attends(int user) {
            return user == first || user == second;
        }
    }

    /** To cancel a meeting; under a key, if it is to be asked for again until there is an answer. */
    record Cancel(String meeting, boolean keyed) implements Operation {}

    /** To hold a meeting at another time. */
    record Reschedule(String meeting, TimeSlot slot) implements Operation {}

    /** To see what is free. */
    record Read(int user) implements Operation {}

    /** To see when both are free. */
    record Overlap(int first, int second) implements Operation {}

    /** How a meeting is asked for. */
    enum Way {
        /** By the classic route, which does not tell the meeting's name. */
        CLASSIC,
        /** By version 2. */
        PLAIN,
        /** By version 2 and under a key: asked for again until there is an answer, and done once. */
        KEYED
    }

    /** Whether it may be asked for twice and is done once. */
    default boolean keyed() {
        return (this instanceof Schedule meeting && meeting.way() == Way.KEYED)
                || (this instanceof Cancel cancel && cancel.keyed());
    }

    /** The meeting that is to be changed, if one is. */
    default Optional<String> named() {
        if (this instanceof Cancel cancel) {
            return Optional.of(cancel.meeting());
        }
        return this instanceof Reschedule moved ? Optional.of(moved.meeting()) : Optional.empty();
    }

    /** The people of the workload; every other request is for one of the first {@link #HOT}. */
    int USERS = 40;

    /** Those whom everybody wants. */
    int HOT = 4;

    /** How many days are worked on. */
    int DAYS = 90;

    /** The first second of the time that is worked on: 2030-01-01. */
    long START = 1_893_456_000L;

    /** The time that is declared before anybody meets: days of 16 hours. */
    static TimeSlots firstDeclared() {
        TimeSlots.Builder days = TimeSlots.builder();
        for (long day = 0; day < DAYS; day++) {
            days.add(slot(day * 1440 + 360, 960));
        }
        return days.build();
    }

    /** A slot so many minutes after the start. */
    static TimeSlot slot(long minute, long minutes) {
        return TimeSlot.of(START + minute * 60, START + (minute + minutes) * 60);
    }
}
