package io.calendly.domain.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time that is taken with buffers or for a limited time. */
class ClaimTest {

    private static final Instant NOW = Instant.ofEpochSecond(100);
    private static final UserId ANN = new UserId(1);
    private static final TimeSlot SLOT = TimeSlot.of(10, 20);
    private static final OccupancyOwner HOLD = new OccupancyOwner(OccupancyOwner.Kind.HOLD, new UUID(1, 2));
    private static final Buffers BUFFERS = new Buffers(5, 7);

    private static Claim claim(TimeSlot slot, Optional<Instant> expiresAt) {
        return new Claim(OccupancyOwner.Kind.HOLD, slot, BUFFERS, expiresAt);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0, 0", "0, 30, 10, 0, 30", "0, 10, 30, 0, 30", "90, 0, 0, 90, 0", "5, 20, 20, 5, 20"})
    void the_larger_of_two_buffers_is_due_between_them(
            int before, int after, int beforeLater, int afterLater, int due) {
        assertThat(new Buffers(before, after).gapBefore(new Buffers(beforeLater, afterLater)))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 86_401})
    void buffers_are_at_most_a_day_and_never_negative(int wrong) {
        assertThat(new Buffers(86_400, 86_400)).isNotEqualTo(Buffers.NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Buffers(wrong, 0))
                .withMessageContaining("before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Buffers(0, wrong))
                .withMessageContaining("after");
    }

    @Test
    void is_live_until_it_expires() {
        assertThat(claim(SLOT, Optional.empty()).isLive(Instant.MAX)).isTrue();
        assertThat(claim(SLOT, Optional.of(NOW)).isLive(NOW.minusNanos(1))).isTrue();
        assertThat(claim(SLOT, Optional.of(NOW)).isLive(NOW)).isFalse();
        assertThat(claim(SLOT, Optional.of(NOW)).isLive(NOW.plusNanos(1))).isFalse();
    }

    @Test
    void is_made_of_occupied_time_with_buffers_or_an_end() {
        Occupancy plain = new Occupancy(HOLD, ANN, SLOT);
        Occupancy buffered = new Occupancy(HOLD, ANN, SLOT, BUFFERS, Optional.empty());
        Occupancy expiring = new Occupancy(HOLD, ANN, SLOT, Buffers.NONE, Optional.of(NOW));

        assertThat(plain.isClaim()).isFalse();
        assertThat(buffered.isClaim()).isTrue();
        assertThat(expiring.isClaim()).isTrue();
        assertThat(buffered.claim()).isEqualTo(claim(SLOT, Optional.empty()));
        assertThat(expiring.claim().expiresAt()).hasValue(NOW);
        assertThatNullPointerException()
                .isThrownBy(() -> new Occupancy(HOLD, ANN, SLOT, null, Optional.empty()))
                .withMessage("buffers");
        assertThatNullPointerException()
                .isThrownBy(() -> new Claim(OccupancyOwner.Kind.HOLD, null, BUFFERS, Optional.empty()))
                .withMessage("slot");
    }

    @Test
    void takes_the_stored_time_of_a_user_until_it_expires() {
        TimeSlots occupied = TimeSlots.of(TimeSlot.of(40, 50));
        Claim expiring = claim(SLOT, Optional.of(NOW));
        Claim staying = claim(TimeSlot.of(20, 30), Optional.empty());
        StoredTime stored = new StoredTime(
                ANN, TimeSlots.empty(), Optional.empty(), List.of(), occupied, List.of(expiring, staying));

        assertThat(stored.taken()).isEqualTo(TimeSlots.of(TimeSlot.of(10, 30), TimeSlot.of(40, 50)));
        assertThat(stored.at(NOW.minusNanos(1))).isEqualTo(stored);
        assertThat(stored.at(NOW).claims()).containsExactly(staying);
        assertThat(stored.at(NOW).taken()).isEqualTo(TimeSlots.of(TimeSlot.of(20, 30), TimeSlot.of(40, 50)));
        assertThat(new StoredTime(ANN, TimeSlots.empty(), occupied).taken()).isSameAs(occupied);
        assertThat(AvailabilityCalendar.of(TimeSlot.of(0, 100), stored).occupied())
                .isEqualTo(stored.taken());
    }
}
