package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The operations of one client on bookings and holds. It uses and changes its own only, as {@link Workload} does with
 * meetings, and finds out in the same way that they are gone. All clients book a few days, so that they compete for
 * slots and seats.
 */
final class BookingWorkload {

    /** The number of kinds of operations. */
    static final int KINDS = 14;

    private static final List<Bookable> TYPES = List.of(Bookable.values());
    private static final int DAYS = 5;
    private static final int STARTS_OF_DAY = 32;

    /** A booking as the responses so far tell it. */
    private record Known(Bookable type, String meetingId, TimeSlot slot, String token) {}

    private final String name;
    private final Map<String, Operation.PlaceHold> holds = new LinkedHashMap<>();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private int invitees = 0;

    /**
     * Makes the operations of a client.
     *
     * @param name the name of the client, which is part of the names of its invitees
     */
    BookingWorkload(String name) {
        this.name = name;
    }

    /**
     * The random parts of an operation. They are drawn for every operation.
     *
     * @param type the event type of a new hold or booking
     * @param start the start of a new hold or booking, or the new start of another
     * @param pick the index of the hold or booking that is used or changed, modulo their number
     * @param first a choice, such as whether the invitee makes the change
     * @param second another choice, such as whether there is an idempotency key
     */
    record Draw(Bookable type, long start, int pick, boolean first, boolean second) {

        static Draw of(Random random, int pick, boolean first, boolean second) {
            Bookable type = TYPES.get(random.nextInt(TYPES.size()));
            long minute = random.nextInt(DAYS) * 1440L + 360 + random.nextInt(STARTS_OF_DAY) * 30L;
            return new Draw(type, Operation.slot(minute, 1).start(), pick, first, second);
        }
    }

    /** Returns an operation of a kind from 0; empty if the client knows no hold or booking for it. */
    Optional<Operation> next(int kind, Draw draw, TimeSlot slot) {
        Optional<String> id = pick(List.copyOf(known.keySet()), draw.pick());
        return switch (kind) {
            case 0, 1, 2 ->
                Optional.of(new Operation.PlaceHold(draw.type(), draw.start(), draw.first() ? 60 : 900, draw.second()));
            case 3, 4 -> pick(List.copyOf(holds.keySet()), draw.pick()).map(hold -> bookHeld(hold, draw));
            case 5 ->
                pick(List.copyOf(holds.keySet()), draw.pick())
                        .map(hold -> new Operation.GiveBack(holds.get(hold).type(), hold));
            case 6, 7, 8 -> Optional.of(book(draw.type(), draw.start(), Optional.empty(), draw));
            case 9 -> id.map(booking -> new Operation.CancelBooking(booking, token(booking, draw), draw.second()));
            case 10 -> id.map(booking -> move(booking, draw));
            case 11 -> pickPending(draw.pick()).map(booking -> new Operation.Decide(booking, draw.first()));
            case 12 -> id.map(booking -> new Operation.CancelMeeting(booking, meeting(booking)));
            default ->
                id.map(booking -> new Operation.MoveMeeting(booking, meeting(booking), nearby(booking, draw, slot)));
        };
    }

    private static Optional<String> pick(List<String> ids, int number) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(number % ids.size()));
    }

    private Optional<String> pickPending(int number) {
        return pick(
                known.keySet().stream()
                        .filter(id -> known.get(id).type().firstStatus().equals(BookingState.PENDING))
                        .toList(),
                number);
    }

    private Operation bookHeld(String hold, Draw draw) {
        Operation.PlaceHold placed = holds.get(hold);
        return book(placed.type(), placed.start(), Optional.of(hold), draw);
    }

    /** Books a slot. Bookings of a group have a key, so that their meetings are known to a client. */
    private Operation book(Bookable type, long start, Optional<String> hold, Draw draw) {
        return new Operation.Book(
                type, start, hold, "Invitee " + invitees++ + " of " + name, draw.second() || type.isGroup());
    }

    private Operation move(String booking, Draw draw) {
        boolean keyed = draw.second() || known.get(booking).type().isGroup();
        return new Operation.MoveBooking(booking, draw.start(), token(booking, draw), keyed);
    }

    private Optional<String> token(String booking, Draw draw) {
        return Optional.of(known.get(booking).token()).filter(token -> draw.first());
    }

    private String meeting(String booking) {
        return known.get(booking).meetingId();
    }

    /** Returns a slot a little later than the known one, which often touches it, or another one. */
    private TimeSlot nearby(String booking, Draw draw, TimeSlot other) {
        TimeSlot now = known.get(booking).slot();
        long later = (draw.pick() % 30) * 60L;
        return draw.first() ? other : TimeSlot.of(now.start() + later, now.end() + later);
    }

    /** Updates the known holds and bookings from a response. */
    void learn(Outcome outcome) {
        Operation operation = outcome.operation();
        BookingAnswer answer = outcome.response().booked();
        if (operation instanceof Operation.PlaceHold placed) {
            answer.hold().ifPresent(hold -> holds.put(hold.id(), placed));
        }
        if (operation instanceof Operation.UseOfHold use && isOfNoHold(outcome)) {
            use.holdId().ifPresent(holds::remove);
        }
        answer.bookings().forEach(this::learn);
        if (operation instanceof Operation.BookingChange change) {
            learn(outcome, change);
        }
    }

    private static boolean isOfNoHold(Outcome outcome) {
        return outcome.problem().equals(Outcome.UNKNOWN_HOLD)
                || outcome.problem().equals(Outcome.HOLD_EXPIRED);
    }

    private void learn(FoundBooking found) {
        Known before = known.get(found.id());
        String token = before == null ? found.token() : before.token();
        BookingState state = found.state();
        known.put(found.id(), new Known(state.type(), state.meetingId(), state.slot(), token));
    }

    private void learn(Outcome outcome, Operation.BookingChange change) {
        boolean isGone = outcome.problem().equals(Outcome.ALREADY_CANCELED)
                || (outcome.problem().equals(Outcome.WRONG_STATUS) && !(change instanceof Operation.Decide));
        if (isGone) {
            known.remove(change.bookingId());
        }
        if (change instanceof Operation.MoveMeeting moved && outcome.isDone()) {
            Known before = known.get(moved.bookingId());
            known.put(moved.bookingId(), new Known(before.type(), before.meetingId(), moved.slot(), before.token()));
        }
    }
}
