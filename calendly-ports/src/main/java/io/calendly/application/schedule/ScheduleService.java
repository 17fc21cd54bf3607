package io.calendly.application.schedule;

import io.calendly.application.availability.AvailabilityService;
import io.calendly.application.availability.WindowRefusal;
import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal.UsedByEventTypes;
import io.calendly.domain.meeting.AffectedMeetings;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.schedule.ScheduleNames;
import io.calendly.domain.schedule.ScheduleRefusal;
import io.calendly.domain.schedule.Stretch;
import io.calendly.domain.schedule.ZoneClock;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.EventTypes;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The service for the schedules of users. Each method asks a {@link Rule} first, and is refused with an
 * {@link AccessRefusal} if the caller may not do what it does.
 */
public final class ScheduleService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final Caller caller;

    /**
     * Uses a storage and a clock on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param caller the caller, who is the actor of the events
     */
    public ScheduleService(Transactor transactor, InstantSource clock, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * A schedule of a user.
     *
     * @param schedule the schedule
     * @param isDefault whether it is the default of the user
     */
    public record OwnSchedule(Schedule schedule, boolean isDefault) {}

    /**
     * A schedule that was put.
     *
     * @param own the schedule as stored
     * @param isNew whether there was none of this name before
     * @param conflicts the meetings of the next {@link AvailabilityService#MAX_SCHEDULED} whose time is no longer
     *     open
     */
    public record Stored(OwnSchedule own, boolean isNew, Conflicting conflicts) {}

    /**
     * Stores a schedule, in place of that with the same name if there is one. Meetings stay as they are.
     *
     * @param asDefault whether it becomes the default. The first schedule always does, and the default stays so
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.TooManySchedules} if it is new, and the user has as many
     *     schedules as a user may have
     */
    public Stored put(UserId user, Schedule schedule, boolean asDefault) {
        Rule.CHANGE_TIME.require(caller, user);
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            stores.users().lock(List.of(user));
            ScheduleNames names = stores.schedules().names(user);
            Optional<Schedule> before = names.names().contains(schedule.name())
                    ? stores.schedules().find(user, schedule.name())
                    : Optional.empty();
            boolean wasDefault = names.isDefault(schedule.name());
            boolean isDefault = names.put(schedule.name(), asDefault).isDefault(schedule.name());
            OwnSchedule own = new OwnSchedule(schedule, isDefault);
            if (wasDefault == isDefault && before.filter(schedule::equals).isPresent()) {
                return new Stored(own, false, Conflicting.NONE);
            }
            Conflicting conflicts = isDefault ? conflicts(stores, user, schedule, now) : Conflicting.NONE;
            stores.schedules().put(user, schedule, isDefault);
            stores.outbox().append(caller, now, List.of(new ScheduleEvent.Put(user, before, schedule, isDefault)));
            return new Stored(own, before.isEmpty(), conflicts);
        });
    }

    /** Returns the meetings of which the next default schedule leaves less open than the current one does. */
    private static Conflicting conflicts(Stores stores, UserId user, Schedule next, Instant now) {
        long start = now.getEpochSecond();
        TimeSlot ahead =
                TimeSlot.of(start, Math.min(TimeSlot.MAX, start + AvailabilityService.MAX_SCHEDULED.toSeconds()));
        List<Meeting> meetings = Conflicting.candidates(stores, user, ahead);
        if (meetings.isEmpty()) {
            return Conflicting.NONE;
        }
        TimeSlot window = ahead.span(meetings.get(0).slot())
                .span(meetings.get(meetings.size() - 1).slot());
        StoredTime stored = stores.calendars()
                .read(new TimeQuery(List.of(user), window, now))
                .get(0);
        return Conflicting.of(AffectedMeetings.of(
                AvailabilityCalendar.of(window, stored),
                AvailabilityCalendar.of(window, stored.with(Optional.of(next), stored.timeOff())),
                meetings));
    }

    /**
     * Returns a schedule of a user.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.UnknownSchedule} if there is no schedule of this name
     */
    public OwnSchedule get(UserId user, String name) {
        Rule.SEE_TIME.require(caller, user);
        return transactor.readOnly(stores -> {
            stores.users().require(user);
            Schedule schedule = stores.schedules().require(user, name);
            return new OwnSchedule(schedule, stores.schedules().names(user).isDefault(name));
        });
    }

    /**
     * Returns all schedules of a user, by name.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     */
    public List<OwnSchedule> all(UserId user) {
        Rule.SEE_TIME.require(caller, user);
        return transactor.readOnly(stores -> {
            stores.users().require(user);
            ScheduleNames names = stores.schedules().names(user);
            return stores.schedules().all(user).stream()
                    .map(each -> new OwnSchedule(each, names.isDefault(each.name())))
                    .toList();
        });
    }

    /**
     * Deletes a schedule of a user. Nothing is open by it, since it is not the default.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.UnknownSchedule} if there is no schedule of this name
     * @throws RefusedException with {@link ScheduleRefusal.DefaultSchedule} if it is the default
     * @throws RefusedException with {@link UsedByEventTypes} if an event type that the user hosts names it
     */
    public void delete(UserId user, String name) {
        Rule.CHANGE_TIME.require(caller, user);
        Instant now = clock.instant();
        transactor.run(stores -> {
            stores.users().lock(List.of(user));
            stores.schedules().names(user).delete(name);
            requireUnused(stores, user, name);
            Schedule schedule = stores.schedules().require(user, name);
            stores.schedules().delete(user, name);
            stores.outbox().append(caller, now, List.of(new ScheduleEvent.Deleted(user, schedule)));
        });
    }

    private static void requireUnused(Stores stores, UserId user, String name) {
        EventTypes.Filter filter = new EventTypes.Filter(Optional.of(user), Optional.empty());
        List<EventTypeId> using = stores.eventTypes().page(filter, Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(each -> each.settings().hosting().schedule().equals(Optional.of(name)))
                .map(EventType::id)
                .limit(UsedByEventTypes.MAX_LISTED)
                .toList();
        if (!using.isEmpty()) {
            throw new RefusedException(new UsedByEventTypes(user, using));
        }
    }

    /**
     * The time that a schedule opens and closes in a window, by the dates of a zone.
     *
     * @param timeZone the name of the zone
     * @param open the stretches of open time of each date that has some
     * @param closed the time of dates that a date override closes, for each date that has some
     */
    public record Preview(
            String timeZone, SortedMap<LocalDate, List<Stretch>> open, SortedMap<LocalDate, List<Stretch>> closed) {}

    /**
     * Returns what a schedule opens in a window, by the dates of a zone, and by which rule. Time off, declared time and
     * meetings have no part in it.
     *
     * @param timeZone the name of the zone whose dates are asked for; empty for that of the schedule. UTC takes the place
     *     of a zone that this JVM does not know
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link ScheduleRefusal.UnknownSchedule} if there is no schedule of this name
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link AvailabilityService#MAX_WINDOW}
     */
    public Preview preview(UserId user, String name, TimeSlot window, Optional<String> timeZone) {
        Rule.SEE_TIME.require(caller, user);
        AvailabilityService.requireWindow(window);
        Schedule schedule = get(user, name).schedule();
        String asked = timeZone.orElse(schedule.timeZone());
        String zone = TimeZones.isKnown(asked) ? asked : TimeZones.UTC;
        ZoneClock reader = ZoneClock.of(zone).orElseThrow();
        return new Preview(
                zone,
                Stretch.byDate(schedule.explainWithin(window), reader),
                Stretch.byDate(schedule.closedWithin(window), reader));
    }
}
