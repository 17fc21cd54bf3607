package io.calendly.application.booking;

import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.booking.Bookability;
import io.calendly.domain.booking.BookingQuestion;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.HostTime;
import io.calendly.domain.booking.Place;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.ConcurrentChangeException;
import io.calendly.ports.HostedEventType;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The reads of a decision on an event type: the event type, the time of its hosts, and the places that are taken. They are at
 * most three queries, whatever the number of hosts.
 */
final class DecisionReads {

    private final Stores stores;
    private final HostedEventType hosted;

    private DecisionReads(Stores stores, HostedEventType hosted) {
        this.stores = stores;
        this.hosted = hosted;
    }

    /** Reads the event type. */
    static DecisionReads of(Stores stores, EventTypeId id) {
        return new DecisionReads(stores, stores.eventTypes().require(id));
    }

    /**
     * Reads an event type that is there to be booked by a caller.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is none, or if it is inactive and
     *     the caller may not see it
     */
    static DecisionReads of(Stores stores, EventTypeId id, Caller caller) {
        DecisionReads reads = of(stores, id);
        if (reads.isHiddenFrom(caller)) {
            throw new RefusedException(new EventTypeRefusal.UnknownEventType(id));
        }
        return reads;
    }

    /**
     * Finds a hold on a slot of an event type. A caller who may not see an inactive event type and names no hold of it is told
     * that the event type is unknown.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} in place of another refusal
     */
    static <T> T findHold(Stores stores, EventTypeId id, Caller caller, Supplier<T> finding) {
        try {
            return finding.get();
        } catch (RefusedException e) {
            of(stores, id, caller);
            throw e;
        }
    }

    private boolean isHiddenFrom(Caller caller) {
        return !eventType().settings().active() && !isVisibleTo(caller);
    }

    /**
     * Returns what a caller may know of reasons why a slot cannot be booked: a host what concerns that host, others and an
     * invitee the codes alone.
     *
     * @param token the token of the invitee; empty for any other caller
     */
    UnaryOperator<List<Reason>> viewer(Caller caller, Optional<ManageToken> token) {
        return token.isPresent() || !isVisibleTo(caller)
                ? Reason::codesOf
                : reasons -> Reason.visible(reasons, host -> Rule.SEE_TIME.allows(caller, List.of(host)));
    }

    private boolean isVisibleTo(Caller caller) {
        return Rule.SEE_EVENT_TYPE.allows(caller, hosting().hosts());
    }

    EventType eventType() {
        return hosted.eventType();
    }

    private Hosting hosting() {
        return eventType().settings().hosting();
    }

    /** Returns the decision on time that is only read. */
    Bookability bookability(BookingQuestion question) {
        TimeQuery query = query(hosting().hosts(), question.calendarWindow(), question.now());
        return bookability(question, stores.calendars().read(query), places(question));
    }

    private TimeQuery query(SortedSet<UserId> users, TimeSlot window, Instant now) {
        return new TimeQuery(users, window, now, hosting().schedule());
    }

    private List<Place> places(BookingQuestion question) {
        return question.needsPlaces()
                ? stores.bookings().places(eventType().id(), question.placesWindow(), question.turnsSince())
                : List.of();
    }

    private Bookability bookability(BookingQuestion question, List<StoredTime> times, Collection<Place> places) {
        SortedSet<UserId> hosts = hosting().hosts();
        List<HostTime> hostTimes = times.stream()
                .filter(time -> hosts.contains(time.user()))
                .map(time -> new HostTime(time, hosted.timeZones().getOrDefault(time.user(), "")))
                .toList();
        return Bookability.of(question, hostTimes, places);
    }

    /**
     * A decision on time that is locked.
     *
     * @param reads the event type as it is since the hosts are locked
     * @param times the time of the locked users
     */
    record Locked(DecisionReads reads, List<StoredTime> times) {

        /**
         * Returns the decision. The question must be about the same start times as when the users were locked.
         *
         * @throws ConcurrentChangeException if a host has a part in it now who is not locked
         */
        Bookability bookability(BookingQuestion question) {
            List<Place> places = reads.places(question);
            places.stream()
                    .filter(place -> place.isLive(question.now())
                            && question.starts().contains(place.slot().start()))
                    .forEach(place -> requireLocked(place.hosts()));
            return reads.bookability(question, times, places);
        }

        /**
         * Decides on a start time, as {@link Bookability#take} does.
         *
         * @param start in epoch seconds
         * @param viewer tells what a caller may know of the reasons for a refusal
         */
        Bookability.Assignment take(BookingQuestion question, long start, UnaryOperator<List<Reason>> viewer) {
            try {
                return bookability(question).take(start);
            } catch (RefusedException e) {
                if (e.refusal() instanceof BookingRefusal.NotBookable refusal) {
                    throw new RefusedException(new BookingRefusal.NotBookable(
                            refusal.eventType(), refusal.slot(), viewer.apply(refusal.reasons())));
                }
                throw e;
            }
        }

        /**
         * Checks that users are locked.
         *
         * @throws ConcurrentChangeException if some are not
         */
        void requireLocked(Collection<UserId> users) {
            if (!times.stream().map(StoredTime::user).toList().containsAll(users)) {
                throw new ConcurrentChangeException();
            }
        }
    }

    /**
     * Locks the hosts, and those of the meeting of a group that may be joined, and reads their time.
     *
     * @param start the start that will be decided about, in epoch seconds
     * @param others further users to lock
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of the users do not exist
     * @throws ConcurrentChangeException if the event type has other hosts since they are locked
     */
    Locked lock(long start, Collection<UserId> others, Instant now) {
        SortedSet<UserId> users = new TreeSet<>(hosting().hosts());
        users.addAll(others);
        TimeSlot starts = TimeSlot.of(start, start + 1);
        if (hosting().isGroup()) {
            stores.bookings().places(eventType().id(), starts).stream()
                    .filter(place -> place.isLive(now))
                    .forEach(place -> users.addAll(place.hosts()));
        }
        TimeQuery query = query(users, BookingQuestion.calendarWindow(starts), now);
        List<StoredTime> times = stores.calendars().lockAndRead(query);
        Locked locked = new Locked(of(stores, eventType().id()), times);
        Hosting current = locked.reads().hosting();
        locked.requireLocked(current.hosts());
        if (!current.schedule().equals(hosting().schedule())) {
            throw new ConcurrentChangeException();
        }
        return locked;
    }
}
