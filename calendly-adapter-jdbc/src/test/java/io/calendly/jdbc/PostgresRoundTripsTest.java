package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
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
                    services.users().add(Profile.of("Ann")).id(),
                    services.users().add(Profile.of("Bob")).id());
            for (UserId user : both) {
                services.availability().open(user, TimeSlot.of(START, START + 10_000));
            }
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                wire.reset();
                services.meetings().schedule(both, TimeSlot.of(START + i * 100L, START + i * 100L + 50));
                fewest = Math.min(fewest, wire.turns());
            }

            assertThat(fewest).isEqualTo(3);
        }
    }
}
