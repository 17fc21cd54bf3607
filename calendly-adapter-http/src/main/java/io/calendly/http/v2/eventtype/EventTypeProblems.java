package io.calendly.http.v2.eventtype;

import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal.BookingsAhead;
import io.calendly.domain.eventtype.EventTypeRefusal.InvalidSettings;
import io.calendly.domain.eventtype.EventTypeRefusal.ScheduleOfNoHost;
import io.calendly.domain.eventtype.EventTypeRefusal.SeatsTaken;
import io.calendly.domain.eventtype.EventTypeRefusal.SlugTaken;
import io.calendly.domain.eventtype.EventTypeRefusal.TooManyEventTypes;
import io.calendly.domain.eventtype.EventTypeRefusal.UnknownEventType;
import io.calendly.domain.eventtype.EventTypeRefusal.UnknownSlug;
import io.calendly.domain.eventtype.EventTypeRefusal.UsedByEventTypes;
import io.calendly.http.response.ProblemType;
import java.util.List;
import java.util.Map;

/** The types of problems for refusals that concern event types. */
public final class EventTypeProblems {

    private record Limit(int limit) {}

    private record EventTypeIds(List<String> eventTypeIds) {}

    /** All types. */
    public static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                            UnknownEventType.class,
                            "unknown-event-type",
                            404,
                            "Unknown event type",
                            "No event type has this id, or it was deleted.")
                    .detail(refusal -> "Unknown event type: " + refusal.id()),
            ProblemType.of(
                            UnknownSlug.class,
                            "unknown-slug",
                            404,
                            "Unknown slug",
                            "The user hosts no event type with this slug, or it was deleted.")
                    .detail(refusal -> "User " + refusal.host() + " hosts no event type with this slug"),
            ProblemType.of(
                            InvalidSettings.class,
                            "invalid-event-type",
                            422,
                            "Invalid event type",
                            "Some settings of the event type contradict each other. errors lists all of them. In a change,"
                                    + " settings that the body does not have count as they are stored.")
                    .detail(refusal -> "Some settings contradict each other, see errors")
                    .errors(refusal -> EventTypeFaultWords.byPointer(refusal.faults())),
            ProblemType.of(
                            SlugTaken.class,
                            "slug-taken",
                            409,
                            "Slug taken",
                            "Another event type of one of the hosts has this slug.")
                    .detail(refusal -> "A host has another event type with the slug " + refusal.slug())
                    .errors(refusal -> Map.of("/slug", "is the slug of another event type of a host")),
            ProblemType.of(
                            ScheduleOfNoHost.class,
                            "schedule-of-no-host",
                            422,
                            "Schedule of no host",
                            "None of the hosts has a schedule with this name.")
                    .detail(refusal -> "No host has a schedule " + refusal.schedule())
                    .errors(refusal -> Map.of("/schedule", "is the name of no schedule of a host")),
            ProblemType.of(
                            SeatsTaken.class,
                            "seats-taken",
                            409,
                            "Seats taken",
                            "Some meeting ahead has more invitees than the new capacity has room for.")
                    .detail(refusal -> "A meeting has " + refusal.taken() + " invitees, and the capacity would be "
                            + refusal.capacity())
                    .errors(refusal -> Map.of("/capacity", "must be at least " + refusal.taken())),
            ProblemType.of(
                            BookingsAhead.class,
                            "bookings-ahead",
                            409,
                            "Bookings ahead",
                            "An event type with bookings or holds that are not over can neither be deleted nor become one of"
                                    + " another kind. Cancel them first, or make it inactive.")
                    .detail(refusal -> refusal.bookings() == 1
                            ? "The event type has a booking or a hold ahead"
                            : "The event type has " + refusal.bookings() + " bookings and holds ahead"),
            ProblemType.of(
                            TooManyEventTypes.class,
                            "too-many-event-types",
                            409,
                            "Too many event types",
                            "A user hosts at most limit event types.")
                    .detail(refusal -> "User " + refusal.host() + " hosts " + refusal.max() + " event types already")
                    .data(refusal -> new Limit(refusal.max())),
            ProblemType.of(
                            UsedByEventTypes.class,
                            "used-by-event-types",
                            409,
                            "Used by event types",
                            "A user who hosts event types cannot be deleted, and neither can a schedule that event types"
                                    + " need. event_type_ids lists up to 20 of them. Delete or change them first.")
                    .detail(refusal -> "Event types need user " + refusal.user() + " or a schedule of the user")
                    .data(refusal -> new EventTypeIds(refusal.eventTypes().stream()
                            .map(EventTypeId::toString)
                            .toList())));

    private EventTypeProblems() {}
}
