package io.calendly.http.v2.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.calendly.domain.meeting.Meeting;
import java.util.List;

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

    static SeriesView of(List<Meeting> meetings) {
        return new SeriesView(
                MeetingView.of(meetings.get(0)),
                meetings.stream().map(Occurrence::of).toList());
    }
}
