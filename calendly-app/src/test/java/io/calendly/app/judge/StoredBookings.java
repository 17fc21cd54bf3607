package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Bookings;
import io.calendly.ports.HostedBooking;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The bookings in the storage at the end of a run.
 *
 * @param bookings all bookings, including canceled ones
 * @param meetings all meetings that were booked, including canceled ones
 */
record StoredBookings(List<FoundBooking> bookings, List<FoundMeeting> meetings) {

    /** Reads the bookings. */
    static List<FoundBooking> in(Services storage, Ids ids) {
        Bookings.Filter all =
                new Bookings.Filter(Optional.empty(), Optional.empty(), TimeSlot.ALWAYS, Optional.empty());
        return storage.bookings().page(all, Optional.empty(), Integer.MAX_VALUE).stream()
                .map(each -> found(each, ids))
                .toList();
    }

    private static FoundBooking found(HostedBooking hosted, Ids ids) {
        Booking booking = hosted.booking();
        BookingState state = new BookingState(
                ids.eventType(booking.eventType().toString()),
                booking.meeting().toString(),
                booking.slot(),
                ids.users(hosted.hosts().stream().map(UserId::value).toList()),
                booking.status().name().toLowerCase(Locale.ROOT),
                booking.version());
        return new FoundBooking(
                booking.id().toString(), booking.party().invitee().name(), "", state);
    }

    /** Checks that bookings and meetings agree, and that no group has more places than seats. */
    void check() {
        Map<String, List<BookingState>> places = bookings.stream()
                .map(FoundBooking::state)
                .filter(BookingState::hasPlace)
                .collect(Collectors.groupingBy(BookingState::meetingId));
        assertThat(meetings.stream().map(FoundMeeting::id).toList())
                .as("meetings with places")
                .containsAll(places.keySet());
        for (FoundMeeting meeting : meetings) {
            List<BookingState> taken = places.getOrDefault(meeting.id(), List.of());
            assertThat(taken.isEmpty())
                    .as("a meeting is canceled when it has no bookings, and only then: %s with %s", meeting, taken)
                    .isEqualTo(meeting.state().canceled());
            assertThat(taken)
                    .as("bookings agree with their meeting: %s", meeting)
                    .allMatch(place -> place.slot().equals(meeting.state().slot())
                            && place.hosts().equals(meeting.state().users()));
            taken.stream()
                    .findFirst()
                    .ifPresent(place -> assertThat(taken)
                            .as("more places than seats: %s", meeting)
                            .hasSizeLessThanOrEqualTo(place.type().seats()));
        }
    }
}
