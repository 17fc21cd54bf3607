package io.calendly.domain.booking;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.booking.Booking.Status;
import io.calendly.domain.booking.BookingRefusal.TooLate;
import io.calendly.domain.booking.BookingRefusal.WrongStatus;
import io.calendly.domain.event.Subject;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BookingTest {

    private static final Instant NOW = Instant.ofEpochSecond(5, 123);
    private static final Instant LATER = Instant.ofEpochSecond(50, 1);
    private static final EventTypeId TYPE = new EventTypeId(new UUID(1, 1));
    private static final BookingId ID = new BookingId(new UUID(1, 2));
    private static final String TOKEN_HASH = "2bb80d53";
    private static final Meeting MEETING = meeting(new UUID(1, 3), TimeSlot.of(1_000, 2_000));
    private static final Meeting OTHER = meeting(new UUID(1, 4), TimeSlot.of(3_000, 4_000));
    private static final Cancellation ILL = new Cancellation(Instant.ofEpochSecond(50), "Ill");

    private static Meeting meeting(UUID id, TimeSlot slot) {
        BookedTerms terms = new BookedTerms(TYPE.value(), Buffers.NONE);
        return Meeting.booked(
                new MeetingId(id), new TreeSet<>(Set.of(new UserId(1))), slot, MeetingDetails.NONE, terms, NOW);
    }

    /** Returns a booking that has come to a status on the shortest way. */
    private static Booking booking(Status status) {
        boolean isAsked = status == Status.PENDING || status == Status.DECLINED;
        Booking made = Booking.made(ID, TYPE, MEETING.id(), MEETING.slot(), Bookings.ZOE, isAsked, TOKEN_HASH, NOW);
        return switch (status) {
            case PENDING, CONFIRMED -> made;
            case DECLINED -> made.declined(NOW, "");
            case CANCELED -> made.canceled(NOW, "");
            case NO_SHOW -> made.noShow();
        };
    }

    private static Booking transition(Booking booking, Status next) {
        return switch (next) {
            case CONFIRMED -> booking.confirmed();
            case DECLINED -> booking.declined(LATER, "Ill");
            case CANCELED -> booking.canceled(LATER, "Ill");
            case NO_SHOW -> booking.noShow();
            case PENDING -> throw new IllegalArgumentException("no booking becomes pending");
        };
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, CONFIRMED, true",
        "PENDING, DECLINED, true",
        "PENDING, CANCELED, true",
        "PENDING, NO_SHOW, false",
        "CONFIRMED, CONFIRMED, false",
        "CONFIRMED, DECLINED, false",
        "CONFIRMED, CANCELED, true",
        "CONFIRMED, NO_SHOW, true",
        "DECLINED, CONFIRMED, false",
        "DECLINED, DECLINED, false",
        "DECLINED, CANCELED, false",
        "DECLINED, NO_SHOW, false",
        "CANCELED, CONFIRMED, false",
        "CANCELED, DECLINED, false",
        "CANCELED, CANCELED, false",
        "CANCELED, NO_SHOW, false",
        "NO_SHOW, CONFIRMED, false",
        "NO_SHOW, DECLINED, false",
        "NO_SHOW, CANCELED, false",
        "NO_SHOW, NO_SHOW, false"
    })
    void goes_from_status_to_status(Status from, Status to, boolean isAllowed) {
        Booking before = booking(from);

        if (isAllowed) {
            Booking after = transition(before, to);
            assertThat(after.status()).isEqualTo(to);
            assertThat(after.version()).isEqualTo(before.version() + 1);
            assertThat(after.history().ending()).isEqualTo(after.hasPlace() ? Optional.empty() : Optional.of(ILL));
        } else {
            assertThatRefusal(WrongStatus.class)
                    .isThrownBy(() -> transition(before, to))
                    .satisfies(refusal -> assertThat(refusal).isEqualTo(new WrongStatus(ID, from, to)));
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void has_its_place_unless_it_was_declined_or_canceled(Status status) {
        assertThat(booking(status).hasPlace()).isEqualTo(status != Status.DECLINED && status != Status.CANCELED);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void moves_while_it_is_pending_or_confirmed(Status status) {
        Booking before = booking(status);

        if (status == Status.PENDING || status == Status.CONFIRMED) {
            Booking after = before.movedTo(OTHER);
            assertThat(after.meeting()).isEqualTo(OTHER.id());
            assertThat(after.slot()).isEqualTo(OTHER.slot());
            assertThat(after.status()).isEqualTo(status);
            assertThat(after.history().rescheduledFrom()).hasValue(MEETING.slot());
            assertThat(after.version()).isEqualTo(2);
            assertThatNoException().isThrownBy(before::requireCanMove);
        } else {
            assertThatRefusal(WrongStatus.class).isThrownBy(() -> before.movedTo(OTHER));
            assertThatRefusal(WrongStatus.class).isThrownBy(before::requireCanMove);
        }
    }

    @Test
    void remembers_the_slot_it_last_had() {
        Booking moved = booking(Status.CONFIRMED).movedTo(OTHER);
        Meeting sameTime = meeting(new UUID(1, 5), OTHER.slot());

        assertThat(moved.movedTo(sameTime).history().rescheduledFrom()).hasValue(MEETING.slot());
        assertThat(moved.movedTo(MEETING).history().rescheduledFrom()).hasValue(OTHER.slot());
        assertThat(moved.noShow().history().rescheduledFrom()).hasValue(MEETING.slot());
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void follows_a_meeting_that_is_canceled(Status status) {
        Booking before = booking(status);

        Booking after = before.following(MEETING, MEETING.canceled(LATER, "Ill"));

        if (status.hasPlace()) {
            assertThat(after.status()).isEqualTo(Status.CANCELED);
            assertThat(after.history().ending()).hasValue(ILL);
        } else {
            assertThat(after).isSameAs(before);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"PENDING", "CONFIRMED", "NO_SHOW"})
    void follows_a_meeting_that_is_moved(Status status) {
        Booking before = booking(status);
        TimeSlot slot = TimeSlot.of(1_500, 2_500);

        Booking after = before.following(MEETING, MEETING.changed(slot, MEETING.attendees(), MEETING.details()));

        assertThat(after.slot()).isEqualTo(slot);
        assertThat(after.status()).isEqualTo(status);
        assertThat(after.history().rescheduledFrom()).hasValue(MEETING.slot());
        assertThat(before.following(MEETING, MEETING.describedAs(new MeetingDetails("Talk", "", ""))))
                .isSameAs(before);
    }

    @Test
    void is_made_pending_or_confirmed() {
        Booking made = booking(Status.CONFIRMED);

        assertThat(made.createdAt()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(made.version()).isEqualTo(1);
        assertThat(made.tokenHash()).isEqualTo(TOKEN_HASH);
        assertThat(made.slot()).isEqualTo(MEETING.slot());
        assertThat(made.meeting()).isEqualTo(MEETING.id());
        assertThat(booking(Status.PENDING).status()).isEqualTo(Status.PENDING);
        assertThat(ID).hasToString("00000000-0000-0001-0000-000000000002");
        assertThat(BookingId.next(NOW, new Random(1)).toString())
                .isLessThan(BookingId.next(LATER, new Random(1)).toString());
    }

    @Test
    void is_changed_by_the_invitee_in_time_only() {
        Booking booking = booking(Status.CONFIRMED);

        assertThatNoException().isThrownBy(() -> booking.requireNotice(Instant.ofEpochSecond(900, 999), 100));
        assertThatRefusal(TooLate.class)
                .isThrownBy(() -> booking.requireNotice(Instant.ofEpochSecond(901), 100))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new TooLate(ID, 900)));
    }

    @Test
    void has_at_most_ten_guests_with_addresses() {
        Invitee zoe = Bookings.ZOE.invitee();
        List<String> ten = Collections.nCopies(10, "guest@example.com");

        assertThat(new Booking.Party(zoe, ten, Answers.NONE).guests()).hasSize(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Booking.Party(zoe, Collections.nCopies(11, "guest@example.com"), Answers.NONE))
                .withMessageContaining("guests");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Booking.Party(zoe, List.of("nobody"), Answers.NONE))
                .withMessageContaining("guest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Invitee("", "zoe@example.com", "UTC"))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Invitee("Zoe", "zoe", "UTC"))
                .withMessageContaining("email");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Invitee("Zoe", "zoe@example.com", "a\nb"))
                .withMessageContaining("timeZone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Booking.History(NOW, Optional.empty(), Optional.empty(), 0))
                .withMessageContaining("version");
        assertThatNullPointerException()
                .isThrownBy(() -> new Booking.Party(null, ten, Answers.NONE))
                .withMessage("invitee");
    }

    @Test
    void tells_of_each_change() {
        Booking pending = booking(Status.PENDING);
        Booking confirmed = booking(Status.CONFIRMED);
        Booking moved = confirmed.movedTo(OTHER);
        Map<Status, String> types = Map.of(
                Status.PENDING, "booking.requested",
                Status.CONFIRMED, "booking.confirmed",
                Status.DECLINED, "booking.declined",
                Status.CANCELED, "booking.canceled",
                Status.NO_SHOW, "booking.no_show");

        types.forEach((status, type) -> assertThat(BookingEvent.between(Optional.empty(), booking(status)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo(type);
                    assertThat(event.booking()).isEqualTo(booking(status));
                    assertThat(event.subject())
                            .isEqualTo(new Subject("meeting", MEETING.id().toString()));
                }));
        assertThat(BookingEvent.between(Optional.of(pending), pending.confirmed()))
                .containsExactly(new BookingEvent.Confirmed(pending.confirmed()));
        assertThat(BookingEvent.between(Optional.of(confirmed), moved))
                .containsExactly(new BookingEvent.Rescheduled(moved, MEETING.slot(), MEETING.id()))
                .extracting(BookingEvent::type)
                .containsExactly("booking.rescheduled");
        assertThat(BookingEvent.between(Optional.of(confirmed), moved.canceled(NOW, "")))
                .extracting(BookingEvent::type)
                .containsExactly("booking.rescheduled", "booking.canceled");
        assertThat(BookingEvent.between(Optional.of(confirmed), confirmed)).isEmpty();
    }
}
