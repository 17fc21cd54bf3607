package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.domain.user.UserId;
import io.calendly.ports.HostedEventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A mapper of event types with the time zones of their hosts, which are one column: an object of JSON by id. */
final class HostedEventTypeMapper implements RowMapper<HostedEventType> {

    @Override
    public HostedEventType map(ResultSet row, StatementContext context) throws SQLException {
        return new HostedEventType(EventTypeMapper.eventType(row), timeZones(row.getString("time_zones")));
    }

    /** Reads null as no time zones, since PostgreSQL aggregates no rows to null. A host who was removed has none. */
    private static SortedMap<UserId, String> timeZones(@Nullable String text) {
        SortedMap<UserId, String> timeZones = new TreeMap<>();
        if (text != null) {
            for (Map.Entry<String, JsonNode> host : ValueJson.parse(text).properties()) {
                if (!host.getValue().isNull()) {
                    timeZones.put(
                            new UserId(Long.parseLong(host.getKey())),
                            host.getValue().textValue());
                }
            }
        }
        return timeZones;
    }
}
