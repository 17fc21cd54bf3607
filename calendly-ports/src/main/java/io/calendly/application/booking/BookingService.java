package io.calendly.application.booking;

import io.calendly.application.meeting.HeldSlots;
import io.calendly.application.meeting.MeetingRecorder;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Bookability;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingEvent;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingQuestion;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Bookings;
import io.calendly.ports.ConcurrentChangeException;
import io.calendly.ports.HostedBooking;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The service for the life of bookings.
 *
 * <p>Any caller may book a slot of an active event type. A host acts without a token, by a {@link Rule}, and is refused with an
 * {@link AccessRefusal} if the caller may not do what a method does. An invitee shows the {@link ManageToken} of the booking,
 * and is bound by the notice that the event type asks for. A booking that the caller may not see is unknown.
 */
public final class BookingService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Caller caller;
    private final BookingAccess access;
    private final MeetingRecorder recorder;

    /**
     * Uses a storage, a clock and a source of ids on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param random the source of new ids and tokens; must be thread-safe and cryptographically strong
     * @param caller the caller, who is the actor of the events
     */
    public BookingService(Transactor transactor, InstantSource clock, RandomGenerator random, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.caller = Objects.requireNonNull(caller, "caller");
        this.access = new BookingAccess(caller);
        this.recorder = new MeetingRecorder(caller);
    }

    /**
     * A booking that was made.
     *
     * @param booking the booking as stored
     * @param token the token of the invitee, of which only the hash is stored
     */
    public record Made(HostedBooking booking, ManageToken token) {}

    /** The ids of what a booking may store, which are chosen before the transaction. */
    private record Ids(BookingId booking, MeetingId meeting, ManageToken token) {}

    /**
     * Books a slot. With a hold that has not expired, the slot is booked whatever has changed since it was held.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no slot with this start
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer the duration
     * @throws RefusedException with {@link BookingRefusal.InvalidAnswers} if answers are missing or not valid
     * @throws RefusedException with {@link BookingRefusal.NotBookable} if the slot cannot be booked
     * @throws RefusedException with {@link BookingRefusal.UnknownHold} if the event type has no such hold
     * @throws RefusedException with {@link BookingRefusal.HoldExpired} if the hold has expired
     * @throws RefusedException with {@link BookingRefusal.HoldOfAnotherSlot} if the hold is not on this slot
     */
    public Made book(BookingRequest request) {
        Instant now = clock.instant();
        Ids ids = new Ids(BookingId.next(now, random), MeetingId.next(now, random), ManageToken.next(random));
        return request.hold().isPresent()
                ? bookHeld(request, ids, now)
                : transactor.inTransaction(stores -> bookFree(stores, request, ids, now));
    }

    /**
     * Books a slot that is held. Another server, whose clock is ahead, may have given the slot to others: then the hold
     * has expired.
     */
    private Made bookHeld(BookingRequest request, Ids ids, Instant now) {
        try {
            return transactor.inTransaction(stores -> bookHeld(stores, request, ids, now));
        } catch (RefusedException e) {
            if (e.refusal() instanceof MeetingRefusal.NotFree) {
                throw new RefusedException(
                        new BookingRefusal.HoldExpired(request.hold().orElseThrow(), now));
            }
            throw e;
        }
    }

    private Made bookFree(Stores stores, BookingRequest request, Ids ids, Instant now) {
        DecisionReads seen = DecisionReads.of(stores, request.eventType(), caller);
        // A request that is not valid is refused before anything is locked.
        BookingQuestion.start(seen.eventType(), request.duration(), request.start(), now);
        party(seen.eventType(), request);
        DecisionReads.Locked locked = seen.lock(request.start(), List.of(), now);
        EventType eventType = locked.reads().eventType();
        Booking.Party party = party(eventType, request);
        BookingQuestion question = BookingQuestion.start(eventType, request.duration(), request.start(), now);
        Bookability.Assignment assignment =
                locked.take(question, request.start(), locked.reads().viewer(caller, Optional.empty()));
        return store(stores, eventType, assignment, party, ids, now);
    }

    private static Booking.Party party(EventType eventType, BookingRequest request) {
        Answers answers = Answers.requested(eventType.settings().questions(), request.answers());
        return new Booking.Party(request.invitee(), request.guests(), answers);
    }

    private Made bookHeld(Stores stores, BookingRequest request, Ids ids, Instant now) {
        HeldPlace seen =
                DecisionReads.findHold(stores, request.eventType(), caller, () -> HeldPlace.find(stores, request, now));
        stores.users().lockExisting(seen.hosts());
        HeldPlace held = HeldPlace.find(stores, request, now);
        if (!seen.hosts().containsAll(held.hosts())) {
            throw new ConcurrentChangeException();
        }
        EventType eventType = stores.eventTypes().require(request.eventType()).eventType();
        Booking.Party party = party(eventType, request);
        held.requireLive(request, now);
        held.requireSeat(eventType);
        HoldService.remove(stores, eventType, held.hold());
        return store(stores, eventType, held.assignment(eventType), party, ids, now);
    }

    private Made store(
            Stores stores,
            EventType eventType,
            Bookability.Assignment assignment,
            Booking.Party party,
            Ids ids,
            Instant now) {
        MeetingId meeting = assignment
                .meeting()
                .orElseGet(() -> newMeeting(stores, eventType, assignment, ids.meeting(), now)
                        .id());
        boolean requiresConfirmation = eventType.settings().rules().requiresConfirmation();
        Booking booking = Booking.made(
                ids.booking(),
                eventType.id(),
                meeting,
                assignment.slot(),
                party,
                requiresConfirmation,
                ids.token().hash(),
                now);
        stores.bookings().add(booking);
        stores.outbox().append(caller, now, BookingEvent.between(Optional.empty(), booking));
        return new Made(new HostedBooking(booking, assignment.hosts()), ids.token());
    }

    /** Stores a new meeting. */
    private Meeting newMeeting(
            Stores stores, EventType eventType, Bookability.Assignment assignment, MeetingId id, Instant now) {
        HeldSlots.makeRoom(stores, eventType, assignment.slot());
        BookedTerms terms = new BookedTerms(
                eventType.id().value(), eventType.settings().timing().buffers());
        Meeting meeting = Meeting.booked(
                id,
                assignment.hosts(),
                assignment.slot(),
                eventType.settings().description().meetingDetails(),
                terms,
                now);
        recorder.added(stores, List.of(meeting), now);
        return meeting;
    }

    /**
     * Returns the booking with this id.
     *
     * @param token the token of the invitee; empty for a host
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if there is none
     * @throws RefusedException with {@link BookingRefusal.WrongToken} if the token is not that of the booking
     */
    public HostedBooking get(BookingId id, Optional<ManageToken> token) {
        access.requirePossible(Rule.SEE_BOOKING, token);
        Stores reads = transactor.reads();
        HostedBooking found = reads.bookings().require(id);
        access.require(Rule.SEE_BOOKING, reads, found, token);
        return found;
    }

    /**
     * Returns some bookings, by the start of the meeting and then by id.
     *
     * @param filter the choice of bookings. Without an event type and a host it chooses those of the user whom the caller
     *     acts as, unless the caller may see all
     * @param after only bookings past this place; empty to begin with the first
     * @param max the maximum number of bookings
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if the filter names no event type
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the filter names a user who does not exist
     */
    public List<HostedBooking> page(Bookings.Filter filter, Optional<Bookings.Position> after, int max) {
        Rule.SEE_BOOKING.requirePossible(caller);
        return transactor.readOnly(stores -> {
            Bookings.Filter visible = access.visible(stores, filter);
            visible.host().ifPresent(host -> stores.users().require(host));
            return stores.bookings().page(visible, after, max);
        });
    }

    /**
     * Confirms a booking that is pending.
     *
     * @param expected the versions that the confirmation was meant for
     * @param token empty: only a host may do this
     * @return the booking as stored
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if there is no such booking
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in a version that was expected
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if it is not pending
     * @throws RefusedException with {@link BookingRefusal.WrongToken} if there is a token
     */
    public HostedBooking confirm(BookingId id, VersionPrecondition expected, Optional<ManageToken> token) {
        requireHost(id, token);
        return change(id, expected, token, Booking::confirmed);
    }

    /**
     * Declines a booking that is pending, so that its place is free again.
     *
     * @param expected the versions that the answer was meant for
     * @param token empty: only a host may do this
     * @param reason the reason; empty if none is given
     * @return the booking as stored
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if there is no such booking
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in a version that was expected
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if it is not pending
     * @throws RefusedException with {@link BookingRefusal.WrongToken} if there is a token
     */
    public HostedBooking decline(
            BookingId id, VersionPrecondition expected, Optional<ManageToken> token, String reason) {
        requireHost(id, token);
        Instant now = clock.instant();
        return change(id, expected, token, booking -> booking.declined(now, reason));
    }

    /**
     * Notes that the invitee of a confirmed booking did not come.
     *
     * @param expected the versions that the note was meant for
     * @param token empty: only a host may do this
     * @return the booking as stored
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if there is no such booking
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in a version that was expected
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if it is not confirmed
     * @throws RefusedException with {@link BookingRefusal.WrongToken} if there is a token
     */
    public HostedBooking noShow(BookingId id, VersionPrecondition expected, Optional<ManageToken> token) {
        requireHost(id, token);
        return change(id, expected, token, Booking::noShow);
    }

    /** Checks that a host acts. No token is that of a host. */
    private static void requireHost(BookingId id, Optional<ManageToken> token) {
        if (token.isPresent()) {
            throw new RefusedException(new BookingRefusal.WrongToken(id));
        }
    }

    /**
     * Cancels a booking, so that its place is free again. The meeting is canceled with the last booking in it.
     *
     * @param expected the versions that the cancellation was meant for
     * @param token the token of the invitee; empty for a host
     * @param reason the reason; empty if none is given
     * @return the booking as stored
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if there is no such booking
     * @throws RefusedException with {@link BookingRefusal.WrongToken} if the token is not that of the booking
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in a version that was expected
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if it is neither pending nor confirmed
     * @throws RefusedException with {@link BookingRefusal.TooLate} if it starts too soon for an invitee to cancel
     */
    public HostedBooking cancel(
            BookingId id, VersionPrecondition expected, Optional<ManageToken> token, String reason) {
        Instant now = clock.instant();
        return change(id, expected, token, booking -> booking.canceled(now, reason));
    }

    private HostedBooking change(
            BookingId id,
            VersionPrecondition expected,
            Optional<ManageToken> token,
            UnaryOperator<Booking> transition) {
        access.requirePossible(Rule.CHANGE_BOOKING, token);
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            HostedBooking seen = stores.bookings().require(id);
            access.require(Rule.CHANGE_BOOKING, stores, seen, token);
            stores.users().lockExisting(seen.hosts());
            HostedBooking before = locked(stores, seen, expected, token);
            Booking after = transition.apply(before.booking());
            if (token.isPresent()) {
                requireNotice(stores, before.booking(), now);
            }
            update(stores, before.booking(), after, now);
            if (!after.hasPlace()) {
                leave(stores, after, now);
            }
            return new HostedBooking(after, before.hosts());
        });
    }

    /** Reads a booking again whose hosts are locked. */
    private HostedBooking locked(
            Stores stores, HostedBooking seen, VersionPrecondition expected, Optional<ManageToken> token) {
        HostedBooking before = stores.bookings().require(seen.booking().id());
        if (!seen.hosts().containsAll(before.hosts())) {
            throw new ConcurrentChangeException();
        }
        access.require(Rule.CHANGE_BOOKING, stores, before, token);
        expected.check(before.booking().version());
        return before;
    }

    private static void requireNotice(Stores stores, Booking booking, Instant now) {
        stores.eventTypes()
                .find(booking.eventType())
                .map(type -> type.eventType().settings().rules().cancellationNotice())
                .ifPresent(notice -> booking.requireNotice(now, notice));
    }

    private void update(Stores stores, Booking before, Booking after, Instant now) {
        stores.bookings().update(List.of(after));
        stores.outbox().append(caller, now, BookingEvent.between(Optional.of(before), after));
    }

    /** Cancels the meeting that a booking has left, unless others stay in it. */
    private void leave(Stores stores, Booking left, Instant now) {
        Meeting meeting = stores.meetings().find(left.meeting()).orElseThrow();
        if (stores.bookings().inMeeting(meeting.id()).isEmpty() && meeting.status() == Meeting.Status.SCHEDULED) {
            String reason =
                    left.history().ending().map(ending -> ending.reason()).orElse("");
            recorder.changed(stores, List.of(new Meetings.Change(meeting, meeting.canceled(now, reason))), now);
        }
    }

    /**
     * Moves a booking to another start. It keeps its id, its duration and, in a round robin, its host if possible. The
     * booking stays as it is if the new start is refused.
     *
     * @param expected the versions that the change was made for
     * @param token the token of the invitee; empty for a host
     * @param start the new start in epoch seconds
     * @return the booking as stored, in a new version if anything changed
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if there is no such booking
     * @throws RefusedException with {@link BookingRefusal.WrongToken} if the token is not that of the booking
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if the event type was deleted
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it is not in a version that was expected
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if it is neither pending nor confirmed
     * @throws RefusedException with {@link BookingRefusal.TooLate} if it starts too soon for an invitee to move
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no slot with this start
     * @throws RefusedException with {@link BookingRefusal.NotBookable} if the new start cannot be booked
     */
    public HostedBooking reschedule(
            BookingId id, VersionPrecondition expected, Optional<ManageToken> token, long start) {
        access.requirePossible(Rule.CHANGE_BOOKING, token);
        Instant now = clock.instant();
        MeetingId meetingId = MeetingId.next(now, random);
        return transactor.inTransaction(stores -> {
            HostedBooking seen = stores.bookings().require(id);
            access.require(Rule.CHANGE_BOOKING, stores, seen, token);
            DecisionReads reads = DecisionReads.of(stores, seen.booking().eventType());
            long seconds = seen.booking().slot().duration().toSeconds();
            TimeSlot.requested(start, start > TimeSlot.MAX ? start : start + seconds);
            DecisionReads.Locked locked = reads.lock(start, seen.hosts(), now);
            HostedBooking before = locked(stores, seen, expected, token);
            Booking booking = before.booking();
            booking.requireCanMove();
            if (token.isPresent()) {
                requireNotice(stores, booking, now);
            }
            if (start == booking.slot().start()) {
                return before;
            }
            EventType eventType = locked.reads().eventType();
            BookingQuestion question = BookingQuestion.start(eventType, OptionalInt.empty(), start, now)
                    .moving(booking, before.hosts());
            Bookability.Assignment assignment =
                    locked.take(question, start, locked.reads().viewer(caller, token));
            return move(stores, eventType, booking, assignment, meetingId, now);
        });
    }

    private HostedBooking move(
            Stores stores,
            EventType eventType,
            Booking booking,
            Bookability.Assignment assignment,
            MeetingId newMeeting,
            Instant now) {
        Meeting current = stores.meetings().find(booking.meeting()).orElseThrow();
        boolean isAlone = stores.bookings().inMeeting(current.id()).size() == 1;
        if (isAlone && assignment.meeting().isEmpty()) {
            HeldSlots.makeRoom(stores, eventType, assignment.slot());
            Meeting moved = current.changed(assignment.slot(), assignment.hosts(), current.details());
            recorder.changed(stores, List.of(new Meetings.Change(current, moved)), now);
        } else {
            Meeting other = assignment
                    .meeting()
                    .flatMap(stores.meetings()::find)
                    .orElseGet(() -> newMeeting(stores, eventType, assignment, newMeeting, now));
            update(stores, booking, booking.movedTo(other), now);
            leave(stores, booking, now);
        }
        return stores.bookings().require(booking.id());
    }
}
