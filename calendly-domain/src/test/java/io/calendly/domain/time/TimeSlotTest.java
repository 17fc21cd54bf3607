package io.calendly.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSlotTest {

    @Test
    void is_half_open() {
        TimeSlot slot = TimeSlot.of(10, 20);

        assertThat(slot.contains(9)).isFalse();
        assertThat(slot.contains(10)).isTrue();
        assertThat(slot.contains(19)).isTrue();
        assertThat(slot.contains(20)).isFalse();
        assertThat(slot.duration()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "11, 10",
        "-1, 10",
        "-20, -10",
        "0, 253402300800",
        "0, 9223372036854775807",
        "-9223372036854775808, 10",
        "253402300799, 253402300799"
    })
    void cannot_be_empty_reversed_or_out_of_range(long start, long end) {
        assertThat(TimeSlot.isValid(start, end)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSlot.of(start, end))
                .withMessageContaining(Long.toString(start))
                .withMessageContaining(Long.toString(end));
    }

    @Test
    void reaches_from_the_epoch_to_the_end_of_the_year_9999() {
        assertThat(TimeSlot.of(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z")))
                .isEqualTo(TimeSlot.ALWAYS);
        assertThat(TimeSlot.of(TimeSlot.MAX - 1, TimeSlot.MAX).duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takes_whole_seconds_only_and_names_what_is_wrong() {
        Instant start = Instant.parse("2026-01-05T09:00:00Z");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSlot.of(start, start.plusMillis(1500)))
                .withMessageStartingWith("end must be a whole second");
        assertThatNullPointerException()
                .isThrownBy(() -> TimeSlot.of(null, start))
                .withMessage("start");
        assertThatNullPointerException()
                .isThrownBy(() -> TimeSlot.of(start, null))
                .withMessage("end");
    }

    /** Checks each of Allen's thirteen relations with [10, 20): overlaps, abuts, encloses, is before, is after. */
    @ParameterizedTest(name = "{0}: [{1}, {2})")
    @CsvSource({
        "before,         1,  9, false, false, false, false, true",
        "meets,          1, 10, false, true,  false, false, true",
        "overlaps,       5, 15, true,  false, false, false, false",
        "starts,        10, 15, true,  false, true,  false, false",
        "during,        12, 18, true,  false, true,  false, false",
        "finishes,      15, 20, true,  false, true,  false, false",
        "equals,        10, 20, true,  false, true,  false, false",
        "finished by,    5, 20, true,  false, false, false, false",
        "contains,       5, 25, true,  false, false, false, false",
        "started by,    10, 25, true,  false, false, false, false",
        "overlapped by, 15, 25, true,  false, false, false, false",
        "met by,        20, 25, false, true,  false, true,  false",
        "after,         21, 25, false, false, false, true,  false"
    })
    void stands_in_one_of_thirteen_relations_to_another(
            String relation,
            long start,
            long end,
            boolean overlaps,
            boolean abuts,
            boolean encloses,
            boolean before,
            boolean after) {
        TimeSlot slot = TimeSlot.of(10, 20);
        TimeSlot other = TimeSlot.of(start, end);

        assertThat(slot.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(slot)).isEqualTo(overlaps);
        assertThat(slot.abuts(other)).isEqualTo(abuts);
        assertThat(other.abuts(slot)).isEqualTo(abuts);
        assertThat(slot.isConnected(other)).isEqualTo(overlaps || abuts);
        assertThat(other.isConnected(slot)).isEqualTo(overlaps || abuts);
        assertThat(slot.encloses(other)).isEqualTo(encloses);
        assertThat(slot.isBefore(other)).isEqualTo(before);
        assertThat(other.isAfter(slot)).isEqualTo(before);
        assertThat(slot.isAfter(other)).isEqualTo(after);
        assertThat(other.isBefore(slot)).isEqualTo(after);
    }

    @Test
    void agrees_with_the_instants_in_it_on_every_pair_of_a_tiny_world() {
        for (TimeSlot a : Worlds.allSlots(7)) {
            for (TimeSlot b : Worlds.allSlots(7)) {
                BitSet both = Worlds.and(Worlds.toBits(a), Worlds.toBits(b));
                assertThat(a.overlaps(b)).as("%s overlaps %s", a, b).isEqualTo(!both.isEmpty());
                assertThat(a.encloses(b)).as("%s encloses %s", a, b).isEqualTo(both.equals(Worlds.toBits(b)));
                assertThat(a.span(b).encloses(a) && a.span(b).encloses(b)).isTrue();
                if (both.isEmpty()) {
                    assertThatIllegalArgumentException().isThrownBy(() -> a.intersection(b));
                } else {
                    assertThat(Worlds.toBits(a.intersection(b))).isEqualTo(both);
                }
            }
        }
    }

    @Test
    void is_a_value() {
        TimeSlot slot = TimeSlot.of(10, 20);

        assertThat(slot)
                .isEqualTo(TimeSlot.of(0, 20).withStart(10))
                .hasSameHashCodeAs(TimeSlot.of(10, 30).withEnd(20));
        assertThat(slot).isNotEqualTo(TimeSlot.of(10, 21)).isNotEqualTo(TimeSlot.of(9, 20));
        assertThat(TimeSlot.of(1_767_603_600L, 1_767_632_400L))
                .hasToString("2026-01-05T09:00:00Z/2026-01-05T17:00:00Z");
    }
}
