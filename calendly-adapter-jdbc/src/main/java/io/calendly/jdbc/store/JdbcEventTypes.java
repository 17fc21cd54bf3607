package io.calendly.jdbc.store;

import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.user.UserId;
import io.calendly.jdbc.connection.SqlFaults.Guard;
import io.calendly.ports.EventTypes;
import io.calendly.ports.HostedEventType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;

record JdbcEventTypes(JdbcAccess access) implements EventTypes {

    /** The id before those of all event types. */
    private static final EventTypeId FIRST = new EventTypeId(new UUID(0, 0));

    private <T> T read(Function<EventTypesSql, T> query) {
        return access.read(EventTypesSql.class, query);
    }

    @Override
    public void add(EventType eventType) {
        access.writing()
                .write(
                        EventTypesSql.class,
                        sql -> {
                            sql.insert(List.of(row(eventType)));
                            sql.insertHosts(hostRows(eventType));
                        },
                        Guard.SLUG,
                        () -> taken(eventType));
    }

    private static EventTypesSql.Row row(EventType eventType) {
        return new EventTypesSql.Row(
                eventType.id().value(),
                slug(eventType),
                EventTypeJson.settings(eventType.settings()),
                eventType.createdAt().getEpochSecond(),
                eventType.version());
    }

    private static List<EventTypesSql.HostRow> hostRows(EventType eventType) {
        return hosts(eventType).stream()
                .map(host -> new EventTypesSql.HostRow(eventType.id().value(), host.value(), slug(eventType)))
                .toList();
    }

    private static String slug(EventType eventType) {
        return eventType.settings().description().slug();
    }

    private static SortedSet<UserId> hosts(EventType eventType) {
        return eventType.settings().hosting().hosts();
    }

    private static Refusal taken(EventType eventType) {
        return new EventTypeRefusal.SlugTaken(slug(eventType));
    }

    @Override
    public Optional<HostedEventType> find(EventTypeId id) {
        return read(sql -> sql.find(id));
    }

    @Override
    public void update(EventType before, EventType after) {
        boolean sameHosts = hosts(before).equals(hosts(after)) && slug(before).equals(slug(after));
        access.writing()
                .write(
                        EventTypesSql.class,
                        sql -> {
                            sql.update(List.of(row(after)));
                            if (!sameHosts) {
                                sql.deleteHosts(List.of(key(after)));
                                sql.insertHosts(hostRows(after));
                            }
                        },
                        Guard.SLUG,
                        () -> taken(after));
    }

    private static EventTypesSql.Key key(EventType eventType) {
        return new EventTypesSql.Key(eventType.id().value());
    }

    @Override
    public void remove(EventType eventType) {
        access.writing().write(EventTypesSql.class, sql -> {
            sql.deleteHosts(List.of(key(eventType)));
            sql.remove(List.of(key(eventType)));
        });
    }

    @Override
    public List<EventType> page(Filter filter, Optional<EventTypeId> after, int max) {
        EventTypeId last = after.orElse(FIRST);
        Optional<String> slug = filter.slug();
        if (filter.host().isPresent()) {
            UserId host = filter.host().get();
            return read(sql -> sql.pageOfHost(host, slug.isPresent() ? 0 : 1, slug.orElse(""), last, max));
        }
        return read(sql -> slug.map(text -> sql.pageOfSlug(text, last, max)).orElseGet(() -> sql.page(last, max)));
    }

    @Override
    public SortedSet<UserId> hostingAtLeast(Collection<UserId> users, int number) {
        return read(sql -> sql.hostingAtLeast(new UserIds(users), number));
    }
}
