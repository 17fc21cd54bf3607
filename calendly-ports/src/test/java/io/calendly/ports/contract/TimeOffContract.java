package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.ports.contract.SampleSchedules.UNKNOWN_ZONE;
import static io.calendly.ports.contract.SampleSchedules.dates;
import static io.calendly.ports.contract.SampleSchedules.instants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.application.Services;
import io.calendly.application.schedule.Conflicting;
import io.calendly.application.schedule.TimeOffService;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.schedule.ScheduleRefusal.TooMuchTimeOff;
import io.calendly.domain.schedule.ScheduleRefusal.UnknownTimeOff;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.ports.Outbox;
import io.calendly.ports.TimeOffEntries.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link io.calendly.ports.TimeOffEntries}, and of the service for time off on it. */
public abstract class TimeOffContract extends Contract {

    private static final long START = NOW.getEpochSecond();

    private Services services;
    private TimeOffService timeOff;
    private UserId ann;

    @BeforeEach
    final void begin() {
        services = Services.on(transactor, () -> NOW, new Random(1));
        timeOff = services.timeOff();
        ann = addUser("Ann");
    }

    private static TimeOff off(long number, TimeOff.Extent extent, String reason) {
        return new TimeOff(new TimeOffId(new UUID(number, 1)), extent, reason);
    }

    private void add(UserId user, List<TimeOff> all) {
        write(stores -> {
            stores.users().lock(List.of(user));
            all.forEach(each -> stores.timeOff().add(user, each));
        });
    }

    private List<TimeOff> page(UserId user, TimeSlot window) {
        return transactor.reads().timeOff().page(user, window, Optional.empty(), 10_000);
    }

    @Test
    void keeps_every_part_of_time_off() {
        List<TimeOff> all = List.of(
                off(1, new TimeOff.Instants(TimeSlot.ALWAYS), ""),
                off(2, new TimeOff.Dates(dates("1970-01-01", "9999-12-31"), UNKNOWN_ZONE), "Zoë \"\uD83C\uDF5C\"\nb"),
                off(3, new TimeOff.Dates(dates("2026-12-24", "2026-12-24"), "Asia/Kathmandu"), "x".repeat(1_000)),
                off(4, new TimeOff.Instants(slot(4_000_000_000L, 4_000_000_001L)), "-"));
        add(ann, all);

        assertThat(page(ann, TimeSlot.ALWAYS)).isEqualTo(all);
        for (TimeOff each : all) {
            assertThat(transactor.reads().timeOff().find(ann, each.id())).contains(each);
            assertThat(timeOff.get(ann, each.id())).isEqualTo(each);
        }
    }

