package io.calendly.application.user;

import io.calendly.application.access.Authentication;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.booking.BookingRefusal.SlotsHeld;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal.UsedByEventTypes;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal.MeetingsAhead;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.EventTypes;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Transactor;
import io.calendly.ports.Users.Searched;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The service that adds, finds, changes and removes users. Each method asks a {@link Rule} first, and is refused with an
 * {@link AccessRefusal} if the caller may not do what it does.
 */
public final class UserService {

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
    public UserService(Transactor transactor, InstantSource clock, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * Adds a user of whom only the name is known.
     *
     * @throws IllegalArgumentException if the name does not follow {@link Profile#NAME}
     */
    public User add(String name) {
        return add(Profile.of(name));
    }

    /**
     * Adds a user.
     *
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if another user has the e-mail address
     */
    public User add(Profile profile) {
        return add(profile, Optional.empty());
    }

    /**
     * Adds a user with a default schedule, or with none.
     *
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if another user has the e-mail address
     * @throws RefusedException with {@link UserRefusal.ExternalIdTaken} if another user has the id at the issuer
     */
    public User add(Profile profile, Optional<Schedule> schedule) {
        Rule.MANAGE_USERS.requireAlways(caller);
        requireExternalIds(Optional.empty(), profile);
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            User user = stores.users().add(profile, now);
            append(stores, now, Optional.empty(), Optional.of(user));
            schedule.ifPresent(first -> {
                stores.schedules().put(user.id(), first, true);
                stores.outbox()
                        .append(caller, now, List.of(new ScheduleEvent.Put(user.id(), Optional.empty(), first, true)));
            });
            return user;
        });
    }

    /** Checks that only an administrator says who a user is at the issuer of tokens: it decides who can sign in. */
    private void requireExternalIds(Optional<Profile> before, Profile after) {
        if (!before.flatMap(Profile::externalId).equals(after.externalId())) {
            Rule.ADMINISTER.requireAlways(caller);
        }
    }

    private void append(Stores stores, Instant now, Optional<User> before, Optional<User> after) {
        stores.outbox().append(caller, now, UserEvent.between(before, after));
    }

    /** Returns the ids and the names of all users by ascending id. */
    public SortedMap<UserId, String> all() {
        Rule.SEE_NAMES.requireAlways(caller);
        SortedMap<UserId, String> names = new TreeMap<>();
        transactor.reads().users().all().forEach(user -> names.put(user.id(), user.name()));
        return names;
    }

    /**
     * Returns some users by ascending id.
     *
     * @param text a text that {@linkplain Profile#matches occurs} in the name, or in the e-mail address if the caller may see
     *     all of them; empty for all users
     * @param after only users with a larger id
     * @param max the maximum number of users
     */
    public List<VisibleUser> page(String text, UserId after, int max) {
        Rule.SEE_NAMES.requireAlways(caller);
        boolean seesAll = Rule.SEE_PROFILE.allowsAlways(caller);
        Searched searched = seesAll ? Searched.NAME_AND_EMAIL : Searched.NAME;
        return transactor.reads().users().page(text, searched, after, max).stream()
                .map(user -> VisibleUser.of(user, caller))
                .toList();
    }

    /**
     * Returns the user with this id.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if there is none
     */
    public VisibleUser get(UserId id) {
        Rule.SEE_NAMES.requireAlways(caller);
        return VisibleUser.of(transactor.reads().users().require(id), caller);
    }

    /** Returns the names of these users, also of those who were removed. An id that was never given out has none. */
    public SortedMap<UserId, String> names(Collection<UserId> ids) {
        Rule.SEE_NAMES.requireAlways(caller);
        return transactor.reads().users().names(ids);
    }

