package io.calendly.benchmarks.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A temporary PostgreSQL server with durable commits, and {@code pgbench} on it. */
final class Postgres implements AutoCloseable {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final EmbeddedPostgres server;

    Postgres() throws IOException {
        // The embedded server turns the first three off by default, which would make commits cheaper than in
        // production.
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
        execute("CREATE EXTENSION pg_stat_statements");
    }

    /** Returns the database URL for the server under test. */
    String url() {
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
    }

    /** Creates another database on the same server and returns its URL. */
    String createDatabase(String database) {
        execute("CREATE DATABASE \"" + database + "\"");
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + database;
    }

    void execute(String sql) {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    java.sql.Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres");
    }

    /** Resets the statement counters. */
    void resetStatements() {
        execute("SELECT pg_stat_statements_reset()");
    }

    /** Prints the most frequent statements, as counted by {@code pg_stat_statements}. */
    void printStatements() throws SQLException {
        try (java.sql.Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT calls, mean_exec_time * 1000, regexp_replace(left(query, 90), '\\s+', ' ', 'g')
                        FROM pg_stat_statements WHERE calls > 100 ORDER BY calls DESC, 3
                        """)) {
            System.out.printf("%10s %10s  %s%n", "calls", "mean us", "statement");
            while (rows.next()) {
                System.out.printf("%10d %10.0f  %s%n", rows.getLong(1), rows.getDouble(2), rows.getString(3));
            }
        }
    }

    /**
     * Measures the transactions per second of {@code pgbench} with prepared statements. The program has to be on the
     * PATH.
     *
     * @param script the transaction, a resource in the package of this class
     */
    double pgbench(String script, int clients, int seconds) throws IOException, InterruptedException {
        try (InputStream sql = Objects.requireNonNull(Postgres.class.getResourceAsStream(script), script)) {
            return pgbenchOf(new String(sql.readAllBytes(), StandardCharsets.UTF_8), clients, seconds);
        }
    }

    /** Measures the transactions per second of {@code pgbench}, as above, for the text of a transaction. */
    double pgbenchOf(String sql, int clients, int seconds) throws IOException, InterruptedException {
        Path file = Files.createTempFile("pgbench", ".sql");
        try {
            Files.writeString(file, sql);
            List<String> command = List.of(
                    "pgbench",
                    "--host=localhost",
                    "--port=" + server.getPort(),
                    "--username=postgres",
                    "--no-vacuum",
                    "--protocol=prepared",
                    "--client=" + clients,
                    "--jobs=2",
                    "--time=" + seconds,
                    "--file=" + file,
                    "postgres");
            Process pgbench =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            pgbench.waitFor();
            Matcher tps = TPS.matcher(output);
            if (!tps.find()) {
                throw new IOException("pgbench failed:\n" + output);
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
