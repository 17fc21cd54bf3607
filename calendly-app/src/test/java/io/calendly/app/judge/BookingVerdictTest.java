package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A test with handwritten histories of bookings and holds, as {@link VerdictTest} is one of meetings. */
class BookingVerdictTest {

    private static final long MORNING = Operation.slot(480, 1).start();
    private static final long NOON = Operation.slot(720, 1).start();
    private static final int USERS = 3;

    private final List<Outcome> history = new ArrayList<>();
    private final Map<String, FoundBooking> known = new HashMap<>();
    private final List<FoundBooking> bookings = new ArrayList<>();
    private final List<FoundMeeting> booked = new ArrayList<>();
    private final List<FoundMeeting> meetings = new ArrayList<>();
    private TimeSlots held = TimeSlots.empty();
    private long now;

    /** Adds an operation that was sent and completed after all earlier ones. */
    private void adds(Operation operation, Response response) {
        now += 2;
        history.add(new Outcome(operation, 1, response, now - 1, now));
    }

    private static FoundBooking made(String id, Operation.Book request, String meeting, Set<Integer> hosts) {
        BookingState state =
                BookingState.made(request.type(), request.start(), hosts).inMeeting(meeting);
        return new FoundBooking(id, request.invitee(), "token", state);
    }

    private static Operation.Book request(Bookable type, String id, long start) {
        return new Operation.Book(type, start, Optional.empty(), "Invitee " + id, false);
    }

    private static Operation.Book requestOfHeld(Bookable type, String id, long start, String hold) {
        return new Operation.Book(type, start, Optional.of(hold), "Invitee " + id, false);
    }

    private void books(Bookable type, String id, long start) {
        books(request(type, id, start), id, "meeting of " + id, type.hosts());
    }

    private void joins(String id, String meeting, long start) {
        books(request(Bookable.GROUP, id, start), id, meeting, Bookable.GROUP.hosts());
    }

    private void books(Operation.Book request, String id, String meeting, Set<Integer> hosts) {
        FoundBooking made = made(id, request, meeting, hosts);
        known.put(id, made);
        adds(request, Response.of(201, "").showing(BookingAnswer.of(made)));
    }

    /** Places a hold that expires at a time, or a moment later. */
    private void holds(Bookable type, String id, long start, long expiresAt) {
        Operation.PlaceHold placed = new Operation.PlaceHold(type, start, 60, false);
        FoundHold found = new FoundHold(id, type.slotAt(start), type.hosts(), expiresAt, expiresAt + 1);
        adds(placed, Response.of(201, "").showing(BookingAnswer.of(found)));
    }

    private void refuses(Operation operation, StatedReason... reasons) {
        adds(operation, Response.of(409, Outcome.NOT_BOOKABLE).showing(BookingAnswer.of(List.of(reasons))));
    }

    private void refuses(Operation operation, int status, String problem) {
        adds(operation, Response.of(status, problem));
    }

    /** Adds a change that was granted, with the booking as it is then. */
    private void changes(Operation.BookingChange change, BookingState after) {
        FoundBooking before = known.get(change.bookingId());
        FoundBooking found = new FoundBooking(before.id(), before.invitee(), "", after);
        known.put(before.id(), found);
        if (change instanceof Operation.MeetingChange ofMeeting) {
            FoundMeeting shown = meeting(ofMeeting.meetingId(), after);
            int status = change instanceof Operation.MoveMeeting ? 200 : 201;
            adds(change, Response.of(status, "").showing(List.of(shown)));
        } else {
            adds(change, Response.of(201, "").showing(BookingAnswer.of(found)));
        }
    }

    private static FoundMeeting meeting(String id, BookingState place) {
        return new FoundMeeting(
                id,
                id,
                new MeetingState(place.slot(), place.hosts(), place.type().name(), !place.hasPlace(), 1));
    }

    private BookingState state(String id) {
        return known.get(id).state();
    }

    private BookingState after(Operation.BookingChange change) {
        return state(change.bookingId()).after(change).iterator().next();
    }

