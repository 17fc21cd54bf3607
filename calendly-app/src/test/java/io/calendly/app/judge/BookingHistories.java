package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The histories of all bookings and holds.
 *
 * <p>A booking whose id no client knows cannot change. The storage is trusted that it exists, as it is for meetings
 * ({@link Verdict}).
 */
final class BookingHistories {

    /** A place that a booking or a hold took or may have taken. */
    record Claim(Bookable type, MeetingHistory time, boolean isHold) {}

    private final List<Outcome> history;
    private final StoredBookings stored;
    private final Map<String, BookingHistory> byId = new LinkedHashMap<>();
    private final Map<String, HoldHistory> holds = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();

    /** The time of the claims by the requests that made them. */
    private final IdentityHashMap<Outcome, MeetingHistory> timeByRequest = new IdentityHashMap<>();

    /**
     * Uses a history.
     *
     * @param history the operations by the time at which they were sent
     */
    BookingHistories(List<Outcome> history, StoredBookings stored) {
        this.history = history;
        this.stored = stored;
    }

    /** Follows all of them, and checks that the stored bookings are those that they may have led to. */
    void follow() {
        collectHolds();
        collectBookings();
    }

    private void collectHolds() {
        Map<String, List<Outcome>> uses = history.stream()
                .filter(outcome -> HoldHistory.usedBy(outcome).isPresent())
                .collect(Collectors.groupingBy(
                        outcome -> HoldHistory.usedBy(outcome).orElseThrow()));
        for (Outcome outcome : history) {
            if (outcome.operation() instanceof Operation.PlaceHold wanted && !outcome.isRefused()) {
                MeetingHistory time =
                        outcome.isDone() ? collect(outcome, uses).time() : HoldHistory.ofUnknownId(outcome);
                claims.add(new Claim(wanted.type(), time, true));
                timeByRequest.put(outcome, time);
            }
        }
    }

    private HoldHistory collect(Outcome placed, Map<String, List<Outcome>> uses) {
        String id = placed.response().booked().hold().orElseThrow().id();
        HoldHistory hold = new HoldHistory(placed, uses.getOrDefault(id, List.of()));
        assertThat(holds.put(id, hold))
                .as("two requests have the same hold id: %s", placed)
                .isNull();
        return hold;
    }

    private void collectBookings() {
        Map<String, FoundBooking> byInvitee = new HashMap<>();
        stored.bookings()
                .forEach(found -> assertThat(byInvitee.put(found.invitee(), found))
                        .as("one request made two bookings: %s", found)
                        .isNull());
        List<Outcome> changes = history.stream()
                .filter(outcome -> outcome.operation() instanceof Operation.BookingChange)
                .toList();
        for (Outcome outcome : history) {
            if (outcome.operation() instanceof Operation.Book wanted) {
                Optional<FoundBooking> found = Optional.ofNullable(byInvitee.remove(wanted.invitee()));
                collect(outcome, wanted, found, changes);
            }
        }
        assertThat(byInvitee.values()).as("not requested").isEmpty();
    }

    private void collect(Outcome outcome, Operation.Book wanted, Optional<FoundBooking> found, List<Outcome> changes) {
        if (outcome.isRefused()) {
            assertThat(found).as("not requested: %s", outcome).isEmpty();
        } else if (outcome.isDone()) {
            FoundBooking made = outcome.response().booked().bookings().get(0);
            assertThat(found).as("%s is lost", outcome).isPresent();
            BookingHistory booking = BookingHistory.of(outcome, made, changesOf(made, outcome, changes));
            assertThat(byId.put(made.id(), booking))
                    .as("two requests have the same booking id: %s", outcome)
                    .isNull();
            add(wanted, outcome, booking);
            checkStored(booking, found.orElseThrow());
        } else {
            found.ifPresent(booking -> collectUnknown(outcome, wanted, booking));
        }
    }

    private void add(Operation.Book wanted, Outcome outcome, BookingHistory booking) {
        claims.add(new Claim(wanted.type(), booking.time(), false));
        timeByRequest.put(outcome, booking.time());
    }

    private static void checkStored(BookingHistory booking, FoundBooking found) {
        assertThat(found.id()).as("id of %s", booking.made()).isEqualTo(booking.id());
        assertThat(booking.possibleStates())
                .as("possible final states of %s", booking.made())
                .anyMatch(state -> state.isShownAs(found.state()));
    }

