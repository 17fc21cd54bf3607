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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The state in the storage at the end of a run.
 *
 * @param meetings all meetings, including canceled ones
 * @param attended the scheduled meetings of each user
 * @param free the free time of each user
 */
record StoredState(List<Entry> meetings, List<List<Entry>> attended, List<TimeSlots> free) {

    /** A stored meeting. */
    record Entry(String id, Set<Integer> users, TimeSlot slot, boolean canceled) {

        Optional<Booked> booked() {
            return canceled ? Optional.empty() : Optional.of(new Booked(slot, users));
        }
    }

    /** Reads the state of the users with these ids. */
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
            free.add(storage.availability().freeSlotsWithin(id, OptionalLong.empty(), OptionalLong.empty()));
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

    /** Checks that the state is consistent, without regard to the history. */
    void check() {
        byId();
        assertThat(meetings)
                .allSatisfy(
                        meeting -> assertThat(meeting.users()).as("attendees").hasSize(2));
        for (int user = 0; user < attended.size(); user++) {
            int attendee = user;
            assertThat(attended.get(user))
                    .as("bookings of user %d, compared with the scheduled meetings", user)
                    .containsExactlyInAnyOrderElementsOf(meetings.stream()
                            .filter(meeting ->
                                    !meeting.canceled() && meeting.users().contains(attendee))
                            .toList());
            TimeSlots booked = TimeSlots.empty();
            for (Entry meeting : attended.get(user)) {
                assertThat(booked.overlaps(meeting.slot()))
                        .as("user %d is double-booked at %s", user, meeting.slot())
                        .isFalse();
                booked = booked.union(meeting.slot());
            }
        }
    }

    /** Returns the meetings by id. The ids are unique. */
    Map<String, Entry> byId() {
        return meetings.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
    }

    /** Returns the time that meetings take of a user. */
    TimeSlots booked(int user) {
        return TimeSlots.copyOf(attended.get(user).stream().map(Entry::slot).toList());
    }
}
