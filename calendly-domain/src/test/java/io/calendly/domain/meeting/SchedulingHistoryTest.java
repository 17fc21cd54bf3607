package io.calendly.domain.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long histories of users who declare time, take it back, meet, and change single meetings and series. The domain runs
 * them, and so does a model that has two flags for every minute of every user and knows nothing of slots.
 */
class SchedulingHistoryTest {

    private static final int MINUTES = 600;

    /** The minutes that are compared. A series that would end later is not moved. */
    private static final int HORIZON = 3 * MINUTES;

    private static final int PEOPLE = 6;
    private static final int STEPS = 4000;

    /** The minutes from one occurrence of a series to the next. */
    private static final int INTERVAL = 40;

    /** The kinds of steps, the frequent ones several times: time that is taken back leaves little room to meet. */
    private static final List<Kind> KINDS = List.of(
            Kind.OPEN,
            Kind.OPEN,
            Kind.OPEN,
            Kind.OPEN,
            Kind.CLOSE,
            Kind.SCHEDULE,
            Kind.SCHEDULE,
            Kind.SCHEDULE_SERIES,
            Kind.SCHEDULE_SERIES,
            Kind.CHANGE,
            Kind.CHANGE,
            Kind.CHANGE_SERIES,
            Kind.CHANGE_SERIES);

    private enum Kind {
        OPEN,
        CLOSE,
        SCHEDULE,
        SCHEDULE_SERIES,
        CHANGE,
        CHANGE_SERIES
    }