    /** Adds a booking that is stored although its request got no response. */
    private void collectUnknown(Outcome outcome, Operation.Book wanted, FoundBooking found) {
        List<BookingState> possible = wanted.type().possibleHosts().stream()
                .map(hosts -> BookingState.made(wanted.type(), wanted.start(), hosts))
                .toList();
        assertThat(possible)
                .as("possible final states of %s", outcome)
                .anyMatch(state -> state.isShownAs(found.state()));
        BookingHistory booking = BookingHistory.of(outcome, found, List.of());
        add(wanted, outcome, booking);
    }

    /** Returns the changes of a booking, and those of its meeting by other clients. */
    private static List<Outcome> changesOf(FoundBooking made, Outcome request, List<Outcome> changes) {
        List<Outcome> own = changes.stream()
                .filter(outcome -> change(outcome).bookingId().equals(made.id()))
                .toList();
        Set<String> meetings = new HashSet<>(Set.of(made.state().meetingId()));
        own.forEach(outcome -> outcome.response()
                .booked()
                .bookings()
                .forEach(found -> meetings.add(found.state().meetingId())));
        return changes.stream()
                .filter(outcome -> own.contains(outcome)
                        || (change(outcome) instanceof Operation.MeetingChange ofMeeting
                                && meetings.contains(ofMeeting.meetingId())
                                && outcome.settled() > request.sent()))
                .toList();
    }

    private static Operation.BookingChange change(Outcome outcome) {
        return (Operation.BookingChange) outcome.operation();
    }

    /** Returns the places that were taken or may have been. */
    List<Claim> claims() {
        return claims;
    }

    /** Returns the time that all of them took or may have taken. */
    List<MeetingHistory> times() {
        return claims.stream().map(Claim::time).toList();
    }

    /** Returns the time of the hold or booking that a request made; empty if it was refused. */
    Optional<MeetingHistory> timeOf(Outcome request) {
        return Optional.ofNullable(timeByRequest.get(request));
    }

    /** Returns the history of a booking whose id is in a response. */
    BookingHistory booking(String id) {
        return byId.get(id);
    }

    /** Returns the time of holds that took time of a user, or may have, in a period. */
    List<TimeSlot> heldPossibly(int user, long from, long until) {
        return claims.stream()
                .filter(Claim::isHold)
                .flatMap(claim -> claim.time().possible().stream())
                .filter(interval ->
                        interval.booked().users().contains(user) && interval.from() < until && from < interval.until())
                .map(Interval::slot)
                .toList();
    }

    /** Returns the time of holds that certainly took time of a user during a whole period. */
    List<TimeSlot> heldCertainly(int user, long from, long until) {
        return claims.stream()
                .filter(Claim::isHold)
                .flatMap(claim -> claim.time().certain().stream())
                .filter(interval ->
                        interval.booked().users().contains(user) && interval.from() < from && until < interval.until())
                .map(Interval::slot)
                .toList();
    }

    /** Checks that holds were used correctly, and that the slots of groups were shared correctly at all times. */
    void check() {
        holds.values().forEach(HoldHistory::check);
        checkSeats();
        checkMeetingsOfSlots();
    }

    private void checkSeats() {
        List<Interval> places = claims.stream()
                .filter(claim -> claim.type().isGroup())
                .flatMap(claim -> claim.time().certain().stream())
                .toList();
        for (Interval place : places) {
            Collection<Interval> taken = places.stream()
                    .filter(other -> other.slot().equals(place.slot())
                            && other.from() <= place.from()
                            && place.from() < other.until())
                    .toList();
            assertThat(taken).as("more places than seats for a while").hasSizeLessThanOrEqualTo(Bookable.GROUP.seats());
        }
    }

    private void checkMeetingsOfSlots() {
        List<BookingHistory.Period> periods = byId.values().stream()
                .flatMap(booking -> booking.certain().stream())
                .filter(period ->
                        period.state().type().isGroup() && period.state().hasPlace())
                .toList();
        for (BookingHistory.Period one : periods) {
            assertThat(periods)
                    .as("a slot of a group with two meetings")
                    .noneMatch(other -> other.state().slot().equals(one.state().slot())
                            && !other.state().isIn(one.state().meetingId())
                            && other.overlaps(one));
        }
    }
}
