package io.calendly.domain.refusal;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the rules do not allow, and why: one final class per reason, all of them on this page.
 *
 * <p>A refusal is an answer, not an accident. It carries data (who, which slot, what is in the way) and no stack trace;
 * the words that people read are made at the edge, from {@link #reason()} and the data. {@link #getMessage()} is for
 * developers.
 */
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of answer a refusal is. */
    public enum Kind {
        /** It names something that does not exist. */
        UNKNOWN,
        /** It could never be done, whatever the state. */
        INVALID,
        /** It contradicts the state as it is now, and may succeed later. */
        CONFLICT,
        /** It was made for a state that is no longer. */
        STALE
    }

    /** Every reason there is, with its kind and the stable code by which programs know it. */
    public enum Reason {
        UNKNOWN_USER(Kind.UNKNOWN, "unknown-user"),
        INVALID_SLOT(Kind.INVALID, "invalid-slot"),
        IN_THE_PAST(Kind.INVALID, "in-the-past"),
        TOO_FEW_ATTENDEES(Kind.INVALID, "too-few-attendees"),
        NO_OCCURRENCES(Kind.INVALID, "no-occurrences"),
        TOO_MANY_OCCURRENCES(Kind.INVALID, "too-many-occurrences"),
        OCCURRENCES_OVERLAP(Kind.INVALID, "occurrences-overlap"),
        ALREADY_AVAILABLE(Kind.CONFLICT, "already-available"),
        IN_A_MEETING(Kind.CONFLICT, "in-a-meeting"),
        NOT_FREE(Kind.CONFLICT, "not-free"),
        OCCURRENCES_NOT_FREE(Kind.CONFLICT, "occurrences-not-free"),
        TOO_MANY_ATTENDEES(Kind.INVALID, "too-many-attendees"),
        UNKNOWN_MEETING(Kind.UNKNOWN, "unknown-meeting"),
        ALREADY_CANCELED(Kind.CONFLICT, "already-canceled"),
        EMAIL_TAKEN(Kind.CONFLICT, "email-taken"),
        MEETINGS_AHEAD(Kind.CONFLICT, "meetings-ahead"),
        WINDOW_TOO_LONG(Kind.INVALID, "window-too-long"),
        CHANGED_SINCE(Kind.STALE, "changed-since"),
        KEY_REUSED(Kind.INVALID, "idempotency-key-reused"),
        STILL_RUNNING(Kind.CONFLICT, "still-running");

        private final Kind kind;
        private final String code;

        Reason(Kind kind, String code) {
            this.kind = kind;
            this.code = code;
        }

        /** What sort of answer this is. */
        public Kind kind() {
            return kind;
        }

        /** A kebab-case word that never changes its meaning. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    private Refusal(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why it was refused. */
    public final Reason reason() {
        return reason;
    }

    /** Users were named that do not exist. */
    public static final class UnknownUsers extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient SortedSet<UserId> users;

        /** @param users those that do not exist, at least one */
        public UnknownUsers(Collection<UserId> users) {
            super(Reason.UNKNOWN_USER, "Unknown users: " + users);
            this.users = new TreeSet<>(users);
        }

        /** Those that do not exist. */
        public SortedSet<UserId> users() {
            return new TreeSet<>(users);
        }
    }

    /** The two times are not the ends of a {@link TimeSlot}. */
    public static final class InvalidSlot extends Refusal {

        private static final long serialVersionUID = 1L;

        private final long start;
        private final long end;

        /**
         * @param start what was given as the start, in epoch seconds
         * @param end what was given as the end, in epoch seconds
         */
        public InvalidSlot(long start, long end) {
            super(Reason.INVALID_SLOT, "Not a slot: start " + start + ", end " + end);
            this.start = start;
            this.end = end;
        }

        /**
         * The slot with these ends, which somebody outside asked for.
         *
         * @throws InvalidSlot unless {@link TimeSlot#isValid(long, long)}
         */
        public static TimeSlot requestedSlot(long start, long end) {
            if (!TimeSlot.isValid(start, end)) {
                throw new InvalidSlot(start, end);
            }
            return TimeSlot.of(start, end);
        }

        /** What was given as the start, in epoch seconds. */
        public long start() {
            return start;
        }

        /** What was given as the end, in epoch seconds. */
        public long end() {
            return end;
        }
    }

    /** The slot starts before now, to the second. */
    public static final class InThePast extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient TimeSlot slot;
        private final Instant now;

        /**
         * @param slot the slot asked for
         * @param now when the decision was made
         */
        public InThePast(TimeSlot slot, Instant now) {
            super(Reason.IN_THE_PAST, slot + " starts before " + now);
            this.slot = slot;
            this.now = now;
        }

        /** The slot asked for. */
        public TimeSlot slot() {
            return slot;
        }

        /** When the decision was made. */
        public Instant now() {
            return now;
        }

        /**
         * Refuses a slot that starts before now, both counted in whole seconds.
         *
         * @throws InThePast if it does
         */
        public static void requireNotPast(TimeSlot slot, Instant now) {
            if (slot.start() < Objects.requireNonNull(now, "now").getEpochSecond()) {
                throw new InThePast(slot, now);
            }
        }
    }

    /** A meeting needs at least two different people. */
    public static final class TooFewAttendees extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient SortedSet<UserId> attendees;

        /** @param attendees those who were named */
        public TooFewAttendees(Collection<UserId> attendees) {
            super(Reason.TOO_FEW_ATTENDEES, "A meeting needs two different users, not " + attendees);
            this.attendees = new TreeSet<>(attendees);
        }

        /** Those who were named. */
        public SortedSet<UserId> attendees() {
            return new TreeSet<>(attendees);
        }
    }

    /** A series ends before its first occurrence starts. */
    public static final class NoOccurrences extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient TimeSlot first;

        /** @param first what would have been the first occurrence */
        public NoOccurrences(TimeSlot first) {
            super(Reason.NO_OCCURRENCES, "The series ends before its first occurrence, " + first);
            this.first = first;
        }

        /** What would have been the first occurrence. */
        public TimeSlot first() {
            return first;
        }
    }

    /** A series has more occurrences than a series may have. */
    public static final class TooManyOccurrences extends Refusal {

        private static final long serialVersionUID = 1L;

        private final int most;

        /** @param most how many there may be */
        public TooManyOccurrences(int most) {
            super(Reason.TOO_MANY_OCCURRENCES, "A series has at most " + most + " occurrences");
            this.most = most;
        }

        /** How many there may be. */
        public int most() {
            return most;
        }
    }

    /** An occurrence of a series would start before the one before it is over. */
    public static final class OccurrencesOverlap extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient TimeSlot occurrence;
        private final transient TimeSlot next;

        /**
         * @param occurrence the first occurrence that is not over when the next one starts
         * @param next the one after it
         */
        public OccurrencesOverlap(TimeSlot occurrence, TimeSlot next) {
            super(
                    Reason.OCCURRENCES_OVERLAP,
                    "The next occurrence, " + next + ", starts before the end of " + occurrence);
            this.occurrence = occurrence;
            this.next = next;
        }

        /** The first occurrence that is not over when the next one starts. */
        public TimeSlot occurrence() {
            return occurrence;
        }

        /** The one after it. */
        public TimeSlot next() {
            return next;
        }
    }

    /** All of the time to open is free already. */
    public static final class AlreadyAvailable extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient UserId user;
        private final transient TimeSlot slot;

        /**
         * @param user whose time it is
         * @param slot the time to open
         */
        public AlreadyAvailable(UserId user, TimeSlot slot) {
            super(Reason.ALREADY_AVAILABLE, "User " + user + " is available in all of " + slot);
            this.user = user;
            this.slot = slot;
        }

        /** Whose time it is. */
        public UserId user() {
            return user;
        }

        /** The time to open. */
        public TimeSlot slot() {
            return slot;
        }
    }

    /** Opening the time would free nothing of it: what is not free already lies in meetings. */
    public static final class InAMeeting extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient UserId user;
        private final transient TimeSlot slot;
        private final transient TimeSlots busy;

        /**
         * @param user whose time it is
         * @param slot the time to open
         * @param busy the parts of the slot that lie in meetings
         */
        public InAMeeting(UserId user, TimeSlot slot, TimeSlots busy) {
            super(Reason.IN_A_MEETING, "User " + user + " is in a meeting in " + busy + " of " + slot);
            this.user = user;
            this.slot = slot;
            this.busy = busy;
        }

        /** Whose time it is. */
        public UserId user() {
            return user;
        }

        /** The time to open. */
        public TimeSlot slot() {
            return slot;
        }

        /** The parts of the slot that lie in meetings. */
        public TimeSlots busy() {
            return busy;
        }
    }

    /** Not everyone is free for all of the slot. */
    public static final class NotFree extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient TimeSlot slot;
        private final transient SortedMap<UserId, TimeSlots> missing;

        /**
         * @param slot the time asked for
         * @param missing for each person who is not free, the parts of the slot in which that person is not; empty if
         *     only a storage's own guard knows who stands in the way
         */
        public NotFree(TimeSlot slot, Map<UserId, TimeSlots> missing) {
            super(Reason.NOT_FREE, "Not free in " + slot + ": " + missing);
            this.slot = slot;
            this.missing = new TreeMap<>(missing);
        }

        /** The time asked for. */
        public TimeSlot slot() {
            return slot;
        }

        /**
         * For each person who is not free, the parts of the slot in which that person is not; empty if only a storage's
         * own guard knows who stands in the way.
         */
        public SortedMap<UserId, TimeSlots> missing() {
            return new TreeMap<>(missing);
        }
    }

    /** Some occurrences of a series cannot take place, so none does. */
    public static final class OccurrencesNotFree extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient List<NotFree> occurrences;

        /** @param occurrences why, for each that cannot, by start; at least one */
        public OccurrencesNotFree(List<NotFree> occurrences) {
            super(Reason.OCCURRENCES_NOT_FREE, occurrences.size() + " occurrences cannot take place");
            this.occurrences = List.copyOf(occurrences);
        }

        /** Why, for each that cannot, by start. */
        public List<NotFree> occurrences() {
            return occurrences;
        }
    }

    /** More people were named than can meet. */
    public static final class TooManyAttendees extends Refusal {

        private static final long serialVersionUID = 1L;

        private final int most;

        /**
         * @param named how many were named
         * @param most how many can meet
         */
        public TooManyAttendees(int named, int most) {
            super(Reason.TOO_MANY_ATTENDEES, "A meeting takes at most " + most + " users, not " + named);
            this.most = most;
        }

        /** How many can meet. */
        public int most() {
            return most;
        }
    }

    /** A meeting was named that does not exist. */
    public static final class UnknownMeeting extends Refusal {

        private static final long serialVersionUID = 1L;

        private final UUID meeting;

        /** @param meeting the name that no meeting has */
        public UnknownMeeting(UUID meeting) {
            super(Reason.UNKNOWN_MEETING, "Unknown meeting: " + meeting);
            this.meeting = meeting;
        }

        /** The name that no meeting has. */
        public UUID meeting() {
            return meeting;
        }
    }

    /** A meeting does not take place, so it can be neither changed nor canceled. */
    public static final class AlreadyCanceled extends Refusal {

        private static final long serialVersionUID = 1L;

        private final UUID meeting;

        /** @param meeting the name of the meeting */
        public AlreadyCanceled(UUID meeting) {
            super(Reason.ALREADY_CANCELED, "Meeting " + meeting + " is canceled");
            this.meeting = meeting;
        }

        /** The name of the meeting. */
        public UUID meeting() {
            return meeting;
        }
    }

    /** Somebody else has the e-mail address. */
    public static final class EmailTaken extends Refusal {

        private static final long serialVersionUID = 1L;

        private final String email;

        /** @param email the address */
        public EmailTaken(String email) {
            super(Reason.EMAIL_TAKEN, "Another user has the e-mail address");
            this.email = email;
        }

        /** The address. */
        public String email() {
            return email;
        }
    }

    /** A person cannot be deleted while others expect to meet that person. */
    public static final class MeetingsAhead extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient UserId user;
        private final transient List<UUID> meetings;

        /**
         * @param user who was to be deleted
         * @param meetings the names of the meetings, by start
         */
        public MeetingsAhead(UserId user, List<UUID> meetings) {
            super(Reason.MEETINGS_AHEAD, "User " + user + " has " + meetings.size() + " meetings ahead");
            this.user = user;
            this.meetings = List.copyOf(meetings);
        }

        /** Who was to be deleted. */
        public UserId user() {
            return user;
        }

        /** The names of the meetings, by start. */
        public List<UUID> meetings() {
            return meetings;
        }
    }

    /** More time was asked about than is answered for at once. */
    public static final class WindowTooLong extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient Duration longest;

        /** @param longest how long a window may be */
        public WindowTooLong(Duration longest) {
            super(Reason.WINDOW_TOO_LONG, "A window has at most " + longest.toDays() + " days");
            this.longest = longest;
        }

        /** How long a window may be. */
        public Duration longest() {
            return longest;
        }

        /**
         * Refuses a window that is longer than a duration.
         *
         * @throws WindowTooLong if it is
         */
        public static void requireAtMost(TimeSlot window, Duration longest) {
            if (window.duration().compareTo(longest) > 0) {
                throw new WindowTooLong(longest);
            }
        }
    }

    /** What was to be changed has been changed by somebody else meanwhile. */
    public static final class ChangedSince extends Refusal {

        private static final long serialVersionUID = 1L;

        private final long version;

        /** @param version the version that it has now */
        public ChangedSince(long version) {
            super(Reason.CHANGED_SINCE, "It has changed since, and is now in version " + version);
            this.version = version;
        }

        /** The version that it has now. */
        public long version() {
            return version;
        }
    }

    /** A key that stands for one request was given to another. */
    public static final class KeyReused extends Refusal {

        private static final long serialVersionUID = 1L;

        /** For any key. */
        public KeyReused() {
            super(Reason.KEY_REUSED, "The idempotency key was used for another request");
        }
    }

    /** The same request, by its key, is being worked on and has not come to an end. */
    public static final class StillRunning extends Refusal {

        private static final long serialVersionUID = 1L;

        /** For any key. */
        public StillRunning() {
            super(Reason.STILL_RUNNING, "A request with this idempotency key is still being worked on");
        }
    }
}
