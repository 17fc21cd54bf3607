package io.calendly.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slots and sets as values: equality, hash codes, texts, and builders that can be chained. */
class TimeValuesTest {

    @Test
    void have_hash_codes_that_follow_from_their_bounds() {
        assertThat(TimeSlot.of(1, 2)).hasSameHashCodeAs(TimeSlot.of(1, 2));
        assertThat(TimeSlots.of(TimeSlot.of(1, 2))).hasSameHashCodeAs(TimeSlots.of(TimeSlot.of(1, 2)));
        Set<Integer> ofSlots = new HashSet<>();
        Set<Integer> ofSets = new HashSet<>();
        for (int start = 0; start < 30; start++) {
            for (int end = start + 1; end <= 30; end++) {
                ofSlots.add(TimeSlot.of(start, end).hashCode());
                ofSets.add(TimeSlots.of(TimeSlot.of(start, end)).hashCode());
            }
        }
        assertThat(ofSlots).as("of 465 slots, no two the same").hasSize(465);
        assertThat(ofSets).as("of 465 sets, no two the same").hasSize(465);
    }

    @Test
    void are_told_as_intervals_of_iso_8601() {
        TimeSlot first = TimeSlot.of(1_767_603_600, 1_767_607_200);
        TimeSlot second = TimeSlot.of(1_767_610_800, 1_767_614_400);

        assertThat(first).hasToString("2026-01-05T09:00:00Z/2026-01-05T10:00:00Z");
        assertThat(TimeSlots.of(first, second)).hasToString("{" + first + ", " + second + "}");
        assertThat(TimeSlots.empty()).hasToString("{}");
    }

    @Test
    void are_built_by_calls_in_a_chain() {
        TimeSlots built = TimeSlots.builder()
                .add(10, 20)
                .add(15, 30)
                .add(TimeSlot.of(40, 50))
                .add(30, 35)
                .add(5, 6)
                .build();

        assertThat(built).containsExactly(TimeSlot.of(5, 6), TimeSlot.of(10, 35), TimeSlot.of(40, 50));
    }
}
