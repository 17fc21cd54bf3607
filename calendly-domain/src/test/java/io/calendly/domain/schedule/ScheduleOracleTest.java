package io.calendly.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.TimeZones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Open time is what the wall clock says: every zone of the JVM is asked, minute by minute around each of its
 * transitions, and second by second right around it. The zone of the machine has no part in it.
 */
@Isolated("it sets the time zone of the JVM")
class ScheduleOracleTest {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2036-01-01T00:00:00Z");

    private static final long MINUTE = 60;
    private static final long DAY = 86_400;

    private static final List<String> ZONES = List.copyOf(TimeZones.names());

    private final TimeZone zoneOfMachine = TimeZone.getDefault();

    @AfterEach
    void restore_the_zone_of_the_machine() {
        TimeZone.setDefault(zoneOfMachine);
    }

    @ParameterizedTest
    @CsvSource({"America/New_York, 1", "Asia/Kolkata, 2", "Pacific/Apia, 3", "UTC, 4"})
    void agrees_with_the_clock_of_every_zone_around_every_transition(String machine, long seed) {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));
        Random random = new Random(seed);

        int transitions = 0;
        for (String zone : zonesWithDifferentRules()) {
            for (ZoneOffsetTransition transition : transitions(ScheduleModel.rules(zone))) {
                assertAgreesAround(transition.toEpochSecond(), ScheduleModel.random(random, zone), random);
                transitions++;
            }
        }

        assertThat(transitions).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void agrees_with_the_clocks_of_overrides_and_travels_in_random_zones(long seed) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get((int) (seed * 41) % ZONES.size())));
        Random random = new Random(seed);

        for (int world = 0; world < 400; world++) {
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            long middle = random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond()) / MINUTE * MINUTE;
            LocalDate near = LocalDate.ofInstant(Instant.ofEpochSecond(middle), ZoneOffset.UTC);
            ScheduleModel model = ScheduleModel.random(random, zone).withExceptions(random, near, ZONES);

            String about = "seed " + seed + ", world " + world + ": " + model.toSchedule();
            assertAgrees(model, TimeSlot.of(middle - 7 * DAY, middle + 7 * DAY), 15 * MINUTE, about);
            assertAgrees(model, TimeSlot.of(middle - 100, middle + 100), 1, about);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void is_explained_by_the_stretches_of_its_rules(long seed) {
        Random random = new Random(seed);

        for (int world = 0; world < 400; world++) {
            long start = random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond());
            LocalDate near = LocalDate.ofInstant(Instant.ofEpochSecond(start), ZoneOffset.UTC);
            Schedule schedule = ScheduleModel.random(random, ZONES.get(random.nextInt(ZONES.size())))
                    .withExceptions(random, near, ZONES)
                    .toSchedule();
            TimeSlot window = TimeSlot.of(start, start + 1 + random.nextLong(10 * DAY));

            assertExplained(schedule, window, random);
        }
    }

    private static void assertExplained(Schedule schedule, TimeSlot window, Random random) {
        List<Stretch> stretches = schedule.explainWithin(window);
        ZoneClock reader = ZoneClock.of(ZONES.get(random.nextInt(ZONES.size()))).orElseThrow();
        List<TimeSlot> byDate = new ArrayList<>();
        Stretch.byDate(stretches, reader)
                .forEach((date, parts) -> parts.forEach(part -> {
                    assertThat(reader.on(new DateRange(date, date)).encloses(part.slot()))
                            .isTrue();
                    byDate.add(part.slot());
                }));

        TimeSlots open = schedule.openWithin(window);
        assertThat(slots(stretches)).as("%s in %s", schedule, window).isEqualTo(open);
        assertThat(TimeSlots.copyOf(byDate)).isEqualTo(open);
        assertThat(stretches)
                .isSortedAccordingTo(
                        (a, b) -> Long.compare(a.slot().start(), b.slot().start()));
        assertThat(stretches).allSatisfy(stretch -> assertRule(schedule, stretch));
    }

    private static void assertRule(Schedule schedule, Stretch stretch) {
        boolean overridden = schedule.overrides().list().stream()
                .anyMatch(each -> each.date().equals(stretch.date()));
        String zone = stretch.travel().map(Travel::timeZone).orElse(schedule.timeZone());
        ZoneClock clock = ZoneClock.of(zone).orElseThrow();

        assertThat(stretch.rule() == Stretch.Rule.DATE_OVERRIDE).isEqualTo(overridden);
        assertThat(stretch.travel().stream())
                .allMatch(travel -> travel.dates().contains(stretch.date().toEpochDay()));
        assertThat(clock.on(new DateRange(stretch.date(), stretch.date())).encloses(stretch.slot()))
                .isTrue();
    }

    private static TimeSlots slots(List<Stretch> stretches) {
        return TimeSlots.copyOf(stretches.stream().map(Stretch::slot).toList());
    }

    private static void assertAgreesAround(long transition, ScheduleModel model, Random random) {
        String about = Instant.ofEpochSecond(transition) + " in " + model.toSchedule();
        // The windows begin and end at any second, since a window that is full of whole hours hides clipping.
        long before = transition - DAY - random.nextInt(3_600);
        assertAgrees(model, TimeSlot.of(before, transition + DAY + random.nextInt(3_600)), MINUTE, about);
        assertAgrees(model, TimeSlot.of(transition - 65, transition + 65), 1, about);
    }

    private static void assertAgrees(ScheduleModel model, TimeSlot window, long step, String about) {
        TimeSlots open = model.toSchedule().openWithin(window);
        for (long instant = window.start(); instant < window.end(); instant += step) {
            if (open.contains(instant) != model.isOpen(instant)) {
                assertThat(open.contains(instant))
                        .as("%s, at %s", about, Instant.ofEpochSecond(instant))
                        .isEqualTo(model.isOpen(instant));
            }
        }
        assertThat(open.intersection(window)).isEqualTo(open);
    }

    /** Returns a zone for each set of rules, because most names are links to other zones. */
    private static List<String> zonesWithDifferentRules() {
        Set<ZoneRules> seen = new HashSet<>();
        return ZONES.stream()
                .filter(zone -> seen.add(ScheduleModel.rules(zone)))
                .toList();
    }

    private static List<ZoneOffsetTransition> transitions(ZoneRules rules) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return transitions;
    }
}
