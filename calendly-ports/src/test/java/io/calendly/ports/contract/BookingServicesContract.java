package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.ports.contract.EventTypeBuilder.group;
import static io.calendly.ports.contract.EventTypeBuilder.roundRobin;
import static io.calendly.ports.contract.EventTypeBuilder.solo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.application.booking.BookingRequest;
import io.calendly.application.booking.BookingService;
import io.calendly.application.booking.ManageToken;
import io.calendly.application.booking.SlotService;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Bookings;
import io.calendly.ports.HostedBooking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of the service for bookings, from the booking of a slot to its end. */
public abstract class BookingServicesContract extends BookingContract {

    @Test
    void a_listed_slot_can_be_booked_and_is_listed_no_more() {
        EventType type = add(solo(ann));

        assertThat(starts(type)).hasSize(6).contains(TEN);
        BookingService.Made made = book(type, TEN);

        assertThat(starts(type)).hasSize(5).doesNotContain(TEN);
        assertThat(reasons(type, TEN)).containsExactly("busy");
        assertThat(made.booking().hosts()).containsExactly(ann);
        assertThat(booking(made).status()).isEqualTo(Booking.Status.CONFIRMED);
        assertThat(meetings(ann)).containsExactly(meeting(made));
        assertThat(eventTypes()).endsWith("event_type.created", "meeting.scheduled", "booking.confirmed");
    }

    @Test
    void a_start_that_is_not_listed_is_refused_with_the_reasons_of_the_explanation() {
        EventType type = add(solo(ann).buffers(0, 15));
        book(type, TEN);
        long[] starts = {NINE - 30 * MINUTE, NINE + 1, TEN, TEN + 30 * MINUTE, NOON, NINE - 3_600 * 24};

        for (long start : starts) {
            List<Reason> reasons =
                    services.slots().reasons(type.id(), start, OptionalInt.empty(), SlotService.Moving.NOTHING);
            assertThatRefusal(BookingRefusal.NotBookable.class)
                    .isThrownBy(() -> book(type, start))
                    .satisfies(refusal ->
                            assertThat(refusal.reasons()).isEqualTo(reasons).isNotEmpty());
        }
        assertThat(meetings(ann)).hasSize(1);
    }

    @Test
    void a_host_who_cancels_or_moves_the_meeting_does_so_for_all_its_bookings() {
        EventType type = add(group(3, ann));
        BookingService.Made first = book(type, TEN);
        BookingService.Made second = book(type, TEN);
        Meeting meeting = meeting(first);

        services.meetings()
                .change(meeting.id(), ANY, MeetingChange.NONE.movedTo(OptionalLong.of(ELEVEN), OptionalLong.empty()));
        assertThat(booking(first).slot()).isEqualTo(slot(ELEVEN, ELEVEN + 1_800));
        assertThat(booking(second).history().rescheduledFrom()).contains(slot(TEN, TEN + 1_800));

        services.meetings().cancel(meeting.id(), ANY, "fire");
        assertThat(booking(first).status()).isEqualTo(Booking.Status.CANCELED);
        assertThat(booking(second).history().ending().orElseThrow().reason()).isEqualTo("fire");
        assertThat(eventTypes())
                .endsWith(
                        "meeting.rescheduled",
                        "booking.rescheduled",
                        "booking.rescheduled",
                        "meeting.canceled",
                        "booking.canceled",
                        "booking.canceled");
    }

    @Test
    void a_pending_booking_takes_its_slot_until_it_is_declined() {
        EventType type = add(solo(ann).requiringConfirmation());
        BookingService.Made made = book(type, TEN);
        assertThat(booking(made).status()).isEqualTo(Booking.Status.PENDING);
        assertThat(reasons(type, TEN)).containsExactly("busy");

        services.bookings().decline(id(made), ANY, HOST, "no time");

        assertThat(booking(made).status()).isEqualTo(Booking.Status.DECLINED);
        assertThat(meeting(made).status()).isEqualTo(Meeting.Status.CANCELED);
        assertThat(reasons(type, TEN)).isEmpty();
        assertThat(eventTypes())
                .endsWith("meeting.scheduled", "booking.requested", "booking.declined", "meeting.canceled");
    }

