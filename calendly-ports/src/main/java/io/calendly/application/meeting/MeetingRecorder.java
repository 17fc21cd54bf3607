package io.calendly.application.meeting;

import io.calendly.domain.access.Caller;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingEvent;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.ports.HostedEventType;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one place that stores a decision about meetings: the meetings themselves, the time that they occupy, the bookings
 * that go along, and the events. A caller that used the stores one by one could forget one of them.
 */
public final class MeetingRecorder {

    private final Caller actor;

    /**
     * Records decisions of a caller.
     *
     * @throws NullPointerException if the caller is null
     */
    public MeetingRecorder(Caller actor) {
        this.actor = Objects.requireNonNull(actor, "actor");
    }

    /**
     * Stores new meetings, which occupy the time of their attendees.
     *
     * @param now the time of the decision
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if an attendee is in another meeting in some of that
     *     time; at the latest when the transaction ends
     */
    public void added(Stores stores, List<Meeting> meetings, Instant now) {
        stores.meetings().add(meetings);
        stores.occupiedTime().occupy(occupancies(meetings), now);
        stores.outbox()
                .append(
                        actor,
                        now,
                        meetings.stream()
                                .flatMap(meeting -> MeetingEvent.between(Optional.empty(), meeting).stream())
                                .toList());
    }

    /**
     * Stores changed meetings. Time that they no longer need is released.
     *
     * @param now the time of the decision
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if an attendee is in another meeting in some of the
     *     time that they occupy now; at the latest when the transaction ends
     */
    public void changed(Stores stores, List<Meetings.Change> changes, Instant now) {
        stores.meetings().update(changes);
        List<Meetings.Change> ofTime = changes.stream()
                .filter(change ->
                        !change.before().occupancies().equals(change.after().occupancies()))
                .toList();
        // All is released before anything is occupied, since a meeting may move into time that it has now.
        stores.occupiedTime()
                .release(ofTime.stream().map(change -> change.before().owner()).toList());
        stores.occupiedTime()
                .occupy(occupancies(ofTime.stream().map(Meetings.Change::after).toList()), now);
        stores.outbox()
                .append(
                        actor,
                        now,
                        changes.stream()
                                .flatMap(change ->
                                        MeetingEvent.between(Optional.of(change.before()), change.after()).stream())
                                .toList());
        ofTime.stream()
                .filter(change -> change.after().booked().isPresent())
                .forEach(change -> follow(stores, change, now));
    }

    /** Takes the bookings of a meeting along, and gives the slot that it leaves to those who hold it. */
    private void follow(Stores stores, Meetings.Change change, Instant now) {
        Meeting after = change.after();
        List<Booking> before = stores.bookings().inMeeting(after.id());
        List<Booking> followed = before.stream()
                .map(booking -> booking.following(change.before(), after))
                .toList();
        stores.bookings()
                .update(followed.stream()
                        .filter(booking -> !before.contains(booking))
                        .toList());
        List<BookingEvent> events = new ArrayList<>();
        for (int i = 0; i < followed.size(); i++) {
            events.addAll(BookingEvent.between(Optional.of(before.get(i)), followed.get(i)));
        }
        stores.outbox().append(actor, now, events);
        EventTypeId eventType = new EventTypeId(after.booked().orElseThrow().eventType());
        TimeSlot left = change.before().slot();
        stores.eventTypes().find(eventType).map(HostedEventType::eventType).ifPresent(type -> {
            HeldSlots.requireClear(stores, type, left, after, now);
            HeldSlots.settle(stores, type, left, change.before().attendees(), now);
        });
    }

    private static List<Occupancy> occupancies(Collection<Meeting> meetings) {
        return meetings.stream()
                .flatMap(meeting -> meeting.occupancies().stream())
                .toList();
    }
}
