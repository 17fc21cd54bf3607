package io.calendly.application.user;

import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The people. */
public final class UserService {

    /** So short that it is over before anybody could meet in it: what is locked is the user. */
    private static final TimeSlot NO_TIME = TimeSlot.of(0, 1);

    private final Transactor transactor;
    private final InstantSource clock;

    /**
     * @param transactor where people are kept
     * @param clock what tells when somebody is added
     */
    public UserService(Transactor transactor, InstantSource clock) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Adds a person of whom only the name is known.
     *
     * @throws IllegalArgumentException if the name does not follow {@link Profile#NAME}
     */
    public User add(String name) {
        return add(Profile.of(name));
    }

    /**
     * Adds a person.
     *
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if somebody else has the e-mail address
     */
    public User add(Profile profile) {
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> stores.users().add(profile, now));
    }

    /** Returns all users by ascending id. */
    public List<User> all() {
        return transactor.ask(stores -> stores.users().all());
    }

    /**
     * Everyone at one moment.
     *
     * @param users by ascending id
     * @param revision the {@linkplain #revision() revision} of that moment
     */
    public record Everyone(List<User> users, long revision) {}

    /** Everyone there is now. */
    public Everyone everyone() {
        return transactor.readOnly(
                stores -> new Everyone(stores.users().all(), stores.users().revision()));
    }

    /**
     * A number that grows whenever somebody is added, changed or removed; cheaper to ask for than who there is. As long
     * as it is the same, everyone still is who they were.
     */
    public long revision() {
        return transactor.ask(stores -> stores.users().revision());
    }

    /**
     * Some people by ascending id.
     *
     * @param text what has to {@linkplain Profile#matches occur} in the name or the e-mail address; empty for everyone
     * @param after only people with a larger id
     * @param most how many at most
     */
    public List<User> page(String text, UserId after, int most) {
        return transactor.ask(stores -> stores.users().page(text, after, most));
    }

    /**
     * The person with this id.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if there is none
     */
    public User get(UserId id) {
        return transactor.ask(stores -> stores.users().require(id));
    }

    /**
     * Changes what is known of a person.
     *
     * @param expected which versions the change was made for
     * @param change from what is known to what will be
     * @return the person as stored, in a new version if anything changed
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if there is nobody with this id
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the person is not in a version that was
     *     expected
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if somebody else has the e-mail address
     */
    public User change(UserId id, VersionPrecondition expected, UnaryOperator<Profile> change) {
        return transactor.inTransaction(stores -> {
            stores.calendars().lock(List.of(id), NO_TIME);
            User before = stores.users().require(id);
            expected.check(before.version());
            Profile changed = change.apply(before.profile());
            if (changed.equals(before.profile())) {
                return before;
            }
            User after = before.with(changed);
            stores.users().update(after);
            return after;
        });
    }

    /**
     * Removes a person and everything that the person declared. Meetings that are over stay as they are.
     *
     * @param expected which versions it was meant for
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if there is nobody with this id
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the person is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.MeetingsAhead} if somebody else expects to meet the person,
     *     now or later
     */
    public void remove(UserId id, VersionPrecondition expected) {
        long now = clock.instant().getEpochSecond();
        transactor.inTransaction(stores -> {
            stores.calendars().lock(List.of(id), NO_TIME);
            expected.check(stores.users().require(id).version());
            List<MeetingId> ahead = stores.meetings().overlapping(id, TimeSlot.of(now, TimeSlot.MAX)).stream()
                    .map(Meeting::id)
                    .toList();
            if (!ahead.isEmpty()) {
                throw new RefusedException(new MeetingRefusal.MeetingsAhead(id, ahead));
            }
            stores.users().remove(id);
            return id;
        });
    }
}