    @Test
    void has_none_of_other_users() {
        UserId bob = addUser("Bob");
        TimeOff anns = timeOff.add(ann, instants(NOW, 100), "").timeOff();

        assertThat(page(bob, TimeSlot.ALWAYS)).isEmpty();
        assertThat(transactor.reads().timeOff().find(bob, anns.id())).isEmpty();
        assertThatRefusal(UnknownTimeOff.class).isThrownBy(() -> timeOff.get(bob, anns.id()));
        assertThatRefusal(UnknownTimeOff.class)
                .isThrownBy(() -> timeOff.remove(bob, anns.id()))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new UnknownTimeOff(bob, anns.id())));
        assertThat(timeOff.get(ann, anns.id())).isEqualTo(anns);
    }

    @Test
    void refuses_time_off_of_a_user_who_does_not_exist() {
        UserId ghost = new UserId(404);
        TimeOffId id = new TimeOffId(new UUID(0, 0));

        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> timeOff.add(ghost, instants(NOW, 1), ""));
        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> timeOff.get(ghost, id));
        assertThatRefusal(UnknownUsers.class)
                .isThrownBy(() -> timeOff.page(ghost, TimeSlot.ALWAYS, Optional.empty(), 1));
        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> timeOff.remove(ghost, id));
    }

    @Test
    void lists_by_the_start_of_the_reach_what_overlaps_the_window() {
        TimeOff first = off(9, instants(NOW, 100), "");
        TimeOff second = off(1, instants(NOW.plusSeconds(100), 100), "");
        TimeOff third = off(2, instants(NOW.plusSeconds(100), 50), "");
        TimeOff fourth = off(0, instants(NOW.plusSeconds(200), 100), "");
        add(ann, List.of(third, first, fourth, second));

        assertThat(page(ann, slot(START, START + 300))).containsExactly(first, second, third, fourth);
        assertThat(page(ann, slot(START + 100, START + 200))).containsExactly(second, third);
        assertThat(page(ann, slot(START + 150, START + 201))).containsExactly(second, fourth);
        assertThat(page(ann, slot(START - 100, START))).isEmpty();
        assertThat(page(ann, slot(START + 300, START + 400))).isEmpty();
        assertThat(transactor.reads().timeOff().page(ann, slot(START, START + 300), after(second), 1))
                .containsExactly(third);
        assertThat(transactor.reads().timeOff().page(ann, slot(START, START + 300), after(fourth), 1))
                .isEmpty();
    }

    private static Optional<Position> after(TimeOff timeOff) {
        return Optional.of(Position.of(timeOff));
    }

    @Test
    void lists_dates_by_their_reach_in_every_zone() {
        TimeOff day = timeOff.add(ann, new TimeOff.Dates(dates("2026-02-01", "2026-02-01"), "Asia/Tokyo"), "")
                .timeOff();
        TimeSlot reach = day.extent().reach();

        assertThat(page(ann, slot(reach.start() - 9, reach.start() + 1))).containsExactly(day);
        assertThat(page(ann, slot(reach.start() - 9, reach.start()))).isEmpty();
        assertThat(page(ann, slot(reach.end() - 1, reach.end() + 9))).containsExactly(day);
        assertThat(page(ann, slot(reach.end(), reach.end() + 9))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pages_through_any_window(long seed) {
        Random random = new Random(seed);
        List<TimeOff> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(SampleSchedules.randomTimeOff(random, NOW));
        }
        add(ann, all);
        all.sort(
                Comparator.comparingLong((TimeOff each) -> each.extent().reach().start())
                        .thenComparing(each -> each.id().toString()));

        for (int i = 0; i < 20; i++) {
            long start = START + random.nextInt(400 * 86_400);
            TimeSlot window = slot(start, start + 1 + random.nextInt(60 * 86_400));
            List<TimeOff> expected = all.stream()
                    .filter(each -> each.extent().reach().overlaps(window))
                    .toList();
            assertThat(page(ann, window)).as("seed %d, window %s", seed, window).isEqualTo(expected);
            assertThat(inPages(window, 1 + random.nextInt(4)))
                    .isEqualTo(expected.stream()
                            .filter(each -> each.slots().overlaps(window))
                            .toList());
        }
        assertThat(inPages(TimeSlot.ALWAYS, 7)).isEqualTo(all);
    }

    /** Reads by the service, which leaves out what only the reach overlaps. */
    private List<TimeOff> inPages(TimeSlot window, int size) {
        List<TimeOff> read = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        while (true) {
            List<TimeOff> page = timeOff.page(ann, window, after, size);
            if (page.isEmpty()) {
                return read;
            }
            read.addAll(page);
            after = after(page.get(page.size() - 1));
        }
    }

    @Test
    void removes_time_off() {
        TimeOff kept = timeOff.add(ann, instants(NOW, 100), "").timeOff();
        TimeOff removed = timeOff.add(ann, instants(NOW, 100), "").timeOff();

        timeOff.remove(ann, removed.id());

        assertThat(page(ann, TimeSlot.ALWAYS)).containsExactly(kept);
        assertThatRefusal(UnknownTimeOff.class).isThrownBy(() -> timeOff.remove(ann, removed.id()));
        assertThat(calendar(ann, slot(START, START + 9)).timeOff()).isEqualTo(slots(START, START + 100));
    }

    @Test
    void refuses_more_ahead_than_a_user_may_have() {
        UserId bob = addUser("Bob");
        List<TimeOff> over = new ArrayList<>();
        for (int i = 0; i < TimeOff.MAX_AHEAD; i++) {
            over.add(off(i, new TimeOff.Instants(slot(START - 10, START)), ""));
        }
        addInParts(over);
        assertThat(timeOff.add(ann, instants(NOW, 1), "").conflicts()).isEqualTo(Conflicting.NONE);
        List<TimeOff> ahead = new ArrayList<>();
        for (int i = 1; i < TimeOff.MAX_AHEAD; i++) {
            ahead.add(off(10_000 + i, new TimeOff.Instants(slot(START - 10, START + 1)), ""));
        }
        addInParts(ahead);

        assertThat(transactor.reads().timeOff().countEndingAfter(ann, START)).isEqualTo(1_000);
        assertThat(transactor.reads().timeOff().countEndingAfter(ann, START - 1))
                .isEqualTo(2_000);
        assertThatRefusal(TooMuchTimeOff.class)
                .isThrownBy(() -> timeOff.add(ann, instants(NOW, 100), ""))
                .satisfies(refusal -> assertThat(refusal.max()).isEqualTo(1_000));
        timeOff.add(bob, instants(NOW, 100), "");
        timeOff.add(ann, instants(NOW.minusSeconds(100), 100), "");
        timeOff.remove(ann, ahead.get(0).id());
        timeOff.add(ann, instants(NOW, 100), "");
    }

    private void addInParts(List<TimeOff> all) {
        for (int from = 0; from < all.size(); from += 100) {
            add(ann, all.subList(from, Math.min(all.size(), from + 100)));
        }
    }

    @Test
    void is_as_before_after_a_rollback() {
        TimeOff kept = timeOff.add(ann, instants(NOW, 100), "").timeOff();

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> write(stores -> {
                    TimeOffService joined = services.joining(stores).timeOff();
                    joined.add(ann, instants(NOW, 200), "");
                    joined.remove(ann, kept.id());
                    assertThat(stores.timeOff().countEndingAfter(ann, START)).isEqualTo(1);
                    throw new ArithmeticException();
                }));

        assertThat(page(ann, TimeSlot.ALWAYS)).containsExactly(kept);
    }

    @Test
    void tells_the_meetings_that_it_falls_on_and_leaves_them() {
        UserId bob = addUser("Bob");
        for (UserId user : List.of(ann, bob)) {
            services.availability().open(user, slot(START, START + 1_000));
        }
        Meeting first = services.meetings().schedule(List.of(ann, bob), slot(START, START + 100));
        Meeting second = services.meetings().schedule(List.of(ann, bob), slot(START + 200, START + 300));

        assertThat(timeOff.add(ann, instants(NOW.plusSeconds(100), 100), "").conflicts())
                .isEqualTo(Conflicting.NONE);
        assertThat(timeOff.add(ann, instants(NOW.plusSeconds(150), 51), "").conflicts())
                .isEqualTo(new Conflicting(List.of(second), 0));
        assertThat(timeOff.add(ann, new TimeOff.Dates(dates("2026-01-05", "2026-01-05"), "UTC"), "")
                        .conflicts())
                .isEqualTo(new Conflicting(List.of(first, second), 0));
        assertThat(meetings(ann)).containsExactly(first, second);
        assertThat(meetings(bob)).containsExactly(first, second);
    }

    @Test
    void has_an_event_of_each_change() {
        TimeOff day = timeOff.add(ann, new TimeOff.Dates(dates("2026-02-01", "2026-02-01"), UNKNOWN_ZONE), "Fair")
                .timeOff();
        TimeOff hour = timeOff.add(ann, instants(NOW, 3_600), "").timeOff();
        timeOff.remove(ann, day.id());

        assertThat(transactor.reads().outbox().read(0, 100))
                .extracting(Outbox.Entry::event)
                .containsExactly(
                        new ScheduleEvent.TimeOffAdded(ann, day),
                        new ScheduleEvent.TimeOffAdded(ann, hour),
                        new ScheduleEvent.TimeOffRemoved(ann, day));
    }

    @Test
    void removes_the_time_off_of_a_user_who_is_removed() {
        UserId bob = addUser("Bob");
        TimeOff bobs = timeOff.add(bob, instants(NOW, 200), "").timeOff();
        timeOff.add(ann, instants(NOW, 100), "");

        services.users().remove(ann, VersionPrecondition.anyVersion());

        assertThat(page(ann, TimeSlot.ALWAYS)).isEmpty();
        assertThat(transactor.reads().timeOff().countEndingAfter(ann, 0)).isZero();
        assertThat(calendar(ann, TimeSlot.ALWAYS).timeOff()).isEmpty();
        assertThat(page(bob, TimeSlot.ALWAYS)).containsExactly(bobs);
    }
}
