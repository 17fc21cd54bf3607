package io.calendly.domain.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.AvailabilityRefusal.DuringTimeOff;
import io.calendly.domain.availability.AvailabilityRefusal.InAMeeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal.AlreadyCanceled;
import io.calendly.domain.meeting.MeetingRefusal.MeetingsAhead;
import io.calendly.domain.meeting.MeetingRefusal.NoOccurrences;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.NotInASeries;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesOverlap;
import io.calendly.domain.meeting.MeetingRefusal.TooFewAttendees;
import io.calendly.domain.meeting.MeetingRefusal.TooManyAttendees;
import io.calendly.domain.meeting.MeetingRefusal.TooManyOccurrences;
import io.calendly.domain.meeting.MeetingRefusal.UnknownMeeting;
import io.calendly.domain.meeting.MeetingRefusal.UnknownSeriesZone;
import io.calendly.domain.refusal.Refusal.Kind;
import io.calendly.domain.schedule.ScheduleRefusal.DefaultSchedule;
import io.calendly.domain.schedule.ScheduleRefusal.TooManySchedules;
import io.calendly.domain.schedule.ScheduleRefusal.TooMuchTimeOff;
import io.calendly.domain.schedule.ScheduleRefusal.UnknownSchedule;
import io.calendly.domain.schedule.ScheduleRefusal.UnknownTimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.EmailTaken;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes and kinds are promises to programs, so each is written down here a second time. */
class RefusalTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final MeetingId MEETING = new MeetingId(new UUID(1, 2));
    private static final TimeOffId TIME_OFF = new TimeOffId(new UUID(3, 4));
    private static final TimeSlot SLOT = TimeSlot.of(10, 20);

    static Stream<Arguments> promises() {
        return Stream.of(
                Arguments.of(new InvalidSlot(2, 1), Kind.INVALID, "invalid-slot"),
                Arguments.of(new InThePast(SLOT, Instant.EPOCH), Kind.INVALID, "in-the-past"),
                Arguments.of(UnknownUsers.of(ANN), Kind.UNKNOWN, "unknown-user"),
                Arguments.of(new EmailTaken("a@b"), Kind.CONFLICT, "email-taken"),
                Arguments.of(new AlreadyAvailable(ANN, SLOT), Kind.CONFLICT, "already-available"),
                Arguments.of(new InAMeeting(ANN, SLOT, TimeSlots.of(SLOT)), Kind.CONFLICT, "in-a-meeting"),
                Arguments.of(new DuringTimeOff(ANN, SLOT, TimeSlots.of(SLOT), 0), Kind.CONFLICT, "during-time-off"),
                Arguments.of(new UnknownSchedule(ANN, "office"), Kind.UNKNOWN, "unknown-schedule"),
                Arguments.of(new UnknownTimeOff(ANN, TIME_OFF), Kind.UNKNOWN, "unknown-time-off"),
                Arguments.of(new DefaultSchedule(ANN, "office"), Kind.CONFLICT, "default-schedule"),
                Arguments.of(new TooManySchedules(ANN, 20), Kind.CONFLICT, "too-many-schedules"),
                Arguments.of(new TooMuchTimeOff(ANN, 500), Kind.CONFLICT, "too-much-time-off"),
                Arguments.of(new TooFewAttendees(new TreeSet<>()), Kind.INVALID, "too-few-attendees"),
                Arguments.of(new TooManyAttendees(101, 100), Kind.INVALID, "too-many-attendees"),
                Arguments.of(new NotFree(SLOT, new TreeMap<>()), Kind.CONFLICT, "not-free"),
                Arguments.of(new OccurrencesNotFree(List.of()), Kind.CONFLICT, "occurrences-not-free"),
                Arguments.of(new NoOccurrences(SLOT), Kind.INVALID, "no-occurrences"),
                Arguments.of(new TooManyOccurrences(366), Kind.INVALID, "too-many-occurrences"),
                Arguments.of(new OccurrencesOverlap(SLOT, SLOT), Kind.INVALID, "occurrences-overlap"),
                Arguments.of(new UnknownMeeting(MEETING), Kind.UNKNOWN, "unknown-meeting"),
                Arguments.of(new AlreadyCanceled(MEETING), Kind.CONFLICT, "already-canceled"),
                Arguments.of(new NotInASeries(MEETING), Kind.INVALID, "not-in-a-series"),
                Arguments.of(new UnknownSeriesZone("Mars/Olympus"), Kind.CONFLICT, "unknown-series-zone"),
                Arguments.of(new MeetingsAhead(ANN, List.of(MEETING)), Kind.CONFLICT, "meetings-ahead"));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void has_a_kind_and_a_code_that_never_change(Refusal refusal, Kind kind, String code) {
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void keeps_its_data_whatever_happens_to_the_collections_that_it_was_made_of() {
        TreeSet<UserId> users = new TreeSet<>(List.of(BOB));
        TreeMap<UserId, TimeSlots> missing = new TreeMap<>(Map.of(BOB, TimeSlots.of(SLOT)));
        List<MeetingId> meetings = new ArrayList<>(List.of(MEETING));
        UnknownUsers unknown = new UnknownUsers(users);
        TooFewAttendees few = new TooFewAttendees(users);
        NotFree notFree = new NotFree(SLOT, missing);
        MeetingsAhead ahead = new MeetingsAhead(ANN, meetings);

        users.add(ANN);
        missing.clear();
        meetings.clear();

        assertThat(unknown.users()).containsExactly(BOB);
        assertThat(few.attendees()).containsExactly(BOB);
        assertThat(notFree.missing()).containsOnlyKeys(BOB);
        assertThat(ahead.meetings()).containsExactly(MEETING);
        assertThat(new OccurrencesNotFree(List.of(notFree)).occurrences()).containsExactly(notFree);
    }
}
