package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A check of a recorded history against the stored state.
 *
 * <p>The order in which concurrent requests took effect is unknown. So is whether a request without a response took
 * effect at all. The check therefore uses only what holds in every order: an operation that was settled before another
 * was sent came first. From this it computes lower and upper bounds:
 *
 * <ul>
 *   <li>the possible states of every meeting, and of all meetings of every series together ({@link SeriesHistory})
 *   <li>the certainly and the possibly declared time of every user ({@link Declared})
 *   <li>the possible states of every booking ({@link BookingHistory}), and the time of every hold ({@link HoldHistory})
 *   <li>the certainly and the possibly free time of every user ({@link UserTime})
 * </ul>
 *
 * <p>Each response, and the stored state, must lie between the bounds. So the check has no false alarms. It misses a
 * fault only if some order exists in which the history would be correct.
 *
 * <p>It trusts the storage in one point. A meeting whose id no client knows cannot change. If it is
 * stored at the end, it may exist since its request was sent. If it is not stored, it never existed.
 */
final class Verdict {

    /** The status of a granted operation, and those of a refused one. */
    private record Statuses(int granted, Set<Integer> refused) {

        static Statuses of(Operation operation) {
            if (operation instanceof Operation.Open) {
                return new Statuses(201, Set.of(400));
            }
            if (operation instanceof Operation.Schedule meeting) {
                return new Statuses(201, Set.of(meeting.route() == Operation.Route.CLASSIC ? 400 : 409));
            }
            if (operation instanceof Operation.Cancel) {
                return new Statuses(201, Set.of(409));
            }
            if (operation instanceof Operation.ChangeSeries) {
                return new Statuses(200, Set.of(409, 412, 422));
            }
            if (operation instanceof Operation.Change) {
                return new Statuses(200, Set.of(409));
            }
            if (operation instanceof Operation.PlaceHold
                    || operation instanceof Operation.BookingChange
                    || operation instanceof Operation.UseOfHold) {
                return ofBooking(operation);
            }
            return new Statuses(operation instanceof Operation.Close ? 204 : 200, Set.of());
        }

        private static Statuses ofBooking(Operation operation) {
            if (operation instanceof Operation.GiveBack) {
                return new Statuses(204, Set.of(404));
            }
            if (operation instanceof Operation.Book book && book.holdId().isPresent()) {
                return new Statuses(201, Set.of(404, 409));
            }
            return new Statuses(operation instanceof Operation.MoveMeeting ? 200 : 201, Set.of(409));
        }
    }

    private final List<Outcome> history;
    private final StoredState stored;

    /** The histories of the meetings whose ids are in a response, by the id of each meeting. */
    private final Map<String, SeriesHistory> byId = new LinkedHashMap<>();

    /** The histories of all meetings that existed or may have existed. */
    private final List<MeetingHistory> meetings = new ArrayList<>();

    private final List<UserTime> users = new ArrayList<>();
    private final FreeTimeCheck freeTime = new FreeTimeCheck(users);
    private final BookingHistories bookings;
    private final BookingCheck bookingCheck;

    Verdict(Collection<Outcome> history, StoredState stored) {
        this.history =
                history.stream().sorted(Comparator.comparingLong(Outcome::sent)).toList();
        this.stored = stored;
        this.bookings = new BookingHistories(this.history, stored.booked());
        this.bookingCheck = new BookingCheck(bookings, users);
    }

    void check() {
        stored.check();
        history.forEach(Verdict::checkStatus);
        collectMeetings();
        checkMeetingsWithKnownIds();
        checkMeetingsWithUnknownIds();
        bookings.follow();
        bookings.check();
        meetings.addAll(bookings.times());
        for (int user = 0; user < stored.free().size(); user++) {
            users.add(new UserTime(user, new Declared(user, Operation.initialAvailability(), history), meetings));
            assertThat(users.get(user).findClash())
                    .as("user %d was double-booked for a while", user)
                    .isEmpty();
            checkFreeTime(user);
        }
        history.forEach(this::checkResponse);
    }

    private static void checkStatus(Outcome outcome) {
        if (!outcome.isIndeterminate()) {
            Statuses statuses = Statuses.of(outcome.operation());
            assertThat(outcome.status() == statuses.granted()
                            || statuses.refused().contains(outcome.status()))
                    .as("unexpected status: %s", outcome)
                    .isTrue();
        }
        if (outcome.isDone() && outcome.operation() instanceof Operation.Schedule meeting) {
            boolean classic = meeting.route() == Operation.Route.CLASSIC;
            assertThat(states(outcome.response().meetings()))
                    .as("meetings in the response: %s", outcome)
                    .isEqualTo(classic ? List.of() : meeting.scheduled());
        }
    }

    private static List<MeetingState> states(List<FoundMeeting> found) {
        return found.stream().map(FoundMeeting::state).toList();
    }

