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
 * All that can have happened to one meeting.
 *
 * <p>One client asks for all changes of a meeting, each when the one before was over for it. So answered changes have an
 * order; one without an answer may take effect at any time from when it was asked for, once, or never. The history follows
 * every possibility: where the meeting may be, with the changes that may still come. An answer that fits none of them is
 * a fault, and one that fits some rules out the others.
 */
final class MeetingHistory {

    /** A way in which it may stand: where the meeting is, or that it is canceled, and what may still happen to it. */
    private record PossibleState(Optional<TimeSlot> slot, List<Answer> pending) {}

    private final Operation.Schedule scheduled;
    private final List<Interval> certain = new ArrayList<>();
    private final List<Interval> possible = new ArrayList<>();
    private Set<PossibleState> states;

    private MeetingHistory(Operation.Schedule scheduled) {
        this.scheduled = scheduled;
        this.states = Set.of(new PossibleState(Optional.of(scheduled.slot()), List.of()));
    }

    /** The history of a meeting whose name was told. */
    static MeetingHistory of(Answer scheduled, List<Answer> changes) {
        MeetingHistory history = new MeetingHistory((Operation.Schedule) scheduled.operation());
        Answer last = scheduled;
        Set<PossibleState> then = history.states;
        for (Answer change : changes) {
            history.follow(change);
            if (!change.refused()) {
                history.note(then, last, change.asked(), change.answered());
                last = change;
                then = history.states;
            }
        }
        history.note(then, last, Long.MAX_VALUE, Long.MAX_VALUE);
        return history;
    }

    /** The history of a meeting whose name nobody was told, so that it stays; or which is there without an answer. */
    static MeetingHistory ofNameless(Answer scheduled) {
        MeetingHistory history = new MeetingHistory((Operation.Schedule) scheduled.operation());
        history.note(history.states, scheduled, Long.MAX_VALUE, Long.MAX_VALUE);
        return history;
    }

    private void follow(Answer change) {
        Set<PossibleState> next = new HashSet<>();
        for (PossibleState state : states) {
            if (change.open()) {
                List<Answer> pending = new ArrayList<>(state.pending());
                pending.add(change);
                next.add(new PossibleState(state.slot(), pending));
            } else if (fitting(change).test(state)) {
                next.add(change.done() ? after(change, state) : state);
            }
        }
        assertThat(next).as("%s, after %s", change, states).isNotEmpty();
        states = withPending(next);
    }

    /** Where the meeting must be for this answer. */
    private static Predicate<PossibleState> fitting(Answer change) {
        if (change.done()) {
            return state -> state.slot().isPresent();
        }
        if (change.problem().equals(Answer.ALREADY_CANCELED)) {
            return state -> state.slot().isEmpty();
        }
        return state -> change.problem().equals(Answer.NOT_FREE)
                && change.operation() instanceof Operation.Reschedule moved
                && state.slot().isPresent()
                && !state.slot().get().equals(moved.slot());
    }

    private static PossibleState after(Answer change, PossibleState state) {
        Optional<TimeSlot> slot =
                change.operation() instanceof Operation.Reschedule moved ? Optional.of(moved.slot()) : Optional.empty();
        return new PossibleState(slot, state.pending());
    }

    /** These, and all that can come of them by what is pending. Nothing happens to a canceled meeting. */
    private static Set<PossibleState> withPending(Set<PossibleState> states) {
        Set<PossibleState> all = new HashSet<>(states);
        Deque<PossibleState> rest = new ArrayDeque<>(states);
        while (!rest.isEmpty()) {
            PossibleState state = rest.remove();
            for (Answer change : state.slot().isPresent() ? state.pending() : List.<Answer>of()) {
                List<Answer> pending = new ArrayList<>(state.pending());
                pending.remove(change);
                PossibleState next = after(change, new PossibleState(state.slot(), pending));
                if (all.add(next)) {
                    rest.add(next);
                }
            }
        }
        return all;
    }

    /** Notes where the meeting was from one change that may have been to the next. */
    private void note(Set<PossibleState> then, Answer last, long nextAsked, long nextAnswered) {
        Set<Optional<TimeSlot>> slots = then.stream().map(PossibleState::slot).collect(Collectors.toSet());
        for (Optional<TimeSlot> slot : slots) {
            slot.ifPresent(at -> possible.add(new Interval(at, last.asked(), nextAnswered)));
        }
        if (slots.size() == 1 && last.over() < nextAsked) {
            slots.iterator().next().ifPresent(at -> certain.add(new Interval(at, last.over(), nextAsked)));
        }
    }

    Operation.Schedule scheduled() {
        return scheduled;
    }

    /** When it was certainly where. */
    List<Interval> certain() {
        return certain;
    }

    /** When it may have been where. */
    List<Interval> possible() {
        return possible;
    }

    /** Whether it may have been at this slot before this was done, so that holding it there changed nothing. */
    boolean mayHaveBeenAt(TimeSlot slot, Answer change) {
        return possible.stream().anyMatch(interval -> interval.slot().equals(slot) && interval.from() < change.asked());
    }

    /** Where it may be at the end; empty for canceled. */
    Set<Optional<TimeSlot>> ends() {
        return states.stream().map(PossibleState::slot).collect(Collectors.toSet());
    }
}
