package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.application.availability.AvailabilityService;
import io.calendly.application.meeting.MeetingService;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal.ChangedSince;
import io.calendly.domain.access.Caller;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingRefusal.AlreadyCanceled;
import io.calendly.domain.meeting.MeetingRefusal.MeetingsAhead;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.NotInASeries;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesOverlap;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of changes of meetings: attendees who join and leave, old time, and whole series. */
public abstract class MeetingChangesContract extends Contract {

    private static final long START = NOW.getEpochSecond();
    private static final long DAY = 86_400;
    private static final VersionPrecondition ANY = VersionPrecondition.anyVersion();
    private static final MeetingDetails LUNCH = new MeetingDetails("Lunch", "", "");

    private Services services;
    private AvailabilityService availability;
    private MeetingService meetings;
    private UserId ann;
    private UserId bob;
    private UserId eve;

    @BeforeEach
    final void begin() {
        services = Services.on(transactor, () -> NOW, new Random(1));
        availability = new AvailabilityService(transactor, () -> NOW, Caller.ADMINISTRATOR);
        meetings = services.meetings();
        ann = addUser("Ann");
        bob = addUser("Bob");
        eve = addUser("Eve");
        List.of(ann, bob, eve).forEach(user -> availability.open(user, at(0, 10 * DAY)));
    }

    private static TimeSlot at(long from, long to) {
        return TimeSlot.of(START + from, START + to);
    }

    private static MeetingChange start(long from) {
        return MeetingChange.NONE.movedTo(OptionalLong.of(START + from), OptionalLong.empty());
    }

    private static MeetingChange end(long to) {
        return MeetingChange.NONE.movedTo(OptionalLong.empty(), OptionalLong.of(START + to));
    }

    private static MeetingChange attendees(UserId... users) {
        return MeetingChange.NONE.attendedBy(List.of(users));
    }

    private List<Meeting> daily(int count, long from, long to, UserId... users) {
        Recurrence recurrence =
                new Recurrence(Recurrence.Frequency.DAILY, 1, new Recurrence.Count(count), ZoneId.of("Europe/Berlin"));
        return meetings.schedule(List.of(users), at(from, to), MeetingDetails.NONE, recurrence);
    }

    private List<Meeting> ahead(UserId user) {
        return meetings.overlapping(user, TimeSlot.ALWAYS);
    }

