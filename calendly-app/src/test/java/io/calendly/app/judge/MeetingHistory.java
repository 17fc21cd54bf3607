package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The possible histories of one meeting.
 *
 * <p>One client sends all changes of a meeting, one after the other. So changes with a response have an order. A change
 * without a response may take effect once, at any time after it was sent, or never. The history follows every possible
 * state: the slot and the attendees of the meeting, and the
 * changes that may still take effect. A response that fits no possible state is
 * a fault. A response that fits some states rules out the others.
 */
final class MeetingHistory {

    /** A possible state: the booked time, or empty if the meeting is canceled, and the changes that may still take effect. */
    private record PossibleState(Optional<Booked> booked, List<Outcome> pending) {}

    private final Operation.Schedule scheduled;
    private final List<Interval> certain = new ArrayList<>();
    private final List<Interval> possible = new ArrayList<>();
    private Set<PossibleState> states;

    private MeetingHistory(Operation.Schedule scheduled) {
        this.scheduled = scheduled;
        this.states = Set.of(new PossibleState(Optional.of(scheduled.booked()), List.of()));
    }

    /** Returns the history of a meeting whose id is in the response. */
    static MeetingHistory of(Outcome scheduled, List<Outcome> changes) {
        MeetingHistory history = new MeetingHistory((Operation.Schedule) scheduled.operation());
        Outcome last = scheduled;
        Set<PossibleState> between = history.states;
        for (Outcome change : changes) {
            history.follow(change);
            if (!change.isRefused()) {
                history.record(between, last, change.sent(), change.received());
                last = change;
                between = history.states;
            }
        }
        history.record(between, last, Long.MAX_VALUE, Long.MAX_VALUE);
        return history;
    }

    /** Returns the history of a meeting whose id no client knows, so that it cannot change. */
    static MeetingHistory ofUnknownId(Outcome scheduled) {
        MeetingHistory history = new MeetingHistory((Operation.Schedule) scheduled.operation());
        history.record(history.states, scheduled, Long.MAX_VALUE, Long.MAX_VALUE);
        return history;
    }

    private void follow(Outcome change) {
        Set<PossibleState> next = new HashSet<>();
        for (PossibleState state : states) {
            if (change.isIndeterminate()) {
                List<Outcome> pending = new ArrayList<>(state.pending());
                pending.add(change);
                next.add(new PossibleState(state.booked(), pending));
            } else if (conditionOf(change).test(state)) {
                next.add(change.isDone() ? after(change, state) : state);
            }
        }
        assertThat(next).as("%s, after %s", change, states).isNotEmpty();
        states = withPending(next);
    }

    /** Returns the condition under which the change has this response. */
    private static Predicate<PossibleState> conditionOf(Outcome change) {
        if (change.isDone()) {
            return state -> state.booked().isPresent();
        }
        if (change.problem().equals(Outcome.ALREADY_CANCELED)) {
            return state -> state.booked().isEmpty();
        }
        return state -> change.problem().equals(Outcome.NOT_FREE)
                && state.booked()
                        .filter(booked -> !after(change, booked).equals(Optional.of(booked)))
                        .isPresent();
    }

    private static PossibleState after(Outcome change, PossibleState state) {
        return new PossibleState(state.booked().flatMap(booked -> after(change, booked)), state.pending());
    }

    /** Returns the booked time after a change; empty if the change cancels the meeting. */
    static Optional<Booked> after(Outcome change, Booked before) {
        if (change.operation() instanceof Operation.Reschedule moved) {
            return Optional.of(new Booked(moved.slot(), before.users()));
        }
        return change.operation() instanceof Operation.Reassign other
                ? Optional.of(new Booked(before.slot(), Set.of(other.first(), other.second())))
                : Optional.empty();
    }

    /** Returns the states and all states that follow by pending changes. A canceled meeting does not change. */
    private static Set<PossibleState> withPending(Set<PossibleState> states) {
        Set<PossibleState> all = new HashSet<>(states);
        Deque<PossibleState> queue = new ArrayDeque<>(states);
        while (!queue.isEmpty()) {
            PossibleState state = queue.remove();
            for (Outcome change : state.booked().isPresent() ? state.pending() : List.<Outcome>of()) {
                List<Outcome> pending = new ArrayList<>(state.pending());
                pending.remove(change);
                PossibleState next = after(change, new PossibleState(state.booked(), pending));
                if (all.add(next)) {
                    queue.add(next);
                }
            }
        }
        return all;
    }

    /** Records the states of the meeting between two changes that took effect or may have. */
    private void record(Set<PossibleState> between, Outcome last, long nextSent, long nextReceived) {
        Set<Optional<Booked>> all = between.stream().map(PossibleState::booked).collect(Collectors.toSet());
        for (Optional<Booked> one : all) {
            one.ifPresent(booked -> possible.add(new Interval(booked, last.sent(), nextReceived)));
        }
        if (all.size() == 1 && last.settled() < nextSent) {
            all.iterator().next().ifPresent(booked -> certain.add(new Interval(booked, last.settled(), nextSent)));
        }
    }

    Operation.Schedule scheduled() {
        return scheduled;
    }

    /** Returns the periods in which the meeting certainly had a slot and attendees. */
    List<Interval> certain() {
        return certain;
    }

    /** Returns the periods in which the meeting may have had a slot and attendees. */
    List<Interval> possible() {
        return possible;
    }

    /** Returns the states in which the change may have found the meeting. */
    List<Booked> before(Outcome change) {
        return possible.stream()
                .filter(interval -> interval.from() < change.sent() && interval.until() >= change.received())
                .map(Interval::booked)
                .toList();
    }

    /** Returns the possible states at the end of the run; empty stands for canceled. */
    Set<Optional<Booked>> finalStates() {
        return states.stream().map(PossibleState::booked).collect(Collectors.toSet());
    }
}
