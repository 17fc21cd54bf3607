package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.application.availability.AvailabilityService;
import io.calendly.application.idempotency.IdempotencyRefusal.KeyReused;
import io.calendly.application.meeting.MeetingService;
import io.calendly.application.user.UserService;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal.ChangedSince;
import io.calendly.domain.access.Caller;
import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.AvailabilityRefusal.InAMeeting;
import io.calendly.domain.availability.Overlap;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingRefusal.MeetingsAhead;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.ports.StoredReply;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of the application on any storage, with one caller and with many at once. */
public abstract class ServicesContract extends Contract {

    private static final long START = NOW.getEpochSecond();

    private UserService users;
    private AvailabilityService availability;
    private MeetingService meetings;

    @BeforeEach
    final void wire() {
        users = new UserService(transactor, () -> NOW, Caller.ADMINISTRATOR);
        availability = new AvailabilityService(transactor, () -> NOW, Caller.ADMINISTRATOR);
        meetings = new MeetingService(transactor, () -> NOW, new Random(1), Caller.ADMINISTRATOR);
    }

    @Test
    void opens_time_finds_the_overlap_and_schedules_the_meeting() {
        UserId ann = users.add("Ann").id();
        UserId bob = users.add("Bob").id();
        availability.open(ann, at(0, 100));
        availability.open(bob, at(50, 150));

        assertThat(availability.overlaps(List.of(ann, bob), Optional.of(Overlap.Kind.PARTIAL)))
                .containsExactly(at(50, 100));
        assertThat(availability.overlaps(List.of(ann, bob), Optional.of(Overlap.Kind.FULL)))
                .isEmpty();

        Meeting meeting = meetings.schedule(List.of(ann, bob), at(50, 60));

        assertThat(meetings.overlapping(ann, TimeSlot.ALWAYS)).containsExactly(meeting);
        assertThat(availability.freeSlotsWithin(ann, OptionalLong.empty(), OptionalLong.empty()))
                .containsExactly(at(0, 50), at(60, 100));
        assertThat(availability.overlaps(List.of(ann, bob), Optional.empty())).containsExactly(at(60, 100));
        assertThat(users.get(ann).name()).isEqualTo("Ann");
        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> users.get(new UserId(404)));
    }

    @Test
    void leaves_one_slot_where_slots_are_bridged_or_swallowed() {
        UserId ann = users.add("Ann").id();
        availability.open(ann, at(0, 10));
        availability.open(ann, at(20, 30));

        assertThat(availability.open(ann, at(5, 25))).isEqualTo(at(0, 30));

        UserId bob = users.add("Bob").id();
        availability.open(bob, at(10, 20));
        availability.open(bob, at(30, 40));
        availability.open(bob, at(50, 60));

        assertThat(availability.open(bob, at(0, 70))).isEqualTo(at(0, 70));
        assertThat(availability.freeSlotsWithin(bob, OptionalLong.empty(), OptionalLong.empty()))
                .containsExactly(at(0, 70));
    }

    @Test
    void never_frees_a_meeting_by_declaring_its_time_again() {
        UserId ann = users.add("Ann").id();
        UserId bob = users.add("Bob").id();
        availability.open(ann, at(0, 100));
        availability.open(bob, at(0, 100));
        meetings.schedule(List.of(ann, bob), at(20, 30));

        assertThatRefusal(InAMeeting.class).isThrownBy(() -> availability.open(ann, at(20, 30)));
        availability.open(ann, at(20, 200));
        availability.open(bob, at(10, 200));

        assertThatRefusal(NotFree.class).isThrownBy(() -> meetings.schedule(List.of(ann, bob), at(20, 30)));
        assertThat(availability.freeSlotsWithin(ann, OptionalLong.empty(), OptionalLong.empty()))
                .containsExactly(at(0, 20), at(30, 200));
    }

    @Test
    void lets_exactly_one_of_many_book_the_same_time() throws Exception {
        UserId ann = users.add("Ann").id();
        UserId bob = users.add("Bob").id();
        UserId eve = users.add("Eve").id();
        for (UserId user : List.of(ann, bob, eve)) {
            availability.open(user, at(0, 1000));
        }
        List<List<UserId>> pairs = List.of(List.of(ann, bob), List.of(bob, ann), List.of(eve, ann));

        for (int round = 0; round < 8; round++) {
            TimeSlot slot = at(round * 100L, round * 100L + 60);
            AtomicInteger winners = new AtomicInteger();
            Race.of(32, racer -> {
                try {
                    meetings.schedule(pairs.get(racer % 3), slot);
                    winners.incrementAndGet();
                } catch (RefusedException lost) {
                    assertThat(((NotFree) lost.refusal()).missing()).containsKey(ann);
                }
            });
            assertThat(winners).as("round %d", round).hasValue(1);
        }
        assertThat(meetings.overlapping(ann, TimeSlot.ALWAYS)).hasSize(8);
    }

    @Test
    void lets_exactly_one_of_many_open_the_same_time() throws Exception {
        UserId ann = users.add("Ann").id();
        AtomicInteger winners = new AtomicInteger();

        Race.of(32, racer -> {
            try {
                availability.open(ann, at(0, 100));
                winners.incrementAndGet();
            } catch (RefusedException lost) {
                assertThat(lost.refusal()).isEqualTo(new AlreadyAvailable(ann, at(0, 100)));
            }
        });

        assertThat(winners).hasValue(1);
        assertThat(availability.freeSlotsWithin(ann, OptionalLong.empty(), OptionalLong.empty()))
                .containsExactly(at(0, 100));
    }

    @Test
    void leaves_one_slot_when_many_open_time_that_touches_in_any_order() throws Exception {
        for (int round = 0; round < 4; round++) {
            UserId ann = users.add("Ann").id();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(round));

            Race.of(32, racer -> availability.open(ann, at(order.get(racer) * 10L, order.get(racer) * 10L + 10)));

            assertThat(availability.freeSlotsWithin(ann, OptionalLong.empty(), OptionalLong.empty()))
                    .containsExactly(at(0, 320));
        }
    }

    @Test
    void never_puts_anybody_in_two_places_however_many_try() throws Exception {
        List<UserId> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            UserId id = users.add("User " + i).id();
            people.add(id);
            availability.open(id, at(0, 400));
        }
        AtomicInteger scheduled = new AtomicInteger();

        Race.of(16, racer -> {
            Random random = new Random(racer);
            for (int i = 0; i < 12; i++) {
                List<UserId> some = new ArrayList<>(people);
                Collections.shuffle(some, random);
                long from = random.nextInt(380);
                try {
                    meetings.schedule(some.subList(0, 2 + random.nextInt(2)), at(from, from + 1 + random.nextInt(20)));
                    scheduled.incrementAndGet();
                } catch (RefusedException lost) {
                    assertThat(((NotFree) lost.refusal()).missing()).isNotEmpty();
                }
            }
        });

        long different = 0;
        for (UserId user : people) {
            List<Meeting> own = meetings.overlapping(user, TimeSlot.ALWAYS);
            TimeSlots booked = TimeSlots.empty();
            for (Meeting meeting : own) {
                assertThat(booked.overlaps(meeting.slot())).isFalse();
                booked = booked.union(meeting.slot());
                different += meeting.attendees().first().equals(user) ? 1 : 0;
            }
            assertThat(availability.freeSlotsWithin(user, OptionalLong.empty(), OptionalLong.empty()))
                    .isEqualTo(TimeSlots.of(at(0, 400)).minus(booked));
        }
        assertThat(different).isEqualTo(scheduled.get());
    }

    @Test
    void decides_about_the_past_by_the_clock_it_was_given() {
        UserId ann = users.add("Ann").id();
        AvailabilityService later =
                new AvailabilityService(transactor, () -> NOW.plusSeconds(50), Caller.ADMINISTRATOR);

        assertThatRefusal(InThePast.class)
                .isThrownBy(() -> later.open(ann, at(49, 100)))
                .satisfies(refusal -> assertThat(refusal.now()).isEqualTo(NOW.plusSeconds(50)));
        assertThatRefusal(UnknownUsers.class)
                .as("a user who does not exist comes first")
                .isThrownBy(() -> later.open(new UserId(404), at(49, 100)));
        assertThat(later.open(ann, at(50, 100))).isEqualTo(at(50, 100));
        assertThat(Instant.ofEpochSecond(START)).isEqualTo(NOW);
    }

    private static TimeSlot at(long from, long to) {
        return TimeSlot.of(START + from, START + to);
    }

    @Test
    void schedules_a_series_whole_or_not_at_all_and_cancels_the_rest_of_it() {
        List<UserId> both = List.of(users.add("Ann").id(), users.add("Bob").id());
        Recurrence daily =
                new Recurrence(Recurrence.Frequency.DAILY, 1, new Recurrence.Count(3), ZoneId.of("Europe/Berlin"));
        long day = 86_400;
        both.forEach(user -> availability.open(user, at(0, 2 * day)));

        assertThatRefusal(OccurrencesNotFree.class)
                .isThrownBy(() -> meetings.schedule(both, at(0, 60), MeetingDetails.NONE, daily))
                .satisfies(refusal -> assertThat(refusal.occurrences())
                        .extracting(NotFree::slot)
                        .containsExactly(at(2 * day, 2 * day + 60)));
        assertThat(meetings.overlapping(both.get(0), TimeSlot.ALWAYS)).isEmpty();

        both.forEach(user -> availability.open(user, at(2 * day, 3 * day)));
        List<Meeting> series = meetings.schedule(both, at(0, 60), MeetingDetails.NONE, daily);
        assertThat(meetings.overlapping(both.get(1), TimeSlot.ALWAYS)).isEqualTo(series);
        assertThat(series)
                .allMatch(each -> each.series()
                        .equals(Optional.of(new Series(series.get(0).id(), "Europe/Berlin"))));

        meetings.cancelWithRest(series.get(1).id(), VersionPrecondition.anyVersion(), "No more");
        assertThat(meetings.overlapping(both.get(1), TimeSlot.ALWAYS)).containsExactly(series.get(0));
        assertThat(meetings.get(series.get(2).id()).status()).isEqualTo(Meeting.Status.CANCELED);
    }

    @Test
    void lets_one_of_two_change_a_meeting_that_both_have_seen() throws Exception {
        List<UserId> both = List.of(users.add("Ann").id(), users.add("Bob").id());
        both.forEach(user -> availability.open(user, at(0, 10_000)));

        for (int round = 0; round < 10; round++) {
            long start = round * 100L;
            Meeting seen = meetings.schedule(both, at(start, start + 40));
            VersionPrecondition version = VersionPrecondition.oneOf(Set.of(seen.version()));
            AtomicInteger winners = new AtomicInteger();
            Race.of(4, racer -> {
                try {
                    if (racer % 2 == 0) {
                        meetings.cancel(seen.id(), version, "");
                    } else {
                        move(seen, version, at(start + 20, start + 60));
                    }
                    winners.incrementAndGet();
                } catch (RefusedException lost) {
                    assertThat(lost.refusal()).isEqualTo(new ChangedSince(2));
                }
            });

            Meeting after = meetings.get(seen.id());
            assertThat(winners).as("round %d", round).hasValue(1);
            assertThat(availability
                            .freeTime(both.get(0), at(start, start + 100))
                            .seconds())
                    .isEqualTo(after.status() == Meeting.Status.CANCELED ? 100 : 60);
            if (after.status() == Meeting.Status.SCHEDULED) {
                meetings.cancel(after.id(), VersionPrecondition.anyVersion(), "");
            }
        }
    }

    private Meeting move(Meeting meeting, VersionPrecondition expected, TimeSlot slot) {
        return meetings.change(
                meeting.id(),
                expected,
                OptionalLong.of(slot.start()),
                OptionalLong.of(slot.end()),
                UnaryOperator.identity());
    }

    @Test
    void leaves_a_meeting_as_it_is_where_the_new_time_is_refused() {
        List<UserId> both = List.of(users.add("Ann").id(), users.add("Bob").id());
        both.forEach(user -> availability.open(user, at(0, 100)));
        Meeting meeting = meetings.schedule(both, at(0, 40));

        assertThatRefusal(NotFree.class).isThrownBy(() -> move(meeting, VersionPrecondition.anyVersion(), at(80, 120)));
        assertThat(meetings.get(meeting.id())).isEqualTo(meeting);
        assertThat(move(meeting, VersionPrecondition.anyVersion(), meeting.slot()))
                .isEqualTo(meeting);
    }

    @Test
    void lets_a_past_meeting_be_described_and_canceled_though_an_attendee_was_removed() {
        UserId ann = users.add("Ann").id();
        UserId bob = users.add("Bob").id();
        List.of(ann, bob).forEach(user -> availability.open(user, at(0, 100)));
        Meeting meeting = meetings.schedule(List.of(ann, bob), at(0, 40));
        UserService later = new UserService(transactor, () -> NOW.plusSeconds(1_000), Caller.ADMINISTRATOR);

        assertThatRefusal(MeetingsAhead.class).isThrownBy(() -> users.remove(ann, VersionPrecondition.anyVersion()));
        later.remove(ann, VersionPrecondition.anyVersion());

        MeetingDetails lunch = new MeetingDetails("Lunch", "", "");
        assertThat(meetings.change(
                                meeting.id(),
                                VersionPrecondition.anyVersion(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                words -> lunch)
                        .details())
                .isEqualTo(lunch);
        assertThatRefusal(UnknownUsers.class)
                .isThrownBy(() -> move(meeting, VersionPrecondition.anyVersion(), at(50, 60)));
        assertThat(meetings.cancel(meeting.id(), VersionPrecondition.anyVersion(), "")
                        .status())
                .isEqualTo(Meeting.Status.CANCELED);
    }

    @Test
    void makes_no_new_version_of_what_did_not_change() {
        User ann = users.add("Ann");

        assertThat(users.change(ann.id(), VersionPrecondition.anyVersion(), before -> before))
                .isEqualTo(ann);
        assertThat(users.change(ann.id(), VersionPrecondition.oneOf(Set.of(1L)), before -> Profile.of("Anna"))
                        .version())
                .isEqualTo(2);
        assertThatRefusal(ChangedSince.class)
                .isThrownBy(() ->
                        users.change(ann.id(), VersionPrecondition.oneOf(Set.of(1L)), before -> Profile.of("Zoe")));
    }

    @Test
    void carries_out_once_what_arrives_many_times_with_one_key() throws Exception {
        Services services = Services.on(transactor, () -> NOW, new Random(1));
        Set<StoredReply> replies = ConcurrentHashMap.newKeySet();

        Race.of(
                16,
                racer -> replies.add(execute(
                        services,
                        "key",
                        "add Ann",
                        joined -> joined.users().add("Ann").id().toString())));

        assertThat(replies).hasSize(1);
        assertThat(users()).hasSize(1);
        StoredReply refused = execute(
                services,
                "other key",
                "find nobody",
                joined -> joined.users().get(new UserId(404)).name());
        assertThat(refused.body()).isEqualTo("unknown-user");
        assertThat(execute(services, "other key", "find nobody", joined -> "found"))
                .isEqualTo(refused);
        assertThatRefusal(KeyReused.class).isThrownBy(() -> execute(services, "key", "add Bob", joined -> ""));
    }

    private static StoredReply execute(
            Services services, String key, String fingerprint, Function<Services, String> work) {
        return services.idempotency()
                .execute(
                        Caller.ADMINISTRATOR,
                        key,
                        fingerprint,
                        stores -> reply(work.apply(services.joining(stores))),
                        refusal -> reply(refusal.code()));
    }

    private static StoredReply reply(String body) {
        return new StoredReply(200, Map.of(), body);
    }
}
