package io.calendly.domain.availability;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.AvailabilityRefusal.InAMeeting;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.Worlds;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AvailabilityCalendarTest {

    private static final UserId ANN = new UserId(1);

    @Test
    void is_free_where_it_is_open_and_not_booked() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 100)), TimeSlots.of(slot(20, 30)));

        assertThat(calendar.free()).isEqualTo(TimeSlots.of(slot(0, 20), slot(30, 100)));
    }

    @Test
    void opens_a_slot_in_place_of_those_it_bridges() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 10), slot(20, 30)), TimeSlots.empty());

        AvailabilityCalendar.Change opening = calendar.declare(slot(5, 25), Instant.EPOCH);

        assertThat(opening.merged()).isEqualTo(TimeSlots.of(slot(0, 30)));
        assertThat(opening.swallowed()).isEqualTo(TimeSlots.of(slot(0, 10), slot(20, 30)));
    }

    @Test
    void opens_a_slot_in_place_of_those_it_swallows_and_abuts() {
        AvailabilityCalendar calendar =
                calendar(TimeSlots.of(slot(0, 10), slot(12, 14), slot(20, 30), slot(31, 40)), TimeSlots.empty());

        AvailabilityCalendar.Change opening = calendar.declare(slot(10, 20), Instant.EPOCH);

        assertThat(opening.merged()).isEqualTo(TimeSlots.of(slot(0, 30)));
        assertThat(opening.swallowed()).isEqualTo(TimeSlots.of(slot(0, 10), slot(12, 14), slot(20, 30)));
    }

    @Test
    void refuses_to_open_what_is_free_already() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 100)), TimeSlots.empty());

        assertThatRefusal(AlreadyAvailable.class)
                .isThrownBy(() -> calendar.declare(slot(10, 20), Instant.EPOCH))
                .satisfies(refusal -> {
                    assertThat(refusal.user()).isEqualTo(ANN);
                    assertThat(refusal.slot()).isEqualTo(slot(10, 20));
                });
    }

    @Test
    void refuses_to_open_time_over_a_meeting_if_nothing_becomes_free() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 100)), TimeSlots.of(slot(20, 30)));

        assertThatRefusal(InAMeeting.class)
                .isThrownBy(() -> calendar.declare(slot(10, 25), Instant.EPOCH))
                .satisfies(refusal -> assertThat(refusal.busy()).isEqualTo(TimeSlots.of(slot(20, 25))));
    }

    @Test
    void opens_time_around_a_meeting_without_freeing_it() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 100)), TimeSlots.of(slot(20, 30)));

        TimeSlot merged =
                calendar.declare(slot(20, 120), Instant.EPOCH).merged().get(0);

        assertThat(merged).isEqualTo(slot(0, 120));
        assertThat(calendar(TimeSlots.of(merged), calendar.occupied()).free())
                .isEqualTo(TimeSlots.of(slot(0, 20), slot(30, 120)));
    }

    @Test
    void refuses_to_open_the_past_to_the_second() {
        AvailabilityCalendar calendar = calendar(TimeSlots.empty(), TimeSlots.empty());
        Instant now = Instant.ofEpochSecond(50, 999_999_999);

        assertThat(calendar.declare(slot(50, 60), now).merged()).isEqualTo(TimeSlots.of(slot(50, 60)));
        assertThatRefusal(InThePast.class)
                .isThrownBy(() -> calendar.declare(slot(49, 60), now))
                .satisfies(refusal -> {
                    assertThat(refusal.now()).isEqualTo(now);
                    assertThat(refusal.slot()).isEqualTo(slot(49, 60));
                });
    }

    @Test
    void tells_a_bounded_number_of_meetings_that_take_the_time() {
        TimeSlots all = TimeSlots.of(slot(0, 1_010));
        TimeSlots meetings = TimeSlots.copyOf(
                LongStream.range(0, 101).mapToObj(i -> slot(i * 10, i * 10 + 5)).toList());
        AvailabilityCalendar calendar = calendar(all.minus(meetings), meetings);

        assertThatRefusal(InAMeeting.class)
                .isThrownBy(() -> calendar.declare(slot(0, 1_010), Instant.EPOCH))
                .satisfies(refusal -> {
                    assertThat(refusal.busy()).isEqualTo(meetings.minus(slot(1_000, 1_010)));
                    assertThat(refusal.more()).isEqualTo(1);
                });
    }

    @Test
    void takes_back_what_was_declared_and_nothing_else() {
        AvailabilityCalendar calendar =
                calendar(TimeSlots.of(slot(0, 10), slot(20, 30), slot(40, 50)), TimeSlots.of(slot(5, 8)));

        AvailabilityCalendar.Change change = calendar.takeBack(slot(5, 25));

        assertThat(change.swallowed()).isEqualTo(TimeSlots.of(slot(0, 10), slot(20, 30)));
        assertThat(change.merged()).isEqualTo(TimeSlots.of(slot(0, 5), slot(25, 30)));
        assertThat(calendar.takeBack(slot(31, 39)).isNothing()).isTrue();
    }

    @Test
    void is_free_again_where_occupied_time_is_released() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 50)), TimeSlots.of(slot(10, 20), slot(30, 40)));

        AvailabilityCalendar released = calendar.withReleased(TimeSlots.of(slot(10, 20)));

        assertThat(released.occupied()).isEqualTo(TimeSlots.of(slot(30, 40)));
        assertThat(released.free()).isEqualTo(TimeSlots.of(slot(0, 30), slot(40, 50)));
        assertThat(released.declared()).isEqualTo(released.open()).isEqualTo(calendar.declared());
    }

    @Test
    void is_free_where_time_is_released_though_it_is_no_longer_declared() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 15)), TimeSlots.of(slot(10, 20), slot(20, 30)));

        AvailabilityCalendar released =
                calendar.withReleased(TimeSlots.of(slot(10, 20))).withReleased(TimeSlots.of(slot(40, 50)));

        assertThat(released.free()).isEqualTo(TimeSlots.of(slot(0, 20), slot(40, 50)));
        assertThat(released.missing(slot(5, 25))).isEqualTo(TimeSlots.of(slot(20, 25)));
        assertThat(released.declared()).isEqualTo(calendar.declared());
    }

    @Test
    void leaves_an_event_of_each_change_and_none_of_no_change() {
        AvailabilityCalendar calendar = calendar(TimeSlots.of(slot(0, 10)), TimeSlots.empty());

        assertThat(AvailabilityEvent.of(ANN, calendar.declare(slot(10, 20), Instant.EPOCH)))
                .containsExactly(
                        new AvailabilityEvent.Changed(ANN, TimeSlots.of(slot(0, 10)), TimeSlots.of(slot(0, 20))));
        assertThat(AvailabilityEvent.of(ANN, calendar.takeBack(slot(30, 40)))).isEmpty();
    }

    @Test
    void answers_for_its_window_only() {
        AvailabilityCalendar calendar =
                AvailabilityCalendar.of(slot(10, 20), new StoredTime(ANN, TimeSlots.empty(), TimeSlots.empty()));

        assertThatIllegalArgumentException().isThrownBy(() -> calendar.declare(slot(15, 21), Instant.EPOCH));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.missing(slot(9, 15)));
    }

    @Test
    void opens_and_refuses_as_the_rules_say_for_every_calendar_of_a_tiny_world() {
        for (TimeSlots open : Worlds.allSets(6)) {
            for (TimeSlots booked : Worlds.allSets(6)) {
                for (TimeSlot slot : Worlds.allSlots(6)) {
                    assertOpening(open, booked, slot);
                }
            }
        }
    }

    private static void assertOpening(TimeSlots open, TimeSlots booked, TimeSlot slot) {
        BitSet declared = Worlds.toBits(open);
        BitSet freeBefore = Worlds.andNot(declared, Worlds.toBits(booked));
        BitSet declaredAfter = Worlds.or(declared, Worlds.toBits(slot));
        BitSet freeAfter = Worlds.andNot(declaredAfter, Worlds.toBits(booked));
        boolean alreadyFree = Worlds.andNot(Worlds.toBits(slot), freeBefore).isEmpty();

        Optional<String> code = Optional.empty();
        try {
            AvailabilityCalendar.Change opening = calendar(open, booked).declare(slot, Instant.EPOCH);
            TimeSlots stored = open.minus(opening.swallowed()).union(opening.merged());
            assertThat(Worlds.toBits(stored)).isEqualTo(declaredAfter);
            assertThat(stored).containsAll(opening.merged());
            assertThat(open).containsAll(opening.swallowed());
        } catch (RefusedException refused) {
            code = Optional.of(refused.refusal().code());
        }

        Optional<String> expected = alreadyFree
                ? Optional.of("already-available")
                : freeAfter.equals(freeBefore) ? Optional.of("in-a-meeting") : Optional.empty();
        assertThat(code).as("%s in open %s, booked %s", slot, open, booked).isEqualTo(expected);
    }

    private static AvailabilityCalendar calendar(TimeSlots declared, TimeSlots occupied) {
        return AvailabilityCalendar.of(TimeSlot.ALWAYS, new StoredTime(ANN, declared, occupied));
    }

    private static TimeSlot slot(long start, long end) {
        return TimeSlot.of(start, end);
    }
}
