package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.user.UserId;
import io.calendly.ports.HostedBooking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of {@link JdbcBookings}. {@code <booking>} stands for the columns of a booking, and {@code <hosts>} for the ids of
 * the hosts of its meeting. Both are spelled once per database, in {@code columns.sql} and {@code hosts.sql}.
 */
public interface BookingsSql {

    /**
     * A booking as a row.
     *
     * @param guests an array of texts
     * @param answers an object of texts and of true and false by question
     * @param endedAt the time at which it lost its place; null as long as it has one
     */
    record Row(
            UUID id,
            UUID eventTypeId,
            UUID meetingId,
            long startTime,
            long endTime,
            Booking.Status status,
            String inviteeName,
            String inviteeEmail,
            String inviteeTimeZone,
            JsonNode guests,
            JsonNode answers,
            String tokenHash,
            long createdAt,
            @Nullable Long rescheduledFromStart,
            @Nullable Long rescheduledFromEnd,
            @Nullable Long endedAt,
            String endedReason,
            long version) {}

    /**
     * A page of bookings.
     *
     * @param start the start of the window
     * @param end the end of the window
     * @param anyStatus 1 if bookings of each status are wanted, otherwise 0
     * @param status the status that is wanted
     * @param afterStart the start of the last booking of the page before
     * @param afterId the id of that booking
     * @param max the maximum number of bookings
     */
    record Page(long start, long end, int anyStatus, String status, long afterStart, BookingId afterId, int max) {}

    @SqlQuery("SELECT <booking>, <hosts> AS host_ids FROM bookings b WHERE b.id = :id")
    Optional<HostedBooking> find(BookingId id);

    @SqlQuery("SELECT <booking> FROM bookings b WHERE b.meeting_id = :meeting AND b.ended_at IS NULL ORDER BY b.id")
    List<Booking> inMeeting(MeetingId meeting);

    @SqlQuery
    List<HostedBooking> page(@BindMethods Page page);

    @SqlQuery
    List<HostedBooking> pageOfEventType(EventTypeId eventType, @BindMethods Page page);

    /** Returns a page of a host: of one event type if {@code anyEventType} is 0, of all event types if it is 1. */
    @SqlQuery
    List<HostedBooking> pageOfHost(UserId host, int anyEventType, EventTypeId eventType, @BindMethods Page page);

    /** Returns the places of bookings and of holds. */
    @SqlQuery
    List<Place> places(EventTypeId eventType, long start, long end, Instant since);

    @SqlWrite
    void insert(List<Row> rows);

    @SqlWrite
    void update(List<Row> rows);
}
