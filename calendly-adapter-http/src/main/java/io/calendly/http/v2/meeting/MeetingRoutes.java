package io.calendly.http.v2.meeting;

import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.QueryParameters;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.ports.Meetings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The handlers of meetings. */
public final class MeetingRoutes {

    private static final Map<String, Meeting.Status> STATUSES =
            Map.of("scheduled", Meeting.Status.SCHEDULED, "canceled", Meeting.Status.CANCELED);

    private static final Map<String, Recurrence.Frequency> FREQUENCIES =
            Map.of("daily", Recurrence.Frequency.DAILY, "weekly", Recurrence.Frequency.WEEKLY);

    /** The scopes of a change; true for the rest of the series. */
    private static final Map<String, Boolean> SCOPES = Map.of("occurrence", false, "rest_of_series", true);

    private MeetingRoutes() {}

    private record Asked(Meetings.Filter filter, PageRequest page) {}

    private record NewMeeting(
            List<UserId> attendees, TimeSlot slot, MeetingDetails details, Optional<Recurrence> recurrence) {}

    private record Change(OptionalLong start, OptionalLong end, UnaryOperator<MeetingDetails> details) {}

    private record Reason(String reason, boolean restOfSeries) {}

    /** Lists meetings. */
    public static Reply list(Request request) {
        Asked asked = request.query(MeetingRoutes::asked);
        Optional<Meetings.Position> after = asked.page()
                .after()
                .map(cursor -> new Meetings.Position(cursor.number(), new MeetingId(UUID.fromString(cursor.name()))));

        List<Meeting> meetings = request.services()
                .meetings()
                .page(asked.filter(), after, asked.page().lookahead());

        return Page.reply(
                asked.page(),
                meetings,
                meeting -> new Cursor(meeting.slot().start(), meeting.id().toString()),
                MeetingView::of);
    }

    private static Asked asked(QueryParameters in) {
        return new Asked(
                new Meetings.Filter(
                        in.optionalUserId("user_id"), in.slotWithOpenEnds(), in.optionalOneOf("status", STATUSES)),
                in.page(Request.uuidForm()));
    }

    /** Schedules a meeting or a series. */
    public static Reply schedule(Request request) {
        NewMeeting wanted = request.body(in -> new NewMeeting(
                in.userIds("attendee_ids"),
                in.slot(),
                details(in).apply(MeetingDetails.NONE),
                in.optionalObject("recurrence", MeetingRoutes::recurrence)));

        if (wanted.recurrence().isPresent()) {
            List<Meeting> series = request.services()
                    .meetings()
                    .schedule(
                            wanted.attendees(),
                            wanted.slot(),
                            wanted.details(),
                            wanted.recurrence().get());
            return created(request, series.get(0), SeriesView.of(series));
        }
        Meeting meeting = request.services().meetings().schedule(wanted.attendees(), wanted.slot(), wanted.details());
        return created(request, meeting, MeetingView.of(meeting));
    }

    private static Reply created(Request request, Meeting meeting, Object view) {
        return Reply.json(201, view).withVersion(meeting.version()).with("Location", request.pathOf(meeting.id()));
    }

    private static UnaryOperator<MeetingDetails> details(BodyFields in) {
        UnaryOperator<String> title = in.textChange("title", MeetingDetails.TITLE);
        UnaryOperator<String> description = in.textChange("description", MeetingDetails.DESCRIPTION);
        UnaryOperator<String> location = in.textChange("location", MeetingDetails.LOCATION);
        return before -> new MeetingDetails(
                title.apply(before.title()),
                description.apply(before.description()),
                location.apply(before.location()));
    }

    private static Recurrence recurrence(BodyFields in) {
        Recurrence.Frequency frequency = in.oneOf("frequency", FREQUENCIES);
        int interval =
                (int) in.optionalInteger("interval", 1, Integer.MAX_VALUE).orElse(1);
        OptionalLong count = in.optionalInteger("count", 1, Integer.MAX_VALUE);
        OptionalLong until = in.optionalTime("until");
        if (in.isPresent("count") == in.isPresent("until")) {
            in.malformed("count", "must be there, or until must, but not both");
        }
        ZoneId zone =
                in.optionalText("time_zone", Profile.TIME_ZONE).map(ZoneId::of).orElse(Profile.UTC);
        Recurrence.End end = count.isPresent()
                ? new Recurrence.Count((int) count.getAsLong())
                : new Recurrence.Until(until.orElse(TimeSlot.MAX));
        return new Recurrence(frequency, interval, end, zone);
    }

    /** Returns a meeting. */
    public static Reply get(Request request) {
        return reply(200, request.services().meetings().get(meetingInPath(request)));
    }

    /** Changes the time or the texts of a meeting. */
    public static Reply change(Request request) {
        MeetingId id = meetingInPath(request);
        Change change =
                request.body(in -> new Change(in.optionalTime("start_time"), in.optionalTime("end_time"), details(in)));

        Meeting meeting = request.services()
                .meetings()
                .change(id, request.precondition(), change.start(), change.end(), change.details());

        return reply(200, meeting);
    }

    /** Cancels a meeting, or it and the rest of its series. */
    public static Reply cancel(Request request) {
        MeetingId id = meetingInPath(request);
        Reason why = request.body(in -> new Reason(
                in.optionalText("reason", Cancellation.REASON).orElse(""),
                in.optionalOneOf("scope", SCOPES).orElse(false)));

        Meeting meeting = why.restOfSeries()
                ? request.services().meetings().cancelWithRest(id, request.precondition(), why.reason())
                : request.services().meetings().cancel(id, request.precondition(), why.reason());

        return reply(201, meeting);
    }

    private static MeetingId meetingInPath(Request request) {
        return new MeetingId(request.uuidInPath("meeting"));
    }

    private static Reply reply(int status, Meeting meeting) {
        return Reply.json(status, MeetingView.of(meeting)).withVersion(meeting.version());
    }
}
