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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A check of a recorded history against the stored state.
 *
 * <p>The order in which concurrent requests took effect is unknown. So is whether a request without a response took
 * effect at all. The check therefore uses only what holds in every order: an operation that was settled before another
 * was sent came first. From this it computes lower and upper bounds:
 *
 * <ul>
 *   <li>the certain and the possible slots and attendees of every meeting ({@link MeetingHistory})
 *   <li>the certainly and the possibly declared time of every user ({@link Declared})
 *   <li>the certainly and the possibly free time of every user ({@link UserTime})
 * </ul>
 *
 * <p>Each response, and the stored state, must lie between the bounds. So the check has no false alarms. It misses a
 * fault only if some order exists in which the history would be correct.
 *
 * <p>It trusts the storage in one point. A meeting whose id no client knows can be neither canceled nor moved. If it is
 * stored at the end, it may exist since its request was sent. If it is not stored, it never existed.
 */
final class Verdict {

    /** The status of a granted and of a refused operation; {@code refused} is 0 if the operation cannot be refused. */
    private record Statuses(int granted, int refused) {

        static Statuses of(Operation operation) {
            if (operation instanceof Operation.Open) {
                return new Statuses(201, 400);
            }
            if (operation instanceof Operation.Schedule meeting) {
                return new Statuses(201, meeting.route() == Operation.Route.CLASSIC ? 400 : 409);
            }
            if (operation instanceof Operation.Cancel) {
                return new Statuses(201, 409);
            }
            if (operation instanceof Operation.Reschedule || operation instanceof Operation.Reassign) {
                return new Statuses(200, 409);
            }
            return operation instanceof Operation.Close ? new Statuses(204, 0) : new Statuses(200, 0);
        }
    }

    private final List<Outcome> history;
    private final StoredState stored;

    /** The histories of the meetings whose ids are in a response, by id. */
    private final Map<String, MeetingHistory> byId = new LinkedHashMap<>();

    /** The histories of all meetings that existed or may have existed. */
    private final List<MeetingHistory> meetings = new ArrayList<>();

    private final List<UserTime> users = new ArrayList<>();

    Verdict(Collection<Outcome> history, StoredState stored) {
        this.history =
                history.stream().sorted(Comparator.comparingLong(Outcome::sent)).toList();
        this.stored = stored;
    }

