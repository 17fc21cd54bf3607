package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state in the storage at the end of a run.
 *
 * @param meetings all meetings among users alone, including canceled ones
 * @param booked all bookings and their meetings, including canceled ones
 * @param attended the scheduled meetings of each user, of both sorts
 * @param free the free time of each user
 * @param readFrom the time before the free time was read, on the judge's clock
 * @param readUntil the time after it was read
 */
record StoredState(
        List<FoundMeeting> meetings,
        StoredBookings booked,
        List<List<FoundMeeting>> attended,
        List<TimeSlots> free,
        long readFrom,
        long readUntil) {

    /** Reads the state of the users and event types with these ids. */
    static StoredState in(Services storage, Ids ids) {
        Meetings.Filter all = new Meetings.Filter(Optional.empty(), TimeSlot.ALWAYS, Optional.empty());
        Map<Boolean, List<Meeting>> meetings =
                storage.meetings().page(all, Optional.empty(), Integer.MAX_VALUE).stream()
                        .collect(Collectors.partitioningBy(
                                meeting -> meeting.booked().isPresent()));
        StoredBookings booked = new StoredBookings(StoredBookings.in(storage, ids), found(meetings.get(true), ids));
        List<List<FoundMeeting>> attended = new ArrayList<>();
        List<TimeSlots> free = new ArrayList<>();
        long readFrom = System.nanoTime();
        for (long userId : ids.users()) {
            UserId id = new UserId(userId);
            attended.add(found(storage.meetings().overlapping(id, TimeSlot.ALWAYS), ids));
            free.add(storage.availability().freeSlotsWithin(id, OptionalLong.empty(), OptionalLong.empty()));
        }
        return new StoredState(found(meetings.get(false), ids), booked, attended, free, readFrom, System.nanoTime());
    }

    private static List<FoundMeeting> found(List<Meeting> meetings, Ids ids) {
        return meetings.stream()
                .map(meeting -> new FoundMeeting(
                        meeting.id().toString(),
                        meeting.series()
                                .map(series -> series.id().toString())
                                .orElse(meeting.id().toString()),
                        state(meeting, ids)))
                .toList();
    }

    private static MeetingState state(Meeting meeting, Ids ids) {
        return new MeetingState(
                meeting.slot(),
                ids.users(meeting.attendees().stream().map(UserId::value).toList()),
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
        booked.check();
        for (int user = 0; user < attended.size(); user++) {
            int attendee = user;
            assertThat(attended.get(user))
                    .as("bookings of user %d, compared with the scheduled meetings", user)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(meetings.stream(), booked.meetings().stream())
                            .filter(meeting -> meeting.state()
                                    .booked()
                                    .filter(time -> time.users().contains(attendee))
                                    .isPresent())
                            .toList());
            TimeSlots taken = TimeSlots.empty();
            for (FoundMeeting meeting : attended.get(user)) {
                assertThat(taken.overlaps(meeting.state().slot()))
                        .as(
                                "user %d is double-booked at %s",
                                user, meeting.state().slot())
                        .isFalse();
                taken = taken.union(meeting.state().slot());
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
