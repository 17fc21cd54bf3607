package io.calendly.jdbc;

import io.calendly.jdbc.connection.PostgresAddress;
import io.calendly.ports.Transactor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A new database for each test, on a real server that all tests share: one of their own, or the one that the system
 * property {@code calendly.test.database} names. Sessions are in an unusual time zone, so that a time that depends on it
 * is noticed.
 */
final class PostgresStorage implements BeforeEachCallback, AfterEachCallback {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private String name;
    private Database database;

    /** The server, which the first test starts; it goes with the process. */
    private static final class Server {

        static final URI ADMIN = URI.create(
                System.getProperty("calendly.test.database", "").isEmpty()
                        ? "postgresql://postgres:postgres@localhost:" + started() + "/postgres"
                        : System.getProperty("calendly.test.database"));

        private static int started() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        // Its analyses would hold transactions open, and change plans, in the middle of a test.
                        .setServerConfig("autovacuum", "off")
                        .start()
                        .getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        name = "calendly_test_" + COUNT.incrementAndGet();
        admin().useHandle(handle -> {
            handle.execute("DROP DATABASE IF EXISTS " + name);
            handle.execute("CREATE DATABASE " + name);
            handle.execute("ALTER DATABASE " + name + " SET timezone = 'Pacific/Chatham'");
        });
        database = Database.open(url(), transactor -> {});
        database.awaitOpen();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.close();
        admin().useHandle(handle -> handle.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
    }

    private static Jdbi admin() {
        return jdbi(Server.ADMIN.toString());
    }

    private static Jdbi jdbi(String url) {
        return Jdbi.create(Dialect.postgres(PostgresAddress.parse(url))
                .connections()
                .writers()
                .getDataSource());
    }

    /** Returns the database, past the adapter. */
    Jdbi jdbi() {
        return jdbi(urlOf(Server.ADMIN.getPort()));
    }

    DatabaseUrl url() {
        return DatabaseUrl.parse(urlOf(Server.ADMIN.getPort()));
    }

    /** Returns the URL of the database, as if the server listened on another port. */
    String urlOf(int port) {
        return urlAt(Server.ADMIN.getHost() + ":" + port);
    }

    /** Returns the URL of the database with these hosts and ports in it. */
    String urlAt(String hosts) {
        return "postgresql://" + Server.ADMIN.getRawUserInfo() + "@" + hosts + "/" + name;
    }

    String host() {
        return Server.ADMIN.getHost();
    }

    int port() {
        return Server.ADMIN.getPort();
    }

    Transactor transactor() {
        return database.transactor();
    }
}
