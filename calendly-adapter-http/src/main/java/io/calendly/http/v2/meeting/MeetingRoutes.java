package io.calendly.http.v2.meeting;

import io.calendly.application.Services;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.QueryParameters;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.ports.Meetings;
import io.calendly.ports.NamedMeeting;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    private record Change(MeetingChange change, Optional<List<UserId>> attendees, boolean restOfSeries) {

        /** Returns the whole change. The number of attendees is checked only if the body has no fault. */
        MeetingChange whole() {
            return attendees.map(change::attendedBy).orElse(change);
        }
    }

    private record Reason(String reason, boolean restOfSeries) {}

    /** Lists meetings. */
    public static Reply list(Request request) {
        Asked asked = request.query(MeetingRoutes::asked);
        Optional<Meetings.Position> after = asked.page()
                .after()
                .map(cursor -> new Meetings.Position(cursor.number(), new MeetingId(UUID.fromString(cursor.name()))));

        return request.services().readOnly(services -> {
            List<Meeting> meetings =
                    services.meetings().page(asked.filter(), after, asked.page().lookahead());
            Map<UserId, String> names = AttendeeNames.of(services, meetings);

            return Page.reply(
                    asked.page(),
                    meetings,
                    meeting -> new Cursor(meeting.slot().start(), meeting.id().toString()),
                    meeting -> MeetingView.of(meeting, names));
        });
    }

    private static Asked asked(QueryParameters in) {
        return new Asked(
                new Meetings.Filter(
                        in.optionalUserId("user_id"),
                        in.slotWithOpenEnds(),
                        in.optionalOneOf("status", STATUSES),
                        in.optionalUuid("series_id").map(MeetingId::new)),
                in.page(Request.uuidForm()));
    }

    /** Schedules a meeting or a series. */
    public static Reply schedule(Request request) {
        NewMeeting wanted = request.body(in -> new NewMeeting(
                in.userIds("attendee_ids"),
                in.slot(),
                details(in).apply(MeetingDetails.NONE),
                in.optionalObject("recurrence", MeetingRoutes::recurrence)));

        return request.services().inTransaction(services -> {
            if (wanted.recurrence().isPresent()) {
                List<Meeting> series = services.meetings()
                        .schedule(
                                wanted.attendees(),
                                wanted.slot(),
                                wanted.details(),
                                wanted.recurrence().get());
                return created(request, series.get(0), SeriesView.of(series, AttendeeNames.of(services, series)));
            }
            Meeting meeting = services.meetings().schedule(wanted.attendees(), wanted.slot(), wanted.details());
            return created(request, meeting, view(services, meeting));
        });
    }

    private static MeetingView view(Services services, Meeting meeting) {
        return MeetingView.of(meeting, AttendeeNames.of(services, List.of(meeting)));
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
        ZoneId zone = in.optionalText("time_zone", TimeZones.NAME)
                .flatMap(TimeZones::find)
                .orElse(ZoneOffset.UTC);
        Recurrence.End end = count.isPresent()
                ? new Recurrence.Count((int) count.getAsLong())
                : new Recurrence.Until(until.orElse(TimeSlot.MAX));
        return new Recurrence(frequency, interval, end, zone);
    }

    /** Returns a meeting. */
    public static Reply get(Request request) {
        NamedMeeting found = request.services().meetings().getNamed(meetingInPath(request));
        return reply(200, found.meeting(), MeetingView.of(found.meeting(), found.names()));
    }

    /** Changes the time, the attendees or the texts of a meeting, or of it and the rest of its series. */
    public static Reply change(Request request) {
        MeetingId id = meetingInPath(request);
        Change wanted = request.body(MeetingRoutes::change);
        MeetingChange change = wanted.whole();

        return request.services().inTransaction(services -> {
            Meeting meeting = wanted.restOfSeries()
                    ? services.meetings()
                            .changeWithRest(id, request.precondition(), change)
                            .get(0)
                    : services.meetings().change(id, request.precondition(), change);
            return reply(200, meeting, view(services, meeting));
        });
    }

    private static Change change(BodyFields in) {
        MeetingChange change = MeetingChange.NONE
                .movedTo(in.optionalTime("start_time"), in.optionalTime("end_time"))
                .describedBy(details(in));
        return new Change(
                change,
                in.optionalUserIds("attendee_ids"),
                in.optionalOneOf("scope", SCOPES).orElse(false));
    }

    /** Cancels a meeting, or it and the rest of its series. */
    public static Reply cancel(Request request) {
        MeetingId id = meetingInPath(request);
        Reason why = request.body(in -> new Reason(
                in.optionalText("reason", Cancellation.REASON).orElse(""),
                in.optionalOneOf("scope", SCOPES).orElse(false)));

        return request.services().inTransaction(services -> {
            Meeting meeting = why.restOfSeries()
                    ? services.meetings().cancelWithRest(id, request.precondition(), why.reason())
                    : services.meetings().cancel(id, request.precondition(), why.reason());
            return reply(201, meeting, view(services, meeting));
        });
    }

    private static MeetingId meetingInPath(Request request) {
        return new MeetingId(request.uuidInPath("meeting"));
    }

    private static Reply reply(int status, Meeting meeting, MeetingView view) {
        return Reply.json(status, view).withVersion(meeting.version());
    }
}
