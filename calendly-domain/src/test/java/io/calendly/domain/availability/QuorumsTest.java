package io.calendly.domain.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.Worlds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumsTest {

    private static final BitSet NOBODY = new BitSet();

    private static final TimeSlots ANN = TimeSlots.of(TimeSlot.of(0, 12), TimeSlot.of(20, 32));
    private static final TimeSlots BOB = TimeSlots.of(TimeSlot.of(4, 28));
    private static final TimeSlots EVE = TimeSlots.of(TimeSlot.of(8, 24));
    private static final List<TimeSlots> ALL = List.of(ANN, BOB, EVE);

    /** What there is to know about a stretch. */
    private record Stretch(TimeSlot slot, Overlap.Kind kind, BitSet available) {}

    @Test
    void are_cut_wherever_somebody_comes_or_goes() {
        assertThat(stretches(Quorums.of(ALL, 2, NOBODY, 1)))
                .containsExactly(
                        partial(4, 8, 0, 1),
                        partial(8, 12, 0, 1, 2),
                        partial(12, 20, 1, 2),
                        partial(20, 24, 0, 1, 2),
                        partial(24, 28, 0, 1));
    }

    @Test
    void are_cut_where_one_takes_the_place_of_another() {
        List<TimeSlots> relay = List.of(TimeSlots.of(TimeSlot.of(0, 10)), TimeSlots.of(TimeSlot.of(10, 20)));

        assertThat(stretches(Quorums.of(relay, 1, NOBODY, 1))).containsExactly(full(0, 10, 0), full(10, 20, 1));
    }

    @Test
    void have_everyone_who_is_required() {
        assertThat(stretches(Quorums.of(ALL, 2, people(0), 1)))
                .containsExactly(
                        partial(4, 8, 0, 1), partial(8, 12, 0, 1, 2), partial(20, 24, 0, 1, 2), partial(24, 28, 0, 1));
        assertThat(stretches(Quorums.of(ALL, 1, people(0, 2), 1)))
                .containsExactly(partial(8, 12, 0, 1, 2), partial(20, 24, 0, 1, 2));
    }

    @Test
    void are_none_if_those_who_are_required_have_no_time_in_common() {
        List<TimeSlots> free = List.of(ANN, TimeSlots.of(TimeSlot.of(12, 20)), TimeSlots.empty());

        assertThat(Quorums.of(free, 1, people(0, 1), 1).size()).isZero();
        assertThat(Quorums.of(free, 1, people(2), 1).size()).isZero();
        assertThat(Quorums.of(free, 3, NOBODY, 1).size()).isZero();
    }

    @Test
    void last_as_long_as_asked_for() {
        assertThat(stretches(Quorums.of(ALL, 2, NOBODY, 5))).containsExactly(partial(12, 20, 1, 2));
        assertThat(stretches(Quorums.of(ALL, 2, NOBODY, 8))).containsExactly(partial(12, 20, 1, 2));
        assertThat(Quorums.of(ALL, 2, NOBODY, 9).size()).isZero();
    }

    @Test
    void are_full_if_they_are_all_of_somebody_s_free_slot() {
        List<TimeSlots> free = List.of(
                TimeSlots.of(TimeSlot.of(0, 100)),
                TimeSlots.of(TimeSlot.of(10, 20), TimeSlot.of(30, 40)),
                TimeSlots.of(TimeSlot.of(35, 40)));

        assertThat(stretches(Quorums.of(free, 2, NOBODY, 1)))
                .containsExactly(full(10, 20, 0, 1), partial(30, 35, 0, 1), full(35, 40, 0, 1, 2));
    }

    @Test
    void are_not_full_because_the_time_of_those_who_are_required_ends() {
        List<TimeSlots> free = List.of(TimeSlots.of(TimeSlot.of(0, 20)), TimeSlots.of(TimeSlot.of(10, 30)));

        assertThat(stretches(Quorums.of(free, 1, people(0, 1), 1))).containsExactly(partial(10, 20, 0, 1));
    }

    @Test
    void can_be_ordered_by_how_many_are_free() {
        Quorums quorums = Quorums.of(ALL, 1, NOBODY, 1);

        assertThat(IntStream.of(quorums.byMostAvailable()).mapToObj(quorums::slot))
                .containsExactly(
                        TimeSlot.of(8, 12),
                        TimeSlot.of(20, 24),
                        TimeSlot.of(4, 8),
                        TimeSlot.of(12, 20),
                        TimeSlot.of(24, 28),
                        TimeSlot.of(0, 4),
                        TimeSlot.of(28, 32));
    }

    @Test
    void can_be_read_from_a_time_on() {
        Quorums quorums = Quorums.of(ALL, 3, NOBODY, 1);

        assertThat(quorums.firstStartingAtOrAfter(0)).isZero();
        assertThat(quorums.firstStartingAtOrAfter(8)).isZero();
        assertThat(quorums.firstStartingAtOrAfter(9)).isEqualTo(1);
        assertThat(quorums.firstStartingAtOrAfter(20)).isEqualTo(1);
        assertThat(quorums.firstStartingAtOrAfter(21)).isEqualTo(quorums.size());
    }

    @Test
    void end_where_they_end() {
        Quorums quorums = Quorums.of(ALL, 3, NOBODY, 1);

        for (int index : new int[] {-1, quorums.size()}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.slot(index));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.kind(index));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.count(index));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.available(index));
        }
    }

    @Test
    void of_numbers_out_of_range_are_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quorums.of(List.of(), 1, NOBODY, 1))
                .withMessageContaining("free");
        for (int atLeast : new int[] {0, 4}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quorums.of(ALL, atLeast, NOBODY, 1))
                    .withMessageContaining("atLeast");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quorums.of(ALL, 1, people(3), 1))
                .withMessageContaining("required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quorums.of(ALL, 1, NOBODY, 0))
                .withMessageContaining("minDuration");
    }

    @Test
    void agree_with_the_obvious_answer_for_every_pair_and_triple_of_a_tiny_world() {
        List<TimeSlots> sets = Worlds.allSets(6);
        for (TimeSlots a : sets) {
            for (TimeSlots b : sets) {
                assertObviousForAllQuorums(List.of(a, b), 2);
            }
        }
        List<TimeSlots> tiny = Worlds.allSets(4);
        for (TimeSlots a : tiny) {
            for (TimeSlots b : tiny) {
                for (TimeSlots c : tiny) {
                    assertObviousForAllQuorums(List.of(a, b, c), 2);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void agree_with_the_obvious_answer_in_random_worlds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            List<TimeSlots> free = randomWorld(random);
            int atLeast = 1 + random.nextInt(free.size());
            BitSet required = new BitSet();
            for (int i = random.nextInt(3); i > 0; i--) {
                required.set(random.nextInt(free.size()));
            }
            int minDuration = 1 + random.nextInt(random.nextInt(2) == 0 ? 1 : 30);

            assertObvious(free, atLeast, required, minDuration, "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void of_everybody_are_the_overlaps(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<TimeSlots> free = randomWorld(random);
            BitSet everybody = new BitSet();
            everybody.set(0, free.size());
            int minDuration = 1 + random.nextInt(5);
            List<Overlap> expected = new ArrayList<>();
            Overlaps.of(free).forEach(expected::add);
            expected.removeIf(overlap -> overlap.slot().duration().toSeconds() < minDuration);

            for (Quorums quorums : List.of(
                    Quorums.of(free, free.size(), NOBODY, minDuration), Quorums.of(free, 1, everybody, minDuration))) {
                assertThat(stretches(quorums))
                        .as("seed %s, round %s: %s", seed, round, free)
                        .extracting(stretch -> new Overlap(stretch.slot(), stretch.kind()))
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    private static List<TimeSlots> randomWorld(Random random) {
        int people = 1 + random.nextInt(12);
        int horizon = 50 + random.nextInt(1000);
        List<TimeSlots> free = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            TimeSlots some = Worlds.random(random, 30, horizon);
            // With many people mostly busy few would ever meet: turn some calendars inside out.
            free.add(random.nextInt(3) == 0 ? some : some.gaps(TimeSlot.of(0, horizon)));
        }
        return free;
    }

    private static void assertObviousForAllQuorums(List<TimeSlots> free, int longest) {
        for (int atLeast = 1; atLeast <= free.size(); atLeast++) {
            for (long required = 0; required < 1L << free.size(); required++) {
                for (int minDuration = 1; minDuration <= longest; minDuration++) {
                    BitSet those = BitSet.valueOf(new long[] {required});
                    assertObvious(free, atLeast, those, minDuration, "tiny world");
                }
            }
        }
    }

    /** Second by second: as long as the same people are there, it is one stretch. */
    private static void assertObvious(
            List<TimeSlots> free, int atLeast, BitSet required, int minDuration, String world) {
        List<Stretch> expected = new ArrayList<>();
        List<BitSet> bits = free.stream().map(Worlds::toBits).toList();
        int horizon = bits.stream().mapToInt(BitSet::length).max().orElseThrow();
        int start = 0;
        for (int second = 1; second <= horizon; second++) {
            BitSet there = there(bits, start);
            if (second < horizon && there.equals(there(bits, second))) {
                continue;
            }
            BitSet missing = Worlds.andNot(required, there);
            if (there.cardinality() >= atLeast && missing.isEmpty() && second - start >= minDuration) {
                TimeSlot slot = TimeSlot.of(start, second);
                boolean whole = free.stream().anyMatch(one -> one.stream().anyMatch(slot::equals));
                expected.add(new Stretch(slot, whole ? Overlap.Kind.FULL : Overlap.Kind.PARTIAL, there));
            }
            start = second;
        }
        Quorums quorums = Quorums.of(free, atLeast, required, minDuration);
        // A description costs more than the comparison, and there are a quarter of a million of these.
        if (!stretches(quorums).equals(expected)) {
            assertThat(stretches(quorums))
                    .as("%s: %d and %s of %s, %d s", world, atLeast, required, free, minDuration)
                    .containsExactlyElementsOf(expected);
        }
        assertOrdered(quorums);
    }

    private static BitSet there(List<BitSet> bits, int second) {
        BitSet there = new BitSet();
        for (int person = 0; person < bits.size(); person++) {
            there.set(person, bits.get(person).get(second));
        }
        return there;
    }

    private static void assertOrdered(Quorums quorums) {
        int[] expected = IntStream.range(0, quorums.size())
                .boxed()
                .sorted(Comparator.comparing(quorums::count).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(quorums.byMostAvailable()).isEqualTo(expected);
    }

    private static List<Stretch> stretches(Quorums quorums) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < quorums.size(); i++) {
            BitSet available = quorums.available(i);
            assertThat(quorums.count(i)).isEqualTo(available.cardinality());
            stretches.add(new Stretch(quorums.slot(i), quorums.kind(i), available));
        }
        return stretches;
    }

    private static Stretch full(long start, long end, int... available) {
        return new Stretch(TimeSlot.of(start, end), Overlap.Kind.FULL, people(available));
    }

    private static Stretch partial(long start, long end, int... available) {
        return new Stretch(TimeSlot.of(start, end), Overlap.Kind.PARTIAL, people(available));
    }

    private static BitSet people(int... numbers) {
        BitSet people = new BitSet();
        IntStream.of(numbers).forEach(people::set);
        return people;
    }
}