    void check() {
        stored.check();
        history.forEach(Verdict::checkStatus);
        collectMeetings();
        checkMeetingsWithKnownId();
        checkMeetingsWithUnknownId();
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
            assertThat(outcome.status()).as("%s", outcome).isIn(statuses.granted(), statuses.refused());
        }
        if (outcome.isDone() && outcome.operation() instanceof Operation.Schedule meeting) {
            assertThat(outcome.meetingId().isPresent())
                    .as("has a meeting id: %s", outcome)
                    .isEqualTo(meeting.route() != Operation.Route.CLASSIC);
        }
        outcome.meetingId()
                .ifPresent(
                        id -> assertThat(outcome.operation().changedMeetingId().orElse(id))
                                .as("%s", outcome)
                                .isEqualTo(id));
    }

    private void collectMeetings() {
        Map<String, List<Outcome>> changes = new HashMap<>();
        for (Outcome outcome : history) {
            outcome.operation()
                    .changedMeetingId()
                    .ifPresent(id -> changes.computeIfAbsent(id, key -> new ArrayList<>())
                            .add(outcome));
        }
        for (Outcome outcome : history) {
            if (outcome.isDone() && outcome.operation() instanceof Operation.Schedule) {
                outcome.meetingId().ifPresent(id -> {
                    MeetingHistory meetingHistory = MeetingHistory.of(outcome, changes.getOrDefault(id, List.of()));
                    assertThat(byId.put(id, meetingHistory))
                            .as("two requests have the same meeting id: %s", outcome)
                            .isNull();
                    meetings.add(meetingHistory);
                });
            }
        }
    }

    /** Checks that no such meeting is lost, incomplete, or at an impossible slot. */
    private void checkMeetingsWithKnownId() {
        Map<String, StoredState.Entry> entries = stored.byId();
        byId.forEach((id, meetingHistory) -> {
            Operation.Schedule meeting = meetingHistory.scheduled();
            assertThat(entries).as("%s is lost", meeting).containsKey(id);
            assertThat(meetingHistory.finalStates())
                    .as("possible final slots and attendees of %s", meeting)
                    .contains(entries.get(id).booked());
        });
    }

    /**
     * Checks that the stored meetings whose ids no client knows are those that were acknowledged, and some of those
     * without a response.
     */
    private void checkMeetingsWithUnknownId() {
        record Requested(Set<Integer> users, TimeSlot slot) {}
        Map<Requested, Outcome> requests = new LinkedHashMap<>();
        for (Outcome outcome : history) {
            if (outcome.operation() instanceof Operation.Schedule meeting
                    && outcome.meetingId().isEmpty()
                    && !outcome.isRefused()) {
                Requested request = new Requested(Set.of(meeting.first(), meeting.second()), meeting.slot());
                Outcome same = requests.get(request);
                assertThat(same != null && same.isDone() && outcome.isDone())
                        .as("acknowledged twice: %s", outcome)
                        .isFalse();
                // Any of several equal requests without a response may have been granted. One with a response certainly
                // was.
                if (same == null || outcome.isDone()) {
                    requests.put(request, outcome);
                }
            }
        }
        Set<Requested> found = new HashSet<>();
        for (StoredState.Entry entry : stored.meetings()) {
            if (!byId.containsKey(entry.id())) {
                Requested request = new Requested(entry.users(), entry.slot());
                assertThat(entry.canceled() || !requests.containsKey(request) || !found.add(request))
                        .as("not requested: %s", entry)
                        .isFalse();
            }
        }
        requests.forEach((request, outcome) -> {
            assertThat(!outcome.isDone() || found.contains(request))
                    .as("%s is lost", outcome)
                    .isTrue();
            if (found.contains(request)) {
                meetings.add(MeetingHistory.ofUnknownId(outcome));
            }
        });
    }

    private void checkFreeTime(int user) {
        Declared declared = users.get(user).declared();
        TimeSlots taken = stored.booked(user);
        checkBounds(
                stored.free().get(user),
                declared.certainly(TimeSlot.ALWAYS, Long.MAX_VALUE, Long.MAX_VALUE)
                        .minus(taken),
                declared.possibly(TimeSlot.ALWAYS, Long.MAX_VALUE, Long.MAX_VALUE)
                        .minus(taken),
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
        } else if ((operation instanceof Operation.Reschedule || operation instanceof Operation.Reassign)
                && !outcome.problem().equals(Outcome.ALREADY_CANCELED)) {
            checkChange(outcome, byId.get(operation.changedMeetingId().orElseThrow()));
        }
    }

    private static void checkRead(Outcome read, List<UserTime> users) {
        TimeSlots certain = TimeSlots.of(TimeSlot.ALWAYS);
        TimeSlots possible = certain;
        for (UserTime user : users) {
            certain = certain.intersection(user.certainlyFree(TimeSlot.ALWAYS, read, Optional.empty()));
            possible = possible.intersection(user.possiblyFree(TimeSlot.ALWAYS, read));
        }
        checkBounds(read.slots(), certain, possible, read.operation().toString());
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
                        .union(user.possiblyBooked(open.slot(), from, until, Optional.empty()));
        assertThat(alreadyTaken.encloses(open.slot()))
                .as("granted or refused without reason: %s", outcome)
                .isEqualTo(!outcome.isDone());
    }

    /** Checks that a meeting got the slot if and only if both were free. */
    private void checkBooking(Outcome outcome, Operation.Schedule meeting) {
        List<UserTime> both = List.of(users.get(meeting.first()), users.get(meeting.second()));
        TimeSlot slot = meeting.slot();
        if (outcome.isDone()) {
            assertThat(both)
                    .as("granted without reason: %s", outcome)
                    .allMatch(user -> user.possiblyFree(slot, outcome).encloses(slot));
        } else {
            assertThat(both)
                    .as("refused without reason: %s", outcome)
                    .anyMatch(user ->
                            !user.certainlyFree(slot, outcome, Optional.empty()).encloses(slot));
        }
    }

    /**
     * Checks that a meeting got the slot and the attendees if and only if all of them were free, in one of the states in
     * which the change may have found the meeting. Its old slot counts as free for those who attended, declared or not.
     */
    private void checkChange(Outcome outcome, MeetingHistory meeting) {
        assertThat(meeting.before(outcome))
                .as("%s without reason: %s", outcome.isDone() ? "granted" : "refused", outcome)
                .anyMatch(before -> {
                    Booked after = MeetingHistory.after(outcome, before).orElseThrow();
                    return after.users().stream().allMatch(user -> {
                                UserTime time = users.get(user);
                                TimeSlots free = outcome.isDone()
                                        ? time.possiblyFree(after.slot(), outcome)
                                        : time.certainlyFree(after.slot(), outcome, Optional.of(meeting));
                                TimeSlots old =
                                        before.users().contains(user) ? TimeSlots.of(before.slot()) : TimeSlots.empty();
                                return free.union(old).encloses(after.slot());
                            })
                            == outcome.isDone();
                });
    }
}
