package io.calendly.application.booking;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Bookings;
import io.calendly.ports.HostedBooking;
import io.calendly.ports.Stores;
import java.util.Optional;

/**
 * The access of a caller to bookings: as one of the hosts of the meeting, as one of the hosts of the event type, or as the
 * invitee, who has the token.
 */
record BookingAccess(Caller caller) {

    /**
     * Checks that the caller may do something with some bookings, as a host or by a token.
     *
     * @param rule the rule for hosts
     * @param token the token of the invitee; empty for a host
     * @throws RefusedException with {@link AccessRefusal} if not
     */
    void requirePossible(Rule rule, Optional<ManageToken> token) {
        if (token.isEmpty()) {
            rule.requirePossible(caller);
        }
    }

    /**
     * Checks that the caller may do something with a booking.
     *
     * @param rule the rule for hosts
     * @param token the token of the invitee; empty for a host
     * @throws RefusedException with {@link BookingRefusal.WrongToken} if the token is not that of the booking
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if the caller may not know that the booking exists
     */
    void require(Rule rule, Stores stores, HostedBooking hosted, Optional<ManageToken> token) {
        if (token.isPresent()) {
            requireToken(hosted, token.get());
        } else if (!rule.allows(caller, hosted.hosts()) && !hostsEventType(rule, stores, hosted)) {
            throw unknown(hosted);
        }
    }

    private void requireToken(HostedBooking hosted, ManageToken token) {
        if (!token.matches(hosted.booking().tokenHash())) {
            boolean mayKnow = Rule.SEE_BOOKING.allows(caller, hosted.hosts());
            throw mayKnow
                    ? new RefusedException(
                            new BookingRefusal.WrongToken(hosted.booking().id()))
                    : unknown(hosted);
        }
    }

    private boolean hostsEventType(Rule rule, Stores stores, HostedBooking hosted) {
        return caller.role() == Caller.Role.USER
                && stores.eventTypes()
                        .find(hosted.booking().eventType())
                        .filter(type -> rule.allows(
                                caller, type.eventType().settings().hosting().hosts()))
                        .isPresent();
    }

    private static RefusedException unknown(HostedBooking hosted) {
        return new RefusedException(
                new BookingRefusal.UnknownBooking(hosted.booking().id()));
    }

    /**
     * Returns the bookings of a choice that the caller may see: all of an event type that the caller hosts, or those that the
     * caller hosts.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if the caller does not host the event type
     * @throws RefusedException with {@link AccessRefusal} if the choice is of another host
     */
    Bookings.Filter visible(Stores stores, Bookings.Filter filter) {
        if (filter.eventType().isPresent()) {
            EventType type =
                    stores.eventTypes().require(filter.eventType().get()).eventType();
            if (!Rule.SEE_BOOKING.allows(caller, type.settings().hosting().hosts())) {
                throw new RefusedException(new EventTypeRefusal.UnknownEventType(type.id()));
            }
            return filter;
        }
        if (Rule.SEE_BOOKING.allowsAlways(caller)) {
            return filter;
        }
        Optional<UserId> host = filter.host().or(caller::user);
        Rule.SEE_BOOKING.require(caller, host.stream().toList());
        return filter.withHost(host);
    }
}
