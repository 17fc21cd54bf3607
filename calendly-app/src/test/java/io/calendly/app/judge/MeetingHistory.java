package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
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
 * state: the slot of the meeting, and the changes that may still take effect. A response that fits no possible state is
 * a fault. A response that fits some states rules out the others.
 */
final class MeetingHistory {

    /** A possible state: the slot, or empty if the meeting is canceled, and the changes that may still take effect. */
    private record PossibleState(Optional<TimeSlot> slot, List<Outcome> pending) {}

    private final Operation.Schedule scheduled;
    private final List<Interval> certain = new ArrayList<>();
    private final List<Interval> possible = new ArrayList<>();
    private Set<PossibleState> states;

    private MeetingHistory(Operation.Schedule scheduled) {
        this.scheduled = scheduled;
        this.states = Set.of(new PossibleState(Optional.of(scheduled.slot()), List.of()));
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
                next.add(new PossibleState(state.slot(), pending));
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
            return state -> state.slot().isPresent();
        }
        if (change.problem().equals(Outcome.ALREADY_CANCELED)) {
            return state -> state.slot().isEmpty();
        }
        return state -> change.problem().equals(Outcome.NOT_FREE)
                && change.operation() instanceof Operation.Reschedule moved
                && state.slot().isPresent()
                && !state.slot().get().equals(moved.slot());
    }

    private static PossibleState after(Outcome change, PossibleState state) {
        Optional<TimeSlot> slot =
                change.operation() instanceof Operation.Reschedule moved ? Optional.of(moved.slot()) : Optional.empty();
        return new PossibleState(slot, state.pending());
    }

    /** Returns the states and all states that follow by pending changes. A canceled meeting does not change. */
    private static Set<PossibleState> withPending(Set<PossibleState> states) {
        Set<PossibleState> all = new HashSet<>(states);
        Deque<PossibleState> queue = new ArrayDeque<>(states);
        while (!queue.isEmpty()) {
            PossibleState state = queue.remove();
            for (Outcome change : state.slot().isPresent() ? state.pending() : List.<Outcome>of()) {
                List<Outcome> pending = new ArrayList<>(state.pending());
                pending.remove(change);
                PossibleState next = after(change, new PossibleState(state.slot(), pending));
                if (all.add(next)) {
                    queue.add(next);
                }
            }
        }
        return all;
    }

    /** Records the slots of the meeting between two changes that took effect or may have. */
    private void record(Set<PossibleState> between, Outcome last, long nextSent, long nextReceived) {
        Set<Optional<TimeSlot>> slots =
                between.stream().map(PossibleState::slot).collect(Collectors.toSet());
        for (Optional<TimeSlot> slot : slots) {
            slot.ifPresent(at -> possible.add(new Interval(at, last.sent(), nextReceived)));
        }
        if (slots.size() == 1 && last.settled() < nextSent) {
            slots.iterator().next().ifPresent(at -> certain.add(new Interval(at, last.settled(), nextSent)));
        }
    }

    Operation.Schedule scheduled() {
        return scheduled;
    }

    /** Returns the periods in which the meeting certainly had a slot. */
    List<Interval> certain() {
        return certain;
    }

    /** Returns the periods in which the meeting may have had a slot. */
    List<Interval> possible() {
        return possible;
    }

    /** Checks whether the meeting may have had this slot before the change, so that the change had no effect. */
    boolean mayHaveBeenAt(TimeSlot slot, Outcome change) {
        return possible.stream().anyMatch(interval -> interval.slot().equals(slot) && interval.from() < change.sent());
    }

    /** Returns the possible slots at the end of the run; empty stands for canceled. */
    Set<Optional<TimeSlot>> finalSlots() {
        return states.stream().map(PossibleState::slot).collect(Collectors.toSet());
    }
}
