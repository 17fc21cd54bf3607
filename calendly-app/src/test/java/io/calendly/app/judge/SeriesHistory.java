package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The possible histories of all meetings of a series, or of one meeting that does not recur.
 *
 * <p>One client sends all changes of a series, one after the other. So changes with a response have an order. A change
 * without a response may take effect once, at any time after it was sent, or never. The history follows every possible
 * state: the slots, attendees, titles and versions of all meetings together, and the changes that may still take
 * effect. A change takes effect on all its meetings or on none. A response that fits no possible state is a fault. A
 * response that fits some states rules out the others.
 */
final class SeriesHistory {

    /** A possible state, and the changes that may still take effect. */
    private record PossibleState(SeriesState state, List<Outcome> pending) {}

    /** A period in which the series may have been in a state. */
    private record Period(SeriesState state, long from, long until) {}

    private final Outcome scheduled;
    private final List<String> ids;
    private final List<MeetingHistory> meetings;
    private final List<Period> periods = new ArrayList<>();
    private Set<PossibleState> states;

    private SeriesHistory(Outcome scheduled) {
        List<MeetingState> initial = ((Operation.Schedule) scheduled.operation()).scheduled();
        this.scheduled = scheduled;
        this.ids =
                scheduled.response().meetings().stream().map(FoundMeeting::id).toList();
        this.meetings = initial.stream().map(each -> new MeetingHistory()).toList();
        this.states = Set.of(new PossibleState(new SeriesState(initial), List.of()));
    }

    /** Returns the history of meetings whose ids are in the response. */
    static SeriesHistory of(Outcome scheduled, List<Outcome> changes) {
        SeriesHistory history = new SeriesHistory(scheduled);
        Outcome last = scheduled;
        Set<SeriesState> between = history.possibleStates();
        for (Outcome change : changes) {
            history.follow(change);
            if (!change.isRefused()) {
                history.record(between, last, change.received());
                last = change;
                between = history.possibleStates();
            }
        }
        history.record(between, last, Long.MAX_VALUE);
        history.meetings.forEach(MeetingHistory::end);
        return history;
    }

    /** Returns the history of meetings whose ids no client knows, so that they cannot change. */
    static SeriesHistory ofUnknownIds(Outcome scheduled) {
        return of(scheduled, List.of());
    }

    private void follow(Outcome outcome) {
        Operation.Change change = (Operation.Change) outcome.operation();
        Set<PossibleState> next = new HashSet<>();
        for (PossibleState possible : states) {
            if (outcome.isIndeterminate()) {
                List<Outcome> pending = new ArrayList<>(possible.pending());
                pending.add(outcome);
                next.add(new PossibleState(possible.state(), pending));
            } else if (fits(outcome, possible.state())) {
                next.add(outcome.isDone() ? after(change, possible.state(), possible.pending()) : possible);
            }
        }
        assertThat(next).as("%s, after %s", outcome, states).isNotEmpty();
        states = withPending(next);
    }

    private PossibleState after(Operation.Change change, SeriesState before, List<Outcome> pending) {
        return new PossibleState(before.after(change, index(change)), pending);
    }

    /** Checks whether a change of meetings in this state can have this response. */
    private boolean fits(Outcome outcome, SeriesState state) {
        Operation.Change change = (Operation.Change) outcome.operation();
        Optional<String> refusal = state.refusal(change, index(change));
        if (outcome.isDone()) {
            return refusal.isEmpty() && shows(outcome, state.after(change, index(change)));
        }
        return refusal.map(code -> code.equals(outcome.problem()))
                .orElseGet(() -> outcome.problem().equals(problemOfBusyUsers(change))
                        && !state.needed(change, index(change)).isEmpty());
    }

    private static String problemOfBusyUsers(Operation.Change change) {
        return change.restOfSeries() ? Outcome.OCCURRENCES_NOT_FREE : Outcome.NOT_FREE;
    }

    private boolean shows(Outcome outcome, SeriesState state) {
        Operation.Change change = (Operation.Change) outcome.operation();
        List<FoundMeeting> shown = outcome.response().meetings();
        return shown.size() == 1
                && shown.get(0).id().equals(change.meetingId())
                && state.meetings().get(index(change)).isShownAs(shown.get(0).state());
    }

    /** Returns the states and all states that follow by pending changes, each of which may be refused or have no effect. */
    private Set<PossibleState> withPending(Set<PossibleState> possible) {
        Set<PossibleState> all = new HashSet<>(possible);
        Deque<PossibleState> queue = new ArrayDeque<>(possible);
        while (!queue.isEmpty()) {
            PossibleState state = queue.remove();
            for (Outcome outcome : state.pending()) {
                Operation.Change change = (Operation.Change) outcome.operation();
                if (state.state().refusal(change, index(change)).isEmpty()) {
                    List<Outcome> pending = new ArrayList<>(state.pending());
                    pending.remove(outcome);
                    PossibleState next = after(change, state.state(), pending);
                    if (all.add(next)) {
                        queue.add(next);
                    }
                }
            }
        }
        return all;
    }

    /** Records the states of the meetings between two changes that took effect or may have. */
    private void record(Set<SeriesState> between, Outcome last, long nextReceived) {
        between.forEach(state -> periods.add(new Period(state, last.sent(), nextReceived)));
        for (int i = 0; i < meetings.size(); i++) {
            int index = i;
            Set<Optional<Booked>> booked = between.stream()
                    .map(state -> state.meetings().get(index).booked())
                    .collect(Collectors.toSet());
            meetings.get(i).add(booked, last, nextReceived);
        }
    }

    /** Returns the operation that scheduled the meetings. */
    Outcome scheduled() {
        return scheduled;
    }

    /** Returns the ids of the meetings; empty if no client knows them. */
    List<String> ids() {
        return ids;
    }

    /** Returns the histories of the single meetings. */
    List<MeetingHistory> meetings() {
        return meetings;
    }

    /** Returns the index of the meeting that the change names. */
    int index(Operation.Change change) {
        return ids.indexOf(change.meetingId());
    }

    /** Returns the states in which the change may have found the meetings. */
    List<SeriesState> before(Outcome change) {
        return periods.stream()
                .filter(period -> period.from() < change.sent() && period.until() >= change.received())
                .map(Period::state)
                .toList();
    }

    /** Returns the states in which a read may have found the meetings. */
    List<SeriesState> during(Outcome read) {
        return periods.stream()
                .filter(period -> period.from() < read.received() && read.sent() < period.until())
                .map(Period::state)
                .toList();
    }

    /** Returns the states that are possible now, which is the end of the run when all changes are followed. */
    Set<SeriesState> possibleStates() {
        return states.stream().map(PossibleState::state).collect(Collectors.toSet());
    }
}