    /**
     * A step of a history. Meetings have the numbers in which they were scheduled.
     *
     * @param who the users who declare time or meet; for a change, those who are to meet
     * @param moves whether a change has a new start; otherwise it has only new attendees
     * @param reassigns whether a change has new attendees
     */
    private record Step(
            Kind kind, SortedSet<Integer> who, int start, int end, int meeting, boolean moves, boolean reassigns) {

        static Step random(Random random, int meetings) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            if (meetings == 0 && (kind == Kind.CHANGE || kind == Kind.CHANGE_SERIES)) {
                kind = Kind.OPEN;
            }
            boolean isLong = kind == Kind.OPEN || random.nextInt(5) == 0;
            int length = 1 + random.nextInt(isLong && kind != Kind.SCHEDULE_SERIES ? 200 : 20);
            int start = random.nextInt(MINUTES - 200);
            SortedSet<Integer> who = new TreeSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                who.add(random.nextInt(PEOPLE));
            }
            boolean moves = random.nextInt(4) > 0;
            boolean reassigns = !moves || random.nextInt(3) == 0;
            int meeting = meetings == 0 ? 0 : random.nextInt(meetings);
            return new Step(kind, who, start, start + length, meeting, moves, reassigns);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void comes_out_as_the_minute_by_minute_model_says(long seed) {
        Random random = new Random(seed);
        Calendars domain = new Calendars();
        Minutes model = new Minutes();
        Map<Kind, Integer> granted = new EnumMap<>(Kind.class);
        for (int number = 0; number < STEPS; number++) {
            // The clock moves on slowly, so that early minutes become the past; every so often the world starts anew.
            int now = number % 500 / 10;
            if (number % 500 == 0) {
                domain = new Calendars();
                model = new Minutes();
            }
            Step step = Step.random(random, model.meetings.size());
            if (model.isTooLate(step)) {
                continue;
            }
            String what = "seed " + seed + ", number " + number + ", " + step;

            Optional<String> reply = domain.run(step, now, random);

            assertThat(reply).as(what).isEqualTo(model.run(step, now));
            if (reply.isEmpty()) {
                granted.merge(step.kind(), 1, Integer::sum);
            }
            for (int who = 0; who < PEOPLE; who++) {
                assertThat(domain.free(who))
                        .as("free time of %s after %s", who, what)
                        .isEqualTo(model.free(who));
            }
        }
        assertThat(granted)
                .as("granted in the history of seed %d", seed)
                .containsOnlyKeys(Kind.values())
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(10));
    }

    /** The state that a storage would hold, changed by nothing but the domain's decisions. */
    private static final class Calendars {

        private final Map<Integer, TimeSlots> open = new HashMap<>();
        private final List<Meeting> meetings = new ArrayList<>();

        Optional<String> run(Step step, int now, Random random) {
            Instant instant = Instant.ofEpochSecond(now * 60L);
            try {
                switch (step.kind()) {
                    case OPEN -> declare(step, instant);
                    case CLOSE -> takeBack(step);
                    case SCHEDULE -> meetings.add(schedule(step, instant, random));
                    case SCHEDULE_SERIES -> meetings.addAll(scheduleSeries(step, instant, random));
                    default -> change(step, instant);
                }
                return Optional.empty();
            } catch (RefusedException refused) {
                return Optional.of(refused.refusal().code());
            }
        }

        private static TimeSlot slot(Step step, int later) {
            return TimeSlot.of((step.start() + later) * 60L, (step.end() + later) * 60L);
        }

        private void declare(Step step, Instant now) {
            int who = step.who().first();
            replace(who, around(who, slot(step, 0)).declare(slot(step, 0), now));
        }

        private void takeBack(Step step) {
            int who = step.who().first();
            replace(who, around(who, slot(step, 0)).takeBack(slot(step, 0)));
        }

        private void replace(int who, AvailabilityCalendar.Change change) {
            TimeSlots old = open.getOrDefault(who, TimeSlots.empty());
            open.put(who, old.minus(change.swallowed()).union(change.merged()));
        }

        private MeetingRequest request(Step step, Instant now, Random random) {
            return MeetingRequest.of(MeetingId.next(now, random), ids(step.who()), slot(step, 0), now);
        }

        private Meeting schedule(Step step, Instant now, Random random) {
            MeetingRequest request = request(step, now, random);
            return MeetingScheduler.schedule(request, around(request.attendees(), request.slot()));
        }

        private List<Meeting> scheduleSeries(Step step, Instant now, Random random) {
            MeetingRequest first = request(step, now, random).startingSeries("UTC");
            List<MeetingRequest> series = List.of(
                    first,
                    first.occurrenceAt(MeetingId.next(now, random), slot(step, INTERVAL)),
                    first.occurrenceAt(MeetingId.next(now, random), slot(step, 2 * INTERVAL)));
            TimeSlot span = first.slot().span(series.get(2).slot());
            return MeetingScheduler.scheduleAll(series, around(first.attendees(), span));
        }

        private void change(Step step, Instant now) {
            MeetingChange change = MeetingChange.NONE;
            if (step.moves()) {
                change = change.movedTo(OptionalLong.of(step.start() * 60L), OptionalLong.empty());
            }
            if (step.reassigns()) {
                change = change.attendedBy(ids(step.who()));
            }
            Meeting named = meetings.get(step.meeting());
            PlannedChange plan = step.kind() == Kind.CHANGE
                    ? PlannedChange.of(named, change)
                    : PlannedChange.ofRest(named, rest(named), change);
            List<AvailabilityCalendar> calendars = plan.users().isEmpty()
                    ? List.of()
                    : around(plan.users(), plan.slots().span());
            Map<MeetingId, Meeting> after =
                    plan.decide(now, calendars).stream().collect(Collectors.toMap(Meeting::id, meeting -> meeting));
            meetings.replaceAll(meeting -> after.getOrDefault(meeting.id(), meeting));
        }

        private List<Meeting> rest(Meeting named) {
            return meetings.stream()
                    .filter(each -> each.series().equals(named.series())
                            && each.slot().start() >= named.slot().start())
                    .sorted(Comparator.comparingLong(each -> each.slot().start()))
                    .toList();
        }

        private static List<UserId> ids(SortedSet<Integer> who) {
            return who.stream().map(id -> new UserId(id)).toList();
        }

        private List<AvailabilityCalendar> around(SortedSet<UserId> users, TimeSlot slot) {
            return users.stream().map(user -> around((int) user.value(), slot)).toList();
        }

        private AvailabilityCalendar around(int who, TimeSlot slot) {
            return AvailabilityCalendar.of(
                    slot,
                    new StoredTime(
                            new UserId(who),
                            open.getOrDefault(who, TimeSlots.empty()).connectedTo(slot),
                            booked(who).connectedTo(slot)));
        }

        private TimeSlots booked(int who) {
            List<TimeSlot> slots = meetings.stream()
                    .filter(meeting -> meeting.attendees().contains(new UserId(who)))
                    .map(Meeting::slot)
                    .toList();
            TimeSlots booked = TimeSlots.copyOf(slots);
            assertThat(slots.stream()
                            .mapToLong(slot -> slot.duration().toSeconds())
                            .sum())
                    .as("%s is in two meetings at a time: %s", who, slots)
                    .isEqualTo(booked.seconds());
            return booked;
        }

        List<Integer> free(int who) {
            TimeSlots free = around(who, TimeSlot.ALWAYS).free();
            List<Integer> minutes = new ArrayList<>();
            free.forEach(slot -> {
                for (long minute = slot.start() / 60; minute < slot.end() / 60; minute++) {
                    minutes.add((int) minute);
                }
            });
            return minutes;
        }
    }

    /** The naive model. */
    private static final class Minutes {

        private record Booked(SortedSet<Integer> who, int start, int end, int series) {

            IntStream minutes() {
                return IntStream.range(start, end);
            }

            boolean takesTimeAfter(Booked before) {
                return start != before.start || !before.who.containsAll(who);
            }
        }

        private final boolean[][] open = new boolean[PEOPLE][HORIZON];
        private final List<Booked> meetings = new ArrayList<>();

        private boolean isBooked(int who, int minute) {
            return meetings.stream()
                    .anyMatch(each -> each.who.contains(who) && each.start <= minute && minute < each.end);
        }

        /** Checks whether a step would move a meeting past the minutes that are compared. */
        boolean isTooLate(Step step) {
            return step.kind() == Kind.CHANGE_SERIES
                    && step.moves()
                    && meetings.stream()
                            .anyMatch(each -> each.end + step.start() - meetings.get(step.meeting()).start > HORIZON);
        }

        Optional<String> run(Step step, int now) {
            return switch (step.kind()) {
                case OPEN -> declare(step.who().first(), step.start(), step.end(), now);
                case CLOSE -> takeBack(step.who().first(), step.start(), step.end());
                case SCHEDULE ->
                    schedule(List.of(new Booked(step.who(), step.start(), step.end(), -1)), "not-free", now);
                case SCHEDULE_SERIES -> {
                    List<Booked> series = new ArrayList<>();
                    for (int later = 0; later <= 2 * INTERVAL; later += INTERVAL) {
                        series.add(new Booked(step.who(), step.start() + later, step.end() + later, meetings.size()));
                    }
                    yield schedule(series, "occurrences-not-free", now);
                }
                default -> change(step, now);
            };
        }

        private Optional<String> declare(int who, int start, int end, int now) {
            if (start < now) {
                return Optional.of("in-the-past");
            }
            boolean allFree = true;
            boolean somethingNew = false;
            for (int minute = start; minute < end; minute++) {
                boolean booked = isBooked(who, minute);
                allFree &= open[who][minute] && !booked;
                somethingNew |= !open[who][minute] && !booked;
            }
            if (allFree) {
                return Optional.of("already-available");
            }
            if (!somethingNew) {
                return Optional.of("in-a-meeting");
            }
            for (int minute = start; minute < end; minute++) {
                open[who][minute] = true;
            }
            return Optional.empty();
        }

        private Optional<String> takeBack(int who, int start, int end) {
            for (int minute = start; minute < end; minute++) {
                open[who][minute] = false;
            }
            return Optional.empty();
        }

        private Optional<String> schedule(List<Booked> series, String refusal, int now) {
            if (series.get(0).start < now) {
                return Optional.of("in-the-past");
            }
            if (series.get(0).who.size() < 2) {
                return Optional.of("too-few-attendees");
            }
            for (Booked meeting : series) {
                for (int who : meeting.who) {
                    if (meeting.minutes().anyMatch(minute -> !open[who][minute] || isBooked(who, minute))) {
                        return Optional.of(refusal);
                    }
                }
            }
            meetings.addAll(series);
            return Optional.empty();
        }

        private Optional<String> change(Step step, int now) {
            Booked named = meetings.get(step.meeting());
            boolean one = step.kind() == Kind.CHANGE;
            if (!one && named.series < 0) {
                return Optional.of("not-in-a-series");
            }
            if (step.reassigns() && step.who().size() < 2) {
                return Optional.of("too-few-attendees");
            }
            int shift = step.moves() ? step.start() - named.start : 0;
            Map<Integer, Booked> after = new HashMap<>();
            for (int i = 0; i < meetings.size(); i++) {
                Booked each = meetings.get(i);
                if (i == step.meeting() || (!one && each.series == named.series && each.start >= named.start)) {
                    SortedSet<Integer> who = step.reassigns() ? step.who() : each.who;
                    after.put(i, new Booked(who, each.start + shift, each.end + shift, each.series));
                }
            }
            Optional<String> refusal = refusal(after, one, now);
            if (refusal.isEmpty()) {
                after.forEach(meetings::set);
            }
            return refusal;
        }

        private Optional<String> refusal(Map<Integer, Booked> after, boolean one, int now) {
            boolean past = after.entrySet().stream()
                    .anyMatch(each ->
                            each.getValue().takesTimeAfter(meetings.get(each.getKey())) && each.getValue().start < now);
            if (past) {
                return Optional.of("in-the-past");
            }
            int[][] meetingsAt = new int[PEOPLE][HORIZON];
            after.values()
                    .forEach(each ->
                            each.who.forEach(who -> each.minutes().forEach(minute -> meetingsAt[who][minute]++)));
            for (int[] ofUser : meetingsAt) {
                if (IntStream.of(ofUser).anyMatch(count -> count > 1)) {
                    return Optional.of("occurrences-overlap");
                }
            }
            for (int number : after.keySet()) {
                Booked meeting = after.get(number);
                if (meeting.takesTimeAfter(meetings.get(number))
                        && meeting.who.stream()
                                .anyMatch(who ->
                                        meeting.minutes().anyMatch(minute -> !isAvailable(who, minute, after)))) {
                    return Optional.of(one ? "not-free" : "occurrences-not-free");
                }
            }
            return Optional.empty();
        }

        /** Checks whether a minute is free, or taken by a meeting that is being changed. */
        private boolean isAvailable(int who, int minute, Map<Integer, Booked> changed) {
            for (int i = 0; i < meetings.size(); i++) {
                Booked each = meetings.get(i);
                if (each.who.contains(who) && each.start <= minute && minute < each.end) {
                    return changed.containsKey(i);
                }
            }
            return open[who][minute];
        }

        List<Integer> free(int who) {
            boolean[] free = open[who].clone();
            meetings.stream()
                    .filter(each -> each.who.contains(who))
                    .forEach(each -> each.minutes().forEach(minute -> free[minute] = false));
            return IntStream.range(0, HORIZON)
                    .filter(minute -> free[minute])
                    .boxed()
                    .toList();
        }
    }
}
