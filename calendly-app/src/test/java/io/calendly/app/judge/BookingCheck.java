package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A check that bookings and holds were granted only on free time, and refused only with reasons that held. */
final class BookingCheck {

    /**
     * The place that a request needs.
     *
     * @param released the time of each host that counts as free because the request releases it
     * @param own the time that the request takes if it is granted, or that it moves
     * @param isNew whether the request is for a new hold or booking
     */
    private record Demand(
            Bookable type,
            TimeSlot slot,
            Map<Integer, TimeSlots> released,
            Collection<MeetingHistory> own,
            boolean isNew) {

        TimeSlots releasedOf(int user) {
            return released.getOrDefault(user, TimeSlots.empty());
        }
    }

    private final BookingHistories bookings;
    private final List<UserTime> users;
    private final FreeTimeCheck freeTime;

    BookingCheck(BookingHistories bookings, List<UserTime> users) {
        this.bookings = bookings;
        this.users = users;
        this.freeTime = new FreeTimeCheck(users);
    }

    /** Checks the response to a request that needs time. */
    void check(Outcome outcome) {
        Operation operation = outcome.operation();
        if (operation instanceof Operation.PlaceHold wanted) {
            checkNew(outcome, wanted.type(), wanted.start());
        } else if (operation instanceof Operation.Book wanted) {
            checkSameBooking(outcome);
            if (wanted.holdId().isEmpty()) {
                checkNew(outcome, wanted.type(), wanted.start());
            }
        } else if (operation instanceof Operation.BookingChange change) {
            checkChange(outcome, change);
        }
    }

    private static void checkSameBooking(Outcome outcome) {
        List<FoundBooking> found = outcome.response().booked().bookings();
        assertThat(found.stream().distinct().count())
                .as("one idempotency key, several bookings: %s", outcome)
                .isLessThanOrEqualTo(1);
    }

    private void checkNew(Outcome outcome, Bookable type, long start) {
        List<MeetingHistory> own = bookings.timeOf(outcome).stream().toList();
        Demand demand = new Demand(type, type.slotAt(start), Map.of(), own, true);
        assertThat(isCorrect(outcome, demand))
                .as("%s without reason: %s", outcome.isDone() ? "granted" : "refused", outcome)
                .isTrue();
    }

    private void checkChange(Outcome outcome, Operation.BookingChange change) {
        BookingHistory booking = bookings.booking(change.bookingId());
        Set<BookingState> before = booking.before(outcome);
        assertThat(before)
                .as("%s without reason: %s", outcome.isDone() ? "granted" : "refused", outcome)
                .anyMatch(state -> !state.isConcernedBy(change)
                        || state.refusal(change)
                                .filter(outcome.problem()::equals)
                                .isPresent()
                        || (state.refusal(change).isEmpty() && isCorrect(outcome, change, state, booking)));
    }

    private boolean isCorrect(
            Outcome outcome, Operation.BookingChange change, BookingState before, BookingHistory booking) {
        if (!BookingResponse.needsTime(change, before)) {
            return outcome.isDone();
        }
        return releasedPossibly(outcome, before).stream()
                .anyMatch(released -> isMoveCorrect(outcome, change, before, booking, released));
    }

    /**
     * Returns what may be released of the hosts' time. Holds on a slot of a group keep it when its meeting moves. A refusal
     * need not name the held time if other time is missing too.
     */
    private List<Map<Integer, TimeSlots>> releasedPossibly(Outcome outcome, BookingState before) {
        List<Map<Integer, TimeSlots>> possible = new ArrayList<>();
        int host = before.hosts().iterator().next();
        boolean isHeld =
                bookings.heldCertainly(host, outcome.sent(), outcome.received()).contains(before.slot());
        if (!isHeld || !outcome.isDone()) {
            possible.add(before.hosts().stream()
                    .collect(Collectors.toMap(each -> each, each -> TimeSlots.of(before.slot()))));
        }
        if (bookings.heldPossibly(host, outcome.sent(), outcome.received()).contains(before.slot())) {
            possible.add(Map.of());
        }
        return possible;
    }

