package io.calendly.application.meeting;

import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.ConcurrentChangeException;
import io.calendly.ports.Stores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A meeting, or it and the rest of its series that the caller may change, whose attendees are locked, except for those who were removed.
 *
 * @param meetings the meetings as they are since the users are locked, the one that the request names first, by start
 * @param present the locked users: attendees, and users who are to join them
 */
record LockedMeetings(List<Meeting> meetings, SortedSet<UserId> present) {

    /**
     * Locks all users who attend, or are to attend. A first look at the meetings tells who attends. A second one, under
     * the locks, tells whether another transaction let another user join meanwhile.
     *
     * @param caller the caller, who attends the named meeting or may change all meetings
     * @param expected the versions of the named meeting that the request was made for
     * @param withRest whether the rest of the series is included
     * @param invited users who are to join
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in an expected version
     * @throws ConcurrentChangeException if a user attends now who is not locked
     */
    static LockedMeetings of(
            Stores stores,
            MeetingId id,
            Caller caller,
            VersionPrecondition expected,
            boolean withRest,
            Collection<UserId> invited) {
        SortedSet<UserId> users = attendees(find(stores, id, caller, withRest));
        users.addAll(invited);
        SortedSet<UserId> present = stores.users().lockExisting(users);
        List<Meeting> meetings = find(stores, id, caller, withRest);
        if (!users.containsAll(attendees(meetings))) {
            throw new ConcurrentChangeException();
        }
        expected.check(meetings.get(0).version());
        return new LockedMeetings(meetings, present);
    }

    /**
     * Finds a meeting that a caller may see.
     *
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is none
     */
    static Meeting find(Stores stores, MeetingId id, Caller caller) {
        return stores.meetings()
                .find(id)
                .filter(meeting -> Rule.SEE_MEETING.allows(caller, meeting.attendees()))
                .orElseThrow(() -> new RefusedException(new MeetingRefusal.UnknownMeeting(id)));
    }

    private static List<Meeting> find(Stores stores, MeetingId id, Caller caller, boolean withRest) {
        Meeting named = find(stores, id, caller);
        List<Meeting> meetings = new ArrayList<>(List.of(named));
        if (withRest && named.series().isPresent()) {
            Series series = named.series().get();
            stores.meetings().ofSeries(series.id(), named.slot().start()).stream()
                    .filter(later -> !later.id().equals(id) && Rule.CHANGE_MEETING.allows(caller, later.attendees()))
                    .forEach(meetings::add);
        }
        return meetings;
    }

    private static SortedSet<UserId> attendees(List<Meeting> meetings) {
        return meetings.stream()
                .flatMap(meeting -> meeting.attendees().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the meeting that the request names. */
    Meeting first() {
        return meetings.get(0);
    }

    /**
     * Checks that users who are locked exist.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some do not; it has all of those
     */
    void requirePresent(Collection<UserId> users) {
        SortedSet<UserId> removed = new TreeSet<>(users);
        removed.removeAll(present);
        if (!removed.isEmpty()) {
            throw new RefusedException(new UserRefusal.UnknownUsers(removed));
        }
    }
}