    private void cancels(String id) {
        Operation.CancelBooking change = new Operation.CancelBooking(id, Optional.of("token"), false);
        changes(change, after(change));
    }

    private void moves(String id, long start) {
        Operation.MoveBooking change = new Operation.MoveBooking(id, start, Optional.empty(), false);
        changes(change, after(change));
    }

    private static StatedReason reason(String code, int host) {
        return new StatedReason(code, Optional.of(host));
    }

    /** Stores bookings as the responses show them, and their meetings. */
    private void areStored(String... ids) {
        for (String id : ids) {
            isStored(known.get(id));
        }
    }

    private void isStored(FoundBooking booking) {
        bookings.add(new FoundBooking(booking.id(), booking.invitee(), "", booking.state()));
        FoundMeeting meeting = meeting(booking.state().meetingId(), booking.state());
        if (booked.stream()
                .noneMatch(other ->
                        other.id().equals(meeting.id()) && !other.state().canceled())) {
            booked.removeIf(other -> other.id().equals(meeting.id()));
            booked.add(meeting);
        }
    }

    private void schedules(String id, int first, int second, TimeSlot slot) {
        Operation.Schedule wanted = new Operation.Schedule(first, second, slot, Operation.Route.PLAIN, 1);
        FoundMeeting found = new FoundMeeting(id, id, wanted.scheduled().get(0));
        adds(wanted, Response.of(201, "").showing(List.of(found)));
        meetings.add(found);
    }

