package io.calendly.ports.contract;

import io.calendly.application.Services;
import io.calendly.application.booking.BookingRequest;
import io.calendly.application.booking.BookingService;
import io.calendly.application.booking.ManageToken;
import io.calendly.application.booking.SlotService;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/** The base of the contracts of bookings: two hosts, and short words for the steps of a story. */
public abstract class BookingContract extends Contract {

    protected static final VersionPrecondition ANY = VersionPrecondition.anyVersion();
    protected static final Optional<ManageToken> HOST = Optional.empty();

    /** The day of the tests, a Monday. It is 08:00 now. */
    protected static final long NINE = Instant.parse("2026-01-05T09:00:00Z").getEpochSecond();

    protected static final long MINUTE = 60;
    protected static final long TEN = NINE + 60 * MINUTE;
    protected static final long ELEVEN = NINE + 120 * MINUTE;
    protected static final long NOON = NINE + 180 * MINUTE;

    private final Random random = new Random(2);
    protected Instant now = NOW;
    protected Services services;
    protected UserId ann;
    protected UserId bob;

    /** Both are open from 9 to 12. */
    @BeforeEach
    final void begin() {
        services = Services.on(transactor, () -> now, random);
        ann = addUser("Ann");
        bob = addUser("Bob");
        declare(ann, slot(NINE, NOON));
        declare(bob, slot(NINE, NOON));
    }

    protected final EventType add(EventTypeBuilder sample) {
        return services.eventTypes().add(sample.settings());
    }

    protected static BookingRequest request(EventType type, long start) {
        return new BookingRequest(
                type.id(),
                start,
                OptionalInt.empty(),
                Optional.empty(),
                new Invitee("Ivy", "ivy@example.com", "Asia/Kathmandu"),
                List.of(),
                Map.of());
    }

    protected final BookingService.Made book(EventType type, long start) {
        return services.bookings().book(request(type, start));
    }

    protected final Services at(Instant time) {
        return Services.on(transactor, () -> time, random);
    }

    protected final BookingService.Made book(EventType type, Hold hold) {
        return book(services, type, hold);
    }

    protected static BookingService.Made book(Services services, EventType type, Hold hold) {
        BookingRequest free = request(type, hold.slot().start());
        return services.bookings()
                .book(new BookingRequest(
                        free.eventType(),
                        free.start(),
                        free.duration(),
                        Optional.of(hold.id()),
                        free.invitee(),
                        free.guests(),
                        free.answers()));
    }

    protected final Hold hold(EventType type, long start) {
        return services.holds().place(type.id(), start, OptionalInt.empty(), 600);
    }

    protected final List<BookableSlot> slots(EventType type) {
        return services.slots().slots(type.id(), slot(NINE, NOON), OptionalInt.empty(), SlotService.Moving.NOTHING);
    }

    protected final List<Long> starts(EventType type) {
        return slots(type).stream().map(each -> each.slot().start()).toList();
    }

    protected final List<String> reasons(EventType type, long start) {
        return services.slots().reasons(type.id(), start, OptionalInt.empty(), SlotService.Moving.NOTHING).stream()
                .map(Reason::code)
                .toList();
    }

    protected final Booking booking(BookingService.Made made) {
        return services.bookings()
                .get(made.booking().booking().id(), Optional.of(made.token()))
                .booking();
    }

    protected static BookingId id(BookingService.Made made) {
        return made.booking().booking().id();
    }

    protected final Meeting meeting(BookingService.Made made) {
        return services.meetings().get(booking(made).meeting());
    }

    protected final List<String> eventTypes() {
        return transactor.readOnly(stores -> stores.outbox().read(0, 1_000)).stream()
                .map(entry -> entry.event().type())
                .toList();
    }

    protected final TimeSlots freeTime(UserId user) {
        return services.availability().freeTime(user, slot(NINE, NOON));
    }
}
