package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often the server has to be waited for, counted on the wire. */
class PostgresRoundTripsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final long START = NOW.getEpochSecond();

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Test
    void are_three_for_a_meeting_of_two() throws Exception {
        try (Wire wire = new Wire(storage.port());
                Database database = Database.open(DatabaseUrl.parse(storage.urlOf(wire.port())), transactor -> {})) {
            database.awaitOpen();
            Services services = Services.on(database.transactor(), () -> NOW, new Random(1));
            List<UserId> both = List.of(
                    services.users().add("Ann").id(),
                    services.users().add("Bob").id());
            for (UserId user : both) {
                services.availability().open(user, TimeSlot.of(START, START + 10_000));
            }
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                wire.turns.set(0);
                services.meetings().schedule(both, TimeSlot.of(START + i * 100L, START + i * 100L + 50));
                fewest = Math.min(fewest, wire.turns.get());
            }

            assertThat(fewest).isEqualTo(3);
        }
    }

    /** Passes bytes on between the driver and the server, and counts how often the driver speaks after the server. */
    private static final class Wire implements AutoCloseable {

        private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger turns = new AtomicInteger();
        private final int serverPort;

        Wire(int serverPort) throws IOException {
            this.serverPort = serverPort;
            start(this::accept);
        }

        int port() {
            return entrance.getLocalPort();
        }

        private void accept() throws IOException {
            while (true) {
                Socket driver = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                boolean[] serverSpoke = {true};
                start(() -> pass(driver, server, () -> {
                    if (serverSpoke[0]) {
                        turns.incrementAndGet();
                        serverSpoke[0] = false;
                    }
                }));
                start(() -> pass(server, driver, () -> serverSpoke[0] = true));
            }
        }

        private static void pass(Socket from, Socket to, Runnable before) throws IOException {
            byte[] buffer = new byte[65_536];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    before.run();
                    out.write(buffer, 0, count);
                    out.flush();
                }
            }
        }

        private static void start(Passing passing) {
            Thread thread = new Thread(() -> {
                try {
                    passing.run();
                } catch (IOException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private interface Passing {
            void run() throws IOException;
        }

        @Override
        public void close() throws IOException {
            entrance.close();
        }
    }
}
