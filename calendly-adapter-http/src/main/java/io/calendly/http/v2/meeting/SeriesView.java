package io.calendly.http.v2.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Map;

/**
 * A series that was just scheduled, as JSON: its first meeting, with all occurrences.
 *
 * @param first the first meeting, whose members are those of this object
 * @param occurrences all occurrences, the first among them
 */
record SeriesView(@JsonUnwrapped MeetingView first, List<Occurrence> occurrences) {

    /** An occurrence of a series as JSON, with times in epoch seconds. */
    record Occurrence(String id, long startTime, long endTime) {

        static Occurrence of(Meeting meeting) {
            return new Occurrence(
                    meeting.id().toString(),
                    meeting.slot().start(),
                    meeting.slot().end());
        }
    }

    static SeriesView of(List<Meeting> meetings, Map<UserId, String> names) {
        return new SeriesView(
                MeetingView.of(meetings.get(0), names),
                meetings.stream().map(Occurrence::of).toList());
    }
}
