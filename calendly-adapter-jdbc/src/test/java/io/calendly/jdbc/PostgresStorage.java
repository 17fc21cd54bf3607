package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A new database for each test, on a real server that all tests share. Its sessions are in a time zone that nobody
 * expects, so that a time that depends on it is noticed.
 */
final class PostgresStorage implements BeforeEachCallback, AfterEachCallback {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private DatabaseUrl url;
    private Database database;

    /** One server for all tests, started by the first; it goes with the process. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "Pacific/Chatham")
                        .setServerConfig("max_connections", "60")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        String name = "test_" + COUNT.incrementAndGet();
        admin().useHandle(handle -> handle.execute("CREATE DATABASE " + name));
        url = DatabaseUrl.parse("postgresql://postgres:postgres@localhost:" + Server.RUNNING.getPort() + "/" + name);
        database = Database.open(url, transactor -> {});
        database.awaitOpen();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.close();
    }

    private static Jdbi admin() {
        return Jdbi.create(Server.RUNNING.getPostgresDatabase());
    }

    /** The database, past the adapter. */
    Jdbi jdbi() {
        return Jdbi.create(new PostgresDialect(PostgresAddress.parse("postgresql://postgres:postgres@localhost:"
                        + Server.RUNNING.getPort() + "/test_" + COUNT.get()))
                .writers()
                .getDataSource());
    }

    int port() {
        return Server.RUNNING.getPort();
    }

    DatabaseUrl url() {
        return url;
    }

    Transactor transactor() {
        return database.transactor();
    }
}
