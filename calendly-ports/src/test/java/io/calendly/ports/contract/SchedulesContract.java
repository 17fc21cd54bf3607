package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.ports.contract.SampleSchedules.NEW_YORK;
import static io.calendly.ports.contract.SampleSchedules.UNKNOWN_ZONE;
import static io.calendly.ports.contract.SampleSchedules.full;
import static io.calendly.ports.contract.SampleSchedules.override;
import static io.calendly.ports.contract.SampleSchedules.weekdays;
import static io.calendly.ports.contract.SampleSchedules.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.application.Services;
import io.calendly.application.schedule.Conflicting;
import io.calendly.application.schedule.ScheduleService;
import io.calendly.application.schedule.ScheduleService.OwnSchedule;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.event.Event;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.schedule.ScheduleNames;
import io.calendly.domain.schedule.ScheduleRefusal.DefaultSchedule;
import io.calendly.domain.schedule.ScheduleRefusal.TooManySchedules;
import io.calendly.domain.schedule.ScheduleRefusal.UnknownSchedule;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.ports.Outbox;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.calendly.ports.Schedules}, and of the service for schedules on it. */
public abstract class SchedulesContract extends Contract {

    private Services services;
    private ScheduleService schedules;
    private UserId ann;

    @BeforeEach
    final void begin() {
        services = Services.on(transactor, () -> NOW, new Random(1));
        schedules = services.schedules();
        ann = addUser("Ann");
    }

    private void put(UserId user, Schedule schedule, boolean isDefault) {
        write(stores -> {
            stores.users().lock(List.of(user));
            stores.schedules().put(user, schedule, isDefault);
        });
    }

    private Optional<Schedule> find(UserId user, String name) {
        return transactor.reads().schedules().find(user, name);
    }

    private ScheduleNames names(UserId user) {
        return transactor.reads().schedules().names(user);
    }

    private List<Schedule> all(UserId user) {
        return transactor.reads().schedules().all(user);
    }

    @Test
    void finds_the_users_who_have_a_schedule_of_a_name() {
        put(ann, SampleSchedules.full("hours"), true);

        assertThat(transactor.reads().schedules().having(List.of(ann, addUser("Bob"), new UserId(99)), "hours"))
                .containsExactly(ann);
        assertThat(transactor.reads().schedules().having(List.of(ann), "other")).isEmpty();
    }

    @Test
    void keeps_every_part_of_a_schedule() {
        List<Schedule> stored = List.of(
                full("a"),
                Schedule.weekly("b", UNKNOWN_ZONE, WeeklyHours.CLOSED),
                effective("c", Optional.of(LocalDate.parse("2026-02-28")), Optional.empty()),
                effective("d", Optional.empty(), Optional.of(LocalDate.parse("2028-02-29"))),
                Schedule.weekly("e", "UTC", WeeklyHours.of(LocalHours.CLOSED, DayOfWeek.values())),
                weekdays("f", NEW_YORK, "09:00-17:00"));
        for (Schedule each : stored) {
            put(ann, each, each.name().equals("a"));
        }

        assertThat(all(ann)).isEqualTo(stored);
        for (Schedule each : stored) {
            assertThat(find(ann, each.name())).contains(each);
        }
    }

    private static Schedule effective(String name, Optional<LocalDate> from, Optional<LocalDate> until) {
        return new Schedule(
                name, "UTC", WeeklyHours.CLOSED, DateOverrides.NONE, Travels.NONE, new EffectiveDates(from, until));
    }

    @Test
    void keeps_as_many_overrides_and_travels_as_a_schedule_may_have() {
        LocalDate first = LocalDate.parse("2026-01-01");
        Schedule large = new Schedule(
                "large",
                NEW_YORK,
                WeeklyHours.CLOSED,
                DateOverrides.of(IntStream.range(0, DateOverrides.MAX_DATES)
                        .mapToObj(i -> new DateOverride(first.plusDays(i), LocalHours.ALL_DAY))
                        .toList()),
                Travels.of(IntStream.range(0, Travels.MAX_TRAVELS)
                        .mapToObj(i -> new Travel(
                                new DateRange(first.plusDays(2L * i), first.plusDays(2L * i + 1)), "Asia/Tokyo"))
                        .toList()),
                EffectiveDates.ALWAYS);

        put(ann, large, true);
        put(ann, large, true);

        assertThat(find(ann, "large")).contains(large);
    }

