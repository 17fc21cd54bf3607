package io.calendly.domain.booking;

import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.UserId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The time of a host as it was entered, for {@link BookabilityModel} to ask about one instant at a time. What it finds out
 * about an instant it keeps, because it is asked again for every start.
 */
final class HostModel {

    private static final int KNOWN = 1;
    private static final int RULED_OPEN = 2;
    private static final int OPEN_WITHOUT_OVERRIDES = 4;
    private static final int OFF = 8;
    private static final int IN_STRETCH = 16;
    private static final int MIDNIGHT = 32;

    private static final long MARGIN = 4 * 86_400;

    private final UserId user;
    private final String timeZone;
    private final List<TimeSlot> declared = new ArrayList<>();
    private final List<TimeOff> timeOff = new ArrayList<>();
    private final List<Claim> stored = new ArrayList<>();
    private Optional<Schedule> schedule = Optional.empty();
    private ZoneId clock = ZoneOffset.UTC;
    private final Map<DayOfWeek, List<LocalInterval>> weekly = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<LocalInterval>> dates = new HashMap<>();

    private boolean isPacked = false;
    private int bufferBefore = 0;
    private final List<Claim> taken = new ArrayList<>();
    private long tick = 1;
    private long origin = 0;
    private byte[] kept = new byte[0];

    HostModel(UserId user, String timeZone) {
        this.user = user;
        this.timeZone = timeZone;
        this.clock = TimeZones.find(timeZone).orElse(ZoneOffset.UTC);
    }

    HostModel declares(TimeSlot slot) {
        declared.add(slot);
        return this;
    }

    HostModel follows(Schedule hours) {
        schedule = Optional.of(hours);
        TimeZones.find(hours.timeZone()).ifPresent(zone -> clock = zone);
        hours.weeklyHours().rules().forEach((day, ofDay) -> weekly.put(day, ofDay.intervals()));
        for (DateOverride override : hours.overrides().list()) {
            dates.put(override.date(), override.hours().intervals());
        }
        return this;
    }

    HostModel isOffIn(TimeOff off) {
        timeOff.add(off);
        return this;
    }

    HostModel hasTaken(Claim claim) {
        stored.add(claim);
        return this;
    }

    UserId user() {
        return user;
    }

    /** Returns all that was ever taken of the host. */
    List<Claim> stored() {
        return stored;
    }

