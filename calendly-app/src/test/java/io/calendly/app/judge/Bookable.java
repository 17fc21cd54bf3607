package io.calendly.app.judge;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An event type of the workload. Its hosts are users with much contention, and each of them hosts several types. */
enum Bookable {
    /** The only type with a buffer. */
    SOLO(Hosting.Kind.SOLO, 30),
    /** The only type whose bookings have to be confirmed. */
    COLLECTIVE(Hosting.Kind.COLLECTIVE, 60),
    ROUND_ROBIN(Hosting.Kind.ROUND_ROBIN, 30),
    GROUP(Hosting.Kind.GROUP, 45);

    /** The number of invitees in a meeting of the group. */
    private static final int SEATS = 3;

    /** The time from one start to the next, in seconds. */
    private static final int INTERVAL = 1_800;

    private static final int BUFFER_AFTER = 600;

    private final Hosting.Kind kind;
    private final int minutes;

    Bookable(Hosting.Kind kind, int minutes) {
        this.kind = kind;
        this.minutes = minutes;
    }

    Set<Integer> hosts() {
        return switch (this) {
            case SOLO -> Set.of(0);
            case COLLECTIVE -> Set.of(0, 1);
            case ROUND_ROBIN -> Set.of(1, 2);
            case GROUP -> Set.of(2);
        };
    }

    int seats() {
        return isGroup() ? SEATS : 1;
    }

    boolean isGroup() {
        return this == GROUP;
    }

    /** Returns the time in seconds to be kept clear after a meeting. */
    int bufferAfter() {
        return this == SOLO ? BUFFER_AFTER : 0;
    }

    /** Returns the status of a new booking. */
    String firstStatus() {
        return this == COLLECTIVE ? BookingState.PENDING : BookingState.CONFIRMED;
    }

    /** Returns the slot of a new booking. */
    TimeSlot slotAt(long start) {
        return TimeSlot.of(start, start + minutes * 60L);
    }

    /** Returns the hosts who may take a meeting: each alone in a round robin, otherwise all together. */
    List<Set<Integer>> possibleHosts() {
        return this == ROUND_ROBIN ? hosts().stream().map(Set::of).toList() : List.of(hosts());
    }

    /**
     * Returns the start of the open hours of a day. The grid of the day begins there, as long as the open hours are as at
     * first.
     */
    static long startOfHours(long time) {
        long day = (time - Operation.START) / Operation.DAY;
        return Operation.slot(day * 1440 + 360, 1).start();
    }

    /** Checks whether a start is on the grid, as long as the open hours are as at first. */
    static boolean isOnGrid(long start) {
        return (start - startOfHours(start)) % INTERVAL == 0;
    }

    /** Returns the settings of the event type. */
    EventTypeSettings settings(List<Long> userIds) {
        String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new EventTypeSettings(
                new EventTypeDescription(name(), slug, "", ""),
                new Hosting(
                        kind,
                        hosts().stream()
                                .map(host -> new UserId(userIds.get(host)))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        seats(),
                        Optional.empty()),
                new Timing(
                        new TreeSet<>(Set.of(minutes * 60)),
                        INTERVAL,
                        Timing.StartTimes.GRID,
                        new Buffers(0, bufferAfter())),
                new BookingRules(0, Optional.empty(), BookingLimits.NONE, 0, this == COLLECTIVE),
                List.of(),
                true);
    }
}
