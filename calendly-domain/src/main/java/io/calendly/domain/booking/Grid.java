package io.calendly.domain.booking;

import io.calendly.domain.schedule.ZoneClock;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The start times at which meetings are offered: in steps from the start of each stretch, as far as the whole meeting lies
 * in the stretch.
 *
 * <pre>
 *   stretch    [---------------------)
 *   starts     |     |     |              a fourth meeting would end after the stretch
 *   meetings   [-----)
 *                    [-----)
 *                          [-----)
 * </pre>
 *
 * <p>A stretch longer than 24 hours is cut wherever the clock begins to show another date, and each part has its own steps.
 * Time that is always open would otherwise have no start to count from.
 */
final class Grid {

    private static final long DAY = 86_400;

    private final TimeSlots stretches;
    private final List<TimeSlot> parts;
    private final int interval;
    private final int duration;

    /**
     * Makes a grid.
     *
     * @param stretches the stretches, whole or at least as long as {@link BookingQuestion#calendarWindow} is around them
     * @param clock the clock at whose midnights long stretches are cut
     */
    Grid(TimeSlots stretches, ZoneClock clock, BookingQuestion question) {
        this.stretches = stretches;
        this.interval = question.type().settings().timing().interval();
        this.duration = question.duration();
        this.parts = new ArrayList<>(stretches.size());
        TimeSlot window = question.calendarWindow();
        for (TimeSlot stretch : stretches) {
            if (!stretch.overlaps(window)) {
                continue;
            }
            if (stretch.end() - stretch.start() <= DAY) {
                parts.add(stretch);
            } else {
                clock.byDate(stretch.intersection(window)).forEach(part -> parts.add(part.slot()));
            }
        }
    }

    /** Returns the starts in a set of instants, in ascending order, in epoch seconds. */
    long[] startsIn(TimeSlots allowed) {
        LongStream.Builder starts = LongStream.builder();
        for (TimeSlot part : parts) {
            TimeSlots inPart = allowed.intersection(part);
            for (int i = 0; i < inPart.size(); i++) {
                long last = Math.min(part.end() - duration, inPart.end(i) - 1);
                for (long start = firstFrom(part, inPart.start(i)); start <= last; start += interval) {
                    starts.accept(start);
                }
            }
        }
        return starts.build().toArray();
    }

    /** Returns the first step of a part at a time or after it. */
    private long firstFrom(TimeSlot part, long time) {
        long late = Math.max(0, time - part.start());
        return part.start() + (late + interval - 1) / interval * interval;
    }

    /** Checks whether a meeting of this start would lie in a stretch, and is not offered. */
    boolean isOff(long start) {
        return stretches.encloses(TimeSlot.of(start, start + duration)) && !isOn(start);
    }

    private boolean isOn(long start) {
        return parts.stream()
                .anyMatch(part -> part.contains(start)
                        && start + duration <= part.end()
                        && (start - part.start()) % interval == 0);
    }

    /** Returns the next start after a time in the same stretch, in epoch seconds; empty if there is none. */
    OptionalLong nextInStretch(long time) {
        TimeSlots around = stretches.connectedTo(TimeSlot.of(time, time + 1));
        return parts.stream()
                .filter(part -> part.end() > time && around.encloses(part))
                .mapToLong(part -> firstFrom(part, time))
                .filter(next -> parts.stream().anyMatch(part -> part.contains(next) && next + duration <= part.end()))
                .min();
    }
}
