package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.ports.TimeQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link io.calendly.ports.Calendars}. */
public abstract class CalendarsContract extends Contract {

    private static final long DAY = 86_400;

    @Test
    void names_every_unknown_user_and_locks_no_user() {
        UserId ann = addUser("Ann");
        UserId ghost = new UserId(ann.value() + 100);
        UserId negative = new UserId(-1);

        assertThatRefusal(UnknownUsers.class)
                .isThrownBy(() -> write(stores -> stores.calendars()
                        .lockAndRead(new TimeQuery(List.of(ghost, ann, negative), slot(0, 1), Instant.EPOCH))))
                .satisfies(refusal -> assertThat(refusal.users()).containsExactly(negative, ghost));
    }

    @Test
    void reads_an_empty_calendar_of_a_user_who_does_not_exist() {
        AvailabilityCalendar nobody = calendar(new UserId(404), slot(0, 100));

        assertThat(nobody.user()).isEqualTo(new UserId(404));
        assertThat(nobody.free()).isEmpty();
    }

    @Test
    void gives_calendars_by_ascending_id_and_each_once() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        declare(bob, slot(10, 20));
        List<UserId> asked = List.of(eve, bob, ann, bob);

        List<StoredTime> read = transactor.readOnly(
                stores -> stores.calendars().read(new TimeQuery(asked, slot(0, 100), Instant.EPOCH)));
        List<StoredTime> locked = transactor.inTransaction(
                stores -> stores.calendars().lockAndRead(new TimeQuery(asked, slot(0, 100), Instant.EPOCH)));

