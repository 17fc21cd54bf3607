package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The state of all meetings of a series, or of one meeting that does not recur.
 *
 * @param meetings the meetings in the order in which they were scheduled
 */
record SeriesState(List<MeetingState> meetings) {

    /**
     * Returns the problem code with which a change must be refused, whatever the calendars of the users are.
     *
     * @param index the index of the meeting that the change names
     */
    Optional<String> refusal(Operation.Change change, int index) {
        MeetingState named = meetings.get(index);
        if (change instanceof Operation.ChangeSeries moved
                && moved.version().isPresent()
                && moved.version().getAsLong() != named.version()) {
            return Optional.of(Outcome.CHANGED_SINCE);
        }
        if (named.canceled()) {
            return Optional.of(Outcome.ALREADY_CANCELED);
        }
        return isDoubleBookedAfter(change, index) ? Optional.of(Outcome.OCCURRENCES_OVERLAP) : Optional.empty();
    }

    private boolean isDoubleBookedAfter(Operation.Change change, int index) {
        SeriesState after = after(change, index);
        List<Booked> changed = changed(change, index).stream()
                .flatMap(i -> after.meetings.get(i).booked().stream())
                .toList();
        return IntStream.range(0, changed.size())
                .anyMatch(i -> changed.subList(0, i).stream().anyMatch(other -> other.clashesWith(changed.get(i))));
    }

    /** Returns the state after a change that is not refused. */
    SeriesState after(Operation.Change change, int index) {
        List<MeetingState> after = new ArrayList<>(meetings);
        for (int i : changed(change, index)) {
            after.set(i, after(change, meetings.get(i), meetings.get(index)));
        }
        return new SeriesState(after);
    }

    private static MeetingState after(Operation.Change change, MeetingState each, MeetingState named) {
        if (change instanceof Operation.Reschedule moved) {
            return each.changed(moved.slot(), each.users(), each.title());
        }
        if (change instanceof Operation.Reassign other) {
            return each.changed(each.slot(), Set.of(other.first(), other.second()), each.title());
        }
        if (change instanceof Operation.ChangeSeries moved) {
            return each.changed(shifted(each.slot(), named.slot(), moved.slot()), each.users(), moved.title());
        }
        return each.cancel();
    }

    /** Returns the slot moved as another one moves. It gets the new duration of the other only if that changes. */
    private static TimeSlot shifted(TimeSlot slot, TimeSlot from, TimeSlot to) {
        long start = slot.start() + to.start() - from.start();
        TimeSlot model = to.duration().equals(from.duration()) ? slot : to;
        return TimeSlot.of(start, start + model.duration().toSeconds());
    }

    /** Returns the indexes of the meetings that the change is about. */
    List<Integer> changed(Operation.Change change, int index) {
        return IntStream.range(0, meetings.size())
                .filter(i -> i == index || (change.restOfSeries() && isInRest(i, index)))
                .boxed()
                .toList();
    }

    private boolean isInRest(int i, int index) {
        return !meetings.get(i).canceled()
                && meetings.get(i).slot().start() >= meetings.get(index).slot().start();
    }

    /** Returns the meetings after the change for which users must be free. */
    List<Booked> needed(Operation.Change change, int index) {
        SeriesState after = after(change, index);
        return IntStream.range(0, meetings.size())
                .filter(i -> after.meetings.get(i).takesTimeAfter(meetings.get(i)))
                .mapToObj(i -> after.meetings.get(i).booked().orElseThrow())
                .toList();
    }

    /** Returns the time of each user that the change releases, so that it counts as free, declared or not. */
    Map<Integer, TimeSlots> released(Operation.Change change, int index) {
        Map<Integer, TimeSlots> released = new HashMap<>();
        for (int i : changed(change, index)) {
            TimeSlots old = TimeSlots.of(meetings.get(i).slot());
            meetings.get(i).users().forEach(user -> released.merge(user, old, TimeSlots::union));
        }
        return released;
    }

    /** Checks whether a response that shows these meetings is correct in this state. */
    boolean isShownAs(List<MeetingState> shown) {
        return shown.size() == meetings.size()
                && IntStream.range(0, meetings.size())
                        .allMatch(i -> meetings.get(i).isShownAs(shown.get(i)));
    }
}
