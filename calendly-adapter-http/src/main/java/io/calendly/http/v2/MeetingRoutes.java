package io.calendly.http.v2;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.application.Services;
import io.calendly.application.VersionPrecondition;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Meetings. */
final class MeetingRoutes {

    private static final String MEETINGS = V2Routes.V2 + "/meetings";

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Map<String, Meeting.Status> STATUSES =
            Map.of("scheduled", Meeting.Status.SCHEDULED, "canceled", Meeting.Status.CANCELED);

    private static final Map<String, Recurrence.Frequency> FREQUENCIES =
            Map.of("daily", Recurrence.Frequency.DAILY, "weekly", Recurrence.Frequency.WEEKLY);

    /** Whether the rest of the series goes with a meeting. */
    private static final Map<String, Boolean> SCOPES = Map.of("occurrence", false, "rest_of_series", true);

    private static final String ATTENDEES = "attendee_ids";

    private MeetingRoutes() {}

    static Reply list(Context ctx, Services services) {
        Query query = Query.of(ctx);
        List<UserId> users = query.ids("user_id");
        if (users.size() > 1) {
            query.fault("user_id", "must be given once");
        }
        long start = query.optionalTime("start_time").orElse(0);
        long end = query.optionalTime("end_time").orElse(TimeSlot.MAX);
        Optional<Meeting.Status> status = query.optionalOneOf("status", STATUSES);
        int count = query.count();
        Optional<Meetings.Position> after =
                query.after(UUID_FORM).map(place -> new Meetings.Position(place.number(), meetingId(place.name())));
        query.check();
        Meetings.Filter filter =
                new Meetings.Filter(users.stream().findFirst(), Refusal.InvalidSlot.requestedSlot(start, end), status);

        List<Meeting> meetings = services.meetings().page(filter, after, count + 1);

        return Page.of(
                query,
                meetings,
                meeting -> new PageToken(meeting.slot().start(), meeting.id().toString()),
                MeetingRoutes::write);
    }

    static Reply schedule(Context ctx, Services services) {
        Fields fields = Fields.of(ctx);
        List<UserId> attendees = fields.ids(ATTENDEES).stream().map(UserId::new).toList();
        long start = fields.time("start_time");
        long end = fields.time("end_time");
        MeetingDetails details = details(fields).apply(MeetingDetails.NONE);
        Optional<Recurrence> recurrence = fields.optionalObject("recurrence").flatMap(MeetingRoutes::recurrence);
        fields.check();
        TimeSlot slot = Refusal.InvalidSlot.requestedSlot(start, end);

        List<Meeting> meetings = recurrence.isPresent()
                ? services.meetings().schedule(attendees, slot, details, recurrence.get())
                : List.of(services.meetings().schedule(attendees, slot, details));

        return reply(201, meetings.get(0), recurrence.isPresent() ? meetings : List.of())
                .with("Location", MEETINGS + "/" + meetings.get(0).id());
    }

    /** Where a request to schedule a meeting names these users; nowhere, if it is another request. */
    static Map<String, String> attendeesIn(Context ctx, Collection<UserId> users) {
        Map<String, String> places = new LinkedHashMap<>();
        if (ctx.method().equals(HandlerType.POST) && ctx.path().equals(MEETINGS)) {
            List<Long> ids = Fields.of(ctx).ids(ATTENDEES);
            for (int i = 0; i < ids.size(); i++) {
                if (users.contains(new UserId(ids.get(i)))) {
                    places.put("/" + ATTENDEES + "/" + i, "is nobody's id");
                }
            }
        }
        return places;
    }

    /** What the fields change of a description: each text that is there, and none that is not. */
    private static UnaryOperator<MeetingDetails> details(Fields fields) {
        boolean titled = fields.has("title");
        String title =
                fields.optionalText("title", MeetingDetails::faultInTitle).orElse("");
        boolean described = fields.has("description");
        String description = fields.optionalText("description", MeetingDetails::faultInDescription)
                .orElse("");
        boolean located = fields.has("location");
        String location =
                fields.optionalText("location", MeetingDetails::faultInLocation).orElse("");
        return before -> new MeetingDetails(
                titled ? title : before.title(),
                described ? description : before.description(),
                located ? location : before.location());
    }

