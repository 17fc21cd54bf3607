package io.calendly.domain.booking;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.booking.BookabilityModel.Answer;
import io.calendly.domain.booking.BookabilityModel.Told;
import io.calendly.domain.time.TimeSlot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The decision agrees with a naive model: the list of slots, the reasons and the taking, for every start of random event
 * types and calendars.
 */
class BookabilityOracleTest {

    private static final int WORLDS = 300;

    /** Reasons are worked out for each start anew, so that they are compared at some of the starts. */
    private static final int EXPLAINED = 25;

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 5, 8, 13, 21})
    void agrees_with_the_model_about_every_start(long seed) {
        Map<String, Integer> seen = new HashMap<>();

        for (int i = 0; i < WORLDS; i++) {
            assertAgrees(new BookingWorld(seed * 1_000_000 + i), seen);
        }

        assertThat(seen.keySet())
                .as("kinds of answers, so that none is left out by chance")
                .containsExactlyInAnyOrder(
                        "bookable",
                        "joinable",
                        "inactive",
                        "notice",
                        "outside-window",
                        "limit-reached",
                        "full",
                        "outside-hours",
                        "overridden",
                        "time-off",
                        "busy",
                        "held",
                        "buffer",
                        "off-grid");
        assertThat(seen)
                .as("enough of each")
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(10));
    }

    private static void assertAgrees(BookingWorld world, Map<String, Integer> seen) {
        BookabilityModel model = world.model();
        Bookability decision = world.bookability();
        SortedMap<Long, BookableSlot> listed = listed(world, decision);
        SortedSet<Long> explained = someStarts(world, listed);
        TimeSlot starts = world.question.starts();

        for (long start = starts.start(); start < starts.end(); start += world.tick) {
            assertListed(world, start, model.answer(start), listed);
        }
        for (long start : explained) {
            Answer answer = model.answer(start);
            assertListed(world, start, answer, listed);
            assertExplained(world, start, answer, decision.reasons(start));
            assertTaken(world, start, answer, model, decision);
            count(answer, seen);
        }
    }

    private static SortedMap<Long, BookableSlot> listed(BookingWorld world, Bookability decision) {
        List<BookableSlot> slots = decision.slots();
        SortedMap<Long, BookableSlot> listed = new TreeMap<>();
        slots.forEach(slot -> listed.put(slot.slot().start(), slot));

        assertThat(slots).as(() -> world + "\nin order").containsExactlyElementsOf(listed.values());
        assertThat(listed.keySet()).as(world::toString).allMatch(world.question.starts()::contains);
        return listed;
    }

    /** Returns some starts that are listed, some at which something begins or ends, and some at random. */
    private static SortedSet<Long> someStarts(BookingWorld world, SortedMap<Long, BookableSlot> listed) {
        TimeSlot starts = world.question.starts();
        SortedSet<Long> some = new TreeSet<>();
        world.hosts.stream()
                .flatMap(host -> host.stored().stream())
                .flatMapToLong(claim -> LongStream.of(
                        claim.slot().start() - world.question.duration(),
                        claim.slot().end()))
                .forEach(edge -> some.addAll(List.of(edge - 1, edge, edge + 1)));
        world.places.forEach(place -> some.add(place.slot().start()));
        for (int i = 0; i < EXPLAINED; i++) {
            some.add(world.random.nextLong(starts.start(), starts.end()));
            some.add(starts.start() + world.random.nextLong(starts.end() - starts.start()) / world.tick * world.tick);
        }
        some.removeIf(start -> !starts.contains(start));
        some.addAll(listed.keySet().stream().limit(EXPLAINED).toList());
        return some;
    }

    private static void assertListed(
            BookingWorld world, long start, Answer answer, SortedMap<Long, BookableSlot> listed) {
        BookableSlot slot = listed.get(start);
        if (answer.reasons().isEmpty() != (slot != null)) {
            assertThat(slot).as("%s\nslot at %s, told %s", world, start, answer).isEqualTo(answer);
        }
        if (slot != null) {
            assertThat(slot)
                    .as(world::toString)
                    .isEqualTo(new BookableSlot(
                            TimeSlot.of(start, start + world.question.duration()),
                            List.copyOf(answer.hosts()),
                            answer.seatsLeft()));
        }
    }

    private static void assertExplained(BookingWorld world, long start, Answer answer, List<Reason> reasons) {
        assertThat(BookabilityModel.told(reasons))
                .as(() -> world + "\nreasons at " + start)
                .isEqualTo(answer.reasons());
        assertThat(reasons).as(() -> world + "\nreasons at " + start).doesNotHaveDuplicates();
    }

    private static void assertTaken(
            BookingWorld world, long start, Answer answer, BookabilityModel model, Bookability decision) {
        if (answer.reasons().isEmpty()) {
            assertThat(decision.take(start))
                    .as(() -> world + "\ntaken at " + start)
                    .isEqualTo(model.taking(start, answer.hosts()));
        } else {
            assertThatRefusal(BookingRefusal.NotBookable.class)
                    .as("seed " + world.seed + ", taken at " + start)
                    .isThrownBy(() -> decision.take(start))
                    .satisfies(refusal -> assertThat(refusal.reasons()).isEqualTo(decision.reasons(start)));
        }
    }

    private static void count(Answer answer, Map<String, Integer> seen) {
        answer.reasons().stream().map(Told::code).forEach(code -> seen.merge(code, 1, Integer::sum));
        if (answer.reasons().isEmpty()) {
            seen.merge(answer.seatsLeft().isPresent() ? "joinable" : "bookable", 1, Integer::sum);
        }
    }
}