    @Test
    void counts_the_old_time_as_free_though_it_is_no_longer_declared() {
        Meeting meeting = meetings.schedule(List.of(ann, bob), at(3_600, 7_200));
        availability.close(ann, at(0, DAY));

        Meeting shorter = meetings.change(meeting.id(), ANY, end(6_600));

        assertThat(shorter.slot()).isEqualTo(at(3_600, 6_600));
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> meetings.change(meeting.id(), ANY, end(9_000)))
                .satisfies(refusal -> assertThat(refusal)
                        .isEqualTo(new NotFree(
                                at(3_600, 9_000), new TreeMap<>(Map.of(ann, TimeSlots.of(at(6_600, 9_000)))))));
        assertThat(meetings.get(meeting.id())).isEqualTo(shorter);
    }

    @Test
    void lets_users_join_and_leave_in_one_change_with_new_time_and_texts() {
        Meeting meeting = meetings.schedule(List.of(ann, bob), at(0, 100));

        Meeting changed = meetings.change(
                meeting.id(),
                ANY,
                attendees(bob, eve)
                        .movedTo(OptionalLong.of(START + 50), OptionalLong.empty())
                        .describedBy(before -> LUNCH));

        assertThat(changed.attendees()).containsExactly(bob, eve);
        assertThat(changed.slot()).isEqualTo(at(50, 150));
        assertThat(changed.details()).isEqualTo(LUNCH);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(meetings.get(meeting.id())).isEqualTo(changed);
        assertThat(ahead(ann)).isEmpty();
        assertThat(ahead(eve)).containsExactly(changed);
        assertThat(availability.freeSlotsWithin(ann, OptionalLong.empty(), OptionalLong.empty()))
                .containsExactly(at(0, 10 * DAY));
        assertThat(availability.freeSlotsWithin(eve, OptionalLong.empty(), OptionalLong.empty()))
                .containsExactly(at(0, 50), at(150, 10 * DAY));
        assertThat(meetings.change(meeting.id(), ANY, attendees(eve, bob))).isEqualTo(changed);
    }

    @Test
    void refuses_users_who_cannot_join_and_changes_nothing() {
        Meeting meeting = meetings.schedule(List.of(ann, bob), at(0, 100));
        Meeting other = meetings.schedule(List.of(ann, eve), at(150, 200));

        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> meetings.change(
                        other.id(),
                        ANY,
                        attendees(ann, bob, eve)
                                .movedTo(OptionalLong.of(START + 80), OptionalLong.empty())
                                .describedBy(before -> LUNCH)))
                .satisfies(refusal -> assertThat(refusal.missing())
                        .isEqualTo(Map.of(ann, TimeSlots.of(at(80, 100)), bob, TimeSlots.of(at(80, 100)))));
        assertThatRefusal(UnknownUsers.class)
                .isThrownBy(() -> meetings.change(meeting.id(), ANY, attendees(ann, new UserId(404), new UserId(405))))
                .satisfies(refusal -> assertThat(refusal.users()).containsExactly(new UserId(404), new UserId(405)));
        assertThatRefusal(ChangedSince.class)
                .isThrownBy(() ->
                        meetings.change(meeting.id(), VersionPrecondition.oneOf(Set.of(2L)), attendees(ann, eve)));
        meetings.cancel(other.id(), ANY, "");
        assertThatRefusal(AlreadyCanceled.class)
                .isThrownBy(() -> meetings.change(other.id(), ANY, attendees(ann, bob)));
        assertThat(ahead(ann)).containsExactly(meeting);
        assertThat(ahead(eve)).isEmpty();
    }

    @Test
    void moves_a_series_by_the_difference_on_the_wall_clock_onto_its_own_old_times() {
        List<Meeting> series = daily(4, 0, 3_600, ann, bob);
        MeetingChange change = start(DAY + 1_800).describedBy(before -> LUNCH);

        List<Meeting> moved =
                meetings.changeWithRest(series.get(1).id(), VersionPrecondition.oneOf(Set.of(1L)), change);

        assertThat(moved)
                .extracting(Meeting::id)
                .isEqualTo(series.stream().skip(1).map(Meeting::id).toList());
        assertThat(moved)
                .extracting(Meeting::slot)
                .containsExactly(
                        at(DAY + 1_800, DAY + 5_400),
                        at(2 * DAY + 1_800, 2 * DAY + 5_400),
                        at(3 * DAY + 1_800, 3 * DAY + 5_400));
        assertThat(moved).extracting(Meeting::details).containsOnly(LUNCH);
        assertThat(ahead(bob)).startsWith(series.get(0)).hasSize(4).containsAll(moved);

        List<Meeting> later = meetings.changeWithRest(series.get(1).id(), ANY, start(2 * DAY + 1_800));
        assertThat(later)
                .extracting(Meeting::slot)
                .startsWith(moved.get(1).slot(), moved.get(2).slot());
        assertThat(availability.freeTime(ann, at(0, 10 * DAY)).seconds()).isEqualTo(10 * DAY - 4 * 3_600);
    }

    @Test
    void changes_all_of_a_series_or_nothing_and_says_which_meetings_cannot_be_and_who_is_not_free() {
        List<Meeting> series = daily(4, 0, 3_600, ann, bob);
        Meeting lunch = meetings.schedule(List.of(eve, bob), at(2 * DAY + 4_000, 2 * DAY + 5_000));

        assertThatRefusal(OccurrencesNotFree.class)
                .isThrownBy(() -> meetings.changeWithRest(series.get(0).id(), ANY, start(600)))
                .satisfies(refusal -> assertThat(refusal)
                        .isEqualTo(new OccurrencesNotFree(List.of(new NotFree(
                                at(2 * DAY + 600, 2 * DAY + 4_200),
                                new TreeMap<>(Map.of(bob, TimeSlots.of(at(2 * DAY + 4_000, 2 * DAY + 4_200)))))))));
        assertThatRefusal(OccurrencesOverlap.class)
                .isThrownBy(() -> meetings.changeWithRest(series.get(0).id(), ANY, end(DAY + 1)));
        assertThatRefusal(NotInASeries.class).isThrownBy(() -> meetings.changeWithRest(lunch.id(), ANY, start(9_000)));
        assertThatRefusal(ChangedSince.class)
                .isThrownBy(() ->
                        meetings.changeWithRest(series.get(0).id(), VersionPrecondition.oneOf(Set.of(7L)), start(600)));
        assertThat(ahead(ann)).isEqualTo(series);
    }

    @Test
    void changes_the_attendees_of_a_series_and_leaves_canceled_meetings_alone() {
        List<Meeting> series = daily(4, 0, 3_600, ann, bob);
        Meeting canceled = meetings.cancel(series.get(2).id(), ANY, "");
        Meeting single = meetings.change(series.get(3).id(), ANY, attendees(ann, bob, eve));

        List<Meeting> changed = meetings.changeWithRest(series.get(0).id(), ANY, attendees(bob, eve));

        assertThat(changed).hasSize(3).allMatch(each -> each.attendees().equals(Set.of(bob, eve)));
        assertThat(changed.get(2).version()).isEqualTo(single.version() + 1);
        assertThat(meetings.get(canceled.id())).isEqualTo(canceled);
        assertThat(ahead(ann)).isEmpty();
        assertThat(ahead(eve)).isEqualTo(changed);
        meetings.cancelWithRest(series.get(1).id(), ANY, "");
        assertThat(ahead(eve)).containsExactly(changed.get(0));
    }

    @Test
    void tells_a_bounded_number_of_meetings_ahead_and_counts_the_rest() {
        List<Meeting> series = daily(9, 0, 600, ann, bob);
        for (int i = 0; i < 16; i++) {
            meetings.schedule(List.of(ann, eve), at(1_000 + i * 100, 1_100 + i * 100));
        }

        assertThatRefusal(MeetingsAhead.class)
                .isThrownBy(() -> services.users().remove(ann, ANY))
                .satisfies(refusal -> {
                    assertThat(refusal.meetings())
                            .hasSize(20)
                            .startsWith(series.get(0).id());
                    assertThat(refusal.more()).isEqualTo(5);
                });
        assertThatRefusal(MeetingsAhead.class)
                .isThrownBy(() -> services.users().remove(bob, ANY))
                .satisfies(refusal -> assertThat(refusal)
                        .isEqualTo(new MeetingsAhead(
                                bob, series.stream().map(Meeting::id).toList())));
    }

    @Test
    void knows_names_within_the_transaction_that_changes_a_meeting() {
        Map<UserId, String> names = services.inTransaction(joined -> {
            Meeting meeting = joined.meetings().schedule(List.of(ann, bob), at(0, 100));
            Meeting changed = joined.meetings().change(meeting.id(), ANY, attendees(ann, eve));
            return joined.users().names(changed.attendees());
        });

        assertThat(names).isEqualTo(Map.of(ann, "Ann", eve, "Eve"));
        assertThat(services.<Integer>readOnly(joined ->
                        joined.meetings().overlapping(ann, TimeSlot.ALWAYS).size()))
                .isEqualTo(1);
        assertThat(meetings.getNamed(ahead(ann).get(0).id()).names()).isEqualTo(names);
    }

    /** Changes that let users join and leave race with changes that read the attendees before they lock them. */
    @Test
    void never_puts_anybody_in_two_places_however_many_change_attendees_and_series() throws Exception {
        List<UserId> people = new ArrayList<>(List.of(ann, bob, eve));
        for (int i = 3; i < 6; i++) {
            UserId id = addUser("User " + i);
            people.add(id);
            availability.open(id, at(0, 10 * DAY));
        }
        List<Meeting> all = new ArrayList<>(daily(4, 0, 600, people.get(0), people.get(1)));
        all.addAll(daily(4, 700, 1_300, people.get(2), people.get(3)));
        AtomicInteger granted = new AtomicInteger();

        Race.of(8, racer -> {
            Random random = new Random(racer);
            for (int i = 0; i < 15; i++) {
                Meeting meeting =
                        meetings.get(all.get(random.nextInt(all.size())).id());
                int first = random.nextInt(people.size());
                int second = (first + 1 + random.nextInt(people.size() - 1)) % people.size();
                MeetingChange change = random.nextBoolean()
                        ? attendees(people.get(first), people.get(second))
                        : start(meeting.slot().start() - START + random.nextInt(600) - 200);
                try {
                    if (random.nextInt(3) == 0) {
                        meetings.changeWithRest(meeting.id(), ANY, change);
                    } else {
                        meetings.change(meeting.id(), ANY, change);
                    }
                    granted.incrementAndGet();
                } catch (RefusedException lost) {
                    assertThat(lost.refusal().code())
                            .isIn("not-free", "occurrences-not-free", "occurrences-overlap", "in-the-past");
                }
            }
        });

        assertThat(granted.get()).isPositive();
        for (UserId user : people) {
            TimeSlots booked = TimeSlots.empty();
            for (Meeting meeting : ahead(user)) {
                assertThat(booked.overlaps(meeting.slot())).isFalse();
                booked = booked.union(meeting.slot());
                assertThat(meeting).isEqualTo(meetings.get(meeting.id()));
            }
            assertThat(availability.freeSlotsWithin(user, OptionalLong.empty(), OptionalLong.empty()))
                    .isEqualTo(TimeSlots.of(at(0, 10 * DAY)).minus(booked));
        }
        assertThat(all)
                .allSatisfy(each -> assertThat(meetings.get(each.id()).attendees())
                        .hasSize(2)
                        .allSatisfy(user -> assertThat(ahead(user)).contains(meetings.get(each.id()))));
    }
}