    private void collectMeetings() {
        Map<String, String> firstIds = new HashMap<>();
        List<Outcome> scheduled = history.stream()
                .filter(outcome -> outcome.isDone() && outcome.operation() instanceof Operation.Schedule)
                .toList();
        for (Outcome outcome : scheduled) {
            for (FoundMeeting meeting : outcome.response().meetings()) {
                String first = outcome.response().meetings().get(0).id();
                assertThat(meeting.seriesId()).as("series id: %s", outcome).isEqualTo(first);
                assertThat(firstIds.put(meeting.id(), first))
                        .as("two requests have the same meeting id: %s", outcome)
                        .isNull();
            }
        }
        Map<String, List<Outcome>> changes = history.stream()
                .filter(outcome -> outcome.operation() instanceof Operation.Change)
                .collect(Collectors.groupingBy(
                        outcome -> firstIds.get(((Operation.Change) outcome.operation()).meetingId())));
        for (Outcome outcome : scheduled) {
            if (!outcome.response().meetings().isEmpty()) {
                String first = outcome.response().meetings().get(0).id();
                SeriesHistory series = SeriesHistory.of(outcome, changes.getOrDefault(first, List.of()));
                series.ids().forEach(id -> byId.put(id, series));
                meetings.addAll(series.meetings());
            }
        }
    }

    /** Checks that no such meeting is lost, and that all meetings of a series together are in a possible state. */
    private void checkMeetingsWithKnownIds() {
        Map<String, FoundMeeting> found = stored.byId();
        new LinkedHashSet<>(byId.values()).forEach(series -> {
            assertThat(found.keySet()).as("%s is lost", series.scheduled()).containsAll(series.ids());
            SeriesState state =
                    new SeriesState(states(series.ids().stream().map(found::get).toList()));
            assertThat(series.possibleStates())
                    .as("possible final slots and attendees of %s", series.scheduled())
                    .contains(state);
        });
    }

    /**
     * Checks that the stored meetings whose ids no client knows are those that were acknowledged, and some of those
     * without a response. Of a series, all meetings are stored or none.
     */
    private void checkMeetingsWithUnknownIds() {
        Map<List<MeetingState>, Outcome> requests = new LinkedHashMap<>();
        for (Outcome outcome : history) {
            if (outcome.operation() instanceof Operation.Schedule meeting
                    && outcome.response().meetings().isEmpty()
                    && !outcome.isRefused()) {
                Outcome same = requests.get(meeting.scheduled());
                assertThat(same != null && same.isDone() && outcome.isDone())
                        .as("acknowledged twice: %s", outcome)
                        .isFalse();
                // Any of several equal requests without a response may have been granted. One with a response certainly
                // was.
                if (same == null || outcome.isDone()) {
                    requests.put(meeting.scheduled(), outcome);
                }
            }
        }
        Set<List<MeetingState>> found = new HashSet<>();
        storedWithUnknownIds()
                .forEach(series -> assertThat(requests.containsKey(series) && found.add(series))
                        .as("not requested: %s", series)
                        .isTrue());
        requests.forEach((request, outcome) -> {
            assertThat(!outcome.isDone() || found.contains(request))
                    .as("%s is lost", outcome)
                    .isTrue();
            if (found.contains(request)) {
                meetings.addAll(SeriesHistory.ofUnknownIds(outcome).meetings());
            }
        });
    }

    /** Returns the stored meetings whose ids no client knows, each series by start. */
    private Collection<List<MeetingState>> storedWithUnknownIds() {
        return stored.meetings().stream()
                .filter(meeting -> !byId.containsKey(meeting.id()))
                .sorted(Comparator.comparingLong(
                        meeting -> meeting.state().slot().start()))
                .collect(Collectors.groupingBy(
                        FoundMeeting::seriesId, Collectors.mapping(FoundMeeting::state, Collectors.toList())))
                .values();
    }

    private void checkFreeTime(int user) {
        Declared declared = users.get(user).declared();
        TimeSlots taken = stored.booked(user);
        long from = stored.readFrom();
        long until = stored.readUntil();
        checkBounds(
                stored.free().get(user),
                declared.certainly(TimeSlot.ALWAYS, Long.MAX_VALUE, Long.MAX_VALUE)
                        .minus(taken)
                        .minus(TimeSlots.copyOf(bookings.heldPossibly(user, from, until))),
                declared.possibly(TimeSlot.ALWAYS, Long.MAX_VALUE, Long.MAX_VALUE)
                        .minus(taken)
                        .minus(TimeSlots.copyOf(bookings.heldCertainly(user, from, until))),
                "free time of user " + user);
    }

