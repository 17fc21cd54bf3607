package io.calendly.application.eventtype;

import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeEvent;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.ConcurrentChangeException;
import io.calendly.ports.EventTypes;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The service that adds, finds, changes and deletes event types. Each method asks a {@link Rule} first, and is refused with
 * an {@link AccessRefusal} if the caller may not do what it does. An event type that the caller may not see is unknown.
 */
public final class EventTypeService {

    /** The maximum number of event types that a user hosts. */
    public static final int MAX_HOSTED = 200;

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
    public EventTypeService(Transactor transactor, InstantSource clock, RandomGenerator random, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * Adds an event type.
     *
     * @return the event type as stored
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some hosts do not exist
     * @throws RefusedException with {@link EventTypeRefusal.TooManyEventTypes} if a host has as many as a user may host
     * @throws RefusedException with {@link EventTypeRefusal.ScheduleOfNoHost} if no host has the schedule that it names
     * @throws RefusedException with {@link EventTypeRefusal.SlugTaken} if another event type of a host has the slug
     */
    public EventType add(EventTypeSettings settings) {
        Rule.CHANGE_EVENT_TYPE.require(caller, settings.hosting().hosts());
        Instant now = clock.instant();
        EventType eventType =
                new EventType(EventTypeId.next(now, random), settings, now.truncatedTo(ChronoUnit.SECONDS), 1);
        return transactor.inTransaction(stores -> {
            Hosting hosting = settings.hosting();
            stores.users().lock(hosting.hosts());
            requireRoom(stores, hosting.hosts());
            requireSchedule(stores, hosting);
            stores.eventTypes().add(eventType);
            stores.outbox().append(caller, now, List.of(new EventTypeEvent.Created(eventType)));
            return eventType;
        });
    }

    private static void requireRoom(Stores stores, SortedSet<UserId> hosts) {
        SortedSet<UserId> full = stores.eventTypes().hostingAtLeast(hosts, MAX_HOSTED);
        if (!full.isEmpty()) {
            throw new RefusedException(new EventTypeRefusal.TooManyEventTypes(full.first(), MAX_HOSTED));
        }
    }

    private static void requireSchedule(Stores stores, Hosting hosting) {
        hosting.schedule().ifPresent(name -> {
            if (stores.schedules().having(hosting.hosts(), name).isEmpty()) {
                throw new RefusedException(new EventTypeRefusal.ScheduleOfNoHost(name));
            }
        });
    }

    /**
     * Returns the event type with this id.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is none
     */
    public EventType get(EventTypeId id) {
        Rule.SEE_EVENT_TYPE.requirePossible(caller);
        return visible(transactor.reads(), id);
    }

    private EventType visible(Stores stores, EventTypeId id) {
        EventType eventType = stores.eventTypes().require(id).eventType();
        if (!isVisible(eventType)) {
            throw new RefusedException(new EventTypeRefusal.UnknownEventType(id));
        }
        return eventType;
    }

    private boolean isVisible(EventType eventType) {
        return Rule.SEE_EVENT_TYPE.allows(caller, hosts(eventType.settings()));
    }

    /**
     * Returns the event type of a host with this slug.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownSlug} if there is none
     */
    public EventType get(UserId host, String slug) {
        Rule.SEE_EVENT_TYPE.requirePossible(caller);
        EventTypes.Filter filter = new EventTypes.Filter(Optional.of(host), Optional.of(slug));
        return transactor.reads().eventTypes().page(filter, Optional.empty(), 1).stream()
                .filter(this::isVisible)
                .findFirst()
                .orElseThrow(() -> new RefusedException(new EventTypeRefusal.UnknownSlug(host, slug)));
    }

    /**
     * Returns some event types in the order in which they were made.
     *
     * @param filter the choice of event types. Without a host it chooses those of the user whom the caller acts as, unless
     *     the caller may see all
     * @param after only event types past this one; empty to begin with the first
     * @param max the maximum number of event types
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the filter names a user who does not exist
     */
    public List<EventType> page(EventTypes.Filter filter, Optional<EventTypeId> after, int max) {
        EventTypes.Filter visible = visible(filter);
        return transactor.readOnly(stores -> {
            visible.host().ifPresent(host -> stores.users().require(host));
            return stores.eventTypes().page(visible, after, max);
        });
    }

    private EventTypes.Filter visible(EventTypes.Filter filter) {
        if (Rule.SEE_EVENT_TYPE.allowsAlways(caller)) {
            return filter;
        }
        Optional<UserId> host = filter.host().or(caller::user);
        Rule.SEE_EVENT_TYPE.require(caller, host.stream().toList());
        return new EventTypes.Filter(host, filter.slug());
    }

    /**
     * Changes the settings of an event type. Bookings stay as they are.
     *
     * @param expected the versions that the change was made for
     * @param change makes the new settings from the current ones; may run more than once
     * @return the event type as stored, in a new version if anything changed
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in a version that was expected
     * @throws RefusedException with {@link EventTypeRefusal.InvalidSettings} if the new settings contradict each other
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some new hosts do not exist
     * @throws RefusedException with {@link EventTypeRefusal.TooManyEventTypes} if a new host has as many as a user may host
     * @throws RefusedException with {@link EventTypeRefusal.ScheduleOfNoHost} if no host has the schedule that it names
     * @throws RefusedException with {@link EventTypeRefusal.SlugTaken} if another event type of a host has the slug
     * @throws RefusedException with {@link EventTypeRefusal.BookingsAhead} if the kind changes while a booking lies ahead
     * @throws RefusedException with {@link EventTypeRefusal.SeatsTaken} if a meeting ahead has more invitees than the new
     *     capacity
     */
    public EventType change(EventTypeId id, VersionPrecondition expected, UnaryOperator<EventTypeSettings> change) {
        Rule.CHANGE_EVENT_TYPE.requirePossible(caller);
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            EventType seen = visible(stores, id);
            Rule.CHANGE_EVENT_TYPE.require(caller, hosts(seen.settings()));
            SortedSet<UserId> hosts = hosts(seen.settings());
            hosts.addAll(hosts(change.apply(seen.settings())));
            Rule.CHANGE_EVENT_TYPE.require(caller, hosts);
            stores.users().lock(hosts);
            EventType before = stores.eventTypes().require(id).eventType();
            EventTypeSettings settings = change.apply(before.settings());
            if (!hosts.containsAll(hosts(before.settings())) || !hosts.containsAll(hosts(settings))) {
                throw new ConcurrentChangeException();
            }
            expected.check(before.version());
            if (settings.equals(before.settings())) {
                return before;
            }
            requirePossible(stores, before, settings, now);
            EventType after = before.with(settings);
            stores.eventTypes().update(before, after);
            stores.outbox().append(caller, now, List.of(new EventTypeEvent.Changed(after, before.settings())));
            return after;
        });
    }

    private static SortedSet<UserId> hosts(EventTypeSettings settings) {
        return new TreeSet<>(settings.hosting().hosts());
    }

    private static void requirePossible(Stores stores, EventType before, EventTypeSettings settings, Instant now) {
        Hosting old = before.settings().hosting();
        Hosting hosting = settings.hosting();
        SortedSet<UserId> joining = new TreeSet<>(hosting.hosts());
        joining.removeAll(old.hosts());
        requireRoom(stores, joining);
        if (!hosting.equals(old)) {
            requireSchedule(stores, hosting);
        }
        if (hosting.kind() != old.kind()) {
            requireNothingAhead(stores, before, now);
        }
        if (hosting.capacity() < old.capacity()) {
            requireSeats(placesAhead(stores, before, now), hosting.capacity());
        }
    }

    private static void requireNothingAhead(Stores stores, EventType eventType, Instant now) {
        int ahead = placesAhead(stores, eventType, now).size();
        if (ahead > 0) {
            throw new RefusedException(new EventTypeRefusal.BookingsAhead(eventType.id(), ahead));
        }
    }

    private static void requireSeats(List<Place> places, int capacity) {
        Map<TimeSlot, Integer> seats = new HashMap<>();
        places.forEach(place -> seats.merge(place.slot(), 1, Integer::sum));
        int taken = seats.values().stream().mapToInt(count -> count).max().orElse(0);
        if (taken > capacity) {
            throw new RefusedException(new EventTypeRefusal.SeatsTaken(capacity, taken));
        }
    }

    /** Returns the places that are taken in slots that are not over. */
    private static List<Place> placesAhead(Stores stores, EventType eventType, Instant now) {
        long seconds = now.getEpochSecond();
        TimeSlot starts = TimeSlot.of(Math.max(0, seconds - Timing.MAX_SECONDS), TimeSlot.MAX);
        return stores.bookings().places(eventType.id(), starts).stream()
                .filter(place -> place.isLive(now) && place.slot().end() > seconds)
                .toList();
    }

    /**
     * Deletes an event type. Its bookings that are over stay as they are, and its slug can be used again.
     *
     * @param expected the versions that the deletion was meant for
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in a version that was expected
     * @throws RefusedException with {@link EventTypeRefusal.BookingsAhead} if a booking or a hold lies ahead
     */
    public void delete(EventTypeId id, VersionPrecondition expected) {
        Rule.CHANGE_EVENT_TYPE.requirePossible(caller);
        Instant now = clock.instant();
        transactor.run(stores -> {
            EventType seen = visible(stores, id);
            Rule.CHANGE_EVENT_TYPE.require(caller, hosts(seen.settings()));
            stores.users().lock(hosts(seen.settings()));
            EventType eventType = stores.eventTypes().require(id).eventType();
            if (!hosts(seen.settings()).containsAll(hosts(eventType.settings()))) {
                throw new ConcurrentChangeException();
            }
            expected.check(eventType.version());
            requireNothingAhead(stores, eventType, now);
            stores.eventTypes().remove(eventType);
            stores.outbox().append(caller, now, List.of(new EventTypeEvent.Deleted(eventType)));
        });
    }
}
