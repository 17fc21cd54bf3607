package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the storage has kept.
 *
 * @param meetings every meeting, canceled ones as well
 * @param attended what each user is booked for
 * @param free what is free of each user
 */
record StoredState(List<Entry> meetings, List<List<Entry>> attended, List<TimeSlots> free) {

    /** A meeting; it is at its slot, or canceled. */
    record Entry(String name, Set<Integer> users, TimeSlot slot, boolean canceled) {

        Optional<TimeSlot> standing() {
            return canceled ? Optional.empty() : Optional.of(slot);
        }
    }

    /** Reads it all. */
    static StoredState in(Services storage, long[] userIds) {
        Map<Long, Integer> users = new HashMap<>();
        for (int user = 0; user < userIds.length; user++) {
            users.put(userIds[user], user);
        }
        Meetings.Filter all = new Meetings.Filter(Optional.empty(), TimeSlot.ALWAYS, Optional.empty());
        List<Entry> meetings = entries(storage.meetings().page(all, Optional.empty(), Integer.MAX_VALUE), users);
        List<List<Entry>> attended = new ArrayList<>();
        List<TimeSlots> free = new ArrayList<>();
        for (long userId : userIds) {
            UserId id = new UserId(userId);
            attended.add(entries(storage.meetings().overlapping(id, TimeSlot.ALWAYS), users));
            free.add(storage.availability().freeSlotsWithin(id, TimeSlot.ALWAYS));
        }
        return new StoredState(meetings, attended, free);
    }

    private static List<Entry> entries(List<Meeting> meetings, Map<Long, Integer> users) {
        return meetings.stream()
                .map(meeting -> new Entry(
                        meeting.id().toString(),
                        meeting.attendees().stream()
                                .map(attendee -> users.get(attendee.value()))
                                .collect(Collectors.toSet()),
                        meeting.slot(),
                        meeting.status() == Meeting.Status.CANCELED))
                .toList();
    }

    /** Fails if it contradicts itself, whatever was asked for. */
    void check() {
        byName();
        assertThat(meetings)
                .allSatisfy(
                        meeting -> assertThat(meeting.users()).as("attendees").hasSize(2));
        for (int user = 0; user < attended.size(); user++) {
            int attendee = user;
            assertThat(attended.get(user))
                    .as("what user %d is booked for, beside the meetings that take place", user)
                    .containsExactlyInAnyOrderElementsOf(meetings.stream()
                            .filter(meeting ->
                                    !meeting.canceled() && meeting.users().contains(attendee))
                            .toList());
            TimeSlots booked = TimeSlots.empty();
            for (Entry meeting : attended.get(user)) {
                assertThat(booked.overlaps(meeting.slot()))
                        .as("user %d is in two places at %s", user, meeting.slot())
                        .isFalse();
                booked = booked.union(meeting.slot());
            }
        }
    }

    /** The meetings by their names, of which each is there once. */
    Map<String, Entry> byName() {
        return meetings.stream().collect(Collectors.toMap(Entry::name, Function.identity()));
    }

    /** What meetings have taken of a user's time. */
    TimeSlots booked(int user) {
        return TimeSlots.copyOf(attended.get(user).stream().map(Entry::slot).toList());
    }
}