    /** Checks that the response was correct at some moment between the request and the response. */
    private void checkResponse(Outcome outcome) {
        Operation operation = outcome.operation();
        if (outcome.isIndeterminate()) {
            return;
        }
        if (operation instanceof Operation.Read read) {
            checkRead(outcome, List.of(users.get(read.user())));
        } else if (operation instanceof Operation.Overlap both) {
            checkRead(outcome, List.of(users.get(both.first()), users.get(both.second())));
        } else if (operation instanceof Operation.Open open) {
            checkOpening(outcome, open);
        } else if (operation instanceof Operation.Schedule meeting) {
            checkBooking(outcome, meeting);
        } else if (operation instanceof Operation.ReadSeries) {
            checkSeries(outcome);
        } else if (operation instanceof Operation.Change change) {
            checkChange(outcome, change);
        } else {
            bookingCheck.check(outcome);
        }
    }

    /** Checks that all meetings of the series were as shown at one moment. */
    private void checkSeries(Outcome read) {
        SeriesHistory series = byId.get(((Operation.ReadSeries) read.operation()).seriesId());
        Map<String, MeetingState> shown =
                read.response().meetings().stream().collect(Collectors.toMap(FoundMeeting::id, FoundMeeting::state));
        assertThat(shown.keySet())
                .as("meetings of the series: %s", read)
                .containsExactlyInAnyOrderElementsOf(series.ids());
        List<MeetingState> inOrder = series.ids().stream().map(shown::get).toList();
        assertThat(series.during(read))
                .as("shown, but at no moment so: %s", read)
                .anyMatch(state -> state.isShownAs(inOrder));
    }

    private static void checkRead(Outcome read, List<UserTime> users) {
        TimeSlots certain = TimeSlots.of(TimeSlot.ALWAYS);
        TimeSlots possible = certain;
        for (UserTime user : users) {
            certain = certain.intersection(user.certainlyFree(TimeSlot.ALWAYS, read, List.of()));
            possible = possible.intersection(user.possiblyFree(TimeSlot.ALWAYS, read));
        }
        checkBounds(read.response().slots(), certain, possible, read.operation().toString());
    }

    private static void checkBounds(TimeSlots shown, TimeSlots certain, TimeSlots possible, String description) {
        assertThat(certain.minus(shown))
                .as("free, but not shown: %s", description)
                .isEmpty();
        assertThat(shown.minus(possible))
                .as("shown, but not free: %s", description)
                .isEmpty();
    }

    /** Checks that time was opened if and only if some of it was neither declared nor booked. */
    private void checkOpening(Outcome outcome, Operation.Open open) {
        UserTime user = users.get(open.user());
        long from = outcome.sent();
        long until = outcome.received();
        TimeSlots alreadyTaken = outcome.isDone()
                ? user.declared()
                        .certainly(open.slot(), from, until)
                        .union(user.certainlyBooked(open.slot(), from, until))
                : user.declared()
                        .possibly(open.slot(), from, until)
                        .union(user.possiblyBooked(open.slot(), from, until, List.of()));
        assertThat(alreadyTaken.encloses(open.slot()))
                .as("granted or refused without reason: %s", outcome)
                .isEqualTo(!outcome.isDone());
    }

    /** Checks that meetings were scheduled if and only if both users were free. */
    private void checkBooking(Outcome outcome, Operation.Schedule meeting) {
        FreeTimeCheck.Demand demand = FreeTimeCheck.Demand.of(meeting.scheduled().stream()
                .flatMap(each -> each.booked().stream())
                .toList());
        boolean saysWho = outcome.isDone() || meeting.route() != Operation.Route.CLASSIC;
        assertThat(saysWho ? freeTime.isCorrect(outcome, demand) : freeTime.isRefusalPossible(outcome, demand))
                .as("%s without reason: %s", outcome.isDone() ? "granted" : "refused", outcome)
                .isTrue();
    }

    /**
     * Checks that meetings got their slots and attendees if and only if all of them were free, in one of the states in
     * which the change may have found the meetings. Their old slots count as free for those who attended, declared or
     * not.
     */
    private void checkChange(Outcome outcome, Operation.Change change) {
        boolean wasDecided = outcome.isDone()
                || outcome.problem().equals(Outcome.NOT_FREE)
                || outcome.problem().equals(Outcome.OCCURRENCES_NOT_FREE);
        if (wasDecided) {
            SeriesHistory series = byId.get(change.meetingId());
            assertThat(series.before(outcome))
                    .as("%s without reason: %s", outcome.isDone() ? "granted" : "refused", outcome)
                    .anyMatch(before ->
                            before.refusal(change, series.index(change)).isEmpty()
                                    && freeTime.isCorrect(outcome, demand(change, before, series)));
        }
    }

    private static FreeTimeCheck.Demand demand(Operation.Change change, SeriesState before, SeriesHistory series) {
        int index = series.index(change);
        return new FreeTimeCheck.Demand(
                before.needed(change, index),
                before.released(change, index),
                before.changed(change, index).stream()
                        .map(series.meetings()::get)
                        .toList());
    }
}
