package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.ports.contract.EventTypeBuilder.collective;
import static io.calendly.ports.contract.EventTypeBuilder.group;
import static io.calendly.ports.contract.EventTypeBuilder.roundRobin;
import static io.calendly.ports.contract.EventTypeBuilder.solo;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.booking.BookingService;
import io.calendly.application.booking.SlotService;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of event types of each kind: who hosts, who joins, and what must not change. */
public abstract class HostingContract extends BookingContract {

    @Test
    void a_collective_takes_all_hosts_or_none() {
        EventType type = add(collective(ann, bob));
        addMeeting(slot(TEN, TEN + 30 * MINUTE), bob, addUser("Cem"));

        assertThatRefusal(BookingRefusal.NotBookable.class)
                .isThrownBy(() -> book(type, TEN))
                .satisfies(refusal -> assertThat(refusal.reasons())
                        .containsExactly(new Reason.Busy(bob, slot(TEN, TEN + 30 * MINUTE))));
        assertThat(meetings(ann)).isEmpty();

        assertThat(book(type, ELEVEN).booking().hosts()).containsExactly(ann, bob);
        assertThat(meetings(ann)).isEqualTo(meetings(bob).subList(1, 2));
    }

    @Test
    void a_round_robin_takes_turns() {
        EventType type = add(roundRobin(ann, bob));

        assertThat(book(type, NINE).booking().hosts()).containsExactly(ann);
        assertThat(book(type, TEN).booking().hosts()).containsExactly(bob);
        assertThat(book(type, ELEVEN).booking().hosts()).containsExactly(ann);
        assertThat(book(type, ELEVEN).booking().hosts()).containsExactly(bob);
        assertThatRefusal(BookingRefusal.NotBookable.class).isThrownBy(() -> book(type, ELEVEN));
    }

    @Test
    void turns_are_forgotten_after_30_days_and_canceled_bookings_are_no_turns() {
        EventType type = add(roundRobin(ann, bob));
        long later = NINE + 31 * 86_400;
        declare(ann, slot(later, later + 7_200));
        declare(bob, slot(later, later + 7_200));

        assertThat(book(type, later).booking().hosts()).containsExactly(ann);
        BookingService.Made canceled = book(type, NINE);
        assertThat(canceled.booking().hosts()).containsExactly(bob);
        services.bookings().cancel(id(canceled), ANY, HOST, "");
        assertThat(book(type, NINE).booking().hosts()).containsExactly(bob);
        assertThat(book(type, TEN).booking().hosts()).containsExactly(ann);
        assertThat(book(type, later).booking().hosts()).containsExactly(bob);

        now = NOW.plusSeconds(31 * 86_400);
        assertThat(book(type, later + 1_800).booking().hosts()).containsExactly(ann);
    }

    @Test
    void invitees_of_a_group_share_a_meeting_until_it_is_full() {
        EventType type = add(group(2, ann));

        BookingService.Made first = book(type, TEN);
        assertThat(slots(type)).contains(new BookableSlot(slot(TEN, TEN + 1_800), List.of(ann), OptionalInt.of(1)));
        BookingService.Made second = book(type, TEN);

        assertThat(booking(second).meeting()).isEqualTo(booking(first).meeting());
        assertThat(meetings(ann)).hasSize(1);
        assertThat(starts(type)).doesNotContain(TEN);
        assertThat(reasons(type, TEN)).containsExactly("full");
        assertThatRefusal(BookingRefusal.NotBookable.class).isThrownBy(() -> book(type, TEN));
    }

    @Test
    void the_last_invitee_to_leave_a_group_cancels_its_meeting() {
        EventType type = add(group(2, ann));
        BookingService.Made first = book(type, TEN);
        BookingService.Made second = book(type, TEN);

        services.bookings().cancel(id(first), ANY, Optional.of(first.token()), "ill");
        assertThat(meeting(first).status()).isEqualTo(Meeting.Status.SCHEDULED);
        services.bookings().cancel(id(second), ANY, HOST, "away");

        assertThat(meeting(first).status()).isEqualTo(Meeting.Status.CANCELED);
        assertThat(slots(type)).contains(new BookableSlot(slot(TEN, TEN + 1_800), List.of(ann), OptionalInt.of(2)));
        assertThat(eventTypes()).endsWith("booking.canceled", "booking.canceled", "meeting.canceled");
    }