    private boolean isMoveCorrect(
            Outcome outcome,
            Operation.BookingChange change,
            BookingState before,
            BookingHistory booking,
            Map<Integer, TimeSlots> released) {
        List<MeetingHistory> own = List.of(booking.time());
        if (change instanceof Operation.MoveMeeting moved) {
            List<Booked> needed = List.of(
                    new Booked(moved.slot(), before.hosts(), before.type().isGroup()));
            return freeTime.isCorrect(outcome, new FreeTimeCheck.Demand(needed, released, own));
        }
        long start = ((Operation.MoveBooking) change).start();
        TimeSlot slot = TimeSlot.of(start, start + before.slot().duration().toSeconds());
        return isCorrect(outcome, new Demand(before.type(), slot, released, own, false));
    }

    private boolean isCorrect(Outcome outcome, Demand demand) {
        return outcome.isDone() ? isGrantCorrect(outcome, demand) : isRefusalCorrect(outcome, demand);
    }

    private boolean isGrantCorrect(Outcome outcome, Demand demand) {
        BookingAnswer answer = outcome.response().booked();
        TimeSlot slot = answer.hold()
                .map(FoundHold::slot)
                .orElseGet(() -> answer.bookings().get(0).state().slot());
        Set<Integer> hosts = answer.hold()
                .map(FoundHold::hosts)
                .orElseGet(() -> answer.bookings().get(0).state().hosts());
        return slot.equals(demand.slot())
                && demand.type().possibleHosts().contains(hosts)
                && (canJoin(outcome, demand) || hosts.stream().allMatch(host -> canBeFree(host, outcome, demand)));
    }

    /** Checks whether others may have places in the slot of a group, so that the hosts need not be free. */
    private boolean canJoin(Outcome outcome, Demand demand) {
        return demand.type().isGroup() && placesPossibly(outcome, demand) > 0;
    }

    private long placesPossibly(Outcome outcome, Demand demand) {
        return bookings.claims().stream()
                .filter(claim -> claim.type() == demand.type() && !demand.own().contains(claim.time()))
                .filter(claim -> claim.time().possible().stream()
                        .anyMatch(interval -> interval.slot().equals(demand.slot())
                                && interval.from() < outcome.received()
                                && outcome.sent() < interval.until()))
                .count();
    }

    private boolean canBeFree(int host, Outcome outcome, Demand demand) {
        TimeSlot slot = demand.slot();
        UserTime user = users.get(host);
        boolean isFree =
                user.possiblyFree(slot, outcome).union(demand.releasedOf(host)).encloses(slot);
        int buffer = demand.type().bufferAfter();
        boolean isClearAfter = buffer == 0
                || user.certainlyBooked(
                                TimeSlot.of(slot.end(), slot.end() + buffer), outcome.sent(), outcome.received())
                        .minus(demand.releasedOf(host))
                        .isEmpty();
        return isFree && isClearAfter && isClearBefore(host, outcome, demand);
    }

    /** Checks that no other booking or hold needs the time before the slot as its buffer. */
    private boolean isClearBefore(int host, Outcome outcome, Demand demand) {
        return bookings.claims().stream()
                .filter(claim -> claim.type().bufferAfter() > 0 && !demand.own().contains(claim.time()))
                .flatMap(claim -> claim.time().certain().stream()
                        .filter(interval -> interval.booked().users().contains(host)
                                && interval.from() < outcome.sent()
                                && outcome.received() < interval.until())
                        .map(interval -> TimeSlot.of(
                                interval.slot().start(),
                                interval.slot().end() + claim.type().bufferAfter())))
                .noneMatch(demand.slot()::overlaps);
    }

