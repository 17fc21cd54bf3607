package io.calendly.http.v2;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.application.Services;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.Timeline;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** When somebody can. */
final class AvailabilityRoutes {

    private static final int MAX_SLOTS = 1_000;

    private AvailabilityRoutes() {}

    static Reply free(Context ctx, Services services) {
        UserId user = V2Routes.userInPath(ctx);
        Query query = Query.of(ctx);
        Optional<PageToken> after = query.after(PageToken.NO_NAME);
        TimeSlot window = window(query, services);

        List<TimeSlot> free =
                services.availability().freeTime(user, window).stream().toList();

        return page(query, free, after, TimeSlot::end, AvailabilityRoutes::write);
    }

    static Reply timeline(Context ctx, Services services) {
        UserId user = V2Routes.userInPath(ctx);
        Query query = Query.of(ctx);
        Optional<PageToken> after = query.after(PageToken.NO_NAME);
        TimeSlot window = window(query, services);

        List<Timeline.Entry> timeline = services.availability().timeline(user, window);

        return page(query, timeline, after, entry -> entry.slot().end(), AvailabilityRoutes::write);
    }

    /** The window of the query, once all of the query was found to be in order. */
    static TimeSlot window(Query query, Services services) {
        OptionalLong start = query.optionalTime("start_time");
        OptionalLong end = query.optionalTime("end_time");
        query.count();
        query.check();
        return services.availability().window(start, end);
    }

    /**
     * A page of what is all there already, none of which overlaps. Its place is the end of its last element: a window
     * that begins now, as it does if nobody says, begins later for the next page, and so does what it clips.
     */
    private static <T> Reply page(
            Query query, List<T> all, Optional<PageToken> after, ToLongFunction<T> end, Page.Element<T> element) {
        long seen = after.map(PageToken::number).orElse(Long.MIN_VALUE);
        List<T> rest = all.stream()
                .filter(each -> end.applyAsLong(each) > seen)
                .limit(query.count() + 1L)
                .toList();
        return Page.of(query, rest, each -> new PageToken(end.applyAsLong(each), ""), element);
    }

    static Reply open(Context ctx, Services services) {
        UserId user = V2Routes.userInPath(ctx);
        Fields fields = Fields.of(ctx);
        List<long[]> bounds = new ArrayList<>();
        Optional<List<Fields>> many = fields.optionalObjects("slots", MAX_SLOTS);
        for (Fields slot : many.orElse(List.of(fields))) {
            bounds.add(new long[] {slot.time("start_time"), slot.time("end_time")});
        }
        fields.check();
        List<TimeSlot> slots = new ArrayList<>();
        bounds.forEach(slot -> slots.add(Refusal.InvalidSlot.requestedSlot(slot[0], slot[1])));

        TimeSlots merged = services.availability().open(user, TimeSlots.copyOf(slots));

        return Reply.json(201, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("collection");
            for (TimeSlot slot : merged) {
                write(json, slot);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static Reply close(Context ctx, Services services) {
        UserId user = V2Routes.userInPath(ctx);
        Query query = Query.of(ctx);
        long start = query.time("start_time");
        long end = query.time("end_time");
        query.check();

        services.availability().close(user, Refusal.InvalidSlot.requestedSlot(start, end));

        return Reply.nothing();
    }

    private static void write(JsonGenerator json, TimeSlot slot) throws IOException {
        json.writeStartObject();
        writeBounds(json, slot);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Timeline.Entry entry) throws IOException {
        Optional<Meeting> meeting = entry.meeting();
        json.writeStartObject();
        json.writeStringField("type", meeting.isPresent() ? "meeting" : "available");
        writeBounds(json, entry.slot());
        if (meeting.isPresent()) {
            json.writeFieldName("meeting");
            MeetingRoutes.write(json, meeting.get());
        }
        json.writeEndObject();
    }

    static void writeBounds(JsonGenerator json, TimeSlot slot) throws IOException {
        json.writeNumberField("start_time", slot.start());
        json.writeNumberField("end_time", slot.end());
    }
}
