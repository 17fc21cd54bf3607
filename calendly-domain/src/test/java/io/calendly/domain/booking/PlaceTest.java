package io.calendly.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The places of bookings and of holds. */
class PlaceTest {

    private static final SortedSet<UserId> ANN = new TreeSet<>(Set.of(new UserId(1)));
    private static final TimeSlot SLOT = TimeSlot.of(1_000, 2_000);
    private static final EventTypeId TYPE = new EventTypeId(new UUID(1, 1));
    private static final Instant NOW = Instant.ofEpochSecond(100);
    private static final Hold HOLD = hold(1, SLOT);

    private static Hold hold(long id, TimeSlot slot) {
        return new Hold(new HoldId(new UUID(2, id)), TYPE, ANN, slot, NOW, NOW.plusSeconds(600));
    }

    private static EventType type(Hosting.Kind kind) {
        EventTypeSettings settings = new EventTypeSettings(
                new EventTypeDescription("Talk", "talk", "", ""),
                new Hosting(kind, ANN, 1, Optional.empty()),
                Timing.every(List.of(3_600)),
                BookingRules.NONE,
                List.of(),
                true);
        return new EventType(TYPE, settings, Instant.EPOCH, 1);
    }

    @Test
    void of_a_hold_is_taken_until_the_hold_expires() {
        Place place = Place.of(HOLD);

        assertThat(place.isHold()).isTrue();
        assertThat(place.meeting()).isEmpty();
        assertThat(place.isLive(NOW.plusSeconds(600).minusNanos(1))).isTrue();
        assertThat(place.isLive(NOW.plusSeconds(600))).isFalse();
        assertThat(HOLD.isLive(NOW.plusSeconds(600).minusNanos(1))).isTrue();
        assertThat(HOLD.isLive(NOW.plusSeconds(600))).isFalse();
        assertThat(Hold.of(place, TYPE)).isEqualTo(HOLD);
    }

    @Test
    void of_a_booking_is_taken_as_long_as_the_booking_has_it() {
        MeetingId meeting = new MeetingId(new UUID(1, 2));
        Place place = new Place(new UUID(1, 3), ANN, SLOT, Optional.of(meeting), Instant.EPOCH, Optional.empty());

        assertThat(Place.of(Bookings.of(place, TYPE), ANN)).isEqualTo(place);
        assertThat(place.isHold()).isFalse();
        assertThat(place.isLive(Instant.MAX)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hold.of(place, TYPE))
                .withMessageContaining("held");
    }

    @Test
    void time_has_one_owner_for_each_hold_and_one_for_the_holds_on_a_slot_of_a_group() {
        Hold other = hold(2, SLOT);
        Hold later = hold(3, TimeSlot.of(1_000, 2_001));

        assertThat(HOLD.owner(type(Hosting.Kind.SOLO)))
                .isEqualTo(
                        new OccupancyOwner(OccupancyOwner.Kind.HOLD, HOLD.id().value()));
        assertThat(HOLD.owner(type(Hosting.Kind.GROUP)))
                .isEqualTo(other.owner(type(Hosting.Kind.GROUP)))
                .isEqualTo(Hold.sharedOwner(TYPE, SLOT))
                .isNotEqualTo(later.owner(type(Hosting.Kind.GROUP)))
                .isNotEqualTo(Hold.sharedOwner(new EventTypeId(new UUID(1, 9)), SLOT));
        assertThat(Hold.sharedOwner(TYPE, SLOT).kind()).isEqualTo(OccupancyOwner.Kind.HOLD);
    }

    @Test
    void ids_of_holds_are_in_the_order_of_time() {
        assertThat(HoldId.next(Instant.ofEpochSecond(1), new Random(1)).toString())
                .isLessThan(HoldId.next(Instant.ofEpochSecond(2), new Random(1)).toString());
        assertThat(HOLD.id()).hasToString("00000000-0000-0002-0000-000000000001");
    }
}
