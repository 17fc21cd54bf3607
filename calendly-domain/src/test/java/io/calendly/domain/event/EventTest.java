package io.calendly.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.availability.AvailabilityEvent;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Types are promises to programs, so each is written down here a second time. */
class EventTest {

    private static final TimeSlot SLOT = TimeSlot.of(10, 20);
    private static final User ANN = new User(new UserId(7), Profile.of("Ann"), Instant.EPOCH, 1);
    private static final Meeting MEETING = new Meeting(
            new MeetingId(new UUID(0, 1)),
            new TreeSet<>(List.of(new UserId(7), new UserId(8))),
            SLOT,
            MeetingDetails.NONE,
            Optional.empty(),
            new Meeting.History(Instant.EPOCH, Optional.empty(), Optional.empty(), 1));

    static Stream<Arguments> promises() {
        Subject ann = new Subject("user", "7");
        Subject meeting = new Subject("meeting", "00000000-0000-0000-0000-000000000001");
        return Stream.of(
                Arguments.of(new UserEvent.Created(ANN), "user.created", ann),
                Arguments.of(new UserEvent.Changed(ANN, Profile.of("Anna")), "user.changed", ann),
                Arguments.of(new UserEvent.Deleted(ANN.id()), "user.deleted", ann),
                Arguments.of(
                        new AvailabilityEvent.Changed(ANN.id(), TimeSlots.empty(), TimeSlots.of(SLOT)),
                        "availability.changed",
                        ann),
                Arguments.of(new MeetingEvent.Scheduled(MEETING), "meeting.scheduled", meeting),
                Arguments.of(new MeetingEvent.Rescheduled(MEETING, SLOT), "meeting.rescheduled", meeting),
                Arguments.of(
                        new MeetingEvent.AttendeesChanged(MEETING, MEETING.attendees()),
                        "meeting.attendees_changed",
                        meeting),
                Arguments.of(new MeetingEvent.Described(MEETING, MeetingDetails.NONE), "meeting.described", meeting),
                Arguments.of(new MeetingEvent.Canceled(MEETING), "meeting.canceled", meeting));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void has_a_type_and_a_subject(Event event, String type, Subject subject) {
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.subject()).isEqualTo(subject);
    }

    @Test
    void is_derived_from_a_user_before_and_after() {
        User anna = ANN.with(Profile.of("Anna"));

        assertThat(UserEvent.between(Optional.empty(), Optional.of(ANN))).containsExactly(new UserEvent.Created(ANN));
        assertThat(UserEvent.between(Optional.of(ANN), Optional.of(anna)))
                .containsExactly(new UserEvent.Changed(anna, ANN.profile()));
        assertThat(UserEvent.between(Optional.of(ANN), Optional.empty()))
                .containsExactly(new UserEvent.Deleted(ANN.id()));
        assertThat(UserEvent.between(Optional.of(ANN), Optional.of(ANN))).isEmpty();
    }

    @Test
    void is_about_something() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Subject(null, "7"))
                .withMessage("kind");
        assertThatNullPointerException()
                .isThrownBy(() -> new Subject("user", null))
                .withMessage("id");
    }
}
