package io.calendly.http.v2.eventtype;

import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.QueryParameters;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.ports.EventTypes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The handlers of event types. */
public final class EventTypeRoutes {

    private EventTypeRoutes() {}

    private record Asked(EventTypes.Filter filter, PageRequest page) {}

    /** Adds an event type. */
    public static Reply add(Request request) {
        EventTypeSettings wanted = request.body(EventTypeBody::added);

        EventType eventType = request.services().eventTypes().add(wanted);

        return reply(201, eventType).with("Location", request.pathOf(eventType.id()));
    }

    /** Lists event types. */
    public static Reply list(Request request) {
        Asked asked = request.query(EventTypeRoutes::asked);
        Optional<EventTypeId> after =
                asked.page().after().map(cursor -> new EventTypeId(UUID.fromString(cursor.name())));

        List<EventType> eventTypes = request.services()
                .eventTypes()
                .page(asked.filter(), after, asked.page().lookahead());

        return Page.reply(
                asked.page(),
                eventTypes,
                eventType -> new Cursor(0, eventType.id().toString()),
                EventTypeView::of);
    }

    private static Asked asked(QueryParameters in) {
        return new Asked(
                new EventTypes.Filter(in.optionalUserId("host_id"), in.optionalText("slug", EventTypeDescription.SLUG)),
                in.page(Request.uuidForm()));
    }

    /** Returns the id of the event type in the path of a request. */
    public static EventTypeId idInPath(Request request) {
        return new EventTypeId(request.uuidInPath("event_type"));
    }

    /** Returns an event type. */
    public static Reply get(Request request) {
        return reply(200, request.services().eventTypes().get(idInPath(request)));
    }

    /** Returns the event type of a host that has a slug. */
    public static Reply getBySlug(Request request) {
        UserId host = request.userInPath();
        String slug = request.slugInPath();
        if (EventTypeDescription.SLUG.faultIn(slug).isPresent()) {
            throw new RefusedException(new EventTypeRefusal.UnknownSlug(host, slug));
        }
        return reply(200, request.services().eventTypes().get(host, slug));
    }

    /** Changes an event type. */
    public static Reply change(Request request) {
        EventTypeId id = idInPath(request);
        UnaryOperator<EventTypeSettings> change = request.body(EventTypeBody::change);

        return reply(200, request.services().eventTypes().change(id, request.precondition(), change));
    }

    /** Deletes an event type. */
    public static Reply delete(Request request) {
        request.services().eventTypes().delete(idInPath(request), request.precondition());

        return Reply.noContent();
    }

    private static Reply reply(int status, EventType eventType) {
        return Reply.json(status, EventTypeView.of(eventType)).withVersion(eventType.version());
    }
}
