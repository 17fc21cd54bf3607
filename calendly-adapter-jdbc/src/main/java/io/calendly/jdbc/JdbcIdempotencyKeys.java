package io.calendly.jdbc;

import io.calendly.domain.access.Caller;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.StoredReply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

final class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcStores stores;

    JdbcIdempotencyKeys(JdbcStores stores) {
        this.stores = stores;
    }

    /** The insertion waits for another transaction that has inserted the same key and not ended yet. */
    @Override
    public Claim claim(Caller caller, String key, String fingerprint, Instant now) {
        Handle handle = stores.writing();
        try {
            if (insert(handle, caller, key, fingerprint, now)) {
                return new Claim.Claimed();
            }
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && stores.dialect().faultOf(cause) == Dialect.Fault.BUSY) {
                return new Claim.Running();
            }
            throw e;
        }
        return handle.createQuery("SELECT fingerprint, status, headers, body FROM idempotency_keys"
                        + " WHERE caller = :caller AND key = :key")
                .bind("caller", caller.id())
                .bind("key", key)
                .map((row, context) -> row.getString("fingerprint").equals(fingerprint)
                        ? new Claim.Replied(reply(row))
                        : new Claim.Reused())
                .one();
    }

    private static boolean insert(Handle handle, Caller caller, String key, String fingerprint, Instant now) {
        return handle.createUpdate("""
                                INSERT INTO idempotency_keys (caller, key, fingerprint, claimed_at)
                                VALUES (:caller, :key, :fingerprint, :now)
                                ON CONFLICT (caller, key) DO UPDATE
                                SET fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at
                                WHERE idempotency_keys.claimed_at <= :expired
                                """)
                        .bind("caller", caller.id())
                        .bind("key", key)
                        .bind("fingerprint", fingerprint)
                        .bind("now", now.getEpochSecond())
                        .bind("expired", now.minus(RETENTION).getEpochSecond())
                        .execute()
                == 1;
    }

    private static StoredReply reply(ResultSet row) throws SQLException {
        Map<String, String> headers = new LinkedHashMap<>();
        row.getString("headers").lines().forEach(line -> {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return new StoredReply(row.getInt("status"), headers, row.getString("body"));
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void store(Caller caller, String key, StoredReply reply) {
        int stored = stores.writing()
                .createUpdate("UPDATE idempotency_keys SET status = :status, headers = :headers, body = :body"
                        + " WHERE caller = :caller AND key = :key")
                .bind("status", reply.status())
                .bind("headers", lines(reply.headers()))
                .bind("body", reply.body())
                .bind("caller", caller.id())
                .bind("key", key)
                .execute();
        if (stored != 1) {
            throw new IllegalStateException("The key is not claimed");
        }
    }

    @Override
    public void deleteExpired(Instant now) {
        stores.writing()
                .createUpdate("DELETE FROM idempotency_keys WHERE claimed_at <= :expired")
                .bind("expired", now.minus(RETENTION).getEpochSecond())
                .execute();
    }
}
