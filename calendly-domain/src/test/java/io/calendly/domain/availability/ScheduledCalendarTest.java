package io.calendly.domain.availability;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.AvailabilityRefusal.DuringTimeOff;
import io.calendly.domain.availability.AvailabilityRefusal.InAMeeting;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.Worlds;
import io.calendly.domain.user.UserId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The calendar of a user who has a schedule, time off, or both. Times are in hours since 1970 in UTC. */
class ScheduledCalendarTest {

    private static final UserId ANN = new UserId(1);
    private static final Schedule NINE_TO_FIVE =
            Schedule.weekly("hours", "UTC", WeeklyHours.of(hours(9, 17), DayOfWeek.values()));

    @Test
    void is_open_where_time_is_declared_or_scheduled_and_not_off() {
        AvailabilityCalendar calendar =
                calendar(slots(6, 10), NINE_TO_FIVE, off(12, 13), slots(15, 16)).over(0, 24);

        assertThat(calendar.declared()).isEqualTo(slots(6, 10));
        assertThat(calendar.openBySchedule()).isEqualTo(slots(9, 12, 13, 17));
        assertThat(calendar.timeOff()).isEqualTo(slots(12, 13));
        assertThat(calendar.open()).isEqualTo(slots(6, 12, 13, 17));
        assertThat(calendar.free()).isEqualTo(slots(6, 12, 13, 15, 16, 17));
    }

    @Test
    void has_declared_time_whole_and_scheduled_hours_in_its_window() {
        AvailabilityCalendar calendar =
                calendar(slots(6, 10), NINE_TO_FIVE, off(7, 8), slots()).over(9, 12);

        assertThat(calendar.open()).isEqualTo(slots(6, 7, 8, 12));
    }

    @Test
    void counts_scheduled_hours_in_the_slots_of_a_decision_only() {
        StoredTime stored = calendar(slots(6, 10, 200, 210), NINE_TO_FIVE, List.of(), slots())
                .stored();

        AvailabilityCalendar calendar = AvailabilityCalendar.about(slots(12, 14, 36, 38), stored);

        assertThat(calendar.window()).isEqualTo(slot(12, 38));
        assertThat(calendar.free()).isEqualTo(slots(6, 10, 12, 14, 36, 38, 200, 210));
    }

    @Test
    void counts_scheduled_hours_of_a_year_at_most_in_a_decision() {
        StoredTime stored = calendar(slots(), NINE_TO_FIVE, List.of(), slots()).stored();
        TimeSlots ever = TimeSlots.of(TimeSlot.of(0, TimeSlot.MAX));

        AvailabilityCalendar calendar = AvailabilityCalendar.about(ever, stored);

        assertThat(calendar.free()).isNotEmpty();
        assertThat(calendar.free().span().end()).isLessThanOrEqualTo(AvailabilityCalendar.MAX_DECIDED.toSeconds());
        assertThat(AvailabilityCalendar.about(ever.minus(slot(0, 24)), stored)
                        .free()
                        .span()
                        .end())
                .isGreaterThan(AvailabilityCalendar.MAX_DECIDED.toSeconds());
    }

    @Test
    void has_all_declared_time_that_is_stored_around_a_longer_window() {
        StoredTime stored = calendar(slots(6, 10, 200, 210), NINE_TO_FIVE, List.of(), slots())
                .stored();

        AvailabilityCalendar calendar = AvailabilityCalendar.of(slot(12, 40), stored);

        assertThat(calendar.window()).isEqualTo(slot(12, 40));
        assertThat(calendar.open()).isEqualTo(slots(6, 10, 12, 17, 33, 40, 200, 210));
        assertThat(calendar.freeSlotsWithin(TimeSlot.ALWAYS)).isEqualTo(calendar.open());
    }

    @Test
    void leaves_declared_slots_that_stick_out_of_a_question_and_clips_scheduled_hours() {
        AvailabilityCalendar calendar = calendar(slots(6, 10, 18, 19, 23, 26), NINE_TO_FIVE, off(12, 13), slots(15, 16))
                .over(8, 24);

        assertThat(calendar.freeSlotsWithin(slot(8, 24))).isEqualTo(slots(9, 12, 13, 15, 16, 17, 18, 19));
        assertThat(calendar.freeSlotsWithin(slot(16, 19))).isEqualTo(slots(16, 17, 18, 19));
    }

