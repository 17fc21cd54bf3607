package io.calendly.memory;

import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Bookings;
import io.calendly.ports.HostedBooking;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record MemoryBookings(MemoryAccess access) implements Bookings {

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::start)
            .thenComparing(position -> position.id().toString());

    @Override
    public void add(Booking booking) {
        MemoryTransaction transaction = access.writing();
        transaction.put(transaction.tables().bookings, booking.id(), booking);
    }

    @Override
    public Optional<HostedBooking> find(BookingId id) {
        return access.read(
                tables -> Optional.ofNullable(tables.bookings.get(id)).map(booking -> hosted(tables, booking)));
    }

    private static HostedBooking hosted(MemoryTables tables, Booking booking) {
        return new HostedBooking(booking, meeting(tables, booking).attendees());
    }

    private static Meeting meeting(MemoryTables tables, Booking booking) {
        return Optional.ofNullable(tables.positions.get(booking.meeting()))
                .map(tables.meetings::get)
                .orElseThrow();
    }

    @Override
    public void update(Collection<Booking> bookings) {
        MemoryTransaction transaction = access.writing();
        bookings.forEach(booking -> transaction.put(transaction.tables().bookings, booking.id(), booking));
    }

    @Override
    public List<Booking> inMeeting(MeetingId meeting) {
        return access.read(tables -> tables.bookings.values().stream()
                .filter(booking -> booking.meeting().equals(meeting) && booking.hasPlace())
                .sorted(Comparator.comparing(booking -> booking.id().toString()))
                .toList());
    }

    @Override
    public List<HostedBooking> page(Filter filter, Optional<Position> after, int max) {
        return access.read(tables -> tables.bookings.values().stream()
                .filter(booking -> filter.eventType().stream().allMatch(booking.eventType()::equals))
                .filter(booking -> filter.status().stream().allMatch(status -> status == booking.status()))
                .filter(booking -> booking.slot().overlaps(filter.window()))
                .filter(booking -> after.stream().allMatch(place -> ORDER.compare(Position.of(booking), place) > 0))
                .map(booking -> hosted(tables, booking))
                .filter(each -> filter.host().stream().allMatch(host -> attends(tables, host, each, filter.window())))
                .sorted((one, other) -> ORDER.compare(Position.of(one.booking()), Position.of(other.booking())))
                .limit(max)
                .toList());
    }

    private static boolean attends(MemoryTables tables, UserId host, HostedBooking booking, TimeSlot window) {
        return booking.hosts().contains(host)
                && meeting(tables, booking.booking()).slot().overlaps(window);
    }

    @Override
    public List<Place> places(EventTypeId eventType, TimeSlot starts, Instant takenSince) {
        return access.read(tables -> {
            Stream<Place> booked = tables.bookings.values().stream()
                    .filter(booking -> booking.eventType().equals(eventType) && booking.hasPlace())
                    .map(booking -> Place.of(booking, hosted(tables, booking).hosts()));
            Stream<Place> held = tables.holds.values().stream()
                    .filter(hold -> hold.eventType().equals(eventType))
                    .map(Place::of);
            return Stream.concat(booked, held)
                    .filter(place -> starts.contains(place.slot().start())
                            || place.createdAt().isAfter(takenSince))
                    .toList();
        });
    }
}
