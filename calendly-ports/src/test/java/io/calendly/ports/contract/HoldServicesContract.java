package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.ports.contract.EventTypeBuilder.collective;
import static io.calendly.ports.contract.EventTypeBuilder.group;
import static io.calendly.ports.contract.EventTypeBuilder.solo;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.booking.BookingRequest;
import io.calendly.application.booking.BookingService;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The contract of the service for holds. */
public abstract class HoldServicesContract extends BookingContract {

    @Test
    void a_hold_takes_the_slot_for_its_invitee_alone() {
        EventType type = add(solo(ann));
        Hold hold = hold(type, TEN);

        assertThat(reasons(type, TEN)).containsExactly("held");
        assertThat(freeTime(ann).contains(TEN)).isFalse();
        assertThatRefusal(BookingRefusal.NotBookable.class).isThrownBy(() -> book(type, TEN));
        assertThatRefusal(MeetingRefusal.NotFree.class)
                .isThrownBy(() -> services.meetings().schedule(List.of(ann, bob), slot(TEN, TEN + 60)));

        assertThat(book(type, hold).booking().hosts()).containsExactly(ann);
        assertThatRefusal(BookingRefusal.UnknownHold.class).isThrownBy(() -> book(type, hold));
    }

    @Test
    void a_hold_that_has_expired_counts_for_nothing_although_its_row_is_there() {
        EventType type = add(solo(ann));
        Hold hold = hold(type, TEN);
        Hold other = hold(type, ELEVEN);

        now = hold.expiresAt().minusSeconds(1);
        assertThat(starts(type)).doesNotContain(TEN, ELEVEN);
        now = hold.expiresAt();
        assertThat(starts(type)).contains(TEN, ELEVEN);

        assertThatRefusal(BookingRefusal.HoldExpired.class).isThrownBy(() -> book(type, hold));
        book(type, TEN);
        services.meetings().schedule(List.of(ann, bob), slot(ELEVEN, ELEVEN + 60));
        services.holds().removeExpired();
        assertThatRefusal(BookingRefusal.HoldExpired.class).isThrownBy(() -> book(type, other));
        now = now.plusSeconds(2 * 86_400);
        services.holds().removeExpired();
        assertThatRefusal(BookingRefusal.UnknownHold.class).isThrownBy(() -> book(type, other));
    }

    @Test
    void a_live_hold_is_booked_whatever_has_changed_since() {
        EventType type = add(solo(ann).notice(60));
        Hold hold = hold(type, NINE);

        services.availability().close(ann, slot(NINE, NOON));
        services.eventTypes().change(type.id(), ANY, settings -> settings.withActive(false));
        now = hold.expiresAt().minusSeconds(1);

        assertThat(book(type, hold).booking().hosts()).containsExactly(ann);
    }

    @Test
    void a_hold_that_is_given_back_frees_the_slot() {
        EventType type = add(collective(ann, bob));
        EventType other = add(solo(ann).slug("other"));
        Hold hold = hold(type, TEN);
        assertThat(starts(other)).doesNotContain(TEN);

        assertThatRefusal(BookingRefusal.UnknownHold.class)
                .isThrownBy(() -> services.holds().release(other.id(), hold.id()));
        services.holds().release(type.id(), hold.id());

        assertThat(starts(other)).contains(TEN);
        assertThat(starts(type)).contains(TEN);
        assertThatRefusal(BookingRefusal.UnknownHold.class)
                .isThrownBy(() -> services.holds().release(type.id(), hold.id()));
    }

    @Test
    void a_hold_books_its_own_slot_only() {
        EventType type = add(solo(ann).durations(30, 60));
        Hold hold = hold(type, TEN);
        BookingRequest elsewhere = request(type, NINE);

        assertThatRefusal(BookingRefusal.HoldOfAnotherSlot.class)
                .isThrownBy(() -> services.bookings()
                        .book(new BookingRequest(
                                type.id(),
                                NINE,
                                OptionalInt.empty(),
                                Optional.of(hold.id()),
                                elsewhere.invitee(),
                                List.of(),
                                Map.of())));
        assertThatRefusal(BookingRefusal.HoldOfAnotherSlot.class)
                .isThrownBy(() -> services.bookings()
                        .book(new BookingRequest(
                                type.id(),
                                TEN,
                                OptionalInt.of(3_600),
                                Optional.of(hold.id()),
                                elsewhere.invitee(),
                                List.of(),
                                Map.of())));
        assertThat(book(type, hold).booking().booking().slot()).isEqualTo(hold.slot());
    }

