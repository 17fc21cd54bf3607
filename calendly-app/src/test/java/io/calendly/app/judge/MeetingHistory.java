package io.calendly.app.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The periods in which one meeting had, or may have had, a slot and attendees. */
final class MeetingHistory {

    private final List<Interval> certain = new ArrayList<>();
    private final List<Interval> possible = new ArrayList<>();

    /** The interval of {@link #possible} that ends last, for each slot with attendees that is possible now. */
    private Map<Booked, Interval> current = new HashMap<>();

    private Optional<Booked> certainNow = Optional.empty();
    private long certainSince;

    /** Returns the history of what has a slot and attendees in these periods. */
    static MeetingHistory of(List<Interval> certain, List<Interval> possible) {
        MeetingHistory history = new MeetingHistory();
        history.certain.addAll(certain);
        history.possible.addAll(possible);
        return history;
    }

    /**
     * Adds the period between two outcomes that changed the meeting or may have.
     *
     * @param states all that is possible in the period; empty stands for canceled
     * @param first the outcome at the beginning of the period
     * @param nextReceived the latest time at which the next outcome took effect
     */
    void add(Set<Optional<Booked>> states, Outcome first, long nextReceived) {
        Map<Booked, Interval> now = new HashMap<>();
        states.stream().flatMap(Optional::stream).forEach(booked -> {
            Interval before = current.remove(booked);
            long from = before == null ? first.sent() : before.from();
            now.put(booked, new Interval(booked, from, nextReceived));
        });
        possible.addAll(current.values());
        current = now;

        Optional<Booked> onlyState = states.size() == 1 ? states.iterator().next() : Optional.empty();
        if (!onlyState.equals(certainNow)) {
            endCertain(first.sent());
            certainNow = onlyState;
            certainSince = first.settled();
        }
    }

    private void endCertain(long until) {
        if (certainSince < until) {
            certainNow.ifPresent(booked -> certain.add(new Interval(booked, certainSince, until)));
        }
    }

    /** Ends the history: the last state lasts for ever. */
    void end() {
        possible.addAll(current.values());
        endCertain(Long.MAX_VALUE);
    }

    /** Returns the periods in which the meeting certainly had a slot and attendees. */
    List<Interval> certain() {
        return certain;
    }

    /** Returns the periods in which the meeting may have had a slot and attendees. */
    List<Interval> possible() {
        return possible;
    }
}
