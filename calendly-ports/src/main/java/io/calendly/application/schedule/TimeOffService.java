package io.calendly.application.schedule;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.meeting.AffectedMeetings;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.schedule.ScheduleRefusal;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeOffEntries;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The service for the time off of users. Each method asks a {@link Rule} first, and is refused with an
 * {@link AccessRefusal} if the caller may not do what it does.
 */
public final class TimeOffService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Caller caller;

    /**
     * Uses a storage, a clock and a source of ids on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param random the source of new ids; must be thread-safe
     * @param caller the caller, who is the actor of the events
     */
    public TimeOffService(Transactor transactor, InstantSource clock, RandomGenerator random, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * Time off that was added.
     *
     * @param timeOff the time off as stored
     * @param conflicts the meetings that it falls on and that are not over
     */
    public record Stored(TimeOff timeOff, Conflicting conflicts) {}

    /**
     * Adds time off. Meetings stay as they are.
     *
     * @param reason the reason; empty if none is given
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.TooMuchTimeOff} if it is not over, and the user has as much
     *     time off ahead as a user may have
     */
    public Stored add(UserId user, TimeOff.Extent extent, String reason) {
        Rule.CHANGE_TIME.require(caller, user);
        Instant now = clock.instant();
        TimeOff timeOff = new TimeOff(TimeOffId.next(now, random), extent, reason);
        return transactor.inTransaction(stores -> {
            stores.users().lock(List.of(user));
            return add(stores, user, timeOff, now);
        });
    }

    /**
     * Adds whole dates as time off, on the clock of the user: in the zone of the default schedule, or in that of the user
     * if there is no schedule. Meetings stay as they are.
     *
     * @param reason the reason; empty if none is given
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.TooMuchTimeOff} if it is not over, and the user has as much
     *     time off ahead as a user may have
     */
    public Stored addDates(UserId user, DateRange dates, String reason) {
        Rule.CHANGE_TIME.require(caller, user);
        Instant now = clock.instant();
        TimeOffId id = TimeOffId.next(now, random);
        return transactor.inTransaction(stores -> {
            stores.users().lock(List.of(user));
            TimeOff.Extent extent = new TimeOff.Dates(dates, timeZone(stores, user));
            return add(stores, user, new TimeOff(id, extent, reason), now);
        });
    }

    private static String timeZone(Stores stores, UserId user) {
        return stores.schedules()
                .names(user)
                .defaultName()
                .map(name -> stores.schedules().require(user, name).timeZone())
                .orElseGet(() -> stores.users().require(user).profile().timeZone());
    }

    private Stored add(Stores stores, UserId user, TimeOff timeOff, Instant now) {
        requireRoom(stores, user, timeOff.extent(), now);
        stores.timeOff().add(user, timeOff);
        stores.outbox().append(caller, now, List.of(new ScheduleEvent.TimeOffAdded(user, timeOff)));
        return new Stored(timeOff, conflicts(stores, user, timeOff, now));
    }

    private static void requireRoom(Stores stores, UserId user, TimeOff.Extent extent, Instant now) {
        boolean isAhead = extent.reach().end() > now.getEpochSecond();
        if (isAhead && stores.timeOff().countEndingAfter(user, now.getEpochSecond()) >= TimeOff.MAX_AHEAD) {
            throw new RefusedException(new ScheduleRefusal.TooMuchTimeOff(user, TimeOff.MAX_AHEAD));
        }
    }

    private static Conflicting conflicts(Stores stores, UserId user, TimeOff timeOff, Instant now) {
        TimeSlot reach = timeOff.extent().reach();
        long start = Math.max(reach.start(), now.getEpochSecond());
        if (start >= reach.end()) {
            return Conflicting.NONE;
        }
        TimeSlot ahead = TimeSlot.of(start, reach.end());
        return Conflicting.of(AffectedMeetings.of(timeOff, Conflicting.candidates(stores, user, ahead)));
    }

    /**
     * Returns time off of a user.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.UnknownTimeOff} if the user has none with this id
     */
    public TimeOff get(UserId user, TimeOffId id) {
        Rule.SEE_TIME.require(caller, user);
        return transactor.readOnly(stores -> {
            stores.users().require(user);
            return stores.timeOff().require(user, id);
        });
    }

    /**
     * Returns some time off of a user that takes some of a window, in the order of {@link TimeOffEntries.Position}. Its
     * reach is longer than the time that dates of a known zone take. Dates that a zone skipped take no time, and count by
     * their reach.
     *
     * @param after only time off past this place; empty to begin with the first
     * @param max the maximum number of entries
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     */
    public List<TimeOff> page(UserId user, TimeSlot window, Optional<TimeOffEntries.Position> after, int max) {
        Rule.SEE_TIME.require(caller, user);
        return transactor.readOnly(stores -> {
            stores.users().require(user);
            List<TimeOff> page = new ArrayList<>();
            Optional<TimeOffEntries.Position> last = after;
            while (page.size() < max) {
                List<TimeOff> read = stores.timeOff().page(user, window, last, max);
                read.stream()
                        .filter(each -> takes(each, window))
                        .limit(max - page.size())
                        .forEach(page::add);
                if (read.size() < max) {
                    break;
                }
                last = Optional.of(TimeOffEntries.Position.of(read.get(read.size() - 1)));
            }
            return page;
        });
    }

    private static boolean takes(TimeOff timeOff, TimeSlot window) {
        TimeSlots slots = timeOff.slots();
        return slots.overlaps(window)
                || (slots.isEmpty() && timeOff.extent().reach().overlaps(window));
    }

    /**
     * Removes time off.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.UnknownTimeOff} if the user has none with this id
     */
    public void remove(UserId user, TimeOffId id) {
        Rule.CHANGE_TIME.require(caller, user);
        Instant now = clock.instant();
        transactor.run(stores -> {
            stores.users().lock(List.of(user));
            TimeOff timeOff = stores.timeOff().require(user, id);
            stores.timeOff().remove(user, id);
            stores.outbox().append(caller, now, List.of(new ScheduleEvent.TimeOffRemoved(user, timeOff)));
        });
    }
}