    @Test
    void an_event_type_reads_the_schedule_that_it_names() {
        services.schedules().put(ann, SampleSchedules.weekdays("late", "UTC", "15:00-16:00"), false);
        services.schedules().put(ann, SampleSchedules.weekdays("early", "UTC", "07:00-09:30"), true);
        EventType type = add(solo(ann).schedule("late"));

        List<BookableSlot> slots = services.slots()
                .slots(type.id(), slot(NINE, NINE + 86_400), OptionalInt.empty(), SlotService.Moving.NOTHING);
        assertThat(slots)
                .extracting(each -> each.slot().start())
                .contains(NINE, NOON - 1_800, NINE + 6 * 3_600, NINE + 6 * 3_600 + 1_800)
                .hasSize(8);
        assertThatRefusal(EventTypeRefusal.UsedByEventTypes.class)
                .isThrownBy(() -> services.schedules().delete(ann, "late"));
        assertThatRefusal(EventTypeRefusal.ScheduleOfNoHost.class)
                .isThrownBy(() -> add(solo(ann).slug("other").schedule("none")));
    }

    @Test
    void an_event_type_with_bookings_ahead_keeps_its_kind_its_seats_and_its_hosts_place() {
        EventType type = add(group(3, ann));
        BookingService.Made first = book(type, TEN);
        book(type, TEN);

        assertThatRefusal(EventTypeRefusal.SeatsTaken.class)
                .isThrownBy(() -> services.eventTypes().change(type.id(), ANY, each -> capacity(each, 1)))
                .satisfies(refusal -> assertThat(refusal.taken()).isEqualTo(2));
        services.eventTypes().change(type.id(), ANY, each -> capacity(each, 2));
        assertThatRefusal(EventTypeRefusal.BookingsAhead.class)
                .isThrownBy(() -> services.eventTypes().delete(type.id(), ANY));
        assertThatRefusal(EventTypeRefusal.BookingsAhead.class)
                .isThrownBy(() -> services.eventTypes()
                        .change(
                                type.id(),
                                ANY,
                                each -> each.with(new Hosting(
                                        Hosting.Kind.COLLECTIVE, each.hosting().hosts(), 1, Optional.empty()))));
        assertThatRefusal(MeetingRefusal.MeetingsAhead.class)
                .isThrownBy(() -> services.users().remove(ann, ANY));

        services.meetings().cancel(booking(first).meeting(), ANY, "");
        assertThatRefusal(EventTypeRefusal.UsedByEventTypes.class)
                .isThrownBy(() -> services.users().remove(ann, ANY));
        services.eventTypes().delete(type.id(), ANY);
        assertThatRefusal(EventTypeRefusal.UnknownEventType.class).isThrownBy(() -> book(type, TEN));
        assertThat(booking(first).status()).isEqualTo(Booking.Status.CANCELED);
        services.users().remove(ann, ANY);
    }

    private static EventTypeSettings capacity(EventTypeSettings settings, int capacity) {
        Hosting old = settings.hosting();
        return settings.with(new Hosting(old.kind(), old.hosts(), capacity, old.schedule()));
    }

    @Test
    void a_list_of_slots_has_a_bounded_size() {
        UserId always = addUser("Al");
        declare(always, slot(NINE, NINE + 92 * 86_400));
        EventType minutes = add(solo(always).durations(1));

        assertThatRefusal(BookingRefusal.TooManySlots.class)
                .isThrownBy(() -> services.slots()
                        .slots(
                                minutes.id(),
                                slot(NINE, NINE + 92 * 86_400),
                                OptionalInt.empty(),
                                SlotService.Moving.NOTHING));
        assertThat(services.slots()
                        .slots(
                                minutes.id(),
                                slot(NINE, NINE + 27 * 86_400),
                                OptionalInt.empty(),
                                SlotService.Moving.NOTHING))
                .hasSize(27 * 1_440);
    }

    @Test
    void a_user_whose_slot_is_held_stays_until_the_hold_expires() {
        EventType type = add(solo(ann));
        Hold hold = hold(type, TEN);
        services.eventTypes()
                .change(
                        type.id(),
                        ANY,
                        each -> each.with(
                                new Hosting(Hosting.Kind.SOLO, new TreeSet<>(List.of(bob)), 1, Optional.empty())));

        assertThatRefusal(BookingRefusal.SlotsHeld.class)
                .isThrownBy(() -> services.users().remove(ann, ANY));
        now = hold.expiresAt();
        services.users().remove(ann, ANY);
        assertThatRefusal(BookingRefusal.HoldExpired.class).isThrownBy(() -> book(type, hold));
    }

