package io.calendly.http.v2.meeting;

import io.calendly.application.Services;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of the attendees of meetings, for their views. */
public final class AttendeeNames {

    private AttendeeNames() {}

    /**
     * Returns the names of all attendees.
     *
     * @param services services of the transaction that read or stored the meetings, which knows the names already
     */
    public static Map<UserId, String> of(Services services, Collection<Meeting> meetings) {
        SortedSet<UserId> attendees = meetings.stream()
                .flatMap(meeting -> meeting.attendees().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return services.users().names(attendees);
    }
}
