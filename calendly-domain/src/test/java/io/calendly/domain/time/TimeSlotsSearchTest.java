package io.calendly.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searches in a set, and operations on sets too large for a tiny world. */
class TimeSlotsSearchTest {

    /** Returns n slots of one second, from the first start on, each a number of seconds after the one before. */
    private static TimeSlots every(int n, long first, long step) {
        TimeSlots.Builder builder = TimeSlots.builder();
        for (int i = 0; i < n; i++) {
            builder.add(first + i * step, first + i * step + 1);
        }
        return builder.build();
    }

    @Test
    void finds_the_first_slot_that_starts_at_an_instant_or_later() {
        for (int n = 0; n < 40; n++) {
            TimeSlots slots = every(n, 3, 3);
            for (int from = 0; from <= n; from++) {
                for (long instant = 0; instant < 3 * n + 6; instant++) {
                    long wanted = instant;
                    int expected = IntStream.range(from, n)
                            .filter(i -> slots.start(i) >= wanted)
                            .findFirst()
                            .orElse(n);

                    assertThat(slots.firstStartingAtOrAfter(instant, from))
                            .as("%d slots, from %d, at %d", n, from, instant)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void finds_no_slot_before_the_first() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> every(3, 3, 3).firstStartingAtOrAfter(5, -1));
    }

    @Test
    void spans_from_the_first_start_to_the_last_end() {
        assertThat(every(5, 3, 10).span()).isEqualTo(TimeSlot.of(3, 44));
        assertThat(every(1, 3, 10).span()).isEqualTo(TimeSlot.of(3, 4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> TimeSlots.empty().span());
    }

    @Test
    void unites_sets_whose_result_has_all_the_bounds_of_both() {
        TimeSlots left = every(1_000, 0, 4);
        TimeSlots right = every(1_000, 2, 4);

        TimeSlots both = left.union(right);

        assertThat(both).isEqualTo(every(2_000, 0, 2));
        assertThat(both.minus(right)).isEqualTo(left);
        assertThat(both.intersection(right)).isEqualTo(right);
    }

    @Test
    void takes_apart_what_a_set_of_another_size_has_cut() {
        TimeSlots one = TimeSlots.of(TimeSlot.of(0, 10_000));
        TimeSlots many = every(1_000, 5, 7);

        TimeSlots rest = one.minus(many);

        assertThat(rest.size()).isEqualTo(1_001);
        assertThat(rest.seconds()).isEqualTo(9_000);
        assertThat(rest.union(many)).isEqualTo(one);
    }

    @Test
    void collects_slots_in_any_order() {
        Random random = new Random(7);
        TimeSlots.Builder shuffled = TimeSlots.builder();
        TimeSlots united = TimeSlots.empty();
        for (int i = 0; i < 500; i++) {
            long start = random.nextInt(5_000);
            TimeSlot slot = TimeSlot.of(start, start + 1 + random.nextInt(9));
            shuffled.add(slot);
            united = united.union(slot);
        }

        assertThat(shuffled.build()).isEqualTo(united);
    }
}
