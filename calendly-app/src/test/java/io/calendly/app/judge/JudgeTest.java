package io.calendly.app.judge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test of the whole program under a seeded workload with killed processes. It is small here; docs/operations.md has
 * the command for a large run.
 */
class JudgeTest {

    private static final int OPERATIONS = Integer.getInteger("judge.operations", 6000);
    private static final int KILLS = Integer.getInteger("judge.kills", 20);
    private static final long SEED = Long.getLong("judge.seed", 20_261_122L);

    @TempDir
    private Path directory;

    @Test
    void finds_nothing_lost_and_nothing_double_on_sqlite() throws Exception {
        new JudgedRun("jdbc:sqlite:" + directory.resolve("calendly.db"), SEED, OPERATIONS, KILLS).run(List.of());
    }

    @Test
    void finds_nothing_lost_and_nothing_double_on_postgresql() throws Exception {
        judgeOnPostgres(url -> {});
    }

    /** Runs without exclusion constraints, as on databases that have only row locks. */
    @Test
    void finds_nothing_lost_and_nothing_double_by_row_locks_alone() throws Exception {
        judgeOnPostgres(JudgeTest::dropConstraints);
    }

    private static void dropConstraints(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + url.replaceFirst("//[^@]*@", "//"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE availability DROP CONSTRAINT availability_disjoint");
            statement.execute("ALTER TABLE occupied_time DROP CONSTRAINT occupied_time_disjoint,"
                    + " DROP CONSTRAINT occupied_time_pkey");
            statement.execute("CREATE INDEX occupied_time_of_user ON occupied_time (user_id, start_time, end_time)");
        }
    }

    private void judgeOnPostgres(JudgedRun.Preparation preparation) throws Exception {
        Path data = directory.resolve("postgresql");
        EmbeddedPostgres first = postgres(data, 0);
        int port = first.getPort();
        EmbeddedPostgres[] running = {first};
        try {
            new JudgedRun("postgresql://postgres:postgres@localhost:" + port + "/postgres", SEED, OPERATIONS, KILLS)
                    .prepared(preparation)
                    .run(List.of(() -> running[0] = killAndRestart(running[0], data, port)));
        } finally {
            running[0].close();
        }
    }

    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // The embedded server turns these off by default. Without them, a killed server loses acknowledged
                // commits.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("timezone", "Pacific/Chatham");
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    /** Kills the database as {@code kill -9} does, and restarts it on the same data. */
    private static EmbeddedPostgres killAndRestart(EmbeddedPostgres running, Path data, int port)
            throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> children = server.descendants().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        TimeUnit.SECONDS.sleep(1);
        running.close();
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        return postgres(data, port);
    }
}
