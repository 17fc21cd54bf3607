package io.calendly.jdbc;

import io.calendly.jdbc.connection.PostgresAddress;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresMigrationTest extends MigrationContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    /** Returns the database of the test without what its opening has put there. */
    @Override
    DataSource empty() {
        storage.jdbi().useHandle(handle -> handle.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
        return Dialect.postgres(PostgresAddress.parse(storage.urlOf(storage.port())))
                .connections()
                .writers()
                .getDataSource();
    }

    @Override
    String id(String parameter) {
        return "CAST(" + parameter + " AS uuid)";
    }

    @Override
    String migrations() {
        return "io/calendly/jdbc/postgresql";
    }

    @Override
    DatabaseUrl url() {
        return storage.url();
    }
}
