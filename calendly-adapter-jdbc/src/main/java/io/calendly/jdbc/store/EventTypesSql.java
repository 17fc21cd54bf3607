package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.user.UserId;
import io.calendly.ports.HostedEventType;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@link JdbcEventTypes}. A removed event type is a row that is marked, since bookings refer to it. */
public interface EventTypesSql {

    /** An event type as a row. The slug is one of the settings, too; it is a column for the index. */
    record Row(UUID id, String slug, JsonNode settings, long createdAt, long version) {}

    /** A host of an event type, with its slug for the unique index. */
    record HostRow(UUID eventTypeId, long userId, String slug) {}

    /** The id of an event type. */
    record Key(UUID id) {}

    @SqlQuery
    Optional<HostedEventType> find(EventTypeId id);

    @SqlQuery
    List<EventType> page(EventTypeId after, int max);

    @SqlQuery
    List<EventType> pageOfSlug(String slug, EventTypeId after, int max);

    /** Returns a page of a host: of the slug if {@code anySlug} is 0, of all slugs if it is 1. */
    @SqlQuery
    List<EventType> pageOfHost(UserId host, int anySlug, String slug, EventTypeId after, int max);

    @SqlQuery
    SortedSet<UserId> hostingAtLeast(UserIds ids, int number);

    @SqlWrite
    void insert(List<Row> rows);

    @SqlWrite
    void insertHosts(List<HostRow> rows);

    @SqlWrite
    void update(List<Row> rows);

    @SqlWrite
    void deleteHosts(List<Key> rows);

    @SqlWrite
    void remove(List<Key> rows);
}
