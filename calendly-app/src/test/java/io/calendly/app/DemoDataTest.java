package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.application.booking.SlotService;
import io.calendly.application.schedule.ScheduleService;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.memory.MemoryTransactor;
import io.calendly.ports.Bookings;
import io.calendly.ports.EventTypes;
import io.calendly.ports.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemoDataTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private final Transactor transactor = new MemoryTransactor();
    private final Services services = Services.on(transactor, () -> NOW, new Random(1));

    @Test
    void gives_fifty_users_weeks_ahead_of_now_and_some_meetings() {
        DemoData.addTo(transactor, NOW);

        List<User> everyone = transactor.reads().users().all();
        assertThat(everyone).hasSize(50).extracting(User::name).doesNotHaveDuplicates();
        TimeSlot ahead = TimeSlot.of(
                NOW.getEpochSecond(),
                NOW.plus(Duration.ofDays(7L * DemoData.WEEKS + 2)).getEpochSecond());
        int meetings = 0;
        for (User user : everyone) {
            TimeSlots free =
                    services.availability().freeSlotsWithin(user.id(), OptionalLong.empty(), OptionalLong.empty());
            assertThat(free.size()).isGreaterThan(20);
            if (services.schedules().all(user.id()).isEmpty()) {
                assertThat(free.minus(DemoData.EXAMPLE_DAY)).isEqualTo(free.within(ahead));
            }
            meetings += services.meetings().overlapping(user.id(), ahead).size();
        }
        assertThat(meetings).isGreaterThan(50);
    }

    @Test
    void gives_a_dozen_users_schedules_in_zones_of_their_own_with_every_kind_of_exception() {
        DemoData.addTo(transactor, NOW);

        List<Schedule> schedules = new ArrayList<>();
        List<TimeOff> timeOff = new ArrayList<>();
        for (User user : transactor.reads().users().all()) {
            List<Schedule> own = services.schedules().all(user.id()).stream()
                    .filter(ScheduleService.OwnSchedule::isDefault)
                    .map(ScheduleService.OwnSchedule::schedule)
                    .toList();
            own.forEach(schedule ->
                    assertThat(schedule.timeZone()).isEqualTo(user.profile().timeZone()));
            schedules.addAll(own);
            timeOff.addAll(services.timeOff().page(user.id(), TimeSlot.ALWAYS, Optional.empty(), 10));
        }

        assertThat(schedules).hasSize(12).extracting(Schedule::timeZone).doesNotHaveDuplicates();
        assertThat(schedules).anyMatch(schedule -> !schedule.overrides().list().isEmpty());
        assertThat(schedules).anyMatch(schedule -> !schedule.travels().list().isEmpty());
        assertThat(timeOff).hasSize(3).contains(DemoSchedules.EXAMPLE_TIME_OFF);
        assertThat(timeOff).extracting(TimeOff::extent).hasAtLeastOneElementOfType(TimeOff.Instants.class);
    }

    @Test
    void gives_some_users_event_types_of_every_kind_and_bookings_of_one() {
        DemoData.addTo(transactor, NOW);

        List<EventType> eventTypes = services.eventTypes()
                .page(new EventTypes.Filter(Optional.empty(), Optional.empty()), Optional.empty(), 10);
        assertThat(eventTypes)
                .extracting(type -> type.settings().hosting().kind())
                .containsExactlyInAnyOrder(Hosting.Kind.values());
        assertThat(eventTypes).allMatch(type -> !type.settings().questions().isEmpty());
        assertThat(services.slots()
                        .slots(
                                DemoEventTypes.EXAMPLE,
                                DemoData.EXAMPLE_DAY,
                                OptionalInt.empty(),
                                SlotService.Moving.NOTHING))
                .hasSizeGreaterThan(20);
        Bookings.Filter all =
                new Bookings.Filter(Optional.empty(), Optional.empty(), TimeSlot.ALWAYS, Optional.empty());
        assertThat(services.bookings().page(all, Optional.empty(), 10)).hasSize(3);
    }

    @Test
    void changes_nothing_if_there_is_a_user() {
        services.users().add(Profile.of("Ann"));

        DemoData.addTo(transactor, NOW);

        assertThat(transactor.reads().users().all()).hasSize(1);
    }

    @Test
    void is_the_same_whenever_it_is_made_at_the_same_time() {
        Transactor another = new MemoryTransactor();
        DemoData.addTo(transactor, NOW);
        DemoData.addTo(another, NOW);
        Services others = Services.on(another, () -> NOW, new Random(2));

        for (User user : transactor.reads().users().all()) {
            assertThat(others.availability().freeSlotsWithin(user.id(), OptionalLong.empty(), OptionalLong.empty()))
                    .isEqualTo(services.availability()
                            .freeSlotsWithin(user.id(), OptionalLong.empty(), OptionalLong.empty()));
        }
    }
}
