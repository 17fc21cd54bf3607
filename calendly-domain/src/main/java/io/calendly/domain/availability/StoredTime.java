package io.calendly.domain.availability;

import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The time of one user as a storage holds it, for {@link AvailabilityCalendar} to compose.
 *
 * <p>A storage reads it around a window: every slot that overlaps or abuts the window is there whole, and slots apart
 * from the window may be missing. Of a schedule, the overrides and travels are there that have a date
 * {@linkplain DateRange#around around} the window. Time off is there if its {@linkplain TimeOff.Extent#reach reach}
 * overlaps or abuts the window. Further kinds of time (busy elsewhere) become components of this record, so that no
 * storage ever computes with them.
 *
 * @param user the user whose time it is
 * @param declared the slots that the user declared
 * @param schedule the schedule whose hours are open; empty if the user has none
 * @param timeOff the time off of the user, in any order
 * @param occupied the slots that are taken of the user, without the claims
 * @param claims the slots that are taken with buffers or for a limited time, in any order
 */
public record StoredTime(
        UserId user,
        TimeSlots declared,
        Optional<Schedule> schedule,
        List<TimeOff> timeOff,
        TimeSlots occupied,
        List<Claim> claims) {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a component is null
     */
    public StoredTime {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(declared, "declared");
        Objects.requireNonNull(schedule, "schedule");
        timeOff = List.copyOf(timeOff);
        Objects.requireNonNull(occupied, "occupied");
        claims = List.copyOf(claims);
    }

    /** Makes the time of a user who has neither a schedule nor time off. */
    public StoredTime(UserId user, TimeSlots declared, TimeSlots occupied) {
        this(user, declared, Optional.empty(), List.of(), occupied, List.of());
    }

    /** Returns this time with the hours of a schedule and with time off. */
    public StoredTime with(Optional<Schedule> otherSchedule, List<TimeOff> otherTimeOff) {
        return new StoredTime(user, declared, otherSchedule, otherTimeOff, occupied, claims);
    }

    /** Returns this time as it is at a time: without the claims that have expired by then. */
    public StoredTime at(Instant now) {
        List<Claim> live = claims.stream().filter(claim -> claim.isLive(now)).toList();
        return new StoredTime(user, declared, schedule, timeOff, occupied, live);
    }

    /** Returns the time that is taken of the user, by claims or otherwise. */
    public TimeSlots taken() {
        return claims.isEmpty()
                ? occupied
                : occupied.union(
                        TimeSlots.copyOf(claims.stream().map(Claim::slot).toList()));
    }
}
