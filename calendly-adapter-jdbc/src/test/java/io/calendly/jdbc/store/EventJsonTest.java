package io.calendly.jdbc.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.calendly.domain.access.ApiKeyEvent;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Scope;
import io.calendly.domain.availability.AvailabilityEvent;
import io.calendly.domain.availability.Buffers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingEvent;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.event.Event;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeEvent;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import io.calendly.ports.contract.SampleEventTypes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    private static final LocalDate DATE = LocalDate.parse("2026-12-24");
    private static final LocalHours HOURS = LocalHours.of(List.of(
            new LocalInterval(new TimeOfDay(540), new TimeOfDay(720)),
            new LocalInterval(new TimeOfDay(780), TimeOfDay.END_OF_DAY)));
    private static final Schedule SCHEDULE = new Schedule(
            "hours",
            "Mars/Olympus",
            week(),
            DateOverrides.of(new DateOverride(DATE, HOURS), new DateOverride(LocalDate.EPOCH, LocalHours.CLOSED)),
            Travels.of(new Travel(new DateRange(DATE, DATE.plusDays(3)), "Asia/Kathmandu")),
            new EffectiveDates(Optional.of(LocalDate.EPOCH), Optional.of(DateRange.MAX)));
    private static final Schedule BARE = Schedule.weekly("bare", "UTC", WeeklyHours.CLOSED);
    private static final TimeOff INSTANTS =
            new TimeOff(new TimeOffId(ID.value()), new TimeOff.Instants(TimeSlot.ALWAYS), "");
    private static final TimeOff DATES = new TimeOff(
            new TimeOffId(ID.value()), new TimeOff.Dates(new DateRange(DATE, DATE), "Mars/Olympus"), "a\nb");

    private static WeeklyHours week() {
        WeeklyHours.Builder week = WeeklyHours.builder();
        week.add(DayOfWeek.SUNDAY, LocalHours.CLOSED);
        week.add(DayOfWeek.MONDAY, HOURS);
        return week.build();
    }

    private static final EventType EVENT_TYPE = eventType(SampleEventTypes.full("full", List.of(new UserId(1))));
    private static final Booking BOOKING = booking(SampleEventTypes.fullParty(), Booking.Status.CANCELED);

    private static EventType eventType(EventTypeSettings settings) {
        return new EventType(new EventTypeId(ID.value()), settings, NOW, 3);
    }

    private static Booking booking(Booking.Party party, Booking.Status status) {
        boolean bare = status == Booking.Status.PENDING;
        return new Booking(
                new BookingId(ID.value()),
                EVENT_TYPE.id(),
                ID,
                TimeSlot.of(10, 20),
                party,
                status,
                "hash",
                new Booking.History(
                        NOW,
                        bare ? Optional.empty() : Optional.of(TimeSlot.of(1, 2)),
                        bare ? Optional.empty() : Optional.of(new Cancellation(NOW, "It rains")),
                        7));
    }

    private static final ApiKeyId KEY = new ApiKeyId(ID.value());

    private static final List<Event> EVENTS = List.of(
            new ApiKeyEvent.Created(
                    KEY, "key", Optional.of(new UserId(1)), Scope.closure(Set.of(Scope.ADMIN)), Optional.of(NOW)),
            new ApiKeyEvent.Revoked(KEY),
            new EventTypeEvent.Created(EVENT_TYPE),
            new EventTypeEvent.Changed(
                    EVENT_TYPE,
                    SampleEventTypes.halfHours("bare", Hosting.Kind.COLLECTIVE, List.of(new UserId(1), new UserId(2)))),
            new EventTypeEvent.Deleted(EVENT_TYPE),
            new BookingEvent.Requested(booking(SampleEventTypes.party("Zoe"), Booking.Status.PENDING)),
            new BookingEvent.Confirmed(booking(SampleEventTypes.fullParty(), Booking.Status.PENDING)),
            new BookingEvent.Declined(BOOKING),
            new BookingEvent.Rescheduled(BOOKING, TimeSlot.of(3, 4), ID),
            new BookingEvent.Canceled(BOOKING),
            new BookingEvent.NoShow(BOOKING),
            new UserEvent.Created(USER),
            new UserEvent.Changed(new User(new UserId(1), Profile.of("Ann"), NOW, 2), PROFILE),
            new UserEvent.Deleted(new UserId(1)),
            new AvailabilityEvent.Changed(
                    new UserId(1), TimeSlots.empty(), TimeSlots.of(TimeSlot.of(1, 2), TimeSlot.ALWAYS)),
            new MeetingEvent.Scheduled(NEW),
            new MeetingEvent.Rescheduled(FULL, TimeSlot.of(3, 4)),
            new MeetingEvent.AttendeesChanged(FULL, new TreeSet<>(List.of(new UserId(1), new UserId(3)))),
            new MeetingEvent.Described(FULL, MeetingDetails.NONE),
            new MeetingEvent.Canceled(FULL),
            new ScheduleEvent.Put(new UserId(1), Optional.of(BARE), SCHEDULE, true),
            new ScheduleEvent.Deleted(new UserId(1), SCHEDULE),
            new ScheduleEvent.TimeOffAdded(new UserId(1), INSTANTS),
            new ScheduleEvent.TimeOffRemoved(new UserId(1), DATES));

    @Test
    void gives_back_every_event_that_was_written() {
        for (Event event : EVENTS) {
            assertThat(EventJson.read(event.type(), EventJson.write(event).toString()))
                    .isEqualTo(event);
        }
    }

    @Test
    void gives_back_a_schedule_that_is_new_and_one_that_is_not_the_default() {
        Event event = new ScheduleEvent.Put(new UserId(1), Optional.empty(), BARE, false);

        assertThat(EventJson.read(event.type(), EventJson.write(event).toString()))
                .isEqualTo(event);
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

    @Test
    void gives_back_an_event_type_that_can_be_booked_for_some_days() {
        EventTypeSettings bare = SampleEventTypes.halfHours("bare", Hosting.Kind.SOLO, List.of(new UserId(1)));
        BookingRules days = new BookingRules(
                0,
                Optional.of(new BookingWindow.Days(0)),
                new BookingLimits(OptionalInt.empty(), OptionalInt.of(7), OptionalInt.empty()),
                0,
                false);
        Event event = new EventTypeEvent.Created(eventType(new EventTypeSettings(
                bare.description(), bare.hosting(), bare.timing(), days, bare.questions(), true)));

        assertThat(EventJson.read(event.type(), EventJson.write(event).toString()))
                .isEqualTo(event);
    }

    @Test
    void gives_back_the_terms_of_a_booked_meeting() {
        Meeting booked = Meeting.booked(
                ID,
                new TreeSet<>(List.of(new UserId(1))),
                TimeSlot.of(10, 20),
                DETAILS,
                new BookedTerms(EVENT_TYPE.id().value(), new Buffers(300, 600)),
                NOW);
        Event event = new MeetingEvent.Scheduled(booked);

        assertThat(EventJson.read(event.type(), EventJson.write(event).toString()))
                .isEqualTo(event);
    }

    @Test
    void gives_back_a_user_with_an_id_at_the_issuer() {
        Profile known = PROFILE.withExternalId(Optional.of("auth0|\"1\""));
        Event event = new UserEvent.Changed(new User(new UserId(1), known, NOW, 2), known);

        assertThat(EventJson.read(event.type(), EventJson.write(event).toString()))
                .isEqualTo(event);
    }

    @Test
    void reads_a_user_of_before_ids_at_the_issuer_were_stored() {
        assertThat(EventJson.read("user.created", """
                        {"user":{"name":"Ann","time_zone":"UTC","id":1,"created_at":1000,"version":1}}"""))
                .isEqualTo(new UserEvent.Created(new User(new UserId(1), Profile.of("Ann"), NOW, 1)));
    }

    @Test
    void gives_back_an_api_key_of_a_service_that_does_not_expire() {
        Event event = new ApiKeyEvent.Created(KEY, "key", Optional.empty(), Set.of(Scope.READ), Optional.empty());

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
        assertThat(EventJson.write(new ScheduleEvent.Put(new UserId(1), Optional.empty(), SCHEDULE, true)))
                .hasToString("""
                {"user_id":1,"after":{"name":"hours","time_zone":"Mars/Olympus",\
                "weekly_hours":"mon=09:00-12:00,13:00-24:00 sun=",\
                "overrides":[{"date":"1970-01-01","hours":""},{"date":"2026-12-24","hours":"09:00-12:00,13:00-24:00"}],\
                "travels":[{"from":"2026-12-24","until":"2026-12-27","time_zone":"Asia/Kathmandu"}],\
                "effective_from":"1970-01-01","effective_until":"9999-12-31"},"default":true}""");
        assertThat(EventJson.write(new ScheduleEvent.TimeOffAdded(new UserId(1), INSTANTS)))
                .hasToString("""
                {"user_id":1,"time_off":{"slot":[0,253402300799],"id":"ID","reason":""}}""".replace("ID", ID.toString()));
        assertThat(EventJson.write(new ScheduleEvent.TimeOffRemoved(new UserId(1), DATES)))
                .hasToString("""
                {"user_id":1,"time_off":{"from":"2026-12-24","until":"2026-12-24","time_zone":"Mars/Olympus",\
                "id":"ID","reason":"a\\nb"}}""".replace("ID", ID.toString()));
    }

    @Test
    void writes_the_members_that_stored_events_of_event_types_and_bookings_have() {
        assertThat(EventJson.write(new EventTypeEvent.Created(EVENT_TYPE)))
                .hasToString("""
                {"event_type":{"name":"Kaffee ☕ \\"mit\\" Kuchen","slug":"full","description":"a\\nb",\
                "location":"Café","kind":"GROUP","host_ids":[1],"capacity":1000,"schedule":"hours",\
                "durations":[60,900,86400],"interval":300,"start_times":"PACKED","buffers":[1,86400],\
                "minimum_notice":3600,"window":{"from":"2026-01-05","until":"9999-12-31"},"per_day":1,"per_week":2,\
                "per_month":10000,"cancellation_notice":7200,"requires_confirmation":true,"questions":[\
                {"name":"Why?","type":"LONG_TEXT","required":true,"choices":[]},\
                {"name":"Which \uD83C\uDF70?","type":"CHOICE","required":false,"choices":["Torte","Kuchen"]},\
                {"name":"Hungry?","type":"BOOLEAN","required":true,"choices":[]}],"active":false,\
                "id":"ID","created_at":1000,"version":3}}""".replace("ID", ID.toString()));
        assertThat(EventJson.write(new BookingEvent.Rescheduled(BOOKING, TimeSlot.of(3, 4), ID)))
                .hasToString("""
                {"booking":{"id":"ID","event_type_id":"ID","meeting_id":"ID","slot":[10,20],\
                "invitee":{"name":"Zoë","email":"Zoe@Example.org","time_zone":"Mars/Olympus Mons"},\
                "guests":["b@example.org","a@example.org"],\
                "answers":{"Why?":"a\\n\\"b\\" \uD83C\uDF70","Hungry?":true,"Also?":false,"2":"true","1":"7"},\
                "status":"CANCELED","token_hash":"hash","created_at":1000,"rescheduled_from":[1,2],\
                "ending":{"at":1000,"reason":"It rains"},"version":7},"from":[3,4],"from_meeting_id":"ID"}""".replace("ID", ID.toString()));
    }

    @Test
    void writes_the_members_that_stored_events_of_external_ids_and_api_keys_have() {
        Profile known = Profile.of("Ann").withExternalId(Optional.of("subject"));
        assertThat(EventJson.write(new UserEvent.Created(new User(new UserId(1), known, NOW, 1))))
                .hasToString("""
                {"user":{"name":"Ann","time_zone":"UTC","external_id":"subject","id":1,"created_at":1000,"version":1}}""");
        assertThat(EventJson.write(new ApiKeyEvent.Created(
                        KEY, "key", Optional.of(new UserId(1)), Scope.closure(Set.of(Scope.WRITE)), Optional.of(NOW))))
                .hasToString("""
                {"api_key_id":"ID","name":"key","user_id":1,"scopes":["READ","WRITE"],"expires_at":1000}""".replace("ID", ID.toString()));
        assertThat(EventJson.write(new ApiKeyEvent.Revoked(KEY))).hasToString("{\"api_key_id\":\"" + ID + "\"}");
    }

    @Test
    void knows_every_event_there_is() {
        Set<Class<?>> permitted = Stream.of(
                        UserEvent.class,
                        AvailabilityEvent.class,
                        MeetingEvent.class,
                        ScheduleEvent.class,
                        EventTypeEvent.class,
                        BookingEvent.class,
                        ApiKeyEvent.class)
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