    @Test
    void answers_about_free_slots_as_ever_without_a_schedule() {
        for (TimeSlots declared : Worlds.allSets(6)) {
            AvailabilityCalendar calendar =
                    AvailabilityCalendar.of(TimeSlot.ALWAYS, new StoredTime(ANN, declared, TimeSlots.empty()));
            for (TimeSlot asked : Worlds.allSlots(6)) {
                assertThat(calendar.freeSlotsWithin(asked))
                        .isEqualTo(calendar.free().within(asked));
            }
        }
    }

    @Test
    void refuses_to_declare_what_a_schedule_opens_already() {
        AvailabilityCalendar calendar =
                calendar(slots(), NINE_TO_FIVE, List.of(), slots(12, 13)).over(0, 24);

        assertThatRefusal(AlreadyAvailable.class)
                .isThrownBy(() -> calendar.declare(slot(9, 12), Instant.EPOCH))
                .satisfies(refusal -> assertThat(refusal.slot()).isEqualTo(slot(9, 12)));
        assertThatRefusal(InAMeeting.class)
                .isThrownBy(() -> calendar.declare(slot(11, 13), Instant.EPOCH))
                .satisfies(refusal -> assertThat(refusal.busy()).isEqualTo(slots(12, 13)));
        assertThat(calendar.declare(slot(16, 18), Instant.EPOCH).merged()).isEqualTo(slots(16, 18));
    }

    @Test
    void refuses_to_declare_time_off() {
        AvailabilityCalendar calendar =
                calendar(slots(), NINE_TO_FIVE, off(16, 20), slots(15, 16)).over(0, 24);

        assertThatRefusal(DuringTimeOff.class)
                .isThrownBy(() -> calendar.declare(slot(14, 19), Instant.EPOCH))
                .satisfies(refusal ->
                        assertThat(refusal).isEqualTo(new DuringTimeOff(ANN, slot(14, 19), slots(16, 19), 0)));
        assertThat(calendar.declare(slot(18, 21), Instant.EPOCH).merged()).isEqualTo(slots(18, 21));
    }

    @Test
    void tells_a_bounded_number_of_parts_that_are_off() {
        List<TimeOff> everyOther = LongStream.range(0, 101)
                .mapToObj(i -> timeOff(slot(i * 2, i * 2 + 1)))
                .toList();
        TimeSlots rest = TimeSlots.of(slot(0, 202)).minus(TimeOff.union(everyOther));
        StoredTime stored = new StoredTime(ANN, rest, Optional.empty(), everyOther, TimeSlots.empty(), List.of());

        assertThatRefusal(DuringTimeOff.class)
                .isThrownBy(
                        () -> AvailabilityCalendar.of(TimeSlot.ALWAYS, stored).declare(slot(0, 202), Instant.EPOCH))
                .satisfies(refusal -> {
                    assertThat(refusal.timeOff().size()).isEqualTo(100);
                    assertThat(refusal.more()).isEqualTo(1);
                });
    }

    @Test
    void takes_back_declared_time_only_and_tells_what_a_schedule_still_opens() {
        AvailabilityCalendar calendar =
                calendar(slots(6, 12), NINE_TO_FIVE, off(10, 11), slots()).over(0, 24);

        AvailabilityCalendar.Change change = calendar.takeBack(slot(8, 20));

        assertThat(change.merged()).isEqualTo(slots(6, 8));
        assertThat(calendar.openBySchedule().intersection(slot(8, 20))).isEqualTo(slots(9, 10, 11, 17));
    }

    @Test
    void has_released_time_free_though_it_is_off_or_no_longer_scheduled() {
        AvailabilityCalendar calendar = calendar(slots(), NINE_TO_FIVE, off(10, 12), slots(11, 12, 17, 18))
                .over(0, 24);

        AvailabilityCalendar released = calendar.withReleased(slots(11, 12, 17, 18));

        assertThat(calendar.free()).isEqualTo(slots(9, 10, 12, 17));
        assertThat(released.free()).isEqualTo(slots(9, 10, 11, 18));
        assertThat(released.openBySchedule()).isEqualTo(calendar.openBySchedule());
    }

