package io.calendly.domain.booking;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.ZoneClock;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The time of one host in the terms in which the policies ask for it. Time that a moving booking gives up is not taken. */
final class HostAgenda {

    private final BookingQuestion question;
    private final TimeSlot window;
    private final UserId user;
    private final ZoneClock clock;
    private final TimeSlots open;
    private final TimeSlots outside;
    private final TimeSlots overridden;
    private final TimeSlots timeOff;
    private final List<Claim> taken;
    private final List<Place> places;

    /**
     * Makes the agenda of a host.
     *
     * @param released the time of the host that a moving booking gives up
     * @param places the places of the event type that are taken, of any host
     */
    HostAgenda(BookingQuestion question, HostTime host, TimeSlots released, List<Place> places) {
        StoredTime stored = host.stored();
        this.question = question;
        this.window = question.calendarWindow();
        this.user = stored.user();
        this.clock = clockOf(host);
        TimeSlots ruled = stored.declared()
                .union(stored.schedule().map(hours -> hours.openWithin(window)).orElse(TimeSlots.empty()));
        this.timeOff = TimeOff.union(stored.timeOff());
        this.open = ruled.minus(timeOff);
        this.overridden = stored.schedule()
                .map(schedule -> openWithoutOverrides(schedule).minus(ruled))
                .orElse(TimeSlots.empty());
        this.outside = ruled.union(overridden).gaps(window);
        this.taken = taken(stored, released);
        this.places =
                places.stream().filter(place -> place.hosts().contains(user)).toList();
    }

    /** Returns the clock of the host: that of the schedule if there is one, otherwise that of the user. */
    private static ZoneClock clockOf(HostTime host) {
        return host.stored()
                .schedule()
                .flatMap(schedule -> ZoneClock.of(schedule.timeZone()))
                .or(() -> ZoneClock.of(host.timeZone()))
                .or(() -> ZoneClock.of(TimeZones.UTC))
                .orElseThrow();
    }

    private TimeSlots openWithoutOverrides(Schedule schedule) {
        return schedule.overrides().list().isEmpty()
                ? TimeSlots.empty()
                : schedule.withoutOverrides().openWithin(window);
    }

    private static List<Claim> taken(StoredTime stored, TimeSlots released) {
        List<Claim> taken = new ArrayList<>();
        stored.occupied()
                .minus(released)
                .forEach(slot ->
                        taken.add(new Claim(OccupancyOwner.Kind.MEETING, slot, Buffers.NONE, Optional.empty())));
        stored.claims().stream()
                .filter(claim -> !released.encloses(claim.slot()))
                .forEach(taken::add);
        return taken;
    }

    BookingQuestion question() {
        return question;
    }

    EventType type() {
        return question.type();
    }

    /** Returns the window in which the time of the host is known. */
    TimeSlot window() {
        return window;
    }

    UserId user() {
        return user;
    }

    ZoneClock clock() {
        return clock;
    }

    /** Returns the open hours: declared or scheduled, and not off. Declared time is whole, scheduled hours are clipped. */
    TimeSlots open() {
        return open;
    }

    /** Returns the time of the window that no rule opens. */
    TimeSlots outside() {
        return outside;
    }

    /** Returns the time that weekly hours would open, and that a date override closes. */
    TimeSlots overridden() {
        return overridden;
    }

    TimeSlots timeOff() {
        return timeOff;
    }

    /** Returns the slots that are taken of the host, those without buffers too. No two overlap. */
    List<Claim> taken() {
        return taken;
    }

    /** Returns the places of the event type that the host has a part in. */
    List<Place> places() {
        return places;
    }

    /** Returns the buffers that the meeting would have. */
    Buffers buffers() {
        return type().settings().timing().buffers();
    }

    /** Returns the slot of the meeting that would start at a time. */
    TimeSlot slotAt(long start) {
        return TimeSlot.of(start, start + question.duration());
    }

    /** Returns the starts at which the meeting would take some of the time. */
    TimeSlots startsTouching(TimeSlots time) {
        TimeSlots.Builder starts = TimeSlots.builder();
        for (int i = 0; i < time.size(); i++) {
            starts.add(Math.max(0, time.start(i) - question.duration() + 1), time.end(i));
        }
        return starts.build();
    }
}