    private static Optional<Recurrence> recurrence(Fields fields) {
        fields.require("frequency");
        Optional<Recurrence.Frequency> frequency = fields.optionalOneOf("frequency", FREQUENCIES);
        OptionalLong interval = fields.optionalInteger("interval", 1, Integer.MAX_VALUE);
        OptionalLong count = fields.optionalInteger("count", 1, Integer.MAX_VALUE);
        OptionalLong until = fields.optionalTime("until");
        if (fields.isGiven("count") == fields.isGiven("until")) {
            fields.fault("count", "must be there, or until must, but not both");
        }
        ZoneId zone = fields.optionalText("time_zone", Profile::faultInTimeZone)
                .map(ZoneId::of)
                .orElse(Profile.UTC);
        Recurrence.End end = count.isPresent()
                ? new Recurrence.Count((int) count.getAsLong())
                : new Recurrence.Until(until.orElse(TimeSlot.MAX));
        return frequency.map(each -> new Recurrence(each, (int) interval.orElse(1), end, zone));
    }

    static Reply get(Context ctx, Services services) {
        return reply(200, services.meetings().get(meetingInPath(ctx)), List.of());
    }

    static Reply change(Context ctx, Services services) {
        MeetingId id = meetingInPath(ctx);
        Fields fields = Fields.of(ctx);
        OptionalLong start = fields.optionalTime("start_time");
        OptionalLong end = fields.optionalTime("end_time");
        UnaryOperator<MeetingDetails> details = details(fields);
        fields.check();

        Meeting meeting = services.meetings().change(id, ETags.expected(ctx), start, end, details);

        return reply(200, meeting, List.of());
    }

    static Reply cancel(Context ctx, Services services) {
        MeetingId id = meetingInPath(ctx);
        Fields fields = Fields.of(ctx);
        String reason =
                fields.optionalText("reason", Cancellation::faultInReason).orElse("");
        boolean rest = fields.optionalOneOf("scope", SCOPES).orElse(false);
        fields.check();
        VersionPrecondition expected = ETags.expected(ctx);

        Meeting meeting = rest
                ? services.meetings().cancelWithRest(id, expected, reason)
                : services.meetings().cancel(id, expected, reason);

        return reply(201, meeting, List.of());
    }

    private static MeetingId meetingInPath(Context ctx) {
        String id = ctx.pathParam("meeting_id");
        if (!UUID_FORM.matcher(id).matches()) {
            throw new NotFoundResponse();
        }
        return meetingId(id);
    }

    private static MeetingId meetingId(String text) {
        return new MeetingId(UUID.fromString(text));
    }

    /**
     * Answers with a meeting.
     *
     * @param occurrences those of the series, if it is the first of one that was just scheduled
     */
    private static Reply reply(int status, Meeting meeting, List<Meeting> occurrences) {
        return Reply.json(status, json -> {
                    json.writeStartObject();
                    writeFields(json, meeting);
                    if (!occurrences.isEmpty()) {
                        json.writeArrayFieldStart("occurrences");
                        for (Meeting occurrence : occurrences) {
                            json.writeStartObject();
                            json.writeStringField("id", occurrence.id().toString());
                            AvailabilityRoutes.writeBounds(json, occurrence.slot());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    }
                    json.writeEndObject();
                })
                .with("ETag", ETags.of(meeting.version()));
    }

    static void write(JsonGenerator json, Meeting meeting) throws IOException {
        json.writeStartObject();
        writeFields(json, meeting);
        json.writeEndObject();
    }

    private static void writeFields(JsonGenerator json, Meeting meeting) throws IOException {
        json.writeStringField("id", meeting.id().toString());
        json.writeStringField("status", meeting.status().name().toLowerCase(Locale.ROOT));
        AvailabilityRoutes.writeBounds(json, meeting.slot());
        json.writeArrayFieldStart("attendees");
        for (UserId attendee : meeting.attendees()) {
            json.writeStartObject();
            json.writeNumberField("user_id", attendee.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("title", meeting.details().title());
        json.writeStringField("description", meeting.details().description());
        json.writeStringField("location", meeting.details().location());
        if (meeting.series().isPresent()) {
            json.writeStringField("series_id", meeting.series().get().toString());
        }
        json.writeNumberField("created_at", meeting.createdAt().getEpochSecond());
        if (meeting.cancellation().isPresent()) {
            Cancellation cancellation = meeting.cancellation().get();
            json.writeNumberField("canceled_at", cancellation.at().getEpochSecond());
            json.writeStringField("cancellation_reason", cancellation.reason());
        }
        if (meeting.rescheduledFrom().isPresent()) {
            json.writeObjectFieldStart("rescheduled_from");
            AvailabilityRoutes.writeBounds(json, meeting.rescheduledFrom().get());
            json.writeEndObject();
        }
    }
}