        assertThat(read).extracting(StoredTime::user).containsExactly(ann, bob, eve);
        assertThat(read).extracting(StoredTime::declared).containsExactly(slots(), slots(10, 20), slots());
        assertThat(locked).extracting(StoredTime::user).containsExactly(ann, bob, eve);
        assertThat(locked).extracting(StoredTime::declared).containsExactly(slots(), slots(10, 20), slots());
    }

    @Test
    void has_whole_what_overlaps_or_abuts_the_window() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        declare(ann, slot(0, 10), slot(20, 30), slot(40, 60), slot(70, 80), slot(90, 100));
        addMeeting(slot(0, 5), ann, bob);
        addMeeting(slot(25, 30), ann, bob);
        addMeeting(slot(45, 55), ann, bob);
        addMeeting(slot(70, 75), ann, bob);
        addMeeting(slot(95, 100), ann, bob);

        AvailabilityCalendar around = calendar(ann, slot(30, 70));

        assertThat(around.declared().connectedTo(slot(30, 70))).isEqualTo(slots(20, 30, 40, 60, 70, 80));
        assertThat(around.occupied().connectedTo(slot(30, 70))).isEqualTo(slots(25, 30, 45, 55, 70, 75));
        assertThat(calendar(ann, slot(47, 48)).declared()).isEqualTo(slots(40, 60));
        assertThat(calendar(ann, slot(47, 48)).occupied()).isEqualTo(slots(45, 55));
    }

    @Test
    void keeps_users_apart() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        declare(ann, slot(0, 10));
        declare(bob, slot(5, 15));

        assertThat(calendar(ann, TimeSlot.ALWAYS).declared()).isEqualTo(slots(0, 10));
        assertThat(calendar(bob, TimeSlot.ALWAYS).declared()).isEqualTo(slots(5, 15));
    }

    @Test
    void keeps_the_whole_range_of_time() {
        UserId ann = addUser("Ann");
        declare(ann, TimeSlot.ALWAYS);

        assertThat(calendar(ann, slot(4_000_000_000L, 4_000_000_001L)).declared())
                .isEqualTo(TimeSlots.of(TimeSlot.ALWAYS));
    }

    @Test
    void puts_slots_in_place_of_those_they_swallow() {
        UserId ann = addUser("Ann");
        declare(ann, slot(0, 10), slot(20, 30), slot(40, 50));

        write(stores -> {
            stores.users().lock(List.of(ann));
            stores.calendars().replace(ann, slots(0, 10, 20, 30), slots(0, 30));
        });

        assertThat(calendar(ann, TimeSlot.ALWAYS).declared()).isEqualTo(slots(0, 30, 40, 50));
    }

    @Test
    void refuses_a_slot_that_overlaps_one_it_does_not_swallow() {
        UserId ann = addUser("Ann");
        declare(ann, slot(0, 10), slot(20, 30));

        assertThatRefusal(AlreadyAvailable.class)
                .isThrownBy(() -> write(stores -> {
                    stores.users().lock(List.of(ann));
                    stores.calendars().replace(ann, slots(0, 10), slots(0, 25));
                }));
        assertThat(calendar(ann, TimeSlot.ALWAYS).declared()).isEqualTo(slots(0, 10, 20, 30));
    }

    @ParameterizedTest
    @CsvSource({"5, 15", "12, 18", "0, 30", "10, 20", "19, 25"})
    void refuses_declared_slots_that_overlap(long start, long end) {
        UserId ann = addUser("Ann");
        declare(ann, slot(10, 20));
        TimeSlot overlapping = slot(start, end);

        assertThatRefusal(AlreadyAvailable.class)
                .isThrownBy(() -> declare(ann, slot(1, 2), overlapping))
                .satisfies(refusal -> assertThat(refusal.user()).isEqualTo(ann));

        assertThat(calendar(ann, TimeSlot.ALWAYS).declared()).isEqualTo(slots(10, 20));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answers_every_window_as_if_it_had_read_everything(long seed) {
        Random random = new Random(seed);
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        TimeSlots declared = TimeSlots.empty();
        TimeSlots occupied = TimeSlots.empty();
        for (int i = 0; i < 25; i++) {
            TimeSlot slot = randomSlot(random);
            if (!declared.connectedTo(slot).isEmpty()) {
                continue;
            }
            declared = declared.union(slot);
        }
        declare(ann, declared.stream().toArray(TimeSlot[]::new));
        for (int i = 0; i < 15; i++) {
            TimeSlot slot = randomSlot(random);
            if (!occupied.overlaps(slot)) {
                occupied = occupied.union(slot);
                addMeeting(slot, ann, bob);
            }
        }
        TimeSlots free = declared.minus(occupied);

        for (int i = 0; i < 60; i++) {
            TimeSlot window = randomSlot(random);
            AvailabilityCalendar around = calendar(ann, window);
            assertThat(around.free().within(window))
                    .as("seed %d, window %s, declared %s, occupied %s", seed, window, declared, occupied)
                    .isEqualTo(free.within(window));
            assertThat(around.missing(window)).isEqualTo(free.gaps(window));
            assertThat(around.declared().connectedTo(window)).isEqualTo(declared.connectedTo(window));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void answers_every_window_as_if_it_had_read_the_whole_schedule_and_all_time_off(long seed) {
        Random random = new Random(seed);
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        LocalDate today = LocalDate.ofEpochDay(NOW.getEpochSecond() / DAY);
        Schedule schedule = SampleSchedules.random(random, today.plusDays(200));
        List<TimeOff> timeOff = Stream.generate(() -> SampleSchedules.randomTimeOff(random, NOW))
                .limit(random.nextInt(40))
                .toList();
        put(bob, SampleSchedules.full("hours"), List.of());
        put(ann, schedule, timeOff);

        for (int i = 0; i < 30; i++) {
            long start = NOW.getEpochSecond() + random.nextInt(400) * DAY + random.nextInt((int) DAY);
            TimeSlot window = slot(start, start + 1 + random.nextInt(60 * (int) DAY));
            AvailabilityCalendar whole = AvailabilityCalendar.of(
                    window, new StoredTime(ann, slots(), Optional.of(schedule), timeOff, slots(), List.of()));
            for (StoredTime stored : List.of(read(ann, window), lockAndRead(ann, window))) {
                AvailabilityCalendar around = AvailabilityCalendar.of(window, stored);
                String about = "seed %d, window %s".formatted(seed, window);
                assertThat(around.open()).as(about).isEqualTo(whole.open());
                assertThat(around.openBySchedule()).as(about).isEqualTo(whole.openBySchedule());
                assertThat(around.timeOff().intersection(window))
                        .as(about)
                        .isEqualTo(whole.timeOff().intersection(window));
                assertThat(around.free().within(window))
                        .as(about)
                        .isEqualTo(whole.free().within(window));
            }
        }
        assertThat(read(ann, TimeSlot.ALWAYS).schedule()).contains(schedule);
        assertThat(read(ann, TimeSlot.ALWAYS).timeOff()).containsExactlyInAnyOrderElementsOf(timeOff);
    }

    private void put(UserId user, Schedule schedule, List<TimeOff> timeOff) {
        write(stores -> {
            stores.users().lock(List.of(user));
            stores.schedules().put(user, schedule, true);
            timeOff.forEach(each -> stores.timeOff().add(user, each));
        });
    }

    private StoredTime read(UserId user, TimeSlot window) {
        return transactor
                .reads()
                .calendars()
                .read(new TimeQuery(List.of(user), window, Instant.EPOCH))
                .get(0);
    }

    private StoredTime lockAndRead(UserId user, TimeSlot window) {
        return transactor.inTransaction(stores -> stores.calendars()
                .lockAndRead(new TimeQuery(List.of(user), window, Instant.EPOCH))
                .get(0));
    }

    @Test
    void has_the_default_schedule_and_no_other() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        put(ann, SampleSchedules.full("first"), List.of());
        put(ann, SampleSchedules.full("second"), List.of());

        assertThat(read(ann, TimeSlot.ALWAYS).schedule()).contains(SampleSchedules.full("second"));
        assertThat(lockAndRead(ann, TimeSlot.ALWAYS).schedule()).contains(SampleSchedules.full("second"));
        assertThat(read(bob, TimeSlot.ALWAYS).schedule()).isEmpty();
        assertThat(transactor.reads().calendars().read(new TimeQuery(List.of(bob, ann), slot(0, 1), Instant.EPOCH)))
                .extracting(each -> each.schedule().map(Schedule::name))
                .containsExactly(Optional.of("second"), Optional.empty());
    }

    @Test
    void has_time_off_whose_reach_overlaps_or_abuts_the_window() {
        UserId ann = addUser("Ann");
        List<TimeOff> timeOff = new ArrayList<>();
        for (TimeSlot each : List.of(slot(0, 9), slot(0, 10), slot(5, 25), slot(20, 21), slot(21, 22), slot(12, 13))) {
            timeOff.add(new TimeOff(
                    new TimeOffId(new UUID(0, timeOff.size())), new TimeOff.Instants(each), "Because " + each));
        }
        put(ann, SampleSchedules.full("hours"), timeOff);

        List<TimeOff> expected = List.of(timeOff.get(1), timeOff.get(2), timeOff.get(3), timeOff.get(5));
        assertThat(read(ann, slot(10, 20)).timeOff()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lockAndRead(ann, slot(10, 20)).timeOff()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void has_time_with_buffers_or_an_expiry_as_claims_and_other_time_as_slots() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        addMeeting(slot(10, 20), ann, bob);
        addMeeting(slot(30, 40), ann, bob);
        List<Occupancy> claims = List.of(
                occupancy(1, ann, slot(20, 30), new Buffers(5, 0), Optional.empty()),
                occupancy(2, ann, slot(50, 60), new Buffers(0, 7), Optional.empty()),
                occupancy(3, ann, slot(60, 61), Buffers.NONE, Optional.of(NOW.plusSeconds(60))));
        write(stores -> stores.occupiedTime().occupy(claims, NOW));

        for (StoredTime time : List.of(read(ann, TimeSlot.ALWAYS), lockAndRead(ann, TimeSlot.ALWAYS))) {
            assertThat(time.occupied()).isEqualTo(slots(10, 20, 30, 40));
            assertThat(time.claims())
                    .containsExactlyInAnyOrderElementsOf(
                            claims.stream().map(Occupancy::claim).toList());
            assertThat(time.taken()).isEqualTo(slots(10, 40, 50, 61));
        }
        assertThat(read(ann, slot(40, 50)).occupied()).isEqualTo(slots(30, 40));
        assertThat(read(ann, slot(40, 50)).claims())
                .containsExactly(claims.get(1).claim());
        assertThat(read(ann, slot(25, 26)).claims())
                .containsExactly(claims.get(0).claim());
        assertThat(read(ann, slot(25, 26)).occupied()).isEmpty();
        assertThat(read(bob, TimeSlot.ALWAYS).claims()).isEmpty();
    }

    private static Occupancy occupancy(
            long owner, UserId user, TimeSlot slot, Buffers buffers, Optional<Instant> expiresAt) {
        OccupancyOwner.Kind kind = expiresAt.isPresent() ? OccupancyOwner.Kind.HOLD : OccupancyOwner.Kind.MEETING;
        return new Occupancy(new OccupancyOwner(kind, new UUID(0, owner)), user, slot, buffers, expiresAt);
    }

    @Test
    void has_no_claim_from_the_instant_at_which_it_expires() {
        UserId ann = addUser("Ann");
        Occupancy held = occupancy(1, ann, slot(10, 20), new Buffers(1, 1), Optional.of(NOW.plusSeconds(60)));
        write(stores -> stores.occupiedTime().occupy(List.of(held), NOW));

        for (Instant live : List.of(NOW, NOW.plusSeconds(59), NOW.plusMillis(59_999))) {
            assertThat(at(ann, live).claims()).as("%s", live).containsExactly(held.claim());
        }
        for (Instant expired : List.of(NOW.plusSeconds(60), NOW.plusMillis(60_001), NOW.plusSeconds(61))) {
            assertThat(at(ann, expired).taken()).as("%s", expired).isEmpty();
        }
    }

    private StoredTime at(UserId user, Instant now) {
        TimeQuery query = new TimeQuery(List.of(user), TimeSlot.ALWAYS, now);
        StoredTime read = transactor.reads().calendars().read(query).get(0);
        StoredTime locked = transactor.inTransaction(
                stores -> stores.calendars().lockAndRead(query).get(0));
        assertThat(locked).isEqualTo(read);
        return read;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answers_every_window_as_if_it_had_read_all_claims(long seed) {
        Random random = new Random(seed);
        UserId ann = addUser("Ann");
        TimeSlots taken = TimeSlots.empty();
        List<Occupancy> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TimeSlot slot = randomSlot(random);
            if (!taken.overlaps(slot)) {
                taken = taken.union(slot);
                all.add(occupancy(
                        i,
                        ann,
                        slot,
                        new Buffers(random.nextInt(2), random.nextInt(2)),
                        random.nextInt(3) == 0 ? Optional.of(NOW.plusSeconds(random.nextInt(3))) : Optional.empty()));
            }
        }
        write(stores -> stores.occupiedTime().occupy(all, NOW));

        for (int i = 0; i < 60; i++) {
            TimeSlot window = randomSlot(random);
            Instant now = NOW.plusSeconds(random.nextInt(4));
            StoredTime read = transactor
                    .reads()
                    .calendars()
                    .read(new TimeQuery(List.of(ann), window, now))
                    .get(0);
            String about = "seed %d, window %s, now %s".formatted(seed, window, now);
            List<Occupancy> live = all.stream()
                    .filter(each -> each.slot().isConnected(window))
                    .filter(each -> each.claim().isLive(now))
                    .toList();
            assertThat(read.claims())
                    .as(about)
                    .containsExactlyInAnyOrderElementsOf(live.stream()
                            .filter(Occupancy::isClaim)
                            .map(Occupancy::claim)
                            .toList());
            assertThat(read.taken().within(window))
                    .as(about)
                    .isEqualTo(
                            TimeSlots.copyOf(live.stream().map(Occupancy::slot).toList())
                                    .within(window));
        }
    }

    @Test
    void has_the_named_schedule_of_each_user_who_has_it_and_the_default_of_the_others() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        UserId zoe = addUser("Zoe");
        put(ann, SampleSchedules.full("calls"), List.of());
        put(ann, SampleSchedules.full("hours"), List.of());
        put(bob, SampleSchedules.full("hours"), List.of());
        put(eve, SampleSchedules.full("calls"), List.of());
        TimeQuery query =
                new TimeQuery(new TreeSet<>(List.of(ann, bob, eve, zoe)), TimeSlot.ALWAYS, NOW, Optional.of("calls"));

        List<StoredTime> read = transactor.reads().calendars().read(query);
        assertThat(read)
                .extracting(StoredTime::schedule)
                .containsExactly(
                        Optional.of(SampleSchedules.full("calls")),
                        Optional.of(SampleSchedules.full("hours")),
                        Optional.of(SampleSchedules.full("calls")),
                        Optional.empty());
        List<StoredTime> locked =
                transactor.inTransaction(stores -> stores.calendars().lockAndRead(query));
        assertThat(locked).isEqualTo(read);
    }

    private static TimeSlot randomSlot(Random random) {
        int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 8);
        int start = random.nextInt(200);
        return slot(start, start + length);
    }
}
