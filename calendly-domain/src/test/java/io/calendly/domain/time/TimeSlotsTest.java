package io.calendly.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSlotsTest {

    @Test
    void has_first_slots() {
        TimeSlots slots = TimeSlots.of(TimeSlot.of(1, 2), TimeSlot.of(3, 4), TimeSlot.of(5, 6));

        assertThat(slots.first(0)).isEmpty();
        assertThat(slots.first(2)).containsExactly(TimeSlot.of(1, 2), TimeSlot.of(3, 4));
        assertThat(slots.first(3)).isEqualTo(slots);
        assertThat(slots.first(9)).isEqualTo(slots);
    }

    @Test
    void coalesces_what_overlaps_abuts_or_repeats() {
        //  [0,10)  [20,30)  and  [5,25)   ->   [0,30)
        assertThat(slots(0, 10, 20, 30).union(TimeSlot.of(5, 25))).isEqualTo(slots(0, 30));
        assertThat(slots(10, 20, 30, 40, 50, 60).union(TimeSlot.of(0, 70))).isEqualTo(slots(0, 70));
        assertThat(slots(0, 10).union(TimeSlot.of(10, 20))).isEqualTo(slots(0, 20));
        assertThat(slots(0, 10, 10, 20, 5, 7, 0, 10)).isEqualTo(slots(0, 20));
    }

    @Test
    void leaves_out_or_clips_slots_that_are_partly_outside_a_window() {
        TimeSlots slots = slots(0, 10, 20, 30, 40, 50);

        assertThat(slots.within(TimeSlot.of(5, 50))).isEqualTo(slots(20, 30, 40, 50));
        assertThat(slots.intersection(TimeSlot.of(5, 45))).isEqualTo(slots(5, 10, 20, 30, 40, 45));
        assertThat(slots.connectedTo(TimeSlot.of(10, 15))).isEqualTo(slots(0, 10));
        assertThat(slots.gaps(TimeSlot.of(5, 60))).isEqualTo(slots(10, 20, 30, 40, 50, 60));
    }

    @Test
    void agrees_with_the_instants_in_it_on_every_pair_of_sets_of_a_tiny_world() {
        List<TimeSlots> sets = Worlds.allSets(7);

        for (TimeSlots a : sets) {
            for (TimeSlots b : sets) {
                assertSetOperations(a, b);
            }
        }
    }

    @Test
    void agrees_with_the_instants_in_it_on_every_set_and_slot_of_a_tiny_world() {
        for (TimeSlots set : Worlds.allSets(8)) {
            for (TimeSlot slot : Worlds.allSlots(8)) {
                assertSlotOperations(set, slot);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void agrees_with_the_instants_in_it_on_random_worlds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            int horizon = 20 + random.nextInt(2000);
            TimeSlots a = Worlds.random(random, 60, horizon);
            TimeSlots b = Worlds.random(random, 60, horizon);

            assertSetOperations(a, b);
            assertSlotOperations(a, Worlds.randomSlot(random, horizon));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void does_not_depend_on_the_order_in_which_slots_are_added(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<TimeSlot> slots = new ArrayList<>();
            BitSet bits = new BitSet();
            for (int i = random.nextInt(30); i >= 0; i--) {
                TimeSlot slot = Worlds.randomSlot(random, 300);
                slots.add(slot);
                bits.set((int) slot.start(), (int) slot.end());
            }
            Collections.shuffle(slots, random);

            TimeSlots oneByOne = TimeSlots.empty();
            for (TimeSlot slot : slots) {
                oneByOne = oneByOne.union(slot);
            }

            assertThat(TimeSlots.copyOf(slots)).as("seed %d, %s", seed, slots).isEqualTo(oneByOne);
            assertInvariants(oneByOne);
            assertThat(Worlds.toBits(oneByOne)).isEqualTo(bits);
        }
    }

    @Test
    void gives_its_slots_in_ascending_order_and_then_no_more() {
        TimeSlots slots = slots(20, 30, 0, 10);

        assertThat(slots).containsExactly(TimeSlot.of(0, 10), TimeSlot.of(20, 30));
        assertThat(slots.stream()).containsExactly(TimeSlot.of(0, 10), TimeSlot.of(20, 30));
        List<TimeSlot> seen = new ArrayList<>();
        slots.forEach(seen::add);
        assertThat(seen).containsExactly(TimeSlot.of(0, 10), TimeSlot.of(20, 30));
        assertThat(slots.get(1)).isEqualTo(TimeSlot.of(20, 30));

        Iterator<TimeSlot> iterator = TimeSlots.empty().iterator();
        assertThat(iterator.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slots.get(2));
    }

    @Test
    void holds_the_first_and_the_last_possible_second() {
        TimeSlots always = TimeSlots.of(TimeSlot.ALWAYS);

        assertThat(always.contains(0)).isTrue();
        assertThat(always.contains(TimeSlot.MAX - 1)).isTrue();
        assertThat(always.contains(TimeSlot.MAX)).isFalse();
        assertThat(always.contains(-1)).isFalse();
        assertThat(always.minus(TimeSlot.of(1, TimeSlot.MAX))).isEqualTo(slots(0, 1));
        assertThat(TimeSlots.empty().gaps(TimeSlot.ALWAYS)).isEqualTo(always);
    }

    @Test
    void is_built_of_slots_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSlots.builder().add(5, 5))
                .withMessageContaining("start 5, end 5");
    }

    private static void assertSetOperations(TimeSlots a, TimeSlots b) {
        BitSet x = Worlds.toBits(a);
        BitSet y = Worlds.toBits(b);
        assertThatSet(a.union(b), "%s union %s", a, b).isEqualTo(Worlds.or(x, y));
        assertThatSet(a.intersection(b), "%s intersection %s", a, b).isEqualTo(Worlds.and(x, y));
        assertThatSet(a.minus(b), "%s minus %s", a, b).isEqualTo(Worlds.andNot(x, y));
        assertThat(a.equals(b)).as("%s equals %s", a, b).isEqualTo(x.equals(y));
        assertThat(a.seconds()).isEqualTo(x.cardinality());
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
    }

    private static void assertSlotOperations(TimeSlots set, TimeSlot slot) {
        BitSet x = Worlds.toBits(set);
        BitSet y = Worlds.toBits(slot);
        assertThatSet(set.union(slot), "%s union %s", set, slot).isEqualTo(Worlds.or(x, y));
        assertThatSet(set.intersection(slot), "%s intersection %s", set, slot).isEqualTo(Worlds.and(x, y));
        assertThatSet(set.minus(slot), "%s minus %s", set, slot).isEqualTo(Worlds.andNot(x, y));
        assertThatSet(set.gaps(slot), "gaps of %s in %s", set, slot).isEqualTo(Worlds.andNot(y, x));
        assertThat(set.encloses(slot))
                .as("%s encloses %s", set, slot)
                .isEqualTo(Worlds.andNot(y, x).isEmpty());
        assertThat(set.overlaps(slot)).as("%s overlaps %s", set, slot).isEqualTo(x.intersects(y));
        assertThat(set.contains(slot.start()))
                .as("%s contains %d", set, slot.start())
                .isEqualTo(x.get((int) slot.start()));
        assertThat(set.within(slot))
                .as("%s within %s", set, slot)
                .containsExactlyElementsOf(set.stream().filter(slot::encloses).toList());
        assertThat(set.connectedTo(slot))
                .as("%s connected to %s", set, slot)
                .containsExactlyElementsOf(
                        set.stream().filter(slot::isConnected).toList());
    }

    private static ObjectAssert<BitSet> assertThatSet(TimeSlots set, String what, Object... arguments) {
        assertInvariants(set);
        return assertThatObject(Worlds.toBits(set)).as(what, arguments);
    }

    /** Checks that the slots are sorted, disjoint, coalesced and never empty. */
    private static void assertInvariants(TimeSlots set) {
        for (int i = 0; i < set.size(); i++) {
            assertThat(set.start(i)).isLessThan(set.end(i));
            if (i > 0) {
                assertThat(set.end(i - 1)).as("slots of %s do not touch", set).isLessThan(set.start(i));
            }
        }
        assertThat(set.isEmpty()).isEqualTo(set.size() == 0);
    }

    private static TimeSlots slots(long... bounds) {
        TimeSlots.Builder builder = TimeSlots.builder();
        for (int i = 0; i < bounds.length; i += 2) {
            builder.add(bounds[i], bounds[i + 1]);
        }
        return builder.build();
    }
}