    /**
     * Changes the profile of a user.
     *
     * @param expected the versions that the change was made for
     * @param change makes the new profile from the current one
     * @return the user as stored, in a new version if anything changed
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if there is no user with this id
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the user is not in a version that was expected
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if another user has the e-mail address
     * @throws RefusedException with {@link UserRefusal.ExternalIdTaken} if another user has the id at the issuer
     */
    public User change(UserId id, VersionPrecondition expected, UnaryOperator<Profile> change) {
        Rule.CHANGE_PROFILE.require(caller, id);
        Instant now = clock.instant();
        Changed changed = transactor.inTransaction(stores -> {
            User before = locked(stores, id, expected);
            Profile profile = change.apply(before.profile());
            if (profile.equals(before.profile())) {
                return new Changed(before, before);
            }
            requireExternalIds(Optional.of(before.profile()), profile);
            User after = before.with(profile);
            stores.users().update(after);
            append(stores, now, Optional.of(before), Optional.of(after));
            return new Changed(before, after);
        });
        if (!changed.before()
                .profile()
                .externalId()
                .equals(changed.after().profile().externalId())) {
            Authentication.awaitForgotten();
        }
        return changed.after();
    }

    private record Changed(User before, User after) {}

    /**
     * Removes a user, with all time that the user declared, all schedules, all time off and all API keys. Meetings that
     * are over stay as they are.
     *
     * @param expected the versions that the removal was meant for
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if there is no user with this id
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the user is not in a version that was expected
     * @throws RefusedException with {@link MeetingsAhead} if the user has meetings that are not over
     * @throws RefusedException with {@link UsedByEventTypes} if the user hosts event types
     * @throws RefusedException with {@link SlotsHeld} if an invitee holds a slot of the user
     */
    public void remove(UserId id, VersionPrecondition expected) {
        Rule.MANAGE_USERS.requireAlways(caller);
        Instant now = clock.instant();
        boolean couldSignIn = transactor.inTransaction(stores -> {
            User user = locked(stores, id, expected);
            TimeSlot ahead = TimeSlot.of(now.getEpochSecond(), TimeSlot.MAX);
            requireNoMeetings(stores, id, ahead);
            requireNoEventTypes(stores, id);
            requireNoHolds(stores, id, ahead, now);
            boolean hasCredentials =
                    user.profile().externalId().isPresent() || stores.apiKeys().hasAny(id);
            stores.users().remove(id);
            append(stores, now, Optional.of(user), Optional.empty());
            return hasCredentials;
        });
        if (couldSignIn) {
            Authentication.awaitForgotten();
        }
    }

    private static void requireNoMeetings(Stores stores, UserId id, TimeSlot ahead) {
        Meetings.Filter filter = new Meetings.Filter(Optional.of(id), ahead, Optional.of(Meeting.Status.SCHEDULED));
        List<MeetingId> first = stores.meetings().page(filter, Optional.empty(), MeetingsAhead.MAX_MEETINGS).stream()
                .map(Meeting::id)
                .toList();
        if (!first.isEmpty()) {
            long all = stores.meetings().countOverlapping(id, ahead);
            throw new RefusedException(new MeetingsAhead(id, first, all - first.size()));
        }
    }

    private static void requireNoEventTypes(Stores stores, UserId id) {
        EventTypes.Filter filter = new EventTypes.Filter(Optional.of(id), Optional.empty());
        List<EventTypeId> first =
                stores.eventTypes().page(filter, Optional.empty(), UsedByEventTypes.MAX_LISTED).stream()
                        .map(EventType::id)
                        .toList();
        if (!first.isEmpty()) {
            throw new RefusedException(new UsedByEventTypes(id, first));
        }
    }

    /** An event type that the user hosts no more may have holds from before. */
    private static void requireNoHolds(Stores stores, UserId id, TimeSlot ahead, Instant now) {
        stores.calendars().read(new TimeQuery(List.of(id), ahead, now)).get(0).claims().stream()
                .flatMap(claim -> claim.expiresAt().stream())
                .max(Instant::compareTo)
                .ifPresent(last -> {
                    throw new RefusedException(new SlotsHeld(id, last));
                });
    }

    private static User locked(Stores stores, UserId id, VersionPrecondition expected) {
        stores.users().lock(List.of(id));
        User user = stores.users().require(id);
        expected.check(user.version());
        return user;
    }
}