    @Test
    void has_none_of_a_user_who_does_not_exist_and_none_of_an_unknown_name() {
        UserId ghost = new UserId(404);
        put(ann, full("hours"), true);

        assertThat(names(ghost)).isEqualTo(ScheduleNames.none(ghost));
        assertThat(all(ghost)).isEmpty();
        assertThat(find(ann, "other")).isEmpty();
        assertThat(find(ghost, "hours")).isEmpty();
        assertThatRefusal(UnknownSchedule.class)
                .isThrownBy(() -> transactor.reads().schedules().require(ann, "other"))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new UnknownSchedule(ann, "other")));
    }

    @Test
    void puts_a_schedule_in_place_of_that_with_the_same_name() {
        put(ann, full("hours"), true);
        Schedule next = with(weekdays("hours", NEW_YORK, "09:00-17:00"), override("2026-12-24", "10:00-11:00"));

        put(ann, next, true);

        assertThat(all(ann)).containsExactly(next);
    }

    @Test
    void keeps_users_apart() {
        UserId bob = addUser("Bob");
        put(ann, full("hours"), true);
        put(bob, weekdays("hours", NEW_YORK, "09:00-17:00"), true);
        put(bob, full("other"), false);

        assertThat(all(ann)).containsExactly(full("hours"));
        assertThat(names(bob).names()).containsExactly("hours", "other");
        assertThat(find(bob, "hours")).contains(weekdays("hours", NEW_YORK, "09:00-17:00"));
    }

    @Test
    void has_the_first_as_the_default_until_another_is_put_as_the_default() {
        assertThat(schedules.put(ann, full("first"), false))
                .isEqualTo(new ScheduleService.Stored(new OwnSchedule(full("first"), true), true, Conflicting.NONE));
        assertThat(schedules.put(ann, full("second"), false).own().isDefault()).isFalse();
        assertThat(schedules.put(ann, full("first"), false).own().isDefault()).isTrue();
        assertThat(names(ann).defaultName()).contains("first");

        assertThat(schedules.put(ann, full("third"), true).own().isDefault()).isTrue();
        assertThat(names(ann).defaultName()).contains("third");

        assertThat(schedules.put(ann, full("second"), true))
                .isEqualTo(new ScheduleService.Stored(new OwnSchedule(full("second"), true), false, Conflicting.NONE));
        assertThat(schedules.all(ann))
                .containsExactly(
                        new OwnSchedule(full("first"), false),
                        new OwnSchedule(full("second"), true),
                        new OwnSchedule(full("third"), false));
        assertThat(schedules.get(ann, "second").isDefault()).isTrue();
        assertThat(schedules.get(ann, "third").isDefault()).isFalse();
    }

    @Test
    void deletes_a_schedule_with_all_that_it_has_but_never_the_default() {
        schedules.put(ann, full("default"), true);
        schedules.put(ann, full("other"), false);

        assertThatRefusal(DefaultSchedule.class)
                .isThrownBy(() -> schedules.delete(ann, "default"))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new DefaultSchedule(ann, "default")));
        assertThatRefusal(UnknownSchedule.class).isThrownBy(() -> schedules.delete(ann, "third"));
        schedules.delete(ann, "other");
        assertThatRefusal(UnknownSchedule.class).isThrownBy(() -> schedules.delete(ann, "other"));
        assertThat(all(ann)).containsExactly(full("default"));

        Schedule bare = Schedule.weekly("other", "UTC", WeeklyHours.CLOSED);
        schedules.put(ann, bare, false);
        assertThat(find(ann, "other")).contains(bare);
    }

    @Test
    void refuses_one_more_than_a_user_may_have() {
        Schedule bare = Schedule.weekly("bare", "UTC", WeeklyHours.CLOSED);
        for (int i = 0; i < ScheduleNames.MAX_SCHEDULES; i++) {
            schedules.put(ann, Schedule.weekly("s" + i, "UTC", WeeklyHours.CLOSED), false);
        }

        assertThatRefusal(TooManySchedules.class)
                .isThrownBy(() -> schedules.put(ann, bare, true))
                .satisfies(refusal -> assertThat(refusal.max()).isEqualTo(20));
        assertThat(names(ann).defaultName()).contains("s0");
        schedules.put(ann, full("s7"), true);
        schedules.delete(ann, "s0");
        schedules.put(ann, bare, false);
        assertThat(names(ann).names()).hasSize(20).contains("bare").doesNotContain("s0");
    }

    @Test
    void refuses_a_schedule_of_a_user_who_does_not_exist() {
        UserId ghost = new UserId(404);

        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> schedules.put(ghost, full("hours"), true));
        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> schedules.get(ghost, "hours"));
        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> schedules.all(ghost));
        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> schedules.delete(ghost, "hours"));
    }

    @Test
    void is_as_before_after_a_rollback() {
        schedules.put(ann, full("hours"), true);
        schedules.put(ann, full("other"), false);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> write(stores -> {
                    ScheduleService joined = services.joining(stores).schedules();
                    joined.put(ann, weekdays("hours", NEW_YORK, "09:00-17:00"), false);
                    joined.put(ann, full("third"), true);
                    joined.delete(ann, "other");
                    assertThat(stores.schedules().names(ann).names()).containsExactly("hours", "third");
                    throw new ArithmeticException();
                }));

        assertThat(schedules.all(ann))
                .containsExactly(new OwnSchedule(full("hours"), true), new OwnSchedule(full("other"), false));
    }

    @Test
    void has_an_event_of_each_change() {
        Schedule before = weekdays("hours", NEW_YORK, "09:00-17:00");
        Schedule after = with(before, override("2026-12-24", ""));

        schedules.put(ann, before, false);
        schedules.put(ann, before, false);
        schedules.put(ann, after, false);
        schedules.put(ann, full("other"), false);
        schedules.put(ann, full("other"), true);
        schedules.delete(ann, "hours");

        List<Outbox.Entry> entries = transactor.reads().outbox().read(0, 100);
        assertThat(entries)
                .extracting(Outbox.Entry::event)
                .containsExactly(
                        new ScheduleEvent.Put(ann, Optional.empty(), before, true),
                        new ScheduleEvent.Put(ann, Optional.of(before), after, true),
                        new ScheduleEvent.Put(ann, Optional.empty(), full("other"), false),
                        new ScheduleEvent.Put(ann, Optional.of(full("other")), full("other"), true),
                        new ScheduleEvent.Deleted(ann, after));
        assertThat(entries).extracting(Outbox.Entry::sequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void tells_the_meetings_that_are_no_longer_in_open_hours_and_leaves_them() {
        UserId bob = addUser("Bob");
        for (UserId user : List.of(ann, bob)) {
            schedules.put(user, weekdays("hours", NEW_YORK, "09:00-17:00"), true);
        }
        Meeting morning = schedule("2026-01-05T14:00:00Z", bob);
        Meeting evening = schedule("2026-01-05T21:00:00Z", bob);
        Meeting nextDay = schedule("2026-01-06T20:30:00Z", bob);
        Schedule shorter = weekdays("hours", NEW_YORK, "09:00-16:00");

        assertThat(schedules
                        .put(ann, weekdays("spare", NEW_YORK, "01:00-02:00"), false)
                        .conflicts())
                .isEqualTo(Conflicting.NONE);
        assertThat(schedules.put(ann, shorter, false).conflicts())
                .isEqualTo(new Conflicting(List.of(evening, nextDay), 0));
        assertThat(schedules.put(ann, shorter, false).conflicts()).isEqualTo(Conflicting.NONE);
        assertThat(schedules
                        .put(ann, with(shorter, override("2026-01-05", "")), false)
                        .conflicts())
                .isEqualTo(new Conflicting(List.of(morning), 0));
        assertThat(meetings(ann)).containsExactly(morning, evening, nextDay);
    }

    private Meeting schedule(String start, UserId other) {
        TimeSlot slot = SampleSchedules.instants(Instant.parse(start), 3_600).reach();
        return services.meetings().schedule(List.of(ann, other), slot);
    }

    @Test
    void removes_the_schedules_of_a_user_who_is_removed() {
        UserId bob = addUser("Bob");
        for (UserId user : List.of(ann, bob)) {
            schedules.put(user, full("hours"), true);
            schedules.put(user, full("other"), false);
        }

        services.users().remove(ann, VersionPrecondition.anyVersion());

        assertThat(all(ann)).isEmpty();
        assertThat(names(ann)).isEqualTo(ScheduleNames.none(ann));
        assertThat(find(ann, "hours")).isEmpty();
        assertThat(calendar(ann, TimeSlot.ALWAYS).open()).isEmpty();
        assertThat(all(bob)).containsExactly(full("hours"), full("other"));
    }

    @Test
    void adds_a_user_together_with_a_default_schedule() {
        User eve = services.users().add(Profile.of("Eve"), Optional.of(full("hours")));

        assertThat(schedules.all(eve.id())).containsExactly(new OwnSchedule(full("hours"), true));
        List<Event> events = transactor.reads().outbox().read(0, 9).stream()
                .map(Outbox.Entry::event)
                .toList();
        assertThat(events)
                .containsExactly(
                        new UserEvent.Created(eve),
                        new ScheduleEvent.Put(eve.id(), Optional.empty(), full("hours"), true));
    }
}
