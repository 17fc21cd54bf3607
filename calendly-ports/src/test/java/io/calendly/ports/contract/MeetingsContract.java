package io.calendly.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.access.Caller;
import io.calendly.domain.availability.Buffers;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import io.calendly.ports.NamedMeeting;
import io.calendly.ports.TimeQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.calendly.ports.Meetings}. */
public abstract class MeetingsContract extends Contract {

    @Test
    void gives_back_what_was_added_to_every_attendee() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        Meeting meeting = meeting(slot(10, 20), eve, ann, bob);

        write(stores -> add(stores, meeting));

        assertThat(meetings(ann)).containsExactly(meeting);
        assertThat(meetings(bob)).containsExactly(meeting);
        assertThat(meetings(eve)).containsExactly(meeting);
        assertThat(meetings(new UserId(404))).isEmpty();
    }

    @Test
    void finds_those_that_overlap_the_window_by_start() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        addMeeting(slot(40, 50), ann, eve);
        addMeeting(slot(0, 10), ann, bob);
        addMeeting(slot(10, 30), ann, bob);
        addMeeting(slot(30, 40), bob, eve);

        assertThat(meetings(ann, slot(10, 41))).extracting(Meeting::slot).containsExactly(slot(10, 30), slot(40, 50));
        assertThat(meetings(ann, slot(29, 40))).extracting(Meeting::slot).containsExactly(slot(10, 30));
        assertThat(meetings(ann, slot(50, 60))).isEmpty();
    }

    @Test
    void lets_meetings_stand_back_to_back() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        addMeeting(slot(10, 20), ann, bob);
        addMeeting(slot(20, 30), ann, bob);
        addMeeting(slot(5, 10), ann, bob);

        assertThat(meetings(ann)).extracting(Meeting::slot).containsExactly(slot(5, 10), slot(10, 20), slot(20, 30));
    }

    @Test
    void gives_back_a_meeting_by_its_id_with_all_that_is_known_of_it() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        MeetingDetails details =
                new MeetingDetails("Lunch; or \u2014 \uD83C\uDF5C?", "First line\nsecond line", "Café 'Zoë'");
        MeetingId id = MeetingId.next(NOW, new Random(7));
        Meeting meeting = new Meeting(
                id,
                new TreeSet<>(List.of(ann, bob)),
                slot(10, 20),
                details,
                Optional.of(new Series(id, "Mars/Olympus")),
                new Meeting.History(NOW, Optional.empty(), Optional.empty(), 1));
        write(stores -> add(stores, meeting));

        assertThat(find(id)).hasValue(meeting);
        assertThat(find(MeetingId.next(NOW, new Random(8)))).isEmpty();
    }

    private Optional<Meeting> find(MeetingId id) {
        return transactor.readOnly(stores -> stores.meetings().find(id));
    }

    @Test
    void keeps_the_terms_of_a_booked_meeting_which_may_have_one_attendee() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        Meeting booked = booked(slot(10, 20), new Buffers(300, 86_400), ann);
        Meeting bare = booked(slot(30, 40), Buffers.NONE, ann, bob);
        write(stores -> add(stores, booked));
        write(stores -> add(stores, bare));

        assertThat(find(booked.id())).hasValue(booked);
        assertThat(find(bare.id())).hasValue(bare);
        assertThat(meetings(ann)).containsExactly(booked, bare);

        Meeting moved = booked.changed(slot(15, 25), booked.attendees(), booked.details());
        update(booked, moved);
        assertThat(find(booked.id())).hasValue(moved);
        assertThat(moved.booked()).isEqualTo(booked.booked());
        Meeting canceled = moved.canceled(NOW, "");
        update(moved, canceled);
        assertThat(find(booked.id())).hasValue(canceled);
    }

    private static Meeting booked(TimeSlot slot, Buffers buffers, UserId... hosts) {
        return Meeting.booked(
                new MeetingId(new UUID(7, slot.start())),
                new TreeSet<>(List.of(hosts)),
                slot,
                MeetingDetails.NONE,
                new BookedTerms(new UUID(1, 2), buffers),
                NOW);
    }

    @Test
    void keeps_a_canceled_meeting_and_its_participants() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        Meeting meeting = addMeeting(slot(10, 20), ann, bob);
        Meeting canceled = meeting.canceled(NOW, "It rains");

        update(meeting, canceled);

        assertThat(find(meeting.id())).hasValue(canceled);
        assertThat(meetings(ann)).isEmpty();
        addMeeting(slot(5, 15), ann, bob);
        assertThat(page(ann, Meeting.Status.CANCELED)).containsExactly(canceled);
        assertThat(page(ann, Meeting.Status.SCHEDULED))
                .extracting(Meeting::slot)
                .containsExactly(slot(5, 15));
        assertThat(page(ann, null)).extracting(Meeting::slot).containsExactly(slot(5, 15), slot(10, 20));
    }

    @Test
    void moves_a_meeting_to_another_time_also_one_that_overlaps_the_old() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        Meeting meeting = addMeeting(slot(10, 20), ann, bob);
        Meeting moved = moved(meeting, slot(15, 25));

        update(meeting, moved);

        assertThat(find(meeting.id())).hasValue(moved);
        assertThat(moved.rescheduledFrom()).hasValue(slot(10, 20));
        assertThat(meetings(bob)).containsExactly(moved);
    }

    @Test
    void lists_meetings_by_start_and_id_a_page_at_a_time_whoever_adds_some_meanwhile() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        UserId dan = addUser("Dan");
        Meeting long1 = addMeeting(slot(0, 1000), eve, dan);
        Meeting first = addMeeting(slot(100, 110), ann, bob);
        Meeting second = addMeeting(slot(200, 210), ann, bob);
        Meeting third = addMeeting(slot(300, 310), ann, bob);
        Meeting gone = addMeeting(slot(250, 260), ann, bob);
        update(gone, gone.canceled(NOW, ""));
        Meetings.Filter all = new Meetings.Filter(Optional.empty(), slot(105, 301), Optional.empty());

        List<Meeting> page = page(all, Optional.empty(), 2);
        addMeeting(slot(150, 160), ann, bob);
        List<Meeting> rest = page(all, Optional.of(position(page.get(1))), 9);

        assertThat(page).containsExactly(long1, first);
        assertThat(rest)
                .extracting(Meeting::slot)
                .containsExactly(slot(150, 160), second.slot(), slot(250, 260), third.slot());
        assertThat(page(new Meetings.Filter(Optional.of(dan), slot(999, 1001), Optional.empty()), Optional.empty(), 9))
                .containsExactly(long1);
        assertThat(page(new Meetings.Filter(Optional.of(dan), slot(1000, 1001), Optional.empty()), Optional.empty(), 9))
                .isEmpty();
        assertThat(page(
                        new Meetings.Filter(Optional.of(ann), slot(259, 260), Optional.of(Meeting.Status.CANCELED)),
                        Optional.empty(),
                        9))
                .hasSize(1);
    }

    @Test
    void lists_meetings_that_start_together_each_once_however_small_the_pages() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        List<Meeting> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Meeting meeting = addMeeting(slot(100, 110 + i), ann, bob);
            all.add(i < 5 ? meeting.canceled(NOW, "") : meeting);
            if (i < 5) {
                update(meeting, all.get(i));
            }
        }
        all.sort(Comparator.comparing(meeting -> meeting.id().toString()));

        for (Optional<UserId> user : List.of(Optional.of(ann), Optional.<UserId>empty())) {
            Meetings.Filter filter = new Meetings.Filter(user, TimeSlot.ALWAYS, Optional.empty());
            List<Meeting> seen = new ArrayList<>();
            Optional<Meetings.Position> after = Optional.empty();
            for (List<Meeting> page = page(filter, after, 1); !page.isEmpty(); page = page(filter, after, 1)) {
                seen.addAll(page);
                after = Optional.of(position(page.get(0)));
            }
            assertThat(seen).isEqualTo(all);
        }
    }

    @Test
    void finds_the_rest_of_a_series() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        MeetingId series = MeetingId.next(NOW, new Random(3));
        for (int week = 3; week >= 0; week--) {
            Meeting plain = meeting(slot(week * 100L, week * 100L + 50), ann, bob);
            Meeting ofSeries = new Meeting(
                    week == 0 ? series : plain.id(),
                    plain.attendees(),
                    plain.slot(),
                    plain.details(),
                    Optional.of(new Series(series, "Europe/Berlin")),
                    new Meeting.History(NOW, Optional.empty(), Optional.empty(), 1));
            write(stores -> add(stores, ofSeries));
            if (week == 2) {
                update(ofSeries, ofSeries.canceled(NOW, ""));
            }
        }

        assertThat(ofSeries(series, 100)).extracting(Meeting::slot).containsExactly(slot(100, 150), slot(300, 350));
        assertThat(ofSeries(series, 0)).hasSize(3);
        assertThat(ofSeries(MeetingId.next(NOW, new Random(4)), 0)).isEmpty();
    }

    @Test
    void lists_the_meetings_of_a_series_a_page_at_a_time_and_filters_them() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        MeetingId series = MeetingId.next(NOW, new Random(3));
        List<Meeting> weekly = new ArrayList<>();
        for (int week = 0; week < 5; week++) {
            Meeting plain = meeting(slot(week * 100L, week * 100L + 50), ann, week == 3 ? eve : bob);
            weekly.add(new Meeting(
                    plain.id(),
                    plain.attendees(),
                    plain.slot(),
                    plain.details(),
                    Optional.of(new Series(series, "UTC")),
                    new Meeting.History(NOW, Optional.empty(), Optional.empty(), 1)));
        }
        write(stores -> stores.meetings().add(weekly));
        addMeeting(slot(60, 70), ann, bob);
        Meeting canceled = weekly.get(1).canceled(NOW, "");
        write(stores -> stores.meetings().update(List.of(new Meetings.Change(weekly.get(1), canceled))));
        weekly.set(1, canceled);

        Meetings.Filter all = ofSeries(series, Optional.empty(), TimeSlot.ALWAYS, null);
        assertThat(page(all, Optional.empty(), 99)).isEqualTo(weekly);
        assertThat(page(all, Optional.empty(), 2)).isEqualTo(weekly.subList(0, 2));
        assertThat(page(all, Optional.of(position(canceled)), 2)).isEqualTo(weekly.subList(2, 4));
        assertThat(page(ofSeries(series, Optional.of(eve), TimeSlot.ALWAYS, null), Optional.empty(), 9))
                .containsExactly(weekly.get(3));
        assertThat(page(ofSeries(series, Optional.of(bob), slot(50, 201), null), Optional.empty(), 9))
                .containsExactly(canceled, weekly.get(2));
        assertThat(page(
                        ofSeries(series, Optional.of(bob), TimeSlot.ALWAYS, Meeting.Status.SCHEDULED),
                        Optional.empty(),
                        9))
                .containsExactly(weekly.get(0), weekly.get(2), weekly.get(4));
        assertThat(page(
                        ofSeries(series, Optional.empty(), TimeSlot.ALWAYS, Meeting.Status.CANCELED),
                        Optional.empty(),
                        9))
                .containsExactly(canceled);
        assertThat(page(ofSeries(weekly.get(0).id(), Optional.empty(), TimeSlot.ALWAYS, null), Optional.empty(), 9))
                .isEmpty();
    }

    private static Meetings.Filter ofSeries(
            MeetingId series, Optional<UserId> user, TimeSlot window, Meeting.Status status) {
        return new Meetings.Filter(user, window, Optional.ofNullable(status), Optional.of(series));
    }

    @Test
    void replaces_participants() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        Meeting meeting = addMeeting(slot(10, 20), ann, bob);
        Meeting other = addMeeting(slot(30, 40), ann, eve);
        Meeting changed = new Meeting(
                meeting.id(),
                new TreeSet<>(List.of(bob, eve)),
                slot(15, 25),
                meeting.details(),
                meeting.series(),
                new Meeting.History(NOW, Optional.of(meeting.slot()), Optional.empty(), 2));

        update(meeting, changed);

        assertThat(find(meeting.id())).hasValue(changed);
        assertThat(meetings(ann)).containsExactly(other);
        assertThat(meetings(bob)).containsExactly(changed);
        assertThat(meetings(eve)).containsExactly(changed, other);
        assertThat(transactor.reads().meetings().countOverlapping(eve, TimeSlot.ALWAYS))
                .isEqualTo(2);
        assertThat(transactor.reads().meetings().countOverlapping(eve, slot(20, 30)))
                .isEqualTo(1);
        assertThat(transactor.reads().meetings().countOverlapping(ann, slot(0, 30)))
                .isZero();
        assertThat(page(eve, null)).containsExactly(changed, other);
    }

    @Test
    void knows_the_names_of_attendees_also_of_those_who_were_removed() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob \"the\" builder");
        Meeting meeting = addMeeting(slot(10, 20), ann, bob);
        write(stores -> {
            stores.users().lock(List.of(ann));
            stores.users().remove(ann);
        });

        Map<UserId, String> names = Map.of(ann, "Ann", bob, "Bob \"the\" builder");
        assertThat(transactor.reads().meetings().findNamed(meeting.id()))
                .hasValue(new NamedMeeting(meeting, new TreeMap<>(names)));
        assertThat(transactor.reads().users().names(List.of(bob, ann, new UserId(404))))
                .isEqualTo(names);
        assertThat(transactor.<Map<UserId, String>>readOnly(stores -> {
                    stores.meetings().overlapping(bob, TimeSlot.ALWAYS);
                    return stores.users().names(meeting.attendees());
                }))
                .isEqualTo(names);
        assertThat(transactor.<Map<UserId, String>>inTransaction(stores -> {
                    stores.calendars().lockAndRead(new TimeQuery(List.of(bob), TimeSlot.ALWAYS, Instant.EPOCH));
                    User before = stores.users().require(bob);
                    stores.users().update(before.with(Profile.of("Rob")));
                    return stores.users().names(List.of(bob));
                }))
                .isEqualTo(Map.of(bob, "Rob"));
        assertThat(transactor.<Map<UserId, String>>inTransaction(stores -> {
                    stores.users().lockExisting(List.of(ann, bob));
                    return stores.users().names(List.of(ann, bob));
                }))
                .isEqualTo(Map.of(ann, "Ann", bob, "Rob"));
    }

    private List<Meeting> ofSeries(MeetingId series, long start) {
        return transactor.readOnly(stores -> stores.meetings().ofSeries(series, start));
    }

    private List<Meeting> page(UserId user, Meeting.Status status) {
        return page(
                new Meetings.Filter(Optional.of(user), TimeSlot.ALWAYS, Optional.ofNullable(status)),
                Optional.empty(),
                100);
    }

    private List<Meeting> page(Meetings.Filter filter, Optional<Meetings.Position> after, int most) {
        return transactor.readOnly(stores -> stores.meetings().page(filter, after, most));
    }

    private static Meetings.Position position(Meeting meeting) {
        return new Meetings.Position(meeting.slot().start(), meeting.id());
    }

    private static Meeting moved(Meeting meeting, TimeSlot slot) {
        return new Meeting(
                meeting.id(),
                meeting.attendees(),
                slot,
                meeting.details(),
                meeting.series(),
                new Meeting.History(NOW, Optional.of(meeting.slot()), Optional.empty(), meeting.version() + 1));
    }

    @Test
    void stores_many_at_once() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        List<Meeting> weeks = new ArrayList<>();
        for (int week = 0; week < 52; week++) {
            weeks.add(meeting(slot(week * 100L, week * 100L + 50), ann, bob));
        }
        List<Meetings.Change> cancellations = weeks.stream()
                .map(meeting -> new Meetings.Change(meeting, meeting.canceled(NOW, "No more")))
                .toList();

        write(stores -> stores.meetings().add(weeks));
        assertThat(meetings(bob)).isEqualTo(weeks);
        write(stores -> stores.meetings().update(cancellations));

        assertThat(meetings(bob)).isEmpty();
        assertThat(page(ann, Meeting.Status.CANCELED))
                .isEqualTo(cancellations.stream().map(Meetings.Change::after).toList());
    }

    @Test
    void stores_nothing_of_nothing() {
        write(stores -> {
            stores.meetings().add(List.of());
            stores.meetings().update(List.of());
            stores.occupiedTime().occupy(List.of(), Instant.EPOCH);
            stores.occupiedTime().release(List.of());
            stores.outbox().append(Caller.ADMINISTRATOR, NOW, List.of());
        });

        assertThat(page(new Meetings.Filter(Optional.empty(), TimeSlot.ALWAYS, Optional.empty()), Optional.empty(), 9))
                .isEmpty();
    }
}
