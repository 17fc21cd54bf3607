package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The possible histories of a booking.
 *
 * <p>One client sends all changes of a booking, one after the other. They have an order, as the changes of a series do
 * ({@link SeriesHistory}). Only the meeting of a group is shared, so that other clients may change it for their own
 * bookings. Such a change is like one without a response: it may take effect at any time after it was sent, or never,
 * because the booking was in another meeting by then.
 */
final class BookingHistory {

    /** A possible state, and the changes that may still take effect. */
    private record PossibleState(BookingState state, List<Outcome> pending) {}

    /**
     * A period in which the booking certainly was in a state.
     *
     * @param from the start of the period, on the judge's clock
     * @param until the end of the period, on the judge's clock
     */
    record Period(BookingState state, long from, long until) {

        boolean overlaps(Period other) {
            return Math.max(from, other.from) < Math.min(until, other.until);
        }
    }

    private final Outcome made;
    private final String id;
    private final MeetingHistory time = new MeetingHistory();
    private final List<Period> certain = new ArrayList<>();

    /** The states in which each change by the same client may have found the booking. */
    private final Map<Outcome, Set<BookingState>> before = new HashMap<>();

    private Set<PossibleState> states;

    private BookingHistory(Outcome made, String id, BookingState initial) {
        this.made = made;
        this.id = id;
        this.states = Set.of(new PossibleState(initial, List.of()));
    }

    /**
     * Returns the history of a booking.
     *
     * @param changes the changes of the booking or of its meeting, in the order in which they were sent
     */
    static BookingHistory of(Outcome made, FoundBooking booking, Collection<Outcome> changes) {
        BookingHistory history = new BookingHistory(made, booking.id(), booking.state());
        Outcome last = made;
        Set<BookingState> between = history.possibleStates();
        for (Outcome change : history.inOrder(changes)) {
            history.follow(change);
            if (!change.isRefused()) {
                history.record(between, last, change.sent(), change.received());
                last = change;
                between = history.possibleStates();
            }
        }
        history.record(between, last, Long.MAX_VALUE, Long.MAX_VALUE);
        history.time.end();
        return history;
    }

    /** Puts a change by another client before the first own change that may have come later. */
    private List<Outcome> inOrder(Collection<Outcome> changes) {
        List<Outcome> order = new ArrayList<>();
        List<Outcome> own = changes.stream().filter(this::isOwn).toList();
        List<Outcome> others = new ArrayList<>(
                changes.stream().filter(change -> !isOwn(change)).toList());
        for (Outcome change : own) {
            others.removeIf(other -> other.sent() < change.received() && order.add(other));
            order.add(change);
        }
        order.addAll(others);
        return order;
    }

    private boolean isOwn(Outcome change) {
        return ((Operation.BookingChange) change.operation()).bookingId().equals(id);
    }

    private void follow(Outcome outcome) {
        if (!isOwn(outcome) && outcome.isRefused()) {
            return;
        }
        before.put(outcome, possibleStates());
        Set<PossibleState> next = new HashSet<>();
        for (PossibleState each : states) {
            if (outcome.isIndeterminate() || !isOwn(outcome)) {
                List<Outcome> pending = new ArrayList<>(each.pending());
                pending.add(outcome);
                next.add(new PossibleState(each.state(), pending));
            } else {
                BookingResponse.statesAfter(outcome, id, each.state())
                        .forEach(state -> next.add(new PossibleState(state, each.pending())));
            }
        }
        assertThat(next).as("%s, after %s", outcome, states).isNotEmpty();
        states = withPending(next);
    }

    /** Returns the states and all states that follow by pending changes. */
    private static Set<PossibleState> withPending(Set<PossibleState> possible) {
        Set<PossibleState> all = new HashSet<>(possible);
        Deque<PossibleState> queue = new ArrayDeque<>(possible);
        while (!queue.isEmpty()) {
            PossibleState state = queue.remove();
            for (Outcome outcome : state.pending()) {
                List<Outcome> pending = new ArrayList<>(state.pending());
                pending.remove(outcome);
                for (BookingState after : state.state().after((Operation.BookingChange) outcome.operation())) {
                    PossibleState next = new PossibleState(after, pending);
                    if (all.add(next)) {
                        queue.add(next);
                    }
                }
            }
        }
        return all;
    }

    /** Records the states between two changes that took effect or may have. */
    private void record(Set<BookingState> between, Outcome last, long nextSent, long nextReceived) {
        if (between.size() == 1 && last.settled() < nextSent) {
            certain.add(new Period(between.iterator().next(), last.settled(), nextSent));
        }
        Set<Optional<Booked>> booked =
                between.stream().map(BookingState::booked).collect(Collectors.toSet());
        time.add(booked, last, nextReceived);
    }

    /** Returns the request that made the booking. */
    Outcome made() {
        return made;
    }

    String id() {
        return id;
    }

    /** Returns the time that the booking takes. */
    MeetingHistory time() {
        return time;
    }

    /** Returns the periods in which the booking certainly was in a state. */
    List<Period> certain() {
        return certain;
    }

    /** Returns the states in which a change may have found the booking. */
    Set<BookingState> before(Outcome change) {
        return before.getOrDefault(change, Set.of());
    }

    /** Returns the states that are possible now, which is the end of the run when all changes are followed. */
    Set<BookingState> possibleStates() {
        return states.stream().map(PossibleState::state).collect(Collectors.toSet());
    }
}
