package io.calendly.jdbc.store;

import io.calendly.domain.access.Caller;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@link JdbcIdempotencyKeys}. */
public interface IdempotencyKeysSql {

    /**
     * A stored key.
     *
     * @param headers the header fields, one per line
     */
    record Row(String fingerprint, long status, String headers, String body) {}

    /** A reply to store under a key that is claimed. */
    record Reply(String caller, String key, long status, String headers, String body) {}

    /** Claims a key that is free or expired, and returns the number of keys that it has claimed. */
    @SqlUpdate("""
            INSERT INTO idempotency_keys (caller, key, fingerprint, claimed_at)
            VALUES (:caller, :key, :fingerprint, :now)
            ON CONFLICT (caller, key) DO UPDATE
            SET fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at
            WHERE idempotency_keys.claimed_at <= :expired
            """)
    int claim(Caller caller, String key, String fingerprint, Instant now, Instant expired);

    @SqlQuery("SELECT fingerprint, status, headers, body FROM idempotency_keys WHERE caller = :caller AND key = :key")
    Row find(Caller caller, String key);

    @SqlWrite
    void store(List<Reply> rows);

    @SqlUpdate("DELETE FROM idempotency_keys WHERE claimed_at <= :expired")
    int deleteExpired(Instant expired);
}
