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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The state in the storage at the end of a run.
 *
 * @param meetings all meetings, including canceled ones
 * @param attended the scheduled meetings of each user
 * @param free the free time of each user
 */
record StoredState(List<FoundMeeting> meetings, List<List<FoundMeeting>> attended, List<TimeSlots> free) {

    /** Reads the state of the users with these ids. */
    static StoredState in(Services storage, long[] userIds) {
        Map<Long, Integer> users = new HashMap<>();
        for (int user = 0; user < userIds.length; user++) {
            users.put(userIds[user], user);
        }
        Meetings.Filter all = new Meetings.Filter(Optional.empty(), TimeSlot.ALWAYS, Optional.empty());
        List<FoundMeeting> meetings = found(storage.meetings().page(all, Optional.empty(), Integer.MAX_VALUE), users);
        List<List<FoundMeeting>> attended = new ArrayList<>();
        List<TimeSlots> free = new ArrayList<>();
        for (long userId : userIds) {
            UserId id = new UserId(userId);
            attended.add(found(storage.meetings().overlapping(id, TimeSlot.ALWAYS), users));
            free.add(storage.availability().freeSlotsWithin(id, OptionalLong.empty(), OptionalLong.empty()));
        }
        return new StoredState(meetings, attended, free);
    }

    private static List<FoundMeeting> found(List<Meeting> meetings, Map<Long, Integer> users) {
        return meetings.stream()
                .map(meeting -> new FoundMeeting(
                        meeting.id().toString(),
                        meeting.series()
                                .map(series -> series.id().toString())
                                .orElse(meeting.id().toString()),
                        state(meeting, users)))
                .toList();
    }

    private static MeetingState state(Meeting meeting, Map<Long, Integer> users) {
        return new MeetingState(
                meeting.slot(),
                meeting.attendees().stream()
                        .map(attendee -> users.get(attendee.value()))
                        .collect(Collectors.toSet()),
                meeting.details().title(),
                meeting.status() == Meeting.Status.CANCELED,
                meeting.version());
    }

    /** Checks that the state is consistent, without regard to the history. */
    void check() {
        byId();
        assertThat(meetings)
                .allSatisfy(meeting ->
                        assertThat(meeting.state().users()).as("attendees").hasSize(2));
        for (int user = 0; user < attended.size(); user++) {
            int attendee = user;
            assertThat(attended.get(user))
                    .as("bookings of user %d, compared with the scheduled meetings", user)
                    .containsExactlyInAnyOrderElementsOf(meetings.stream()
                            .filter(meeting -> meeting.state()
                                    .booked()
                                    .filter(booked -> booked.users().contains(attendee))
                                    .isPresent())
                            .toList());
            TimeSlots booked = TimeSlots.empty();
            for (FoundMeeting meeting : attended.get(user)) {
                assertThat(booked.overlaps(meeting.state().slot()))
                        .as(
                                "user %d is double-booked at %s",
                                user, meeting.state().slot())
                        .isFalse();
                booked = booked.union(meeting.state().slot());
            }
        }
    }

    /** Returns the meetings by id. The ids are unique. */
    Map<String, FoundMeeting> byId() {
        return meetings.stream().collect(Collectors.toMap(FoundMeeting::id, Function.identity()));
    }

    /** Returns the time that meetings take of a user. */
    TimeSlots booked(int user) {
        return TimeSlots.copyOf(attended.get(user).stream()
                .map(meeting -> meeting.state().slot())
                .toList());
    }
}
