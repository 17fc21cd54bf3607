package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.app.judge.ServerProcess;
import io.calendly.application.Services;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.jdbc.Database;
import io.calendly.jdbc.DatabaseUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that kills a server during bookings and checks that all acknowledged meetings are stored. */
class KilledServerTest {

    private static final int USERS = 6;
    private static final long HOUR = 3600;
    private static final long START = Instant.parse("2030-01-01T00:00:00Z").getEpochSecond();

    @TempDir
    private Path directory;

    private record Booking(UserId first, UserId second, TimeSlot slot) {}

    @Test
    void keeps_every_acknowledged_meeting_and_double_books_no_user() throws Exception {
        String databaseUrl = "jdbc:sqlite:" + directory.resolve("calendly.db");
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        openTime(url);
        Queue<Booking> acknowledged = new ConcurrentLinkedQueue<>();

        for (int kill = 0; kill < 3; kill++) {
            int before = acknowledged.size();
            try (ServerProcess server = new ServerProcess(databaseUrl)) {
                URI base = server.uri();
                ExecutorService clients = Executors.newFixedThreadPool(8);
                for (int client = 0; client < 8; client++) {
                    Random random = new Random(kill * 100L + client);
                    clients.execute(() -> book(base, random, acknowledged));
                }
                long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                while (acknowledged.size() < before + 40) {
                    assertThat(System.nanoTime()).as("40 bookings in time").isLessThan(deadline);
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                server.kill();
                clients.shutdown();
                assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            }
            assertStored(url, acknowledged);
        }
    }

    private static void openTime(DatabaseUrl url) {
        try (Database database = Database.open(url, transactor -> {})) {
            Services services = services(database);
            for (int i = 0; i < USERS; i++) {
                UserId id = services.users().add(Profile.of("User " + i)).id();
                services.availability().open(id, TimeSlot.of(START, START + 1000 * HOUR));
            }
        }
    }

    /** Books meetings until the server is killed. */
    private static void book(URI base, Random random, Queue<Booking> acknowledged) {
        HttpClient client = HttpClient.newHttpClient();
        try {
            while (true) {
                long first = 1L + random.nextInt(USERS);
                long second = 1 + (first + random.nextInt(USERS - 1)) % USERS;
                long start = START + random.nextInt(2000) * (HOUR / 2);
                String form = "user1_id=%d&user2_id=%d&meeting_start_time=%d&meeting_end_time=%d"
                        .formatted(first, second, start, start + HOUR);
                HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/meeting"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
                int status = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode();
                if (status == 201) {
                    acknowledged.add(
                            new Booking(new UserId(first), new UserId(second), TimeSlot.of(start, start + HOUR)));
                }
            }
        } catch (IOException killed) {
            assertThat(killed).isNotNull();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertStored(DatabaseUrl url, Queue<Booking> acknowledged) {
        try (Database database = Database.open(url, transactor -> {})) {
            Services services = services(database);
            for (Booking booking : acknowledged) {
                List<Meeting> stored = services.meetings().overlapping(booking.first(), booking.slot());
                assertThat(stored).anySatisfy(meeting -> {
                    assertThat(meeting.slot()).isEqualTo(booking.slot());
                    assertThat(meeting.attendees()).contains(booking.first(), booking.second());
                });
            }
            for (long id = 1; id <= USERS; id++) {
                TimeSlots booked = TimeSlots.empty();
                for (Meeting meeting : services.meetings().overlapping(new UserId(id), TimeSlot.ALWAYS)) {
                    assertThat(booked.overlaps(meeting.slot())).isFalse();
                    booked = booked.union(meeting.slot());
                }
            }
        }
    }

    private static Services services(Database database) {
        return Services.on(database.transactor(), InstantSource.system(), new Random(1));
    }
}
