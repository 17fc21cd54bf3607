package io.calendly.domain.schedule;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.TimeZones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wall clock of a time zone: the only place where hours and dates of a zone become instants.
 *
 * <h2>The rule</h2>
 *
 * <p><b>An instant is open exactly when the wall clock of the zone shows, at that instant, a date and a time inside the
 * hours of that date.</b>
 *
 * <p>The rule asks the clock at an instant, and never for the instant of a local time. An instant has one reading, but a
 * local time may have no instant, or two. So there is nothing to resolve on the two hard days. Below, they are those of
 * America/New_York in 2026. In spring, the clock jumps from 02:00 to 03:00:
 *
 * <pre>
 *   8 March, UTC      05:00     06:00     07:00     08:00     09:00
 *   UTC-5             00:00     01:00    (02:00)
 *   UTC-4                                 03:00     04:00     05:00
 *                       |---------|---------|---------|---------|
 *   01:30 to 03:30                     [---------)                    one hour: 06:30Z to 07:30Z
 *   02:00 to 03:00                                                    no instant shows a time in these hours
 * </pre>
 *
 * <p>In autumn, it falls back from 02:00 to 01:00:
 *
 * <pre>
 *   1 November, UTC   04:00     05:00     06:00     07:00     08:00
 *   UTC-4             00:00     01:00    (02:00)
 *   UTC-5                                 01:00     02:00     03:00
 *                       |---------|---------|---------|---------|
 *   01:00 to 02:00                [-------------------)               two hours: 05:00Z to 07:00Z
 *   01:15 to 01:45                  [----)    [----)                  twice
 * </pre>
 *
 * <p>The same holds where a zone drops a whole date (Pacific/Apia, 30 December 2011), changes by half an hour
 * (Australia/Lord_Howe), changes at midnight (Africa/Cairo), or once showed a date, the next, and the first again
 * (America/St_Johns, until 2011).
 *
 * <h2>The walk</h2>
 *
 * <p>Between two transitions of a zone its offset from UTC is constant. In such a segment, the hours of a date are
 * intervals of instants, which are the local bounds minus the offset:
 *
 * <pre>
 *   window            [------------------------------------)
 *   segments          [-- UTC-5 ------)[-- UTC-4 ----------)
 *   hours of dates  [---)   [---)   [---)   [---)   [---)   [---)
 *   cut to segment    [-)   [---)   [--)    [---)   [---)
 * </pre>
 *
 * <p>The walk visits each segment of the window, and in it each date once, from the one that the clock shows first. It
 * costs a few additions for each date and interval. It reads no time outside the window, and allocates nothing but the
 * bounds of its result. A segment is only cut where the next one begins, so hours that go on there are joined again.
 *
 * <p>The rules come from the zone alone. Neither the zone of the machine nor that of a database or a client has a part
 * in them. Immutable.
 */
public final class ZoneClock {

    private static final long DAY = 86_400;

    private final ZoneRules rules;

    private ZoneClock(ZoneRules rules) {
        this.rules = rules;
    }

    /**
     * Returns the clock of a zone.
     *
     * @param timeZone the name of the zone
     * @return the clock; empty if this JVM does not {@linkplain TimeZones#isKnown know} the zone
     */
    public static Optional<ZoneClock> of(String timeZone) {
        return TimeZones.find(timeZone).map(zone -> new ZoneClock(zone.getRules()));
    }

    /** The hours of each date. */
    @FunctionalInterface
    interface HoursByDate {

        /** Returns the hours of a date, which is given as the number of days since 1970-01-01. */
        LocalHours on(long epochDay);
    }

    /** A receiver of open time. */
    @FunctionalInterface
    interface Receiver {

        /**
         * Receives a stretch of open time.
         *
         * @param epochDay the date that the clock shows in it, as the number of days since 1970-01-01
         * @param start the first second, in epoch seconds
         * @param end the second after the last, in epoch seconds
         */
        void add(long epochDay, long start, long end);
    }

    /**
     * Finds the instants of a window at which this clock shows a date and a time inside the hours of that date. The
     * receiver gets them in ascending order, as stretches that may touch.
     */
    void read(HoursByDate hours, TimeSlot window, Receiver open) {
        long at = window.start();
        while (at < window.end()) {
            Instant instant = Instant.ofEpochSecond(at);
            ZoneOffsetTransition next = rules.nextTransition(instant);
            long end = next == null ? window.end() : Math.min(window.end(), next.toEpochSecond());
            readSegment(hours, at, end, rules.getOffset(instant).getTotalSeconds(), open);
            at = end;
        }
    }

    private static void readSegment(HoursByDate hours, long start, long end, long offset, Receiver open) {
        long date = Math.floorDiv(start + offset, DAY);
        for (long midnight = date * DAY - offset; midnight < end; midnight += DAY) {
            LocalHours ofDate = hours.on(date);
            for (int i = 0; i < ofDate.size(); i++) {
                long from = Math.max(start, midnight + ofDate.from(i));
                long to = Math.min(end, midnight + ofDate.to(i));
                if (from < to) {
                    open.add(date, from, to);
                }
            }
            date++;
        }
    }

    /** Returns the instants of a window at which this clock shows a date and a time inside the hours of that date. */
    TimeSlots open(HoursByDate hours, TimeSlot window) {
        TimeSlots.Builder open = TimeSlots.builder();
        read(hours, window, (date, start, end) -> open.add(start, end));
        return open.build();
    }

    /** Returns the instants from 1970 to 9999 at which this clock shows a date of the range. */
    public TimeSlots on(DateRange dates) {
        TimeSlot reach = dates.reach();
        // Far from both ends, every clock shows a date of the range. Only the time around the ends has to be read.
        long inner = reach.start() + 4 * DAY;
        long outer = reach.end() - 4 * DAY;
        HoursByDate all = date -> dates.contains(date) ? LocalHours.ALL_DAY : LocalHours.CLOSED;
        if (inner >= outer) {
            return open(all, reach);
        }
        return open(all, reach.withEnd(inner))
                .union(TimeSlot.of(inner, outer))
                .union(open(all, reach.withStart(outer)));
    }

    /** Returns the date that this clock shows at an instant, in epoch seconds. */
    public LocalDate dateAt(long instant) {
        int offset = rules.getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
        return LocalDate.ofEpochDay(Math.floorDiv(instant + offset, DAY));
    }

    /**
     * A part of a slot in which a clock shows one date.
     *
     * @param date the date
     * @param slot the part
     */
    public record DatePart(LocalDate date, TimeSlot slot) {}

    /**
     * Cuts a slot wherever this clock begins to show another date.
     *
     * @return the parts in ascending order, which make up the slot. A date has two parts if the clock once fell back
     *     across midnight
     */
    public List<DatePart> byDate(TimeSlot slot) {
        List<DatePart> parts = new ArrayList<>();
        read(date -> LocalHours.ALL_DAY, slot, (day, start, end) -> {
            LocalDate date = LocalDate.ofEpochDay(day);
            int last = parts.size() - 1;
            if (last >= 0 && parts.get(last).date().equals(date)) {
                parts.set(last, new DatePart(date, parts.get(last).slot().withEnd(end)));
            } else {
                parts.add(new DatePart(date, TimeSlot.of(start, end)));
            }
        });
        return parts;
    }
}
