package io.calendly.http.v2.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal.AlreadyCanceled;
import io.calendly.domain.meeting.MeetingRefusal.MeetingsAhead;
import io.calendly.domain.meeting.MeetingRefusal.NoOccurrences;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.NotInASeries;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesOverlap;
import io.calendly.domain.meeting.MeetingRefusal.TooFewAttendees;
import io.calendly.domain.meeting.MeetingRefusal.TooManyAttendees;
import io.calendly.domain.meeting.MeetingRefusal.TooManyOccurrences;
import io.calendly.domain.meeting.MeetingRefusal.UnknownMeeting;
import io.calendly.domain.meeting.MeetingRefusal.UnknownSeriesZone;
import io.calendly.http.response.ProblemType;
import io.calendly.http.v2.availability.BusyView;
import java.util.List;

/** The types of problems for refusals to schedule, change or cancel meetings. */
public final class MeetingProblems {

    private record Busy(
            List<BusyView> busy,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {}

    private record Occurrence(
            long startTime,
            long endTime,
            List<BusyView> busy,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {}

    private record Occurrences(
            List<Occurrence> occurrences,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {}

    private record MeetingIds(
            List<String> meetingIds,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long more) {}

    private record Limit(int limit) {}

    /** All types. */
    public static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                            TooFewAttendees.class,
                            "too-few-attendees",
                            422,
                            "Too few attendees",
                            "A meeting needs at least two different users.")
                    .detail(refusal -> "A meeting needs two different users, not " + refusal.attendees()),
            ProblemType.of(
                            TooManyAttendees.class,
                            "too-many-attendees",
                            422,
                            "Too many attendees",
                            "A meeting has at most limit users.")
                    .detail(refusal -> "A meeting has at most " + refusal.max() + " users, not " + refusal.named())
                    .data(refusal -> new Limit(refusal.max())),
            ProblemType.of(
                            NotFree.class,
                            "not-free",
                            409,
                            "Not free",
                            "Some users are not free for all of the time. busy lists up to 100 intervals in which a user is"
                                    + " not free, and more counts the rest.")
                    .detail(MeetingProblems::detail)
                    .data(refusal -> new Busy(busy(refusal), refusal.more())),
            ProblemType.of(
                            OccurrencesNotFree.class,
                            "occurrences-not-free",
                            409,
                            "Not free for all of a series",
                            "Some users are not free for all occurrences, so none was scheduled or changed. occurrences"
                                    + " lists the first twenty that cannot take place, each with up to ten intervals in which"
                                    + " users are not free; more is the number of others.")
                    .detail(refusal -> refusal.occurrences().size() == 1
                            ? "One occurrence cannot take place"
                            : refusal.occurrences().size() + refusal.more() + " occurrences cannot take place")
                    .data(refusal -> new Occurrences(
                            refusal.occurrences().stream()
                                    .map(MeetingProblems::occurrence)
                                    .toList(),
                            refusal.more())),
            ProblemType.of(
                    NoOccurrences.class,
                    "no-occurrences",
                    422,
                    "A series without meetings",
                    "The series ends before its first meeting starts."),
            ProblemType.of(
                            TooManyOccurrences.class,
                            "too-many-occurrences",
                            422,
                            "Too many occurrences",
                            "A series has at most limit occurrences.")
                    .detail(refusal -> "A series has at most " + refusal.max() + " occurrences")
                    .data(refusal -> new Limit(refusal.max())),
            ProblemType.of(
                            OccurrencesOverlap.class,
                            "occurrences-overlap",
                            422,
                            "Occurrences overlap",
                            "An occurrence of the series would start before the one before it ends.")
                    .detail(refusal -> "The next occurrence, " + refusal.next() + ", starts before the end of "
                            + refusal.occurrence()),
            ProblemType.of(
                            NotInASeries.class,
                            "not-in-a-series",
                            422,
                            "Not in a series",
                            "The scope is the rest of a series, and the meeting does not recur.")
                    .detail(refusal -> "Meeting " + refusal.meeting() + " does not recur"),
            ProblemType.of(
                            UnknownSeriesZone.class,
                            "unknown-series-zone",
                            409,
                            "Unknown time zone",
                            "The server does not know the time zone of the series, so it cannot move the series. Move its"
                                    + " meetings one by one.")
                    .detail(refusal -> "Unknown time zone: " + refusal.timeZone()),
            ProblemType.of(UnknownMeeting.class, "unknown-meeting", 404, "Unknown meeting", "No meeting has this id.")
                    .detail(refusal -> "Unknown meeting: " + refusal.meeting()),
            ProblemType.of(
                            AlreadyCanceled.class,
                            "already-canceled",
                            409,
                            "Already canceled",
                            "A canceled meeting can be neither changed nor canceled.")
                    .detail(refusal -> "Meeting " + refusal.meeting() + " is canceled"),
            ProblemType.of(
                            MeetingsAhead.class,
                            "meetings-ahead",
                            409,
                            "Meetings ahead",
                            "A user who has meetings that are not over cannot be deleted. meeting_ids lists the first twenty,"
                                    + " and more is the number of others. Cancel them first.")
                    .detail(refusal -> refusal.meetings().size() == 1
                            ? "The user has a meeting ahead"
                            : "The user has " + (refusal.meetings().size() + refusal.more()) + " meetings ahead")
                    .data(refusal -> new MeetingIds(
                            refusal.meetings().stream().map(MeetingId::toString).toList(), refusal.more())));

    private MeetingProblems() {}

    /** The map is empty if only a constraint of the storage found the conflict. */
    private static String detail(NotFree refusal) {
        int users = refusal.missing().size();
        if (refusal.more() > 0) {
            return users + " or more users are not free for all of the time";
        }
        return users == 1
                ? "One user is not free for all of the time"
                : (users == 0 ? "Some" : users) + " users are not free for all of the time";
    }

    private static Occurrence occurrence(NotFree refusal) {
        return new Occurrence(refusal.slot().start(), refusal.slot().end(), busy(refusal), refusal.more());
    }

    private static List<BusyView> busy(NotFree refusal) {
        return refusal.missing().entrySet().stream()
                .flatMap(missing -> BusyView.of(missing.getKey(), missing.getValue()).stream())
                .toList();
    }
}
