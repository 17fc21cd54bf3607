package io.calendly.jdbc.store;

import io.calendly.domain.user.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The migration V9: the keys of users for search and for the comparison of e-mail addresses, computed again by
 * {@link Profile}. Neither database folds case by the rules of Unicode.
 *
 * <p>Two addresses that were different may now have the same key. Both users keep their address. The one with the lower
 * id gets the key unless another user has it already, and any other keeps the key of before.
 */
public final class FoldedKeysMigration implements JavaMigration {

    private static final int BATCH = 1_000;

    /** Makes the migration. */
    public FoldedKeysMigration() {}

    private record Row(long id, String name, Optional<String> email, Optional<String> emailKey, String searchKey) {

        Profile profile() {
            return new Profile(name, email, "UTC");
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("9");
    }

    @Override
    public String getDescription() {
        return "folded keys";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        try (Handle handle = Jdbi.create(context.getConnection()).open()) {
            List<Row> rows = rows(handle);
            Set<String> taken = new HashSet<>();
            rows.forEach(row -> row.emailKey().ifPresent(taken::add));
            Map<Long, Row> changed = new HashMap<>();
            for (Row row : rows) {
                Row folded = folded(row, taken);
                if (!folded.equals(row)) {
                    changed.put(row.id(), folded);
                }
            }
            store(handle, new ArrayList<>(changed.values()));
        }
    }

    private static List<Row> rows(Handle handle) {
        return handle.createQuery(
                        "SELECT id, name, email, email_key, search_key FROM users WHERE removed = 0 ORDER BY id")
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("email")),
                        Optional.ofNullable(row.getString("email_key")),
                        row.getString("search_key")))
                .list();
    }

    /** Returns the row with new keys. A key that is given up stays taken: its row may be updated after another one. */
    private static Row folded(Row row, Set<String> taken) {
        Optional<String> key = row.profile().emailKey().filter(taken::add).or(row::emailKey);
        return new Row(row.id(), row.name(), row.email(), key, row.profile().searchKey());
    }

    private static void store(Handle handle, List<Row> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            PreparedBatch batch = handle.prepareBatch(
                    "UPDATE users SET email_key = :emailKey, search_key = :searchKey WHERE id = :id");
            for (Row row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
                batch.bind("id", row.id())
                        .bind("emailKey", row.emailKey().orElse(null))
                        .bind("searchKey", row.searchKey())
                        .add();
            }
            batch.execute();
        }
    }
}
