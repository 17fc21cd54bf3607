package io.calendly.jdbc.store;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.jdbc.connection.SqlFaults;
import io.calendly.jdbc.connection.SqlFaults.Guard;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The writes of a transaction that were called and not sent yet.
 *
 * <p>Each statement sent alone would cost a round trip to a database server. The driver sends several statements of one
 * string before it waits for an answer, so all writes up to the next read, or up to the commit, travel together. Each
 * statement takes its rows as one JSON text. So its text does not depend on how many there are, and the string of all
 * statements is one of the few that the driver has prepared.
 */
final class PendingWrites {

    /** The parameter that stands for the rows. */
    private static final String ROWS = ":rows";

    private static final String SEPARATOR = ";\n";

    private final Handle handle;
    private final SqlFaults faults;
    private final boolean together;
    private final List<Write> writes = new ArrayList<>();
    private final Map<Guard, Supplier<Refusal>> refusals = new EnumMap<>(Guard.class);

    private record Write(String sql, String rows) {}

    /**
     * Collects writes.
     *
     * @param together whether they are sent together; otherwise each is sent at once
     */
    PendingWrites(Handle handle, SqlFaults faults, boolean together) {
        this.handle = handle;
        this.faults = faults;
        this.together = together;
    }

    /** Returns a statement in the form that {@link #add} takes. */
    static String prepare(String sql) {
        return sql.strip().replace(ROWS, "?");
    }

    /**
     * Adds a statement that writes these rows; nothing if there are none.
     *
     * @param sql the statement, {@linkplain #prepare prepared}
     */
    void add(String sql, List<? extends Record> rows) {
        if (!rows.isEmpty()) {
            writes.add(new Write(sql, JsonRows.write(rows)));
            if (!together) {
                flush();
            }
        }
    }

    /**
     * Notes the refusals that violations of the guards mean: until the writes are sent if they are sent together, and
     * otherwise until the next call.
     */
    void expect(Map<Guard, Supplier<Refusal>> expected) {
        if (!together) {
            refusals.clear();
        }
        expected.forEach(refusals::putIfAbsent);
    }

    /** Sends the writes in the order in which they were added. */
    void flush() {
        send("");
    }

    /**
     * Sends the writes at the end of the transaction. If they are sent together, the commit is sent with them, and the
     * commit of the connection that follows has nothing left to do.
     */
    void flushAtEnd() {
        send(together ? SEPARATOR + "COMMIT" : "");
    }

    private void send(String end) {
        if (!writes.isEmpty()) {
            String sql = writes.stream().map(Write::sql).collect(Collectors.joining(SEPARATOR, "", end));
            try {
                translating(() -> execute(sql));
            } finally {
                writes.clear();
            }
        }
    }

    private int execute(String sql) {
        try (Update update = handle.createUpdate(sql)) {
            for (int i = 0; i < writes.size(); i++) {
                update.bind(i, writes.get(i).rows());
            }
            return update.execute();
        }
    }

    /** Runs statements and throws the refusal that a violated guard means. */
    <T> T translating(Supplier<T> statements) {
        try {
            return statements.get();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause) {
                faults.guardOf(cause).map(refusals::get).ifPresent(refusal -> {
                    throw new RefusedException(refusal.get());
                });
            }
            throw e;
        } finally {
            if (together) {
                refusals.clear();
            }
        }
    }

    /** The pending writes of a handle, for the methods that {@link SqlWrite} marks. */
    public static final class Current implements JdbiConfig<Current> {

        private @Nullable PendingWrites writes;

        /** Holds none until it is told. */
        public Current() {}

        void set(PendingWrites current) {
            writes = current;
        }

        PendingWrites get() {
            if (writes == null) {
                throw new IllegalStateException("There is no transaction to write in");
            }
            return writes;
        }

        @Override
        public Current createCopy() {
            Current copy = new Current();
            copy.writes = writes;
            return copy;
        }
    }
}
