package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;

/**
 * The certainly and the possibly declared time of one user.
 *
 * <p>The last change that covers an instant decides whether the instant is declared. The order of two changes is known
 * only if one was settled before the other was sent. So an instant may be undeclared if a closing covers it and no
 * certainly later opening does. It may be declared if an opening covers it and no certainly later closing does. The
 * initial availability comes before all changes.
 */
final class Declared {

    /**
     * A change that took effect or may have.
     *
     * @param undoneBy the opposite changes of overlapping time that certainly took effect and are certainly later
     */
    private record Change(Outcome outcome, TimeSlot slot, List<Change> undoneBy) {

        boolean overlaps(TimeSlot window) {
            return slot.overlaps(window);
        }

        boolean isSettledBefore(long moment) {
            return outcome.settled() < moment;
        }

        /** Returns the time that no change undid that was settled before the moment. */
        TimeSlots remaining(long moment) {
            TimeSlots remaining = TimeSlots.of(slot);
            for (Change later : undoneBy) {
                if (later.isSettledBefore(moment)) {
                    remaining = remaining.minus(later.slot());
                }
            }
            return remaining;
        }
    }

    private final TimeSlots initial;
    private final List<Change> openings = new ArrayList<>();
    private final List<Change> closings = new ArrayList<>();

    /**
     * Collects the changes of one user from the history.
     *
     * @param initial the availability before all changes
     * @param history the operations of all users
     */
    Declared(int user, TimeSlots initial, List<Outcome> history) {
        this.initial = initial;
        for (Outcome outcome : history) {
            if (!outcome.isRefused()) {
                if (outcome.operation() instanceof Operation.Open open && open.user() == user) {
                    openings.add(new Change(outcome, open.slot(), new ArrayList<>()));
                }
                if (outcome.operation() instanceof Operation.Close close && close.user() == user) {
                    closings.add(new Change(outcome, close.slot(), new ArrayList<>()));
                }
            }
        }
        for (Change opening : openings) {
            for (Change closing : closings) {
                if (opening.overlaps(closing.slot())) {
                    noteOrder(opening, closing);
                    noteOrder(closing, opening);
                }
            }
        }
    }

    private static void noteOrder(Change earlier, Change later) {
        if (earlier.outcome().isBefore(later.outcome()) && later.outcome().isDone()) {
            earlier.undoneBy().add(later);
        }
    }

    /** Returns the time in the window that was declared during the whole period. */
    TimeSlots certainly(TimeSlot window, long from, long until) {
        TimeSlots.Builder lost = TimeSlots.builder();
        for (Change closing : closings) {
            if (closing.overlaps(window) && closing.outcome().sent() < until) {
                closing.remaining(from).forEach(lost::add);
            }
        }
        TimeSlots opened = settled(openings, window, from);
        return initial.intersection(window).union(opened).minus(lost.build()).intersection(window);
    }

    /** Returns the time in the window that may have been declared at some moment of the period. */
    TimeSlots possibly(TimeSlot window, long from, long until) {
        TimeSlots.Builder won = TimeSlots.builder();
        for (Change opening : openings) {
            if (opening.overlaps(window) && opening.outcome().sent() < until) {
                opening.remaining(from).forEach(won::add);
            }
        }
        TimeSlots closed = settled(closings, window, from);
        return initial.intersection(window).minus(closed).union(won.build()).intersection(window);
    }

    /** Returns the time of all changes that were settled before the moment. */
    private static TimeSlots settled(List<Change> changes, TimeSlot window, long moment) {
        TimeSlots.Builder slots = TimeSlots.builder();
        for (Change change : changes) {
            if (change.overlaps(window) && change.isSettledBefore(moment)) {
                slots.add(change.slot());
            }
        }
        return slots.build();
    }
}