    @Test
    void holds_of_a_group_take_seats_and_share_the_time() {
        EventType type = add(group(2, ann));
        Hold first = hold(type, TEN);
        now = NOW.plusSeconds(300);
        Hold second = hold(type, TEN);

        assertThat(reasons(type, TEN)).containsExactly("full");
        assertThatRefusal(MeetingRefusal.NotFree.class)
                .isThrownBy(() -> services.meetings().schedule(List.of(ann, bob), slot(TEN, TEN + 60)));

        services.holds().release(type.id(), first.id());
        assertThat(slots(type)).contains(new BookableSlot(slot(TEN, TEN + 1_800), List.of(ann), OptionalInt.of(1)));
        now = first.expiresAt();
        assertThat(freeTime(ann).contains(TEN)).isFalse();
        BookingService.Made made = book(type, second);
        assertThat(meetings(ann)).containsExactly(meeting(made));
    }

    @Test
    void a_hold_of_a_group_outlives_the_meeting_that_others_leave() {
        EventType type = add(group(3, ann));
        BookingService.Made made = book(type, TEN);
        Hold hold = hold(type, TEN);

        services.bookings().cancel(id(made), ANY, HOST, "");

        assertThat(freeTime(ann).contains(TEN)).isFalse();
        assertThatRefusal(MeetingRefusal.NotFree.class)
                .isThrownBy(() -> services.meetings().schedule(List.of(ann, bob), slot(TEN, TEN + 60)));
        BookingService.Made held = book(type, hold);
        assertThat(booking(held).meeting()).isNotEqualTo(booking(made).meeting());
        assertThat(meetings(ann)).containsExactly(meeting(held));
    }

    @Test
    void an_invitee_without_a_hold_joins_a_slot_of_a_group_that_others_hold() {
        EventType type = add(group(3, ann));
        Hold hold = hold(type, TEN);

        BookingService.Made free = book(type, TEN);
        BookingService.Made held = book(type, hold);

        assertThat(booking(held).meeting()).isEqualTo(booking(free).meeting());
    }

    @Test
    void a_meeting_of_a_group_moves_clear_of_a_slot_that_is_held() {
        EventType type = add(group(3, ann));
        BookingService.Made made = book(type, TEN);
        Hold hold = hold(type, TEN);
        TimeSlot near = slot(TEN + 10 * MINUTE, TEN + 40 * MINUTE);

        assertThatRefusal(MeetingRefusal.NotFree.class)
                .isThrownBy(() -> moveTo(made, near.start()))
                .satisfies(refusal -> assertThat(refusal.missing())
                        .containsExactly(Map.entry(ann, TimeSlots.of(slot(near.start(), TEN + 30 * MINUTE)))));
        moveTo(made, TEN + 30 * MINUTE);

        BookingService.Made held = book(type, hold);
        assertThat(meetings(ann)).containsExactly(meeting(held), meeting(made));
    }

    private void moveTo(BookingService.Made made, long start) {
        MeetingChange change = MeetingChange.NONE.movedTo(OptionalLong.of(start), OptionalLong.empty());
        services.meetings().change(booking(made).meeting(), ANY, change);
    }

    @Test
    void a_booking_of_a_group_is_rescheduled_clear_of_a_slot_that_is_held() {
        EventType type = add(group(3, ann));
        BookingService.Made made = book(type, TEN);
        hold(type, TEN);
        BookingId id = id(made);
        services.eventTypes().change(type.id(), ANY, HoldServicesContract::inStepsOfTenMinutes);

        assertThatRefusal(BookingRefusal.NotBookable.class)
                .isThrownBy(() -> services.bookings().reschedule(id, ANY, HOST, TEN + 10 * MINUTE));
        services.bookings().reschedule(id, ANY, HOST, TEN + 30 * MINUTE);

        assertThat(booking(made).slot()).isEqualTo(slot(TEN + 30 * MINUTE, TEN + 60 * MINUTE));
    }

    private static EventTypeSettings inStepsOfTenMinutes(EventTypeSettings settings) {
        Timing timing = settings.timing();
        return new EventTypeSettings(
                settings.description(),
                settings.hosting(),
                new Timing(timing.durations(), 600, timing.startTimes(), timing.buffers()),
                settings.rules(),
                settings.questions(),
                settings.active());
    }

    @Test
    void a_hold_whose_time_or_seat_a_server_with_a_faster_clock_gave_away_has_expired() {
        EventType alone = add(solo(ann).slug("alone"));
        EventType type = add(group(1, bob));
        Hold slot = hold(alone, TEN);
        Hold seat = hold(type, TEN);
        at(slot.expiresAt()).bookings().book(request(alone, TEN));
        at(seat.expiresAt()).bookings().book(request(type, TEN));

        assertThatRefusal(BookingRefusal.HoldExpired.class).isThrownBy(() -> book(alone, slot));
        assertThatRefusal(BookingRefusal.HoldExpired.class).isThrownBy(() -> book(type, seat));

        assertThat(meetings(ann)).hasSize(1);
        assertThat(meetings(bob)).hasSize(1);
    }
}
