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

    private static final BitSet NO_USERS = new BitSet();

    private static final TimeSlots ANN = TimeSlots.of(TimeSlot.of(0, 12), TimeSlot.of(20, 32));
    private static final TimeSlots BOB = TimeSlots.of(TimeSlot.of(4, 28));
    private static final TimeSlots EVE = TimeSlots.of(TimeSlot.of(8, 24));
    private static final List<TimeSlots> ALL = List.of(ANN, BOB, EVE);

    /** An interval with its kind and the available users. */
    private record Interval(TimeSlot slot, Overlap.Kind kind, BitSet available) {}

    @Test
    void are_split_where_the_available_users_change() {
        assertThat(intervals(Quorums.of(ALL, 2, NO_USERS, 1)))
                .containsExactly(
                        partial(4, 8, 0, 1),
                        partial(8, 12, 0, 1, 2),
                        partial(12, 20, 1, 2),
                        partial(20, 24, 0, 1, 2),
                        partial(24, 28, 0, 1));
    }

    @Test
    void are_split_where_one_user_replaces_another() {
        List<TimeSlots> relay = List.of(TimeSlots.of(TimeSlot.of(0, 10)), TimeSlots.of(TimeSlot.of(10, 20)));

        assertThat(intervals(Quorums.of(relay, 1, NO_USERS, 1))).containsExactly(full(0, 10, 0), full(10, 20, 1));
    }

    @Test
    void contain_all_required_users() {
        assertThat(intervals(Quorums.of(ALL, 2, users(0), 1)))
                .containsExactly(
                        partial(4, 8, 0, 1), partial(8, 12, 0, 1, 2), partial(20, 24, 0, 1, 2), partial(24, 28, 0, 1));
        assertThat(intervals(Quorums.of(ALL, 1, users(0, 2), 1)))
                .containsExactly(partial(8, 12, 0, 1, 2), partial(20, 24, 0, 1, 2));
    }

    @Test
    void are_empty_if_the_required_users_have_no_time_in_common() {
        List<TimeSlots> free = List.of(ANN, TimeSlots.of(TimeSlot.of(12, 20)), TimeSlots.empty());

        assertThat(Quorums.of(free, 1, users(0, 1), 1).size()).isZero();
        assertThat(Quorums.of(free, 1, users(2), 1).size()).isZero();
        assertThat(Quorums.of(free, 3, NO_USERS, 1).size()).isZero();
    }

    @Test
    void have_the_minimum_duration() {
        assertThat(intervals(Quorums.of(ALL, 2, NO_USERS, 5))).containsExactly(partial(12, 20, 1, 2));
        assertThat(intervals(Quorums.of(ALL, 2, NO_USERS, 8))).containsExactly(partial(12, 20, 1, 2));
        assertThat(Quorums.of(ALL, 2, NO_USERS, 9).size()).isZero();
    }

    @Test
    void are_full_if_they_equal_a_free_slot_of_a_user() {
        List<TimeSlots> free = List.of(
                TimeSlots.of(TimeSlot.of(0, 100)),
                TimeSlots.of(TimeSlot.of(10, 20), TimeSlot.of(30, 40)),
                TimeSlots.of(TimeSlot.of(35, 40)));

        assertThat(intervals(Quorums.of(free, 2, NO_USERS, 1)))
                .containsExactly(full(10, 20, 0, 1), partial(30, 35, 0, 1), full(35, 40, 0, 1, 2));
    }

    @Test
    void are_not_full_only_because_the_time_of_the_required_users_ends() {
        List<TimeSlots> free = List.of(TimeSlots.of(TimeSlot.of(0, 20)), TimeSlots.of(TimeSlot.of(10, 30)));

        assertThat(intervals(Quorums.of(free, 1, users(0, 1), 1))).containsExactly(partial(10, 20, 0, 1));
    }

    @Test
    void can_be_ordered_by_the_number_of_available_users() {
        Quorums quorums = Quorums.of(ALL, 1, NO_USERS, 1);

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
        Quorums quorums = Quorums.of(ALL, 3, NO_USERS, 1);

        assertThat(quorums.firstStartingAtOrAfter(0)).isZero();
        assertThat(quorums.firstStartingAtOrAfter(8)).isZero();
        assertThat(quorums.firstStartingAtOrAfter(9)).isEqualTo(1);
        assertThat(quorums.firstStartingAtOrAfter(20)).isEqualTo(1);
        assertThat(quorums.firstStartingAtOrAfter(21)).isEqualTo(quorums.size());
    }

    @Test
    void refuse_an_index_out_of_range() {
        Quorums quorums = Quorums.of(ALL, 3, NO_USERS, 1);

        for (int index : new int[] {-1, quorums.size()}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.slot(index));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.kind(index));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.count(index));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> quorums.available(index));
        }
    }

    @Test
    void of_arguments_out_of_range_are_a_programming_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quorums.of(List.of(), 1, NO_USERS, 1))
                .withMessageContaining("free");
        for (int atLeast : new int[] {0, 4}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quorums.of(ALL, atLeast, NO_USERS, 1))
                    .withMessageContaining("atLeast");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quorums.of(ALL, 1, users(3), 1))
                .withMessageContaining("required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quorums.of(ALL, 1, NO_USERS, 0))
                .withMessageContaining("minDuration");
    }

    @Test
    void agree_with_a_simple_model_for_every_pair_and_triple_of_a_tiny_world() {
        List<TimeSlots> sets = Worlds.allSets(6);
        for (TimeSlots a : sets) {
            for (TimeSlots b : sets) {
                assertAgreesWithModelForAllQuorums(List.of(a, b), 2);
            }
        }
        List<TimeSlots> tiny = Worlds.allSets(4);
        for (TimeSlots a : tiny) {
            for (TimeSlots b : tiny) {
                for (TimeSlots c : tiny) {
                    assertAgreesWithModelForAllQuorums(List.of(a, b, c), 2);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void agree_with_a_simple_model_in_random_worlds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            List<TimeSlots> free = randomWorld(random);
            int atLeast = 1 + random.nextInt(free.size());
            BitSet required = new BitSet();
            for (int i = random.nextInt(3); i > 0; i--) {
                required.set(random.nextInt(free.size()));
            }
            int minDuration = 1 + random.nextInt(random.nextInt(2) == 0 ? 1 : 30);

            assertAgreesWithModel(free, atLeast, required, minDuration, "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void of_all_users_are_the_overlaps(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<TimeSlots> free = randomWorld(random);
            BitSet everyUser = new BitSet();
            everyUser.set(0, free.size());
            int minDuration = 1 + random.nextInt(5);
            List<Overlap> expected = new ArrayList<>();
            Overlaps.of(free).forEach(expected::add);
            expected.removeIf(overlap -> overlap.slot().duration().toSeconds() < minDuration);

            for (Quorums quorums : List.of(
                    Quorums.of(free, free.size(), NO_USERS, minDuration),
                    Quorums.of(free, 1, everyUser, minDuration))) {
                assertThat(intervals(quorums))
                        .as("seed %s, round %s: %s", seed, round, free)
                        .extracting(interval -> new Overlap(interval.slot(), interval.kind()))
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    private static List<TimeSlots> randomWorld(Random random) {
        int users = 1 + random.nextInt(12);
        int horizon = 50 + random.nextInt(1000);
        List<TimeSlots> free = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            TimeSlots some = Worlds.random(random, 30, horizon);
            // Several mostly busy users would rarely overlap, so most calendars are inverted.
            free.add(random.nextInt(3) == 0 ? some : some.gaps(TimeSlot.of(0, horizon)));
        }
        return free;
    }

    private static void assertAgreesWithModelForAllQuorums(List<TimeSlots> free, int longest) {
        for (int atLeast = 1; atLeast <= free.size(); atLeast++) {
            for (long required = 0; required < 1L << free.size(); required++) {
                for (int minDuration = 1; minDuration <= longest; minDuration++) {
                    BitSet requiredUsers = BitSet.valueOf(new long[] {required});
                    assertAgreesWithModel(free, atLeast, requiredUsers, minDuration, "tiny world");
                }
            }
        }
    }

    /** Computes the expected intervals second by second: an interval lasts as long as the same users are available. */
    private static void assertAgreesWithModel(
            List<TimeSlots> free, int atLeast, BitSet required, int minDuration, String world) {
        List<Interval> expected = new ArrayList<>();
        List<BitSet> bits = free.stream().map(Worlds::toBits).toList();
        int horizon = bits.stream().mapToInt(BitSet::length).max().orElseThrow();
        int start = 0;
        for (int second = 1; second <= horizon; second++) {
            BitSet available = available(bits, start);
            if (second < horizon && available.equals(available(bits, second))) {
                continue;
            }
            BitSet missing = Worlds.andNot(required, available);
            if (available.cardinality() >= atLeast && missing.isEmpty() && second - start >= minDuration) {
                TimeSlot slot = TimeSlot.of(start, second);
                boolean full = free.stream().anyMatch(one -> one.stream().anyMatch(slot::equals));
                expected.add(new Interval(slot, full ? Overlap.Kind.FULL : Overlap.Kind.PARTIAL, available));
            }
            start = second;
        }
        Quorums quorums = Quorums.of(free, atLeast, required, minDuration);
        // A description costs more than the comparison, and this method runs a quarter of a million times.
        if (!intervals(quorums).equals(expected)) {
            assertThat(intervals(quorums))
                    .as("%s: %d and %s of %s, %d s", world, atLeast, required, free, minDuration)
                    .containsExactlyElementsOf(expected);
        }
        assertOrdered(quorums);
    }

    private static BitSet available(List<BitSet> bits, int second) {
        BitSet available = new BitSet();
        for (int user = 0; user < bits.size(); user++) {
            available.set(user, bits.get(user).get(second));
        }
        return available;
    }

    private static void assertOrdered(Quorums quorums) {
        int[] expected = IntStream.range(0, quorums.size())
                .boxed()
                .sorted(Comparator.comparing(quorums::count).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(quorums.byMostAvailable()).isEqualTo(expected);
    }

    private static List<Interval> intervals(Quorums quorums) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < quorums.size(); i++) {
            BitSet available = quorums.available(i);
            assertThat(quorums.count(i)).isEqualTo(available.cardinality());
            intervals.add(new Interval(quorums.slot(i), quorums.kind(i), available));
        }
        return intervals;
    }

    private static Interval full(long start, long end, int... available) {
        return new Interval(TimeSlot.of(start, end), Overlap.Kind.FULL, users(available));
    }

    private static Interval partial(long start, long end, int... available) {
        return new Interval(TimeSlot.of(start, end), Overlap.Kind.PARTIAL, users(available));
    }

    private static BitSet users(int... indexes) {
        BitSet users = new BitSet();
        IntStream.of(indexes).forEach(users::set);
        return users;
    }
}
