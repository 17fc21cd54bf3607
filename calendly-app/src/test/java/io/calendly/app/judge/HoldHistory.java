package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

/**
 * The history of a hold.
 *
 * <p>One client sends all requests that use it, one after the other. It takes time until it is used, given back or
 * expired.
 */
final class HoldHistory {

    private final FoundHold hold;
    private final List<Outcome> uses;
    private final MeetingHistory time;

    /**
     * Follows a hold.
     *
     * @param uses the requests that use the hold, in the order in which they were sent
     */
    HoldHistory(Outcome placed, List<Outcome> uses) {
        this.hold = placed.response().booked().hold().orElseThrow();
        this.uses = uses;
        Booked booked = booked((Operation.PlaceHold) placed.operation());
        long firstUse = uses.stream().mapToLong(Outcome::sent).min().orElse(Long.MAX_VALUE);
        long end = uses.stream()
                .filter(Outcome::isDone)
                .mapToLong(Outcome::received)
                .min()
                .orElse(Long.MAX_VALUE);
        Interval certain = new Interval(booked, placed.settled(), Math.min(firstUse, hold.liveUntil()));
        Interval possible = new Interval(booked, placed.sent(), Math.min(end, hold.expiredFrom()));
        this.time =
                MeetingHistory.of(certain.from() < certain.until() ? List.of(certain) : List.of(), List.of(possible));
    }

    private Booked booked(Operation.PlaceHold placed) {
        return new Booked(hold.slot(), hold.hosts(), placed.type().isGroup());
    }

    /** Returns the time that a hold may take that was placed without a response. */
    static MeetingHistory ofUnknownId(Outcome placed) {
        Operation.PlaceHold wanted = (Operation.PlaceHold) placed.operation();
        return MeetingHistory.of(
                List.of(),
                wanted.type().possibleHosts().stream()
                        .map(hosts -> new Booked(
                                wanted.type().slotAt(wanted.start()),
                                hosts,
                                wanted.type().isGroup()))
                        .map(booked -> new Interval(booked, placed.sent(), Long.MAX_VALUE))
                        .toList());
    }

    FoundHold hold() {
        return hold;
    }

    /** Returns the time that the hold takes. */
    MeetingHistory time() {
        return time;
    }

    /** Checks that the hold was used as long as it was there and had not expired, and not otherwise. */
    void check() {
        for (int i = 0; i < uses.size(); i++) {
            Outcome use = uses.get(i);
            if (!use.isIndeterminate()) {
                boolean isCorrect = use.isDone()
                        ? isGrantCorrect(use, uses.subList(0, i))
                        : isRefusalCorrect(use, uses.subList(0, i));
                assertThat(isCorrect)
                        .as("%s without reason: %s of %s", use.isDone() ? "granted" : "refused", use, hold)
                        .isTrue();
            }
        }
    }

    private boolean isGrantCorrect(Outcome use, List<Outcome> earlier) {
        boolean canBeThere = earlier.stream().noneMatch(Outcome::isDone);
        if (use.operation() instanceof Operation.GiveBack) {
            return canBeThere;
        }
        BookingState made = use.response().booked().bookings().get(0).state();
        return canBeThere
                && use.sent() < hold.expiredFrom()
                && made.slot().equals(hold.slot())
                && made.hosts().equals(hold.hosts());
    }

    private boolean isRefusalCorrect(Outcome use, List<Outcome> earlier) {
        boolean canBeGone = earlier.stream().anyMatch(other -> !other.isRefused());
        boolean canHaveExpired = hold.liveUntil() <= use.received();
        return (use.problem().equals(Outcome.UNKNOWN_HOLD) && canBeGone)
                || (use.problem().equals(Outcome.HOLD_EXPIRED) && canHaveExpired);
    }

    /** Returns the id of the hold that a request uses. */
    static Optional<String> usedBy(Outcome outcome) {
        return outcome.operation() instanceof Operation.UseOfHold use ? use.holdId() : Optional.empty();
    }
}
