package io.calendly.jdbc.store;

import io.calendly.domain.access.Caller;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.StoredReply;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The idempotency keys of one transaction. */
final class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcAccess access;

    /** The keys that this transaction has claimed. */
    private final Set<Claimant> claimed = new HashSet<>();

    private record Claimant(Caller caller, String key) {}

    JdbcIdempotencyKeys(JdbcAccess access) {
        this.access = access;
    }

    /** The insertion waits for another transaction that has inserted the same key and not ended yet. */
    @Override
    public Claim claim(Caller caller, String key, String fingerprint, Instant now) {
        JdbcTransaction transaction = access.writing();
        try {
            int claims = transaction.locking(
                    List.of(new Claimant(caller, key)),
                    () -> transaction.read(
                            IdempotencyKeysSql.class,
                            sql -> sql.claim(caller, key, fingerprint, now, now.minus(RETENTION))));
            if (claims == 1) {
                claimed.add(new Claimant(caller, key));
                return new Claim.Claimed();
            }
        } catch (RuntimeException e) {
            if (transaction.isBusy(e)) {
                return new Claim.Running();
            }
            throw e;
        }
        IdempotencyKeysSql.Row row = transaction.read(IdempotencyKeysSql.class, sql -> sql.find(caller, key));
        return row.fingerprint().equals(fingerprint) ? new Claim.Replied(reply(row)) : new Claim.Reused();
    }

    private static StoredReply reply(IdempotencyKeysSql.Row row) {
        Map<String, String> headers = new LinkedHashMap<>();
        row.headers().lines().forEach(line -> {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return new StoredReply((int) row.status(), headers, row.body());
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void store(Caller caller, String key, StoredReply reply) {
        JdbcTransaction transaction = access.writing();
        if (!claimed.contains(new Claimant(caller, key))) {
            throw new IllegalStateException("The key is not claimed");
        }
        IdempotencyKeysSql.Reply row =
                new IdempotencyKeysSql.Reply(caller.id(), key, reply.status(), lines(reply.headers()), reply.body());
        transaction.write(IdempotencyKeysSql.class, sql -> sql.store(List.of(row)));
    }

    @Override
    public void deleteExpired(Instant now) {
        access.writing().read(IdempotencyKeysSql.class, sql -> sql.deleteExpired(now.minus(RETENTION)));
    }
}
