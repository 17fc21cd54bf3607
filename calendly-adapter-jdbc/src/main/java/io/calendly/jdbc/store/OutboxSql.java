package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.ports.Outbox;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link JdbcOutbox}. */
public interface OutboxSql {

    /**
     * An event to append.
     *
     * @param number the place among the events of the subject that are appended together, from 1
     * @param credential the id of the credential; null if the caller has none
     */
    record Row(
            long number,
            String subjectKind,
            String subjectId,
            long at,
            String actor,
            @Nullable String credential,
            String type,
            JsonNode data) {}

    @SqlWrite
    void append(List<Row> rows);

    /** Returns the position up to which no transaction can append any more. */
    @SqlQuery
    long settled();

    @SqlQuery("""
            SELECT position, sequence, at, actor, credential, type, data FROM outbox
            WHERE position > :after AND position <= :settled
            ORDER BY position
            LIMIT :max
            """)
    List<Outbox.Entry> read(long after, long settled, int max);
}