    @Test
    void a_booking_gets_a_new_version_when_the_hosts_of_its_meeting_change() {
        EventType type = add(collective(ann, bob));
        BookingService.Made made = book(type, TEN);

        services.meetings().change(booking(made).meeting(), ANY, MeetingChange.NONE.attendedBy(List.of(ann)));

        assertThat(booking(made).version()).isEqualTo(2);
        assertThat(services.bookings().get(id(made), HOST).hosts()).containsExactly(ann);
    }

    @Test
    void nothing_can_be_asked_for_a_booking_that_can_no_longer_be_moved() {
        EventType type = add(solo(ann));
        BookingService.Made made = book(type, TEN);
        services.bookings().cancel(id(made), ANY, HOST, "");

        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() ->
                        services.slots().reasons(type.id(), TEN, OptionalInt.empty(), SlotService.Moving.of(id(made))));
    }

    @Test
    void an_invitee_who_did_not_come_keeps_no_place_in_a_canceled_meeting() {
        EventType type = add(group(2, ann));
        BookingService.Made absent = book(type, TEN);
        BookingService.Made other = book(type, TEN);
        services.bookings().noShow(id(absent), ANY, HOST);

        services.meetings().cancel(booking(absent).meeting(), ANY, "fire");

        assertThat(booking(absent).status()).isEqualTo(Booking.Status.CANCELED);
        assertThat(booking(book(type, TEN)).meeting())
                .isNotEqualTo(booking(other).meeting());
        assertThat(meetings(ann)).hasSize(1);
    }

    @Test
    void a_meeting_can_be_canceled_whoever_has_left_it_and_whatever_is_held() {
        EventType type = add(group(3, ann, bob));
        BookingService.Made made = book(type, TEN);
        Hold hold = hold(type, TEN);
        UserId cem = addUser("Cem");
        UserId dan = addUser("Dan");
        declare(cem, slot(NINE, NOON));
        declare(dan, slot(NINE, NOON));
        MeetingId meeting = booking(made).meeting();
        services.meetings().change(meeting, ANY, MeetingChange.NONE.attendedBy(List.of(bob, cem)));
        services.meetings().schedule(List.of(ann, dan), slot(TEN, TEN + 1_800));

        services.meetings().cancel(meeting, ANY, "");

        assertThat(booking(made).status()).isEqualTo(Booking.Status.CANCELED);
        assertThatRefusal(BookingRefusal.HoldExpired.class).isThrownBy(() -> book(type, hold));
        assertThat(meetings(bob)).isEmpty();
    }

    @Test
    void a_meeting_of_a_group_keeps_its_hosts_when_the_event_type_gets_others() {
        EventType type = add(group(3, ann));
        BookingService.Made first = book(type, TEN);
        services.eventTypes()
                .change(
                        type.id(),
                        ANY,
                        each -> each.with(
                                new Hosting(Hosting.Kind.GROUP, new TreeSet<>(List.of(bob)), 3, Optional.empty())));

        BookingService.Made second = book(type, TEN);

        assertThat(second.booking().hosts()).containsExactly(ann);
        assertThat(booking(second).meeting()).isEqualTo(booking(first).meeting());
        assertThat(book(type, ELEVEN).booking().hosts()).containsExactly(bob);
    }

    @Test
    void refuses_what_is_not_there() {
        EventType type = add(solo(ann));
        EventTypeId unknown = new EventTypeId(new UUID(1, 1));

        assertThatRefusal(EventTypeRefusal.UnknownEventType.class)
                .isThrownBy(() -> services.holds().place(unknown, TEN, OptionalInt.empty(), 60));
        assertThatRefusal(BookingRefusal.UnknownBooking.class)
                .isThrownBy(() -> services.bookings().confirm(new BookingId(new UUID(1, 1)), ANY, HOST));
        assertThatRefusal(BookingRefusal.UnknownHold.class)
                .isThrownBy(() -> services.holds().release(type.id(), new HoldId(new UUID(1, 1))));
        assertThatRefusal(BookingRefusal.DurationNotOffered.class)
                .isThrownBy(() -> services.holds().place(type.id(), TEN, OptionalInt.of(1_799), 60));
        assertThatRefusal(EventTypeRefusal.UnknownSlug.class)
                .isThrownBy(() -> services.eventTypes().get(bob, "intro"));
        assertThat(services.eventTypes().get(ann, "intro")).isEqualTo(type);
        assertThatRefusal(EventTypeRefusal.SlugTaken.class).isThrownBy(() -> add(collective(ann, bob)));
        assertThat(add(solo(bob)).settings().description().slug()).isEqualTo("intro");
    }
}
