package io.calendly.app.bench;

import io.calendly.app.judge.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Meetings a second, over HTTP by the server and beside it by {@code pgbench} with the same statements, prepared, on the
 * same PostgreSQL server with the same number of clients. The database is thrown away afterwards; it is durable
 * meanwhile. {@code pgbench} has to be on the PATH.
 */
public final class SchedulingBench {

    private static final int CLIENTS = 32;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 15);
    private static final int USERS = 1000;
    private static final long START = 1_893_456_000L;
    private static final long MINUTES = 8_000_000;

    private SchedulingBench() {}

    /** Runs both, one after the other, twice, and prints the figures. */
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start()) {
            String url = "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres";
            try (ServerProcess server = new ServerProcess(url)) {
                fill(postgres.getPort());
                overHttp(server.uri().getPort(), 5);
                for (int round = 1; round <= 2; round++) {
                    double calendly = overHttp(server.uri().getPort(), SECONDS);
                    double pgbench = byPgbench(postgres.getPort());
                    System.out.printf(
                            "round %d: calendly over HTTP %.0f meetings/s, pgbench %.0f transactions/s, ratio %.2f%n",
                            round, calendly, pgbench, calendly / pgbench);
                }
            }
        }
    }

    private static void fill(int port) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO users (name, created_at) SELECT 'User ' || i, 0 FROM generate_series(1, "
                    + USERS + ") i");
            statement.execute("INSERT INTO availability SELECT u, " + START + ", " + (START + MINUTES * 60 + 60)
                    + " FROM generate_series(1, " + USERS + ") u");
            statement.execute("ANALYZE");
        }
    }

    /** Meetings a second that were answered 201. */
    private static double overHttp(int port, int seconds) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                RandomGenerator random =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(i + System.nanoTime());
                counts.add(clients.submit(() -> schedule(port, random, end)));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return (double) sum / seconds;
        } finally {
            clients.shutdownNow();
        }
    }

    /** A client that costs little, so that the processors are the server's: one socket, bytes made by hand. */
    private static long schedule(int port, RandomGenerator random, long end) throws IOException {
        long scheduled = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                long first = 1L + random.nextInt(USERS);
                long second = 1 + (first + random.nextInt(USERS - 1)) % USERS;
                long start = START + random.nextLong(MINUTES) * 60;
                String body = "user1_id=" + first + "&user2_id=" + second + "&meeting_start_time=" + start
                        + "&meeting_end_time=" + (start + 60);
                out.write(
                        ("POST /api/meeting HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                scheduled += status(in) == 201 ? 1 : 0;
            }
        }
        return scheduled;
    }

    private static int status(InputStream in) throws IOException {
        String statusLine = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring("Content-Length: ".length()));
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static double byPgbench(int port) throws IOException, InterruptedException {
        Path script = Files.createTempFile("schedule", ".sql");
        try (InputStream sql = SchedulingBench.class.getResourceAsStream("schedule.sql")) {
            Files.copy(Objects.requireNonNull(sql, "schedule.sql"), script, StandardCopyOption.REPLACE_EXISTING);
            Process pgbench = new ProcessBuilder(
                            "pgbench",
                            "-h",
                            "localhost",
                            "-p",
                            Integer.toString(port),
                            "-U",
                            "postgres",
                            "-n",
                            "-M",
                            "prepared",
                            "-c",
                            Integer.toString(CLIENTS),
                            "-j",
                            "2",
                            "-T",
                            Integer.toString(SECONDS),
                            "-f",
                            script.toString(),
                            "postgres")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            pgbench.waitFor();
            Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(output);
            if (!tps.find()) {
                throw new IOException("pgbench failed:\n" + output);
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            Files.delete(script);
        }
    }
}
