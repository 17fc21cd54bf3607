package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;

/**
 * The declared time of one person: what it was for certain, and what it may have been.
 *
 * <p>Whether an instant is declared is for the last change to say that covers it. Nobody knows which of two changes came
 * last, unless one was over before the other was asked for. So a closing counts against an instant, unless an opening
 * that is certainly later covers the instant too; and an opening counts for it, unless a closing that is certainly later
 * does. What was declared from the start is before everything.
 */
final class Declared {

    /**
     * A change that was or may have been made.
     *
     * @param undoneBy changes to the contrary of some of the time, certainly made and certainly later
     */
    private record Change(Answer answer, TimeSlot slot, List<Change> undoneBy) {

        boolean overlaps(TimeSlot window) {
            return slot.overlaps(window);
        }

        boolean isOverBefore(long moment) {
            return answer.over() < moment;
        }

        /** What nothing has undone that was over before the moment. */
        TimeSlots remaining(long moment) {
            TimeSlots remaining = TimeSlots.of(slot);
            for (Change later : undoneBy) {
                if (later.isOverBefore(moment)) {
                    remaining = remaining.minus(later.slot());
                }
            }
            return remaining;
        }
    }

    private final TimeSlots first;
    private final List<Change> openings = new ArrayList<>();
    private final List<Change> closings = new ArrayList<>();

    /**
     * @param first what was declared before everything
     * @param history all operations, also those of others
     */
    Declared(int user, TimeSlots first, List<Answer> history) {
        this.first = first;
        for (Answer answer : history) {
            if (!answer.refused()) {
                if (answer.operation() instanceof Operation.Open open && open.user() == user) {
                    openings.add(new Change(answer, open.slot(), new ArrayList<>()));
                }
                if (answer.operation() instanceof Operation.Close close && close.user() == user) {
                    closings.add(new Change(answer, close.slot(), new ArrayList<>()));
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
        if (earlier.answer().isBefore(later.answer()) && later.answer().done()) {
            earlier.undoneBy().add(later);
        }
    }

    /** What was declared at every moment between the two, in the window. */
    TimeSlots certainly(TimeSlot window, long from, long until) {
        TimeSlots.Builder lost = TimeSlots.builder();
        for (Change closing : closings) {
            if (closing.overlaps(window) && closing.answer().asked() < until) {
                closing.remaining(from).forEach(lost::add);
            }
        }
        TimeSlots opened = over(openings, window, from);
        return first.intersection(window).union(opened).minus(lost.build()).intersection(window);
    }

    /** What may have been declared at some moment between the two, in the window. */
    TimeSlots possibly(TimeSlot window, long from, long until) {
        TimeSlots.Builder won = TimeSlots.builder();
        for (Change opening : openings) {
            if (opening.overlaps(window) && opening.answer().asked() < until) {
                opening.remaining(from).forEach(won::add);
            }
        }
        TimeSlots closed = over(closings, window, from);
        return first.intersection(window).minus(closed).union(won.build()).intersection(window);
    }

    /** The time of all changes that were over before the moment. */
    private static TimeSlots over(List<Change> changes, TimeSlot window, long moment) {
        TimeSlots.Builder slots = TimeSlots.builder();
        for (Change change : changes) {
            if (change.overlaps(window) && change.isOverBefore(moment)) {
                slots.add(change.slot());
            }
        }
        return slots.build();
    }
}
