package io.calendly.jdbc.store;

import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.ports.Bookings;
import io.calendly.ports.HostedBooking;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

record JdbcBookings(JdbcAccess access) implements Bookings {

    /** The position before all bookings. */
    private static final Position FIRST = new Position(-1, new BookingId(new UUID(0, 0)));

    /** An event type for statements that do not look at it. */
    private static final EventTypeId ANY_EVENT_TYPE = new EventTypeId(new UUID(0, 0));

    private <T> T read(Function<BookingsSql, T> query) {
        return access.read(BookingsSql.class, query);
    }

    @Override
    public void add(Booking booking) {
        access.writing().write(BookingsSql.class, sql -> sql.insert(List.of(row(booking))));
    }

    @Override
    public void update(Collection<Booking> bookings) {
        List<BookingsSql.Row> rows = bookings.stream().map(JdbcBookings::row).toList();
        access.writing().write(BookingsSql.class, sql -> sql.update(rows));
    }

    private static BookingsSql.Row row(Booking booking) {
        Booking.History history = booking.history();
        Invitee invitee = booking.party().invitee();
        return new BookingsSql.Row(
                booking.id().value(),
                booking.eventType().value(),
                booking.meeting().value(),
                booking.slot().start(),
                booking.slot().end(),
                booking.status(),
                invitee.name(),
                invitee.email(),
                invitee.timeZone(),
                BookingJson.guests(booking.party().guests()),
                BookingJson.answers(booking.party().answers()),
                booking.tokenHash(),
                booking.createdAt().getEpochSecond(),
                history.rescheduledFrom().map(TimeSlot::start).orElse(null),
                history.rescheduledFrom().map(TimeSlot::end).orElse(null),
                history.ending().map(each -> each.at().getEpochSecond()).orElse(null),
                history.ending().map(Cancellation::reason).orElse(""),
                booking.version());
    }

    @Override
    public Optional<HostedBooking> find(BookingId id) {
        return read(sql -> sql.find(id));
    }

    @Override
    public List<Booking> inMeeting(MeetingId meeting) {
        return read(sql -> sql.inMeeting(meeting));
    }

    @Override
    public List<HostedBooking> page(Filter filter, Optional<Position> after, int max) {
        BookingsSql.Page page = new BookingsSql.Page(
                filter.window().start(),
                filter.window().end(),
                filter.status().isPresent() ? 0 : 1,
                filter.status().map(Booking.Status::name).orElse(""),
                after.orElse(FIRST).start(),
                after.orElse(FIRST).id(),
                max);
        Optional<EventTypeId> eventType = filter.eventType();
        if (filter.host().isPresent()) {
            return read(sql -> sql.pageOfHost(
                    filter.host().get(), eventType.isPresent() ? 0 : 1, eventType.orElse(ANY_EVENT_TYPE), page));
        }
        return read(sql -> eventType.map(id -> sql.pageOfEventType(id, page)).orElseGet(() -> sql.page(page)));
    }

    @Override
    public List<Place> places(EventTypeId eventType, TimeSlot starts, Instant takenSince) {
        return read(sql -> sql.places(eventType, starts.start(), starts.end(), takenSince));
    }
}
