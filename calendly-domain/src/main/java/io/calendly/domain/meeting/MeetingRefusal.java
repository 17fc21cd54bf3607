package io.calendly.domain.meeting;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A refusal to schedule, change or cancel meetings. */
public sealed interface MeetingRefusal extends Refusal {

    /**
     * A meeting needs at least two different users.
     *
     * @param attendees the users that the request names
     */
    record TooFewAttendees(SortedSet<UserId> attendees) implements MeetingRefusal {

        /** Copies the users. */
        public TooFewAttendees {
            attendees = Collections.unmodifiableSortedSet(new TreeSet<>(attendees));
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "too-few-attendees";
        }
    }

    /**
     * The request names more users than a meeting may have.
     *
     * @param named the number of users that the request names
     * @param max the maximum
     */
    record TooManyAttendees(int named, int max) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "too-many-attendees";
        }
    }

    /**
     * Some attendees are not free for all of the slot.
     *
     * @param slot the requested slot
     * @param missing for each user who is not free, the parts of the slot in which the user is not; empty if only a
     *     constraint of the storage found the conflict
     * @param more the number of such parts that were left out of {@code missing}, because a refusal has a bounded size
     */
    record NotFree(TimeSlot slot, SortedMap<UserId, TimeSlots> missing, int more) implements MeetingRefusal {

        /** The maximum number of parts in {@code missing}, of all users together. */
        public static final int MAX_BUSY = 100;

        /** Copies the map. */
        public NotFree {
            missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
        }

        /** Makes a refusal of which nothing was left out. */
        public NotFree(TimeSlot slot, SortedMap<UserId, TimeSlots> missing) {
            this(slot, missing, 0);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "not-free";
        }
    }

    /**
     * Some occurrences of a series cannot take place, so none is scheduled or changed.
     *
     * @param occurrences the reason for each of them, by start; at least one
     * @param more the number of such occurrences that were left out, because a refusal has a bounded size
     */
    record OccurrencesNotFree(List<NotFree> occurrences, int more) implements MeetingRefusal {

        /** The maximum number of occurrences that are not only counted. */
        public static final int MAX_OCCURRENCES = 20;

        /** The maximum number of parts in {@code missing} of one occurrence. */
        public static final int MAX_BUSY = 10;

        /** Copies the list. */
        public OccurrencesNotFree {
            occurrences = List.copyOf(occurrences);
        }

        /** Makes a refusal of which nothing was left out. */
        public OccurrencesNotFree(List<NotFree> occurrences) {
            this(occurrences, 0);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "occurrences-not-free";
        }
    }

    /**
     * The series ends before its first occurrence starts.
     *
     * @param first the first occurrence
     */
    record NoOccurrences(TimeSlot first) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "no-occurrences";
        }
    }

    /**
     * The series has more occurrences than a series may have.
     *
     * @param max the maximum
     */
    record TooManyOccurrences(int max) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "too-many-occurrences";
        }
    }

    /**
     * An occurrence of the series would start before the one before it ends.
     *
     * @param occurrence the first occurrence that overlaps the one after it
     * @param next the one after it
     */
    record OccurrencesOverlap(TimeSlot occurrence, TimeSlot next) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "occurrences-overlap";
        }
    }

    /**
     * The request is about the rest of a series, and the meeting does not recur.
     *
     * @param meeting the id of the meeting
     */
    record NotInASeries(MeetingId meeting) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "not-in-a-series";
        }
    }

    /**
     * The series cannot be moved, because this JVM does not know its time zone. One with newer rules may.
     *
     * @param timeZone the time zone as it is stored
     */
    record UnknownSeriesZone(String timeZone) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "unknown-series-zone";
        }
    }

    /**
     * The request names a meeting that does not exist.
     *
     * @param meeting the id
     */
    record UnknownMeeting(MeetingId meeting) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-meeting";
        }
    }

    /**
     * The meeting is canceled, so it can be neither changed nor canceled.
     *
     * @param meeting the id of the meeting
     */
    record AlreadyCanceled(MeetingId meeting) implements MeetingRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "already-canceled";
        }
    }

    /**
     * The user has meetings that are not over, so the user cannot be deleted.
     *
     * @param user the user to delete
     * @param meetings the ids of the first of these meetings, by start
     * @param more the number of such meetings that were left out, because a refusal has a bounded size
     */
    record MeetingsAhead(UserId user, List<MeetingId> meetings, long more) implements MeetingRefusal {

        /** The maximum number of meetings that are not only counted. */
        public static final int MAX_MEETINGS = 20;

        /** Copies the list. */
        public MeetingsAhead {
            meetings = List.copyOf(meetings);
        }

        /** Makes a refusal of which nothing was left out. */
        public MeetingsAhead(UserId user, List<MeetingId> meetings) {
            this(user, meetings, 0);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "meetings-ahead";
        }
    }
}
