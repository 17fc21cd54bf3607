package io.calendly.app;

import io.calendly.application.meeting.HeldSlots;
import io.calendly.application.meeting.MeetingRecorder;
import io.calendly.domain.access.Caller;
import io.calendly.domain.availability.Buffers;
import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingEvent;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeEvent;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;

/** The event types of the demo users, one of every kind, and the bookings and the hold of the examples. */
final class DemoEventTypes {

    /** The id of the event type in the examples of docs/openapi.yaml. */
    static final EventTypeId EXAMPLE = new EventTypeId(id("019b8d46-1cfc-7b21-9e60-1f4a7c2d8b31"));

    /** The id of the event type without bookings, so that the example of a deletion succeeds. */
    static final EventTypeId WITHOUT_BOOKINGS = new EventTypeId(id("019b8d46-1cfc-7b22-8a13-5d9c0e6f4a72"));

    /** The index of the host of the example, who is free on the day of the examples. */
    private static final int EXAMPLE_HOST = 2;

    /** A text that is the hash of no token, since its form is another. */
    private static final String NO_TOKEN = "none";

    private static final MeetingRecorder RECORDER = new MeetingRecorder(Caller.ADMINISTRATOR);

    private static final Question TOPIC = new Question("Topic", Question.Type.TEXT, List.of(), true);

    private final Stores stores;
    private final List<UserId> users;
    private final Instant now;

    private DemoEventTypes(Stores stores, List<UserId> users, Instant now) {
        this.stores = stores;
        this.users = users;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }

    /**
     * Adds the event types.
     *
     * @param users the demo users, who are locked
     */
    static void addTo(Stores stores, List<UserId> users, Instant now) {
        DemoEventTypes demo = new DemoEventTypes(stores, users, now);
        EventType example = demo.add(EXAMPLE, demo.intro());
        demo.add(WITHOUT_BOOKINGS, demo.panel());
        demo.add(new EventTypeId(id("019b8d46-1cfc-7b23-9d04-7a2e5c8f1b93")), demo.support());
        demo.add(new EventTypeId(id("019b8d46-1cfc-7b24-b5e7-0c3f6a9d2e14")), demo.workshop());
        if (now.getEpochSecond() < DemoData.EXAMPLE_DAY.start()) {
            demo.addExamples(example);
        }
    }

    private EventType add(EventTypeId id, EventTypeSettings settings) {
        EventType eventType = new EventType(id, settings, now, 1);
        stores.eventTypes().add(eventType);
        stores.outbox().append(Caller.ADMINISTRATOR, now, List.of(new EventTypeEvent.Created(eventType)));
        return eventType;
    }

    private Hosting hosting(Hosting.Kind kind, int capacity, int... hosts) {
        TreeSet<UserId> ids = new TreeSet<>();
        for (int host : hosts) {
            ids.add(users.get(host));
        }
        return new Hosting(kind, ids, capacity, Optional.empty());
    }

    private static BookingLimits perDay(int limit) {
        return new BookingLimits(OptionalInt.of(limit), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Returns the event type of the examples. A host confirms its bookings. */
    private EventTypeSettings intro() {
        return new EventTypeSettings(
                new EventTypeDescription("Intro", "intro", "", "Video call"),
                hosting(Hosting.Kind.SOLO, 1, EXAMPLE_HOST),
                new Timing(new TreeSet<>(List.of(1_800, 3_600)), 1_800, Timing.StartTimes.GRID, new Buffers(0, 300)),
                new BookingRules(3_600, Optional.empty(), perDay(8), 86_400, true),
                List.of(TOPIC, new Question("Call me back", Question.Type.BOOLEAN, List.of(), false)),
                true);
    }

    private EventTypeSettings panel() {
        return new EventTypeSettings(
                new EventTypeDescription("Panel interview", "panel", "An interview by two of us.", ""),
                hosting(Hosting.Kind.COLLECTIVE, 1, 0, 7),
                Timing.every(List.of(3_600)),
                new BookingRules(86_400, Optional.of(new BookingWindow.Days(60)), BookingLimits.NONE, 86_400, false),
                List.of(new Question("Your phone number", Question.Type.PHONE, List.of(), true)),
                true);
    }

    private EventTypeSettings support() {
        return new EventTypeSettings(
                new EventTypeDescription("Support", "support", "One of us helps you.", "By phone"),
                hosting(Hosting.Kind.ROUND_ROBIN, 1, 3, 4, 5, 6),
                new Timing(new TreeSet<>(List.of(900)), 900, Timing.StartTimes.PACKED, new Buffers(300, 300)),
                new BookingRules(600, Optional.of(new BookingWindow.Days(14)), perDay(12), 0, false),
                List.of(TOPIC, new Question("Product", Question.Type.CHOICE, List.of("Server", "Library"), true)),
                true);
    }

    private EventTypeSettings workshop() {
        return new EventTypeSettings(
                new EventTypeDescription("Workshop", "workshop", "Bring a laptop.", "Room 4"),
                hosting(Hosting.Kind.GROUP, 10, 8, 9),
                new Timing(new TreeSet<>(List.of(7_200)), 3_600, Timing.StartTimes.GRID, new Buffers(900, 900)),
                new BookingRules(86_400, Optional.empty(), BookingLimits.NONE, 172_800, false),
                List.of(new Question("What have you built so far?", Question.Type.LONG_TEXT, List.of(), false)),
                true);
    }

    /** Adds three bookings and a hold on the day of the examples: one for each change that ends a booking. */
    private void addExamples(EventType type) {
        book(type, 12, "019b8d46-1cfd-7c41-b7d2-3a5e9f0c1d84", "019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c12", true);
        book(type, 13, "019b8d46-1cfd-7c42-8f16-6b1d4e8a2c95", "019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c13", true);
        book(type, 14, "019b8d46-1cfd-7c43-9c27-8e3f5a7b1d06", "019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c14", false);
        Hold hold = new Hold(
                new HoldId(id("019b8d46-1cfe-7d51-a8e4-2c6f9b3d0e17")),
                type.id(),
                type.settings().hosting().hosts(),
                halfHour(16),
                now,
                now.plus(Duration.ofSeconds(Hold.MAX_SECONDS)));
        stores.holds().add(hold);
        HeldSlots.occupy(stores, type, hold, now);
    }

    private static TimeSlot halfHour(int hour) {
        long start = DemoData.EXAMPLE_DAY.start() + hour * 3_600L;
        return TimeSlot.of(start, start + 1_800);
    }

    private void book(EventType type, int hour, String bookingId, String meetingId, boolean requiresConfirmation) {
        Meeting meeting = Meeting.booked(
                new MeetingId(id(meetingId)),
                type.settings().hosting().hosts(),
                halfHour(hour),
                type.settings().description().meetingDetails(),
                new BookedTerms(type.id().value(), type.settings().timing().buffers()),
                now);
        RECORDER.added(stores, List.of(meeting), now);
        Booking.Party party = new Booking.Party(
                new Invitee("Ivy", "ivy@example.org", "Europe/Berlin"),
                List.of(),
                new Answers(Map.of(TOPIC.name(), new Answers.Words("A new roof"))));
        Booking booking = Booking.made(
                new BookingId(id(bookingId)),
                type.id(),
                meeting.id(),
                meeting.slot(),
                party,
                requiresConfirmation,
                NO_TOKEN,
                now);
        stores.bookings().add(booking);
        stores.outbox().append(Caller.ADMINISTRATOR, now, BookingEvent.between(Optional.empty(), booking));
    }
}
