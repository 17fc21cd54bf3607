package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A check that meetings were granted if and only if all of their users were free. */
final class FreeTimeCheck {

    /**
     * The free time that a request needs.
     *
     * @param meetings the meetings for which users must be free
     * @param released the time that counts as free for a user because the request releases it
     * @param without the meetings that release it
     */
    record Demand(List<Booked> meetings, Map<Integer, TimeSlots> released, Collection<MeetingHistory> without) {

        static Demand of(List<Booked> meetings) {
            return new Demand(meetings, Map.of(), List.of());
        }

        TimeSlots releasedOf(int user) {
            return released.getOrDefault(user, TimeSlots.empty());
        }
    }

    private final List<UserTime> users;

    FreeTimeCheck(List<UserTime> users) {
        this.users = users;
    }

    /** Checks that the users may have been free if the request was granted, and that the busy ones were named if not. */
    boolean isCorrect(Outcome outcome, Demand demand) {
        return outcome.isDone() ? isGrantCorrect(outcome, demand) : isRefusalCorrect(outcome, demand);
    }

    private boolean isGrantCorrect(Outcome outcome, Demand demand) {
        return demand.meetings().stream()
                .allMatch(meeting -> meeting.users().stream()
                        .allMatch(user -> possiblyFree(user, meeting.slot(), outcome, demand)
                                .encloses(meeting.slot())));
    }

    /** Checks that a user may have been busy, for a refusal that does not say who and when. */
    boolean isRefusalPossible(Outcome outcome, Demand demand) {
        return demand.meetings().stream()
                .anyMatch(meeting -> meeting.users().stream()
                        .anyMatch(user -> !certainlyFree(user, meeting.slot(), outcome, demand)
                                .encloses(meeting.slot())));
    }

    private boolean isRefusalCorrect(Outcome outcome, Demand demand) {
        Map<TimeSlot, Map<Integer, TimeSlots>> busy = new HashMap<>();
        for (Conflict conflict : outcome.response().conflicts()) {
            TimeSlot slot = conflict.slot().orElse(demand.meetings().get(0).slot());
            busy.computeIfAbsent(slot, key -> new HashMap<>()).putAll(conflict.busy());
        }
        boolean anyBusy = !busy.isEmpty() && busy.values().stream().noneMatch(Map::isEmpty);
        boolean allCorrect = demand.meetings().stream()
                .allMatch(meeting -> meeting.users().stream()
                        .allMatch(user -> isBusyTimeCorrect(user, meeting.slot(), outcome, demand, busy)));
        busy.values().removeIf(Map::isEmpty);
        return anyBusy && allCorrect && busy.isEmpty();
    }

    /** Checks the stated busy time of a user, and removes it from what was stated. */
    private boolean isBusyTimeCorrect(
            int user, TimeSlot slot, Outcome outcome, Demand demand, Map<TimeSlot, Map<Integer, TimeSlots>> busy) {
        TimeSlots stated = busy.getOrDefault(slot, new HashMap<>()).remove(user);
        TimeSlots time = stated == null ? TimeSlots.empty() : stated;
        TimeSlots whole = TimeSlots.of(slot);
        TimeSlots certainlyBusy = whole.minus(possiblyFree(user, slot, outcome, demand));
        TimeSlots possiblyBusy = whole.minus(certainlyFree(user, slot, outcome, demand));
        return certainlyBusy.minus(time).isEmpty() && time.minus(possiblyBusy).isEmpty();
    }

    private TimeSlots possiblyFree(int user, TimeSlot slot, Outcome outcome, Demand demand) {
        return users.get(user).possiblyFree(slot, outcome).union(demand.releasedOf(user));
    }

    private TimeSlots certainlyFree(int user, TimeSlot slot, Outcome outcome, Demand demand) {
        return users.get(user).certainlyFree(slot, outcome, demand.without()).union(demand.releasedOf(user));
    }
}
