package io.calendly.domain.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.Worlds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapsTest {

    /** Checks each of Allen's relations that share time, with [10, 20), forward and reversed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "overlaps,       5, 15, PARTIAL",
        "starts,        10, 15, FULL",
        "during,        12, 18, FULL",
        "finishes,      15, 20, FULL",
        "equals,        10, 20, FULL",
        "finished by,    5, 20, FULL",
        "contains,       5, 25, FULL",
        "started by,    10, 25, FULL",
        "overlapped by, 15, 25, PARTIAL"
    })
    void of_two_slots_is_full_if_one_contains_the_other(String relation, long start, long end, Overlap.Kind kind) {
        TimeSlots ann = TimeSlots.of(TimeSlot.of(10, 20));
        TimeSlots bob = TimeSlots.of(TimeSlot.of(start, end));
        Overlap expected = new Overlap(ann.get(0).intersection(bob.get(0)), kind);

        assertThat(Overlaps.of(List.of(ann, bob))).containsExactly(expected);
        assertThat(Overlaps.of(List.of(bob, ann))).containsExactly(expected);
    }

    @Test
    void of_slots_that_abut_is_none() {
        assertThat(Overlaps.of(List.of(TimeSlots.of(TimeSlot.of(0, 10)), TimeSlots.of(TimeSlot.of(10, 20)))))
                .isEmpty();
    }

    @Test
    void of_one_user_is_all_free_time_of_that_user() {
        TimeSlots free = TimeSlots.of(TimeSlot.of(0, 10), TimeSlot.of(20, 30));

        assertThat(Overlaps.of(List.of(free)))
                .containsExactly(
                        new Overlap(TimeSlot.of(0, 10), Overlap.Kind.FULL),
                        new Overlap(TimeSlot.of(20, 30), Overlap.Kind.FULL));
    }

    @Test
    void of_no_user_is_a_programming_error() {
        assertThatIllegalArgumentException().isThrownBy(() -> Overlaps.of(List.of()));
    }

    @Test
    void of_a_user_without_free_time_is_empty() {
        Overlaps none = Overlaps.of(List.of(TimeSlots.of(TimeSlot.ALWAYS), TimeSlots.empty()));

        assertThat(none).isEmpty();
        Iterator<Overlap> iterator = none.iterator();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
    }

    @Test
    void can_be_filtered_by_kind() {
        TimeSlots ann = TimeSlots.of(TimeSlot.of(0, 10), TimeSlot.of(20, 30), TimeSlot.of(40, 50));
        TimeSlots bob = TimeSlots.of(TimeSlot.of(5, 15), TimeSlot.of(22, 28), TimeSlot.of(45, 55));

        Overlaps overlaps = Overlaps.of(List.of(ann, bob));

        assertThat(overlaps.slots(Overlap.Kind.FULL)).isEqualTo(TimeSlots.of(TimeSlot.of(22, 28)));
        assertThat(overlaps.slots(Overlap.Kind.PARTIAL))
                .isEqualTo(TimeSlots.of(TimeSlot.of(5, 10), TimeSlot.of(45, 50)));
        assertThat(overlaps.slots())
                .isEqualTo(overlaps.slots(Overlap.Kind.FULL).union(overlaps.slots(Overlap.Kind.PARTIAL)));
    }

    @Test
    void agree_with_a_simple_model_for_every_pair_and_triple_of_a_tiny_world() {
        List<TimeSlots> sets = Worlds.allSets(8);
        for (TimeSlots a : sets) {
            for (TimeSlots b : sets) {
                assertAgreesWithModel(List.of(a, b), "tiny world");
            }
        }
        List<TimeSlots> tiny = Worlds.allSets(5);
        for (TimeSlots a : tiny) {
            for (TimeSlots b : tiny) {
                for (TimeSlots c : tiny) {
                    assertAgreesWithModel(List.of(a, b, c), "tiny world");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void agree_with_a_simple_model_in_random_worlds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int users = 1 + random.nextInt(12);
            int horizon = 50 + random.nextInt(3000);
            List<TimeSlots> free = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                TimeSlots some = Worlds.random(random, 80, horizon);
                // Several mostly busy users would rarely overlap, so most calendars are inverted.
                free.add(random.nextInt(3) == 0 ? some : some.gaps(TimeSlot.of(0, horizon)));
            }
            assertAgreesWithModel(free, "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 34, 55})
    void agree_with_a_simple_model_if_users_are_mostly_free_at_different_times(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<TimeSlots> free = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                long start = random.nextInt(900);
                TimeSlot window = TimeSlot.of(start, start + 1 + random.nextInt(1_000));
                free.add(Worlds.random(random, 80, 1_000).gaps(window));
            }
            assertAgreesWithModel(free, "seed " + seed + ", round " + round);
        }
    }

    /**
     * Computes the expected overlaps instant by instant. An overlap is full if it equals a slot of one of the users.
     */
    private static void assertAgreesWithModel(List<TimeSlots> free, String world) {
        BitSet common = Worlds.toBits(free.get(0));
        for (TimeSlots one : free) {
            common.and(Worlds.toBits(one));
        }
        List<Overlap> expected = new ArrayList<>();
        for (TimeSlot interval : Worlds.fromBits(common)) {
            boolean full = free.stream().anyMatch(one -> one.stream().anyMatch(interval::equals));
            expected.add(new Overlap(interval, full ? Overlap.Kind.FULL : Overlap.Kind.PARTIAL));
        }
        assertThat(Overlaps.of(free)).as("%s: %s", world, free).containsExactlyElementsOf(expected);
    }
}