    private Verdict verdict() {
        List<FoundMeeting> all = new ArrayList<>(meetings);
        all.addAll(booked);
        List<List<FoundMeeting>> attended = new ArrayList<>();
        List<TimeSlots> free = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            int attendee = user;
            List<FoundMeeting> own = all.stream()
                    .filter(found ->
                            !found.state().canceled() && found.state().users().contains(attendee))
                    .toList();
            attended.add(own);
            free.add(Operation.initialAvailability()
                    .minus(TimeSlots.copyOf(
                            own.stream().map(found -> found.state().slot()).toList()))
                    .minus(held));
        }
        StoredBookings storedBookings = new StoredBookings(bookings, booked);
        return new Verdict(history, new StoredState(meetings, storedBookings, attended, free, now + 1, now + 2));
    }

    private void assertAccepted() {
        assertThatCode(() -> verdict().check()).doesNotThrowAnyException();
    }

    private void assertRejected(String... words) {
        assertThatThrownBy(() -> verdict().check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    private void beginsAnew() {
        history.clear();
        forgetsStored();
        meetings.clear();
        held = TimeSlots.empty();
    }

    private void forgetsStored() {
        bookings.clear();
        booked.clear();
    }

    @Test
    void accepts_a_correct_history() {
        books(Bookable.SOLO, "a", MORNING);
        refuses(request(Bookable.SOLO, "x", MORNING), reason("busy", 0));
        moves("a", NOON);
        holds(Bookable.COLLECTIVE, "hold", MORNING, 1_000);
        refuses(request(Bookable.SOLO, "y", MORNING), reason("held", 0));
        books(requestOfHeld(Bookable.COLLECTIVE, "b", MORNING, "hold"), "b", "meeting of b", Set.of(0, 1));
        changes(new Operation.Decide("b", true), after(new Operation.Decide("b", true)));
        Operation.MoveMeeting moved = new Operation.MoveMeeting("b", "meeting of b", Operation.slot(500, 60));
        changes(moved, after(moved));
        cancels("a");
        refuses(new Operation.CancelBooking("a", Optional.empty(), false), 409, Outcome.WRONG_STATUS);
        areStored("a", "b");

        assertAccepted();
    }

    @Test
    void accepts_a_group_that_fills_and_empties() {
        joins("a", "m", NOON);
        joins("b", "m", NOON);
        holds(Bookable.GROUP, "hold", NOON, 1_000);
        refuses(request(Bookable.GROUP, "x", NOON), new StatedReason("full", Optional.empty()));
        books(requestOfHeld(Bookable.GROUP, "c", NOON, "hold"), "c", "m", Set.of(2));
        cancels("a");
        Operation.CancelMeeting canceled = new Operation.CancelMeeting("b", "m");
        changes(canceled, after(canceled));
        BookingState left = after(new Operation.CancelBooking("c", Optional.empty(), false));
        known.put("c", new FoundBooking("c", "Invitee c", "", left));
        areStored("a", "b", "c");

        assertAccepted();
    }

    @Test
    void lets_a_request_without_a_response_take_effect_or_not() {
        Operation.Book wanted = request(Bookable.ROUND_ROBIN, "a", NOON);
        adds(wanted, Response.NONE);
        assertAccepted();

        isStored(made("a", wanted, "m", Set.of(2)));
        assertAccepted();

        forgetsStored();
        isStored(made("a", request(Bookable.ROUND_ROBIN, "a", MORNING), "m", Set.of(2)));
        assertRejected("possible final states");
    }

    @Test
    void lets_a_change_without_a_response_happen_late_or_never() {
        books(Bookable.SOLO, "a", NOON);
        Operation.CancelBooking canceled = new Operation.CancelBooking("a", Optional.empty(), false);
        adds(canceled, Response.NONE);
        areStored("a");
        assertAccepted();

        forgetsStored();
        known.put("a", new FoundBooking("a", "Invitee a", "", after(canceled)));
        areStored("a");
        assertAccepted();
    }

    @Test
    void notices_a_host_who_is_in_two_places() {
        schedules("m", 0, 1, Operation.slot(720, 60));
        books(Bookable.SOLO, "a", NOON);
        areStored("a");
        assertRejected("user 0 is double-booked");

        cancels("a");
        forgetsStored();
        areStored("a");
        assertRejected("was double-booked for a while");
    }

    @Test
    void notices_a_booking_on_time_that_is_held_for_another() {
        holds(Bookable.COLLECTIVE, "hold", NOON, 1_000);
        books(Bookable.SOLO, "a", NOON);
        areStored("a");
        held = TimeSlots.of(Bookable.COLLECTIVE.slotAt(NOON));
        assertRejected("was double-booked for a while");

        beginsAnew();
        holds(Bookable.COLLECTIVE, "hold", NOON, now + 2);
        now += 10;
        books(Bookable.SOLO, "a", NOON);
        areStored("a");
        assertAccepted();
    }

    @Test
    void notices_time_that_is_shown_as_free_and_is_held() {
        holds(Bookable.SOLO, "hold", NOON, 1_000);
        assertRejected("shown, but not free");

        beginsAnew();
        holds(Bookable.SOLO, "hold", NOON, now + 2);
        now += 10;
        held = TimeSlots.of(Bookable.SOLO.slotAt(NOON));
        assertRejected("free, but not shown");
    }

    @Test
    void notices_a_live_hold_that_did_not_book() {
        for (String problem : List.of(Outcome.HOLD_EXPIRED, Outcome.UNKNOWN_HOLD, Outcome.NOT_BOOKABLE)) {
            beginsAnew();
            holds(Bookable.SOLO, "hold", NOON, now + 1_000);
            refuses(requestOfHeld(Bookable.SOLO, "a", NOON, "hold"), 409, problem);
            held = TimeSlots.of(Bookable.SOLO.slotAt(NOON));
            assertRejected("refused without reason");
        }
    }

    @Test
    void notices_a_hold_that_booked_when_it_was_gone() {
        holds(Bookable.SOLO, "hold", NOON, now + 2);
        now += 10;
        books(requestOfHeld(Bookable.SOLO, "a", NOON, "hold"), "a", "m", Set.of(0));
        areStored("a");
        assertRejected("granted without reason");

        beginsAnew();
        holds(Bookable.SOLO, "hold", NOON, now + 1_000);
        adds(new Operation.GiveBack(Bookable.SOLO, "hold"), Response.of(204, ""));
        books(requestOfHeld(Bookable.SOLO, "a", NOON, "hold"), "a", "m", Set.of(0));
        areStored("a");
        assertRejected("granted without reason");
    }

    @Test
    void notices_more_places_than_seats() {
        for (String id : List.of("a", "b", "c", "d")) {
            joins(id, "m", NOON);
        }
        areStored("a", "b", "c", "d");
        assertRejected("more places than seats");

        cancels("d");
        forgetsStored();
        areStored("a", "b", "c", "d");
        assertRejected("more places than seats for a while");
    }

    @Test
    void counts_a_hold_as_a_seat() {
        holds(Bookable.GROUP, "hold", NOON, 1_000);
        for (String id : List.of("a", "b", "c")) {
            joins(id, "m", NOON);
        }
        areStored("a", "b", "c");

        assertRejected("more places than seats for a while");
    }

    @Test
    void notices_two_meetings_in_one_slot_of_a_group() {
        joins("a", "m", NOON);
        joins("b", "n", NOON);
        areStored("a", "b");
        assertRejected("user 2 is double-booked");

        cancels("b");
        forgetsStored();
        areStored("a", "b");
        assertRejected("a slot of a group with two meetings");
    }

    @Test
    void notices_a_booking_that_is_lost_or_stored_twice() {
        books(Bookable.SOLO, "a", NOON);
        assertRejected("is lost");

        areStored("a");
        isStored(made("b", request(Bookable.SOLO, "a", NOON), "meeting of a", Set.of(0)));
        booked.removeIf(meeting -> meeting.id().equals("meeting of b"));
        bookings.set(1, canceledInAnother(bookings.get(1)));
        assertRejected("one request made two bookings");
    }

    private FoundBooking canceledInAnother(FoundBooking booking) {
        BookingState canceled = booking.state()
                .after(new Operation.CancelBooking(booking.id(), Optional.empty(), false))
                .iterator()
                .next();
        return new FoundBooking(booking.id(), booking.invitee(), "", canceled);
    }

    @Test
    void notices_a_booking_that_was_refused_or_not_requested() {
        schedules("m", 0, 1, Operation.slot(720, 60));
        refuses(request(Bookable.SOLO, "a", NOON), reason("busy", 0));
        FoundBooking refused = made("a", request(Bookable.SOLO, "a", MORNING), "n", Set.of(0));
        isStored(refused);
        assertRejected("not requested");

        beginsAnew();
        isStored(refused);
        assertRejected("not requested");
    }

    @Test
    void notices_a_booking_in_another_state_than_the_responses_say() {
        books(Bookable.SOLO, "a", NOON);
        FoundBooking before = known.get("a");
        cancels("a");
        isStored(before);
        assertRejected("possible final states");

        forgetsStored();
        known.put("a", before);
        moves("a", MORNING);
        areStored("a");
        assertRejected("MoveBooking");
    }

    @Test
    void notices_a_decision_on_a_booking_that_was_not_pending() {
        books(Bookable.COLLECTIVE, "a", NOON);
        Operation.Decide declined = new Operation.Decide("a", false);
        changes(declined, after(declined));
        BookingState confirmed = new BookingState(
                Bookable.COLLECTIVE, "meeting of a", state("a").slot(), Set.of(0, 1), BookingState.CONFIRMED, 3);
        changes(new Operation.Decide("a", true), confirmed);
        areStored("a");

        assertRejected("Decide");
    }

    @Test
    void notices_a_booking_that_does_not_agree_with_its_meeting() {
        books(Bookable.SOLO, "a", NOON);
        areStored("a");
        FoundMeeting meeting = booked.get(0);
        booked.set(
                0, new FoundMeeting(meeting.id(), meeting.id(), meeting.state().cancel()));
        assertRejected("a meeting is canceled when it has no bookings");

        booked.set(
                0,
                new FoundMeeting(
                        meeting.id(), meeting.id(), MeetingState.scheduled(Operation.slot(740, 30), Set.of(0))));
        assertRejected("bookings agree with their meeting");
    }

    @Test
    void notices_a_meeting_that_outlives_its_bookings() {
        books(Bookable.SOLO, "a", NOON);
        areStored("a");
        FoundMeeting scheduled = booked.get(0);
        cancels("a");
        forgetsStored();
        areStored("a");
        booked.set(0, scheduled);

        assertRejected("a meeting is canceled when it has no bookings");
    }

    @Test
    void notices_an_idempotency_key_that_books_twice() {
        Operation.Book wanted = new Operation.Book(Bookable.SOLO, NOON, Optional.empty(), "Invitee a", true);
        FoundBooking first = made("a", wanted, "m", Set.of(0));
        FoundBooking second = made("b", wanted, "n", Set.of(0));
        adds(wanted, Response.of(201, "").showing(BookingAnswer.of(first, first)));
        isStored(first);
        assertAccepted();

        history.clear();
        adds(wanted, Response.of(201, "").showing(BookingAnswer.of(first, second)));
        assertRejected("one idempotency key, several bookings");
    }

    @Test
    void notices_refusals_without_reasons_or_with_wrong_ones() {
        refuses(request(Bookable.SOLO, "a", NOON));
        assertRejected("refused without reason");

        for (String code : List.of("busy", "held", "buffer", "outside-hours", "off-grid", "full", "notice")) {
            beginsAnew();
            refuses(request(Bookable.SOLO, "a", NOON), reason(code, 0));
            assertRejected("refused without reason");
        }
    }

    @Test
    void notices_a_round_robin_that_did_not_ask_all_hosts() {
        schedules("m", 0, 1, Operation.slot(720, 60));
        refuses(request(Bookable.ROUND_ROBIN, "a", NOON), reason("busy", 1));

        assertRejected("refused without reason");
    }

    @Test
    void notices_a_booking_within_a_buffer() {
        books(Bookable.SOLO, "a", NOON);
        long after = Bookable.SOLO.slotAt(NOON).end();
        books(Bookable.COLLECTIVE, "b", after);
        areStored("a", "b");
        assertRejected("granted without reason");

        beginsAnew();
        schedules("m", 0, 1, Operation.slot(750, 30));
        books(Bookable.SOLO, "a", NOON);
        areStored("a");
        assertRejected("granted without reason");
    }

    @Test
    void notices_a_booking_outside_open_hours_or_of_other_hosts() {
        books(Bookable.SOLO, "a", Operation.slot(0, 1).start());
        areStored("a");
        assertRejected("granted without reason");

        beginsAnew();
        books(request(Bookable.COLLECTIVE, "a", NOON), "a", "m", Set.of(0));
        areStored("a");
        assertRejected("granted without reason");
    }

    @Test
    void notices_a_move_of_an_invitee_that_was_refused_without_a_code_that_held() {
        books(Bookable.SOLO, "a", NOON);
        refuses(
                new Operation.MoveBooking("a", MORNING, Optional.of("token"), false),
                new StatedReason("busy", Optional.empty()));
        areStored("a");

        assertRejected("refused without reason");
    }

    @Test
    void notices_a_move_that_was_refused_without_reason() {
        books(Bookable.SOLO, "a", NOON);
        refuses(new Operation.MoveBooking("a", MORNING, Optional.empty(), false), reason("busy", 0));
        areStored("a");

        assertRejected("refused without reason");
    }

    @Test
    void notices_a_meeting_of_a_group_that_moves_into_time_that_is_held() {
        joins("a", "m", NOON);
        holds(Bookable.GROUP, "hold", NOON, 1_000);
        Operation.MoveMeeting moved = new Operation.MoveMeeting("a", "m", Operation.slot(740, 45));
        adds(
                moved,
                Response.of(409, Outcome.NOT_FREE)
                        .blaming(List.of(
                                new Conflict(Optional.empty(), Map.of(2, TimeSlots.of(Operation.slot(740, 25)))))));
        areStored("a");
        assertAccepted();

        forgetsStored();
        changes(moved, after(moved));
        areStored("a");
        assertRejected("was double-booked for a while");
    }
}