    @Test
    void a_booking_goes_only_from_status_to_status_as_the_rules_say() {
        EventType type = add(solo(ann).requiringConfirmation());
        BookingId id = id(book(type, TEN));

        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() -> services.bookings().noShow(id, ANY, HOST));
        services.bookings().confirm(id, ANY, HOST);
        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() -> services.bookings().confirm(id, ANY, HOST));
        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() -> services.bookings().decline(id, ANY, HOST, ""));
        services.bookings().noShow(id, ANY, HOST);
        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() -> services.bookings().cancel(id, ANY, HOST, ""));
        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() -> services.bookings().reschedule(id, ANY, HOST, ELEVEN));

        assertThat(reasons(type, TEN)).containsExactly("busy");
        assertThat(eventTypes()).endsWith("booking.requested", "booking.confirmed", "booking.no_show");
    }

    @Test
    void a_rescheduled_booking_keeps_its_id_and_gives_its_old_slot_back() {
        EventType type = add(solo(ann));
        BookingService.Made made = book(type, TEN);

        HostedBooking moved = services.bookings().reschedule(id(made), ANY, Optional.of(made.token()), ELEVEN);

        assertThat(moved.booking().id()).isEqualTo(id(made));
        assertThat(moved.booking().history().rescheduledFrom()).contains(slot(TEN, TEN + 1_800));
        assertThat(moved.booking().meeting()).isEqualTo(made.booking().booking().meeting());
        assertThat(meeting(made).slot()).isEqualTo(slot(ELEVEN, ELEVEN + 1_800));
        assertThat(starts(type)).contains(TEN).doesNotContain(ELEVEN);
        assertThat(eventTypes()).endsWith("meeting.rescheduled", "booking.rescheduled");
    }

    @Test
    void a_refused_reschedule_leaves_the_booking_where_it_was() {
        EventType type = add(solo(ann));
        BookingService.Made made = book(type, TEN);
        book(type, ELEVEN);
        Booking before = booking(made);

        assertThatRefusal(BookingRefusal.NotBookable.class)
                .isThrownBy(() -> services.bookings().reschedule(id(made), ANY, HOST, ELEVEN));

        assertThat(booking(made)).isEqualTo(before);
        assertThat(meeting(made).slot()).isEqualTo(slot(TEN, TEN + 1_800));
        assertThat(reasons(type, TEN)).containsExactly("busy");
    }

    @Test
    void a_booking_moves_onto_a_part_of_its_own_time() {
        EventType type = add(solo(ann).durations(60, 30));
        BookingRequest hour = new BookingRequest(
                type.id(),
                TEN,
                OptionalInt.of(3_600),
                Optional.empty(),
                request(type, TEN).invitee(),
                List.of(),
                Map.of());
        BookingService.Made made = services.bookings().book(hour);

        services.bookings().reschedule(id(made), ANY, HOST, TEN + 30 * MINUTE);

        assertThat(booking(made).slot()).isEqualTo(slot(TEN + 1_800, TEN + 5_400));
        assertThat(reasons(type, TEN)).isEmpty();
    }

    @Test
    void an_invitee_of_a_group_moves_alone() {
        EventType type = add(group(2, ann));
        BookingService.Made first = book(type, TEN);
        BookingService.Made second = book(type, TEN);
        BookingService.Made third = book(type, ELEVEN);

        services.bookings().reschedule(id(first), ANY, HOST, ELEVEN);

        assertThat(booking(first).meeting()).isEqualTo(booking(third).meeting());
        assertThat(booking(second).slot().start()).isEqualTo(TEN);
        assertThat(meetings(ann)).hasSize(2);

        services.bookings().reschedule(id(second), ANY, HOST, NINE);
        assertThat(meetings(ann)).extracting(each -> each.slot().start()).containsExactly(NINE, ELEVEN);

        services.bookings().cancel(id(third), ANY, HOST, "");
        services.bookings().reschedule(id(second), ANY, HOST, ELEVEN);
        assertThat(booking(second).meeting()).isEqualTo(booking(first).meeting());
        assertThat(meetings(ann)).hasSize(1);
    }

    @Test
    void a_booking_of_a_round_robin_stays_with_its_host_if_possible() {
        EventType type = add(roundRobin(ann, bob));
        BookingService.Made first = book(type, NINE);
        BookingService.Made second = book(type, NINE);
        assertThat(second.booking().hosts()).containsExactly(bob);

        assertThat(services.bookings().reschedule(id(second), ANY, HOST, TEN).hosts())
                .containsExactly(bob);
        book(type, ELEVEN);
        assertThat(services.bookings().reschedule(id(first), ANY, HOST, ELEVEN).hosts())
                .containsExactly(bob);
        assertThat(meetings(bob)).extracting(each -> each.slot().start()).containsExactly(TEN, ELEVEN);
    }

    @Test
    void an_invitee_needs_the_token_of_the_booking_and_keeps_the_notice() {
        EventType type = add(solo(ann).cancellationNotice(90));
        BookingService.Made made = book(type, TEN);
        BookingService.Made other = book(type, ELEVEN);
        Optional<ManageToken> wrong = Optional.of(other.token());

        assertThatRefusal(BookingRefusal.WrongToken.class)
                .isThrownBy(() -> services.bookings().get(id(made), wrong));
        assertThatRefusal(BookingRefusal.WrongToken.class)
                .isThrownBy(() -> services.bookings().cancel(id(made), ANY, wrong, ""));
        assertThatRefusal(BookingRefusal.WrongToken.class)
                .isThrownBy(() -> services.bookings().reschedule(id(made), ANY, wrong, NINE));

        assertThatRefusal(BookingRefusal.WrongToken.class)
                .isThrownBy(() -> services.bookings().noShow(id(made), ANY, Optional.of(made.token())));

        now = Instant.ofEpochSecond(TEN - 90 * MINUTE + 1);
        Optional<ManageToken> own = Optional.of(made.token());
        assertThatRefusal(BookingRefusal.TooLate.class)
                .isThrownBy(() -> services.bookings().cancel(id(made), ANY, own, ""));
        assertThatRefusal(BookingRefusal.TooLate.class)
                .isThrownBy(() -> services.bookings().reschedule(id(made), ANY, own, NOON - 30 * MINUTE));
        services.bookings().cancel(id(made), ANY, HOST, "");
        assertThat(booking(made).status()).isEqualTo(Booking.Status.CANCELED);
    }

    @Test
    void an_old_version_changes_nothing() {
        EventType type = add(solo(ann));
        BookingService.Made made = book(type, TEN);
        VersionPrecondition first = VersionPrecondition.oneOf(Set.of(1L));
        services.bookings().reschedule(id(made), first, HOST, ELEVEN);

        assertThatRefusal(VersionRefusal.ChangedSince.class)
                .isThrownBy(() -> services.bookings().reschedule(id(made), first, HOST, NINE));
        assertThatRefusal(VersionRefusal.ChangedSince.class)
                .isThrownBy(() -> services.bookings().cancel(id(made), first, HOST, ""));
        assertThat(booking(made).slot().start()).isEqualTo(ELEVEN);
    }

    @Test
    void answers_are_checked_against_the_questions() {
        EventType type = add(solo(ann).asking(new Question("Topic", Question.Type.TEXT, List.of(), true)));
        BookingRequest silent = request(type, TEN);

        assertThatRefusal(BookingRefusal.InvalidAnswers.class)
                .isThrownBy(() -> services.bookings().book(silent))
                .satisfies(refusal -> assertThat(refusal.faults()).containsEntry("Topic", Answers.Fault.MISSING));
        assertThat(meetings(ann)).isEmpty();

        BookingService.Made made = services.bookings()
                .book(new BookingRequest(
                        type.id(),
                        TEN,
                        OptionalInt.empty(),
                        Optional.empty(),
                        silent.invitee(),
                        List.of("guest@example.com"),
                        Map.of("Topic", new Answers.Words("Taxes"))));
        services.eventTypes().change(type.id(), ANY, settings -> without(settings));
        assertThat(booking(made).party().answers().byQuestion()).containsEntry("Topic", new Answers.Words("Taxes"));
        assertThat(booking(made).party().guests()).containsExactly("guest@example.com");
    }

    private static EventTypeSettings without(EventTypeSettings settings) {
        return new EventTypeSettings(
                settings.description(), settings.hosting(), settings.timing(), settings.rules(), List.of(), true);
    }

    @Test
    void lists_bookings_by_start() {
        EventType type = add(solo(ann));
        EventType other = add(solo(bob).slug("other"));
        BookingService.Made late = book(type, ELEVEN);
        BookingService.Made early = book(type, TEN);
        BookingService.Made bobs = book(other, NINE);
        services.bookings().cancel(id(late), ANY, HOST, "");

        assertThat(list(Optional.of(type.id()), Optional.empty(), Optional.empty()))
                .containsExactly(id(early), id(late));
        assertThat(list(Optional.empty(), Optional.of(bob), Optional.empty())).containsExactly(id(bobs));
        assertThat(list(Optional.empty(), Optional.empty(), Optional.of(Booking.Status.CONFIRMED)))
                .containsExactly(id(bobs), id(early));
        assertThatRefusal(UserRefusal.UnknownUsers.class)
                .isThrownBy(() -> list(Optional.empty(), Optional.of(new UserId(99)), Optional.empty()));
    }

    private List<BookingId> list(Optional<EventTypeId> type, Optional<UserId> host, Optional<Booking.Status> status) {
        Bookings.Filter filter = new Bookings.Filter(type, host, TimeSlot.ALWAYS, status);
        return services.bookings().page(filter, Optional.empty(), 10).stream()
                .map(each -> each.booking().id())
                .toList();
    }

    @Test
    void refusals_are_thrown_before_anything_is_stored() {
        EventType type = add(solo(ann));
        int events = eventTypes().size();

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> book(type, NOON));

        assertThat(eventTypes()).hasSize(events);
        assertThat(meetings(ann)).isEmpty();
    }
}
