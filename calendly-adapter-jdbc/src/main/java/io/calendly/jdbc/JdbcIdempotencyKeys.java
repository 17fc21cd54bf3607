package io.calendly.jdbc;

import io.calendly.domain.refusal.Refusal;
import io.calendly.ports.IdempotencyKeys;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

final class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcStores stores;

    JdbcIdempotencyKeys(JdbcStores stores) {
        this.stores = stores;
    }

    /** The insertion waits for another transaction that has inserted the same key and not ended yet. */
    @Override
    public Optional<String> claim(String key, String request, Instant now) {
        Handle handle = stores.writing();
        if (insert(handle, key, request, now)) {
            return Optional.empty();
        }
        Map.Entry<String, String> kept = handle.createQuery("SELECT request, answer FROM answers WHERE key = :key")
                .bind("key", key)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .one();
        if (!kept.getKey().equals(request)) {
            throw new Refusal.KeyReused();
        }
        return Optional.of(kept.getValue());
    }

    private boolean insert(Handle handle, String key, String request, Instant now) {
        try {
            return handle.createUpdate("""
                                    INSERT INTO answers (key, request, since, answer)
                                    VALUES (:key, :request, :now, :none)
                                    ON CONFLICT (key) DO UPDATE
                                    SET request = excluded.request, since = excluded.since, answer = excluded.answer
                                    WHERE answers.since <= :old
                                    """)
                            .bind("key", key)
                            .bind("request", request)
                            .bind("now", now.getEpochSecond())
                            .bind("none", "")
                            .bind("old", now.minus(KEPT_FOR).getEpochSecond())
                            .execute()
                    == 1;
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && stores.dialect().faultOf(cause) == Dialect.Fault.BUSY) {
                throw new Refusal.StillRunning();
            }
            throw e;
        }
    }

    @Override
    public void keep(String key, String answer) {
        int kept = stores.writing()
                .createUpdate("UPDATE answers SET answer = :answer WHERE key = :key")
                .bind("key", key)
                .bind("answer", answer)
                .execute();
        if (kept != 1) {
            throw new IllegalStateException("The key was not taken");
        }
    }

    @Override
    public void forget(Instant now) {
        stores.writing()
                .createUpdate("DELETE FROM answers WHERE since <= :old")
                .bind("old", now.minus(KEPT_FOR).getEpochSecond())
                .execute();
    }
}
