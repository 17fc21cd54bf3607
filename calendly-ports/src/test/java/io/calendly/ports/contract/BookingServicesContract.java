package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.ports.contract.SampleEventTypes.collective;
import static io.calendly.ports.contract.SampleEventTypes.group;
import static io.calendly.ports.contract.SampleEventTypes.roundRobin;
import static io.calendly.ports.contract.SampleEventTypes.solo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.application.Services;
import io.calendly.application.booking.BookingRequest;
import io.calendly.application.booking.BookingService;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.booking.ManageToken;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of the services for event types, slots, holds and bookings. */
public abstract class BookingServicesContract extends Contract {

    private static final VersionPrecondition ANY = VersionPrecondition.anyVersion();
    private static final Optional<ManageToken> HOST = Optional.empty();

    /** The day of the tests, a Monday. It is 08:00 now. */
    private static final long NINE = Instant.parse("2026-01-05T09:00:00Z").getEpochSecond();

    private static final long MINUTE = 60;
    private static final long TEN = NINE + 60 * MINUTE;
    private static final long ELEVEN = NINE + 120 * MINUTE;
    private static final long NOON = NINE + 180 * MINUTE;

    private Instant now = NOW;
    private Services services;
    private UserId ann;
    private UserId bob;

    /** Both are open from 9 to 12. */
    @BeforeEach
    final void begin() {
        services = Services.on(transactor, () -> now, new Random(2));
        ann = addUser("Ann");
        bob = addUser("Bob");
        declare(ann, slot(NINE, NOON));
        declare(bob, slot(NINE, NOON));
    }

    private EventType add(SampleEventTypes sample) {
        return services.eventTypes().add(sample.settings());
    }

    private static BookingRequest request(EventType type, long start) {
        return new BookingRequest(
                type.id(),
                start,
                OptionalInt.empty(),
                Optional.empty(),
                new Invitee("Ivy", "ivy@example.com", "Asia/Kathmandu"),
                List.of(),
                Map.of());
    }

    private BookingService.Made book(EventType type, long start) {
        return services.bookings().book(request(type, start));
    }

    private BookingService.Made book(EventType type, Hold hold) {
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

    private Hold hold(EventType type, long start) {
        return services.holds().place(type.id(), start, OptionalInt.empty(), 600);
    }

    private List<BookableSlot> slots(EventType type) {
        return services.slots().slots(type.id(), slot(NINE, NOON), OptionalInt.empty(), Optional.empty());
    }

    private List<Long> starts(EventType type) {
        return slots(type).stream().map(each -> each.slot().start()).toList();
    }

    private List<String> reasons(EventType type, long start) {
        return services.slots().reasons(type.id(), start, OptionalInt.empty(), Optional.empty()).stream()
                .map(Reason::code)
                .toList();
    }

    private Booking booking(BookingService.Made made) {
        return services.bookings()
                .get(made.booking().booking().id(), Optional.of(made.token()))
                .booking();
    }

    private static BookingId id(BookingService.Made made) {
        return made.booking().booking().id();
    }

    private Meeting meeting(BookingService.Made made) {
        return services.meetings().get(booking(made).meeting());
    }

    private List<String> eventTypes() {
        return transactor.readOnly(stores -> stores.outbox().read(0, 1_000)).stream()
                .map(entry -> entry.event().type())
                .toList();
    }

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
            List<Reason> reasons = services.slots().reasons(type.id(), start, OptionalInt.empty(), Optional.empty());
            assertThatRefusal(BookingRefusal.NotBookable.class)
                    .isThrownBy(() -> book(type, start))
                    .satisfies(refusal ->
                            assertThat(refusal.reasons()).isEqualTo(reasons).isNotEmpty());
        }
        assertThat(meetings(ann)).hasSize(1);
    }

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

    private TimeSlots freeTime(UserId user) {
        return services.availability().freeTime(user, slot(NINE, NOON));
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
    void a_pending_booking_takes_its_slot_until_it_is_declined() {
        EventType type = add(solo(ann).requiringConfirmation());
        BookingService.Made made = book(type, TEN);
        assertThat(booking(made).status()).isEqualTo(Booking.Status.PENDING);
        assertThat(reasons(type, TEN)).containsExactly("busy");

        services.bookings().decline(id(made), ANY, "no time");

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
                .isThrownBy(() -> services.bookings().noShow(id, ANY));
        services.bookings().confirm(id, ANY);
        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() -> services.bookings().confirm(id, ANY));
        assertThatRefusal(BookingRefusal.WrongStatus.class)
                .isThrownBy(() -> services.bookings().decline(id, ANY, ""));
        services.bookings().noShow(id, ANY);
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
    void an_event_type_reads_the_schedule_that_it_names() {
        services.schedules().put(ann, SampleSchedules.weekdays("late", "UTC", "15:00-16:00"), false);
        services.schedules().put(ann, SampleSchedules.weekdays("early", "UTC", "07:00-09:30"), true);
        EventType type = add(solo(ann).schedule("late"));

        List<BookableSlot> slots =
                services.slots().slots(type.id(), slot(NINE, NINE + 86_400), OptionalInt.empty(), Optional.empty());
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
    void refuses_what_is_not_there() {
        EventType type = add(solo(ann));
        EventTypeId unknown = new EventTypeId(new UUID(1, 1));

        assertThatRefusal(EventTypeRefusal.UnknownEventType.class)
                .isThrownBy(() -> services.holds().place(unknown, TEN, OptionalInt.empty(), 60));
        assertThatRefusal(BookingRefusal.UnknownBooking.class)
                .isThrownBy(() -> services.bookings().confirm(new BookingId(new UUID(1, 1)), ANY));
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

    @Test
    void refusals_are_thrown_before_anything_is_stored() {
        EventType type = add(solo(ann));
        int events = eventTypes().size();

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> book(type, NOON));

        assertThat(eventTypes()).hasSize(events);
        assertThat(meetings(ann)).isEmpty();
    }
}