    /** Returns the time that {@link Bookability} is given of this host: no more than there is around a window. */
    HostTime toHostTime(TimeSlot window, Instant now) {
        List<TimeSlot> occupied = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : stored) {
            boolean isPlain = claim.expiresAt().isEmpty()
                    && claim.buffers().before() + claim.buffers().after() == 0;
            if (!claim.slot().isConnected(window)) {
                continue;
            }
            if (isPlain) {
                occupied.add(claim.slot());
            } else {
                claims.add(claim);
            }
        }
        List<TimeSlot> near =
                declared.stream().filter(slot -> slot.isConnected(window)).toList();
        List<TimeOff> off = timeOff.stream()
                .filter(each -> each.extent().reach().isConnected(window))
                .toList();
        StoredTime time =
                new StoredTime(user, TimeSlots.copyOf(near), schedule, off, TimeSlots.copyOf(occupied), claims);
        return new HostTime(time.at(now), timeZone);
    }

    /** Prepares the host for a question. */
    void prepare(BookingQuestion next, Optional<TimeSlot> givenUp, long everyTick) {
        isPacked = BookabilityModel.isPacked(next.type());
        bufferBefore = next.type().settings().timing().buffers().before();
        tick = everyTick;
        origin = Math.floorDiv(next.starts().start() - MARGIN, tick) * tick;
        kept = new byte[(int) ((next.starts().end() + MARGIN - origin) / tick) + 1];
        taken.clear();
        for (Claim claim : stored) {
            boolean isExpired = claim.expiresAt().isPresent()
                    && !next.now().isBefore(claim.expiresAt().get());
            boolean isReleased = givenUp.isPresent() && givenUp.get().equals(claim.slot());
            if (!isExpired && !isReleased) {
                taken.add(claim);
            }
        }
    }

    /** Returns what is taken of the host now, without what a moving booking gives up. */
    List<Claim> taken() {
        return taken;
    }

    LocalDate dateAt(long time) {
        return wallClock(clock, time).toLocalDate();
    }

    /** Checks whether the clock shows another date than a tick before. */
    boolean isMidnight(long time) {
        return (at(time) & MIDNIGHT) != 0;
    }

    /** Checks whether something opens an instant, time off aside. */
    boolean isRuledOpen(long time) {
        return (at(time) & RULED_OPEN) != 0;
    }

    boolean isOpenWithoutOverrides(long time) {
        return (at(time) & OPEN_WITHOUT_OVERRIDES) != 0;
    }

    boolean isOff(long time) {
        return (at(time) & OFF) != 0;
    }

    /** Checks whether an instant lies in a stretch from whose start the steps are counted. */
    boolean isInStretch(long time) {
        return (at(time) & IN_STRETCH) != 0;
    }

    private int at(long time) {
        int index = (int) ((time - origin) / tick);
        if (kept[index] == 0) {
            kept[index] = (byte) findOut(origin + index * tick);
        }
        return kept[index];
    }

    private int findOut(long time) {
        boolean isOpen = isDeclared(time) || isScheduled(time, true);
        boolean isOff = timeOff.stream().anyMatch(off -> isOff(off, time));
        boolean inStretch = isOpen && !isOff && !(isPacked && isTakenOrDue(time));
        return KNOWN
                | (isOpen ? RULED_OPEN : 0)
                | (isScheduled(time, false) ? OPEN_WITHOUT_OVERRIDES : 0)
                | (isOff ? OFF : 0)
                | (inStretch ? IN_STRETCH : 0)
                | (dateAt(time).equals(dateAt(time - tick)) ? 0 : MIDNIGHT);
    }

    private boolean isDeclared(long time) {
        return declared.stream().anyMatch(slot -> slot.contains(time));
    }

    private boolean isTakenOrDue(long time) {
        for (Claim claim : taken) {
            long due = Math.max(claim.buffers().after(), bufferBefore);
            if (claim.slot().start() <= time && time < claim.slot().end() + due) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOff(TimeOff off, long time) {
        if (off.extent() instanceof TimeOff.Dates dates) {
            return includes(
                    dates.dates(), wallClock(ZoneId.of(dates.timeZone()), time).toLocalDate());
        }
        return ((TimeOff.Instants) off.extent()).slot().contains(time);
    }

    private boolean isScheduled(long time, boolean withOverrides) {
        if (schedule.isEmpty()) {
            return false;
        }
        List<Travel> travels = schedule.get().travels().list();
        Optional<LocalDateTime> atHome =
                TimeZones.find(schedule.get().timeZone()).map(zone -> wallClock(zone, time));
        if (atHome.isPresent() && isOpen(atHome.get(), withOverrides)) {
            LocalDate date = atHome.get().toLocalDate();
            if (travels.stream().noneMatch(travel -> includes(travel.dates(), date))) {
                return true;
            }
        }
        for (Travel travel : travels) {
            LocalDateTime there = wallClock(ZoneId.of(travel.timeZone()), time);
            if (includes(travel.dates(), there.toLocalDate()) && isOpen(there, withOverrides)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(LocalDateTime wallClock, boolean withOverrides) {
        LocalDate date = wallClock.toLocalDate();
        Schedule hours = schedule.orElseThrow();
        if (hours.effective().from().filter(date::isBefore).isPresent()
                || hours.effective().until().filter(date::isAfter).isPresent()) {
            return false;
        }
        List<LocalInterval> ofDate = weekly.getOrDefault(date.getDayOfWeek(), List.of());
        if (withOverrides) {
            ofDate = dates.getOrDefault(date, ofDate);
        }
        int minute = wallClock.getHour() * 60 + wallClock.getMinute();
        for (LocalInterval each : ofDate) {
            if (each.from().minutes() <= minute && minute < each.to().minutes()) {
                return true;
            }
        }
        return false;
    }

    private static boolean includes(DateRange dates, LocalDate date) {
        return !date.isBefore(dates.from()) && !date.isAfter(dates.until());
    }

    private static LocalDateTime wallClock(ZoneId zone, long time) {
        return ZonedDateTime.ofInstant(Instant.ofEpochSecond(time), zone).toLocalDateTime();
    }

    @Override
    public String toString() {
        return user + " in " + timeZone + ": declares " + declared + ", follows " + schedule + ", off " + timeOff
                + ", taken " + stored;
    }
}
