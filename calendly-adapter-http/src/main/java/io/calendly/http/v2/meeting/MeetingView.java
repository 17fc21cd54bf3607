package io.calendly.http.v2.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.user.UserId;
import io.calendly.http.v2.availability.SlotView;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as JSON. Times are in epoch seconds. A member that is null is left out.
 *
 * @param seriesId the id of the series; null if the meeting does not recur
 * @param eventTypeId the id of the event type; null if the meeting was not booked
 * @param canceledAt the time of the cancellation; null if the meeting is scheduled
 * @param cancellationReason the reason for the cancellation; null if the meeting is scheduled
 * @param rescheduledFrom the slot before the meeting was last rescheduled; null if it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingView(
        String id,
        String status,
        long startTime,
        long endTime,
        List<Attendee> attendees,
        String title,
        String description,
        String location,
        @Nullable String seriesId,
        @Nullable String eventTypeId,
        long createdAt,
        @Nullable Long canceledAt,
        @Nullable String cancellationReason,
        @Nullable SlotView rescheduledFrom) {

    /**
     * An attendee as JSON.
     *
     * @param name the name of the user; of a user who was deleted, the last name
     */
    public record Attendee(long userId, String name) {}

    /**
     * Returns the view of a meeting.
     *
     * @param names the names of its attendees, and perhaps of others
     */
    public static MeetingView of(Meeting meeting, Map<UserId, String> names) {
        return new MeetingView(
                meeting.id().toString(),
                meeting.status().name().toLowerCase(Locale.ROOT),
                meeting.slot().start(),
                meeting.slot().end(),
                meeting.attendees().stream()
                        .map(user -> new Attendee(user.value(), names.getOrDefault(user, "")))
                        .toList(),
                meeting.details().title(),
                meeting.details().description(),
                meeting.details().location(),
                meeting.series().map(series -> series.id().toString()).orElse(null),
                meeting.booked().map(terms -> terms.eventType().toString()).orElse(null),
                meeting.createdAt().getEpochSecond(),
                meeting.cancellation().map(c -> c.at().getEpochSecond()).orElse(null),
                meeting.cancellation().map(Cancellation::reason).orElse(null),
                meeting.rescheduledFrom().map(SlotView::of).orElse(null));
    }

    /** Returns the views of several meetings. */
    public static List<MeetingView> of(Collection<Meeting> meetings, Map<UserId, String> names) {
        return meetings.stream().map(meeting -> of(meeting, names)).toList();
    }
}
