package io.calendly.domain.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeetingIdTest {

    @Test
    void is_a_uuid_of_version_7_that_carries_its_time() {
        Instant now = Instant.parse("2026-11-22T12:34:56.789Z");

        for (int seed = 0; seed < 1000; seed++) {
            MeetingId id = MeetingId.next(now, new Random(seed));
            assertThat(id.value().version()).isEqualTo(7);
            assertThat(id.value().variant()).isEqualTo(2);
            assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
        }
    }

    @Test
    void depends_only_on_the_time_and_the_random_bits() {
        Instant now = Instant.parse("2026-11-22T12:34:56.789Z");

        assertThat(MeetingId.next(now, new Random(7))).isEqualTo(MeetingId.next(now, new Random(7)));
        assertThat(MeetingId.next(now, new Random(7))).isNotEqualTo(MeetingId.next(now, new Random(8)));
    }
}
