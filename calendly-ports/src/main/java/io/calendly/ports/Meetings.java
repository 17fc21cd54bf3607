package io.calendly.ports;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A store of meetings and of their participants. A canceled meeting keeps its participants.
 *
 * <p>It occupies no time; {@link OccupiedTime} does, and a caller stores both in one transaction. So the scheduled
 * meetings of a user never overlap, and reads of a window rely on it: they begin at the last one that starts before it.
 */
public interface Meetings {

    /**
     * A choice of meetings.
     *
     * @param user an attendee of the meetings; empty for the meetings of all users
     * @param window the time that the meetings overlap
     * @param status the status of the meetings; empty for either
     * @param series the id of the series of the meetings; empty for meetings of any series and of none
     */
    record Filter(Optional<UserId> user, TimeSlot window, Optional<Meeting.Status> status, Optional<MeetingId> series) {

        /** @throws NullPointerException if a component is null */
        public Filter {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(series, "series");
        }

        /** Makes a choice of meetings of any series and of none. */
        public Filter(Optional<UserId> user, TimeSlot window, Optional<Meeting.Status> status) {
            this(user, window, status, Optional.empty());
        }

        /** Returns this choice, for meetings of another user. */
        public Filter withUser(Optional<UserId> other) {
            return new Filter(other, window, status, series);
        }
    }

    /**
     * A place in the order of all meetings, by start and then by id.
     *
     * @param start in epoch seconds
     * @param id the id of the meeting that is there
     */
    record Position(long start, MeetingId id) {}

    /**
     * A meeting before and after a change.
     *
     * @param before the meeting as it is stored
     * @param after the meeting as it will be
     */
    record Change(Meeting before, Meeting after) {}

    /**
     * Stores new meetings.
     *
     * @param meetings meetings whose attendees are {@linkplain Users#lock locked}
     */
    void add(Collection<Meeting> meetings);

    /** Finds the meeting with this id. */
    default Optional<Meeting> find(MeetingId id) {
        return findNamed(id).map(NamedMeeting::meeting);
    }

    /** Finds the meeting with this id, with the names of its attendees. */
    Optional<NamedMeeting> findNamed(MeetingId id);

    /**
     * Stores meetings in place of older versions.
     *
     * @param changes changes of meetings whose attendees, before and after, are {@linkplain Users#lock locked}
     */
    void update(Collection<Change> changes);

    /**
     * Returns the scheduled meetings of a user that overlap the window, by ascending start.
     *
     * @param user an attendee; a user who does not exist has none
     * @param window the time that is asked about
     */
    default List<Meeting> overlapping(UserId user, TimeSlot window) {
        Filter filter = new Filter(Optional.of(user), window, Optional.of(Meeting.Status.SCHEDULED));
        return page(filter, Optional.empty(), Integer.MAX_VALUE);
    }

    /**
     * Returns the number of scheduled meetings of a user that overlap the window.
     *
     * @param user an attendee; a user who does not exist has none
     * @param window the time that is asked about
     */
    long countOverlapping(UserId user, TimeSlot window);

    /**
     * Returns some meetings, by start and then by id.
     *
     * @param filter the choice of meetings
     * @param after only meetings past this place; empty to begin with the first
     * @param max the maximum number of meetings
     */
    List<Meeting> page(Filter filter, Optional<Position> after, int max);

    /**
     * Returns the scheduled meetings of a series that do not start before a time, by start.
     *
     * @param series the id of the first meeting of the series
     * @param start in epoch seconds
     */
    List<Meeting> ofSeries(MeetingId series, long start);
}
