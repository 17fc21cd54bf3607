package io.calendly.jdbc.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.calendly.domain.availability.AvailabilityEvent;
import io.calendly.domain.event.Event;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Profile PROFILE =
            new Profile("Zoë \"\uD83C\uDF5C\"", Optional.of("Zoe@Example.org"), "Asia/Kathmandu");
    private static final User USER = new User(new UserId(Long.MAX_VALUE), PROFILE, NOW, 3);
    private static final MeetingId ID = MeetingId.next(NOW, new Random(1));
    private static final MeetingDetails DETAILS = new MeetingDetails("Lunch", "a\nb", "Café");
    private static final Meeting FULL = meeting(new Meeting.History(
            NOW, Optional.of(TimeSlot.of(1, 2)), Optional.of(new Cancellation(NOW, "It rains")), 7));
    private static final Meeting NEW = meeting(new Meeting.History(NOW, Optional.empty(), Optional.empty(), 1));

    private static Meeting meeting(Meeting.History history) {
        return new Meeting(
                ID,
                new TreeSet<>(List.of(new UserId(1), new UserId(2))),
                TimeSlot.of(10, 20),
                DETAILS,
                history.version() == 1 ? Optional.empty() : Optional.of(new Series(ID, "UTC")),
                history);
    }

    private static final List<Event> EVENTS = List.of(
            new UserEvent.Created(USER),
            new UserEvent.Changed(new User(new UserId(1), Profile.of("Ann"), NOW, 2), PROFILE),
            new UserEvent.Deleted(new UserId(1)),
            new AvailabilityEvent.Changed(
                    new UserId(1), TimeSlots.empty(), TimeSlots.of(TimeSlot.of(1, 2), TimeSlot.ALWAYS)),
            new MeetingEvent.Scheduled(NEW),
            new MeetingEvent.Rescheduled(FULL, TimeSlot.of(3, 4)),
            new MeetingEvent.AttendeesChanged(FULL, new TreeSet<>(List.of(new UserId(1), new UserId(3)))),
            new MeetingEvent.Described(FULL, MeetingDetails.NONE),
            new MeetingEvent.Canceled(FULL));

    @Test
    void gives_back_every_event_that_was_written() {
        for (Event event : EVENTS) {
            assertThat(EventJson.read(event.type(), EventJson.write(event).toString()))
                    .isEqualTo(event);
        }
    }

    @Test
    void gives_back_the_time_zone_of_a_series() {
        Meeting weekly = new Meeting(
                ID,
                NEW.attendees(),
                NEW.slot(),
                DETAILS,
                Optional.of(new Series(ID, "Europe/Berlin")),
                new Meeting.History(NOW, Optional.empty(), Optional.empty(), 1));
        Event event = new MeetingEvent.Scheduled(weekly);

        assertThat(EventJson.read(event.type(), EventJson.write(event).toString()))
                .isEqualTo(event);
    }

    /** Events that were stored by an earlier version have to be read, so these texts must not change. */
    @Test
    void writes_the_members_that_stored_events_have() {
        assertThat(EventJson.write(new UserEvent.Created(USER))).hasToString("""
                {"user":{"name":"Zoë \\"\uD83C\uDF5C\\"","time_zone":"Asia/Kathmandu","email":"Zoe@Example.org",\
                "id":9223372036854775807,"created_at":1000,"version":3}}""");
        assertThat(EventJson.write(new MeetingEvent.Rescheduled(FULL, TimeSlot.of(3, 4))))
                .hasToString("""
                {"meeting":{"title":"Lunch","description":"a\\nb","location":"Café","id":"ID","attendee_ids":[1,2],\
                "slot":[10,20],"series_id":"ID","created_at":1000,"rescheduled_from":[1,2],\
                "cancellation":{"at":1000,"reason":"It rains"},"version":7},"from":[3,4]}""".replace("ID", ID.toString()));
        assertThat(EventJson.write(new AvailabilityEvent.Changed(
                        new UserId(1), TimeSlots.empty(), TimeSlots.of(TimeSlot.of(1, 2)))))
                .hasToString("{\"user_id\":1,\"before\":[],\"after\":[[1,2]]}");
    }

    @Test
    void knows_every_event_there_is() {
        Set<Class<?>> permitted = Stream.of(UserEvent.class, AvailabilityEvent.class, MeetingEvent.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .collect(Collectors.toSet());

        assertThat(EVENTS.stream().<Class<?>>map(Event::getClass).collect(Collectors.toSet()))
                .isEqualTo(permitted);
        assertThat(EVENTS).extracting(Event::type).doesNotHaveDuplicates();
    }

    @Test
    void refuses_a_stored_event_that_it_does_not_know() {
        assertThatIllegalStateException().isThrownBy(() -> EventJson.read("user.promoted", "{}"));
        assertThatIllegalStateException().isThrownBy(() -> EventJson.read("user.created", "{"));
    }
}