    @Test
    void follows_its_law_in_every_tiny_world() {
        for (TimeSlots declared : Worlds.allSets(3)) {
            for (TimeSlots scheduled : Worlds.allSets(3)) {
                for (TimeSlots off : Worlds.allSets(3)) {
                    for (TimeSlots occupied : Worlds.allSets(3)) {
                        assertLaw(declared, scheduled, off, occupied);
                    }
                }
            }
        }
    }

    private static void assertLaw(TimeSlots declared, TimeSlots scheduled, TimeSlots off, TimeSlots occupied) {
        AvailabilityCalendar calendar = calendar(
                        inHours(declared), onFirstDay(scheduled), eachOff(off), inHours(occupied))
                .over(0, 24);
        BitSet open = Worlds.andNot(Worlds.or(Worlds.toBits(declared), Worlds.toBits(scheduled)), Worlds.toBits(off));
        TimeSlots free = Worlds.fromBits(Worlds.andNot(open, Worlds.toBits(occupied)));

        assertThat(calendar.open()).isEqualTo(inHours(Worlds.fromBits(open)));
        assertThat(calendar.free()).isEqualTo(inHours(free));
        for (TimeSlot slot : List.of(slot(0, 2), slot(1, 3))) {
            assertDeclaring(calendar, slot);
        }
    }

    private static void assertDeclaring(AvailabilityCalendar calendar, TimeSlot slot) {
        TimeSlots gained = TimeSlots.of(slot)
                .minus(calendar.timeOff())
                .minus(calendar.occupied())
                .minus(calendar.free());
        Optional<String> code = Optional.empty();
        try {
            calendar.declare(slot, Instant.EPOCH);
        } catch (RefusedException refused) {
            code = Optional.of(refused.refusal().code());
        }

        assertThat(code.isEmpty()).as("%s in %s", slot, calendar).isEqualTo(!gained.isEmpty());
        assertThat(code.equals(Optional.of("already-available")))
                .isEqualTo(calendar.free().encloses(slot));
        assertThat(code.equals(Optional.of("in-a-meeting")))
                .isEqualTo(gained.isEmpty()
                        && !calendar.free().encloses(slot)
                        && !calendar.timeOff().overlaps(slot));
    }

    /** The time of Ann, before the window is known. */
    private record Stored(StoredTime stored) {

        AvailabilityCalendar over(long start, long end) {
            return AvailabilityCalendar.of(slot(start, end), stored);
        }
    }

    private static Stored calendar(TimeSlots declared, Schedule schedule, List<TimeOff> timeOff, TimeSlots occupied) {
        return new Stored(new StoredTime(ANN, declared, occupied).with(Optional.of(schedule), timeOff));
    }

    /** Returns a schedule with hours on 1 January 1970 only. */
    private static Schedule onFirstDay(TimeSlots hours) {
        LocalHours local = LocalHours.of(hours.stream()
                .map(slot -> interval((int) slot.start(), (int) slot.end()))
                .toList());
        return new Schedule(
                "hours",
                "UTC",
                WeeklyHours.CLOSED,
                DateOverrides.of(new DateOverride(LocalDate.EPOCH, local)),
                Travels.NONE,
                EffectiveDates.ALWAYS);
    }

    private static LocalHours hours(int from, int to) {
        return LocalHours.of(List.of(interval(from, to)));
    }

    private static LocalInterval interval(int from, int to) {
        return new LocalInterval(new TimeOfDay(from * 60), new TimeOfDay(to * 60));
    }

    private static List<TimeOff> off(long start, long end) {
        return List.of(timeOff(slot(start, end)));
    }

    private static List<TimeOff> eachOff(TimeSlots hours) {
        return inHours(hours).stream().map(ScheduledCalendarTest::timeOff).toList();
    }

    private static TimeOff timeOff(TimeSlot slot) {
        return new TimeOff(new TimeOffId(new UUID(0, slot.start())), new TimeOff.Instants(slot), "");
    }

    private static TimeSlots inHours(TimeSlots hours) {
        return TimeSlots.copyOf(
                hours.stream().map(slot -> slot(slot.start(), slot.end())).toList());
    }

    private static TimeSlots slots(long... bounds) {
        TimeSlots.Builder slots = TimeSlots.builder();
        for (int i = 0; i < bounds.length; i += 2) {
            slots.add(slot(bounds[i], bounds[i + 1]));
        }
        return slots.build();
    }

    private static TimeSlot slot(long start, long end) {
        return TimeSlot.of(start * 3_600, end * 3_600);
    }
}
