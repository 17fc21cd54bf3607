package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.TimeQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.calendly.ports.OccupiedTime}. */
public abstract class OccupiedTimeContract extends Contract {

    private static final OccupancyOwner FIRST = owner(1);
    private static final OccupancyOwner SECOND = owner(2);

    private static OccupancyOwner owner(long number) {
        return new OccupancyOwner(OccupancyOwner.Kind.MEETING, new UUID(0, number));
    }

    @Test
    void takes_the_time_of_the_users_and_of_no_others_until_it_is_released() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        occupy(FIRST, slot(10, 20), ann, bob);
        occupy(SECOND, slot(30, 40), ann);

        assertThat(occupied(ann)).isEqualTo(slots(10, 20, 30, 40));
        assertThat(occupied(bob)).isEqualTo(slots(10, 20));
        assertThat(occupied(eve)).isEmpty();

        write(stores -> stores.occupiedTime().release(List.of(FIRST, owner(404))));
        assertThat(occupied(ann)).isEqualTo(slots(30, 40));
        assertThat(occupied(bob)).isEmpty();
    }

    @Test
    void needs_no_meeting_and_lets_an_owner_take_several_slots() {
        UserId ann = addUser("Ann");
        write(stores -> stores.occupiedTime()
                .occupy(
                        List.of(
                                new Occupancy(FIRST, ann, slot(10, 20)),
                                new Occupancy(FIRST, ann, slot(40, 50)),
                                new Occupancy(SECOND, ann, slot(20, 30))),
                        Instant.EPOCH));

        assertThat(occupied(ann)).isEqualTo(slots(10, 30, 40, 50));
        write(stores -> stores.occupiedTime().release(List.of(FIRST)));
        assertThat(occupied(ann)).isEqualTo(slots(20, 30));
    }

    @Test
    void never_takes_the_same_time_of_a_user_twice_whoever_asks() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        occupy(FIRST, slot(10, 20), ann);

        for (TimeSlot taken : List.of(slot(10, 20), slot(5, 11), slot(19, 25), slot(12, 13), slot(0, 30))) {
            assertThatRefusal(NotFree.class)
                    .as(taken)
                    .isThrownBy(() -> occupy(SECOND, taken, bob, ann))
                    .satisfies(refusal -> assertThat(refusal.slot()).isEqualTo(taken));
        }
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> write(stores -> stores.occupiedTime()
                        .occupy(
                                List.of(
                                        new Occupancy(SECOND, bob, slot(50, 60)),
                                        new Occupancy(SECOND, ann, slot(15, 16)),
                                        new Occupancy(SECOND, bob, slot(70, 80))),
                                Instant.EPOCH)))
                .satisfies(refusal -> assertThat(refusal.slot()).isEqualTo(slot(15, 80)));

        assertThat(occupied(ann)).isEqualTo(slots(10, 20));
        assertThat(occupied(bob)).isEmpty();
    }

    @Test
    void lets_slots_stand_back_to_back() {
        UserId ann = addUser("Ann");
        occupy(FIRST, slot(10, 20), ann);
        occupy(SECOND, slot(20, 30), ann);
        occupy(owner(3), slot(5, 10), ann);

        assertThat(occupied(ann)).isEqualTo(slots(5, 30));
    }

    @Test
    void can_be_released_and_taken_again_in_one_transaction() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        occupy(FIRST, slot(10, 20), ann, bob);

        write(stores -> {
            stores.users().lock(List.of(ann, bob));
            stores.occupiedTime().release(List.of(FIRST));
            stores.occupiedTime().occupy(List.of(new Occupancy(FIRST, ann, slot(15, 25))), Instant.EPOCH);
        });

        assertThat(occupied(ann)).isEqualTo(slots(15, 25));
        assertThat(occupied(bob)).isEmpty();
    }

    @Test
    void is_given_back_by_a_meeting_that_is_canceled() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        Meeting meeting = addMeeting(slot(10, 20), ann, bob);

        update(meeting, meeting.canceled(NOW, "It rains"));

        assertThat(occupied(ann)).isEmpty();
        addMeeting(slot(5, 15), ann, bob);
        assertThat(occupied(bob)).isEqualTo(slots(5, 15));
    }

    @Test
    void is_refused_to_all_but_one_even_without_a_lock() throws Exception {
        UserId ann = addUser("Ann");
        AtomicInteger winners = new AtomicInteger();

        Race.of(8, racer -> {
            try {
                write(stores -> stores.occupiedTime()
                        .occupy(List.of(new Occupancy(owner(racer), ann, slot(racer, racer + 10))), Instant.EPOCH));
                winners.incrementAndGet();
            } catch (RefusedException lost) {
                assertThat(lost.refusal()).isInstanceOf(NotFree.class);
            }
        });

        assertThat(winners).hasValue(1);
    }

    private static Occupancy held(long number, UserId user, TimeSlot slot, Instant expiresAt) {
        OccupancyOwner owner = new OccupancyOwner(OccupancyOwner.Kind.HOLD, new UUID(0, number));
        return new Occupancy(owner, user, slot, new Buffers(60, 0), Optional.of(expiresAt));
    }

    private void occupy(Occupancy occupancy, Instant now) {
        write(stores -> {
            stores.users().lock(List.of(occupancy.user()));
            stores.occupiedTime().occupy(List.of(occupancy), now);
        });
    }

    @Test
    void gives_way_from_the_instant_at_which_it_expires_and_not_before() {
        UserId ann = addUser("Ann");
        Instant expiry = NOW.plusSeconds(60);
        occupy(held(1, ann, slot(10, 20), expiry), NOW);

        for (Occupancy other : List.of(
                held(2, ann, slot(15, 25), expiry.plusSeconds(60)),
                new Occupancy(owner(3), ann, slot(0, 11)),
                new Occupancy(owner(4), ann, slot(12, 13), new Buffers(1, 1), Optional.empty()))) {
            assertThatRefusal(NotFree.class)
                    .as(other)
                    .isThrownBy(() -> occupy(other, expiry.minusMillis(1)))
                    .satisfies(refusal -> assertThat(refusal.slot()).isEqualTo(other.slot()));
        }
        occupy(held(2, ann, slot(15, 25), expiry.plusSeconds(60)), expiry);

        assertThat(taken(ann, expiry)).isEqualTo(slots(15, 25));
        assertThatRefusal(NotFree.class).isThrownBy(() -> occupy(owner(3), slot(24, 30), ann));
        occupy(new Occupancy(owner(3), ann, slot(0, 16)), expiry.plusSeconds(60));
        assertThat(taken(ann, expiry.plusSeconds(60))).isEqualTo(slots(0, 16));
    }

    @Test
    void keeps_the_time_of_other_users_when_it_expires_for_one() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        occupy(held(1, ann, slot(10, 20), NOW), NOW.minusSeconds(9));
        occupy(held(2, bob, slot(10, 20), NOW.plusSeconds(9)), NOW.minusSeconds(9));

        occupy(new Occupancy(SECOND, ann, slot(30, 40)), NOW);

        assertThat(taken(ann, Instant.EPOCH)).isEqualTo(slots(30, 40));
        assertThat(taken(bob, Instant.EPOCH)).isEqualTo(slots(10, 20));
    }

    @Test
    void is_released_by_the_owner_of_a_hold_too() {
        UserId ann = addUser("Ann");
        Occupancy held = held(1, ann, slot(10, 20), NOW.plusSeconds(60));
        occupy(held, NOW);

        write(stores -> stores.occupiedTime().release(List.of(held.owner())));

        assertThat(taken(ann, NOW)).isEmpty();
    }

    @Test
    void releases_what_has_expired_of_all_users_and_nothing_else() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        occupy(FIRST, slot(0, 5), ann, bob);
        occupy(held(2, ann, slot(10, 20), NOW), NOW.minusSeconds(9));
        occupy(held(3, bob, slot(10, 20), NOW.minusSeconds(1)), NOW.minusSeconds(9));
        occupy(held(4, bob, slot(30, 40), NOW.plusSeconds(1)), NOW.minusSeconds(9));
        assertThat(taken(ann, Instant.EPOCH)).isEqualTo(slots(0, 5, 10, 20));

        write(stores -> stores.occupiedTime().releaseExpired(NOW));

        assertThat(taken(ann, Instant.EPOCH)).isEqualTo(slots(0, 5));
        assertThat(taken(bob, Instant.EPOCH)).isEqualTo(slots(0, 5, 30, 40));
    }

    private TimeSlots taken(UserId user, Instant now) {
        TimeQuery query = new TimeQuery(List.of(user), TimeSlot.ALWAYS, now);
        return transactor.reads().calendars().read(query).get(0).taken();
    }

    private void occupy(OccupancyOwner owner, TimeSlot slot, UserId... users) {
        write(stores -> {
            stores.users().lock(Set.of(users));
            stores.occupiedTime()
                    .occupy(
                            Set.of(users).stream()
                                    .map(user -> new Occupancy(owner, user, slot))
                                    .toList(),
                            Instant.EPOCH);
        });
    }

    private TimeSlots occupied(UserId user) {
        return calendar(user, TimeSlot.ALWAYS).occupied();
    }
}