    /** Checks that the refusal has reasons, for each host of a round robin at least one, and that each of them held. */
    private boolean isRefusalCorrect(Outcome outcome, Demand demand) {
        List<StatedReason> reasons = outcome.response().booked().reasons();
        if (outcome.operation() instanceof Operation.MoveBooking moved
                && moved.token().isPresent()) {
            return outcome.problem().equals(Outcome.NOT_BOOKABLE) && areCodesCorrect(reasons, outcome, demand);
        }
        boolean isForAll = demand.type() != Bookable.ROUND_ROBIN
                || demand.type().hosts().stream()
                        .allMatch(host -> reasons.stream()
                                .anyMatch(reason -> reason.host().equals(Optional.of(host))));
        return outcome.problem().equals(Outcome.NOT_BOOKABLE)
                && !reasons.isEmpty()
                && isForAll
                && reasons.stream().allMatch(reason -> canHold(reason, outcome, demand));
    }

    /** Checks a refusal of an invitee, who gets the codes alone: each held for a host, and each host of a round robin had one. */
    private boolean areCodesCorrect(List<StatedReason> reasons, Outcome outcome, Demand demand) {
        Set<Integer> hosts = Set.copyOf(demand.type().hosts());
        boolean isForAll = demand.type() != Bookable.ROUND_ROBIN
                || hosts.stream()
                        .allMatch(
                                host -> reasons.stream().anyMatch(reason -> canHold(reason.of(host), outcome, demand)));
        return !reasons.isEmpty()
                && isForAll
                && reasons.stream()
                        .allMatch(reason -> reason.host().isEmpty()
                                && (canHold(reason, outcome, demand)
                                        || hosts.stream().anyMatch(host -> canHold(reason.of(host), outcome, demand))));
    }

    private boolean canHold(StatedReason reason, Outcome outcome, Demand demand) {
        Collection<Integer> hosts =
                reason.host().map(Set::of).orElse(demand.type().hosts());
        if (!demand.type().hosts().containsAll(hosts)) {
            return false;
        }
        int host = hosts.iterator().next();
        return switch (reason.code()) {
            case "full" -> placesPossibly(outcome, demand) >= demand.type().seats();
            case "off-grid" -> !isCertainlyOnGrid(hosts, outcome, demand);
            case "outside-hours" ->
                !users.get(host)
                        .declared()
                        .certainly(demand.slot(), outcome.sent(), outcome.received())
                        .encloses(demand.slot());
            case "busy" -> !booked(host, demand.slot(), outcome, demand).isEmpty();
            case "held" ->
                bookings.heldPossibly(host, outcome.sent(), outcome.received()).stream()
                        .anyMatch(demand.slot()::overlaps);
            case "buffer" ->
                !booked(host, withBuffers(demand.slot()), outcome, demand).isEmpty();
            default -> false;
        };
    }

    private TimeSlots booked(int host, TimeSlot window, Outcome outcome, Demand demand) {
        return users.get(host).possiblyBooked(window, outcome.sent(), outcome.received(), demand.own());
    }

    private static TimeSlot withBuffers(TimeSlot slot) {
        int buffer = Bookable.SOLO.bufferAfter();
        return TimeSlot.of(slot.start() - buffer, slot.end() + buffer);
    }

    /** Checks whether the open hours of the day certainly begin as at first, so that the grid is known. */
    private boolean isCertainlyOnGrid(Collection<Integer> hosts, Outcome outcome, Demand demand) {
        TimeSlot slot = demand.slot();
        long begin = Bookable.startOfHours(slot.start());
        long from = outcome.sent();
        long until = outcome.received();
        return demand.isNew()
                && Bookable.isOnGrid(slot.start())
                && hosts.stream()
                        .map(users::get)
                        .map(UserTime::declared)
                        .allMatch(declared -> declared.certainly(TimeSlot.of(begin, slot.end()), from, until)
                                        .encloses(TimeSlot.of(begin, slot.end()))
                                && declared.possibly(TimeSlot.of(begin - 1, begin), from, until)
                                        .isEmpty());
    }
}
