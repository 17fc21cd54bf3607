package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@link JdbcHolds}. */
public interface HoldsSql {

    /**
     * A hold as a row.
     *
     * @param hostIds an array of the ids of the hosts
     */
    record Row(
            UUID id,
            UUID eventTypeId,
            JsonNode hostIds,
            long startTime,
            long endTime,
            long createdAt,
            long expiresAt) {}

    /** The id of a hold to remove. */
    record Removal(UUID id) {}

    /** A time by which holds have expired. */
    record Expired(long time) {}

    @SqlQuery("""
            SELECT id, event_type_id, host_ids, start_time, end_time, created_at, expires_at FROM holds WHERE id = :id
            """)
    Optional<Hold> find(HoldId id);

    @SqlWrite
    void insert(List<Row> rows);

    @SqlWrite
    void remove(List<Removal> rows);

    @SqlWrite
    void removeExpired(List<Expired> rows);
}
