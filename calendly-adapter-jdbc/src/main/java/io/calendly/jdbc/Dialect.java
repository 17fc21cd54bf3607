package io.calendly.jdbc;

import io.calendly.jdbc.connection.DatabaseConnections;
import io.calendly.jdbc.connection.PostgresAddress;
import io.calendly.jdbc.connection.PostgresConnections;
import io.calendly.jdbc.connection.PostgresFaults;
import io.calendly.jdbc.connection.SqlFaults;
import io.calendly.jdbc.connection.SqliteConnections;
import io.calendly.jdbc.connection.SqliteFaults;
import io.calendly.jdbc.store.PostgresSql;
import io.calendly.jdbc.store.SqliteSql;
import io.calendly.jdbc.store.StoreSql;
import java.nio.file.Path;

/**
 * The parts that differ between the databases, chosen together.
 *
 * @param connections the connections
 * @param faults the meaning of exceptions
 * @param sql the SQL of the stores
 */
record Dialect(DatabaseConnections connections, SqlFaults faults, StoreSql sql) {

    static Dialect postgres(PostgresAddress address) {
        SqlFaults faults = new PostgresFaults();
        return new Dialect(new PostgresConnections(address, faults), faults, new PostgresSql());
    }

    static Dialect sqlite(Path file) {
        return new Dialect(new SqliteConnections(file), new SqliteFaults(), new SqliteSql());
    }
}
