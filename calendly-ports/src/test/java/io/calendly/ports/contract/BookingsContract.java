package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.booking.ManageToken;
import io.calendly.domain.availability.Buffers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingRefusal.UnknownBooking;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Bookings.Filter;
import io.calendly.ports.Bookings.Position;
import io.calendly.ports.HostedBooking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.calendly.ports.Bookings}. */
public abstract class BookingsContract extends Contract {

    private final Random random = new Random(3);
    private UserId ann;
    private UserId bob;
    private EventType eventType;

    @BeforeEach
    final void addEventType() {
        ann = addUser("Ann");
        bob = addUser("Bob");
        eventType = addEventType("intro");
    }

    private EventType addEventType(String slug) {
        EventType added = new EventType(
                EventTypeId.next(NOW, random),
                SampleEventTypes.halfHours(slug, Hosting.Kind.GROUP, List.of(ann, bob)),
                NOW,
                1);
        write(stores -> {
            stores.users().lock(List.of(ann, bob));
            stores.eventTypes().add(added);
        });
        return added;
    }

    private Meeting addMeeting(EventType type, TimeSlot slot, List<UserId> hosts) {
        Meeting meeting = Meeting.booked(
                MeetingId.next(NOW, random),
                new TreeSet<>(hosts),
                slot,
                MeetingDetails.NONE,
                new BookedTerms(type.id().value(), Buffers.NONE),
                NOW);
        write(stores -> add(stores, meeting));
        return meeting;
    }

    private Booking book(EventType type, Meeting meeting, Booking.Party party, Instant at) {
        Booking booking = Booking.made(
                BookingId.next(NOW, random),
                type.id(),
                meeting.id(),
                meeting.slot(),
                party,
                false,
                ManageToken.next(random).hash(),
                at);
        write(stores -> {
            stores.users().lock(meeting.attendees());
            stores.bookings().add(booking);
        });
        return booking;
    }

    private Booking book(Meeting meeting) {
        return book(eventType, meeting, SampleEventTypes.party("Zoe"), NOW);
    }

    private void update(Booking... bookings) {
        write(stores -> stores.bookings().update(List.of(bookings)));
    }

    private Optional<HostedBooking> find(BookingId id) {
        return transactor.reads().bookings().find(id);
    }

    @Test
    void gives_back_a_booking_with_the_hosts_of_its_meeting() {
        Meeting meeting = addMeeting(eventType, slot(10, 20), List.of(ann, bob));
        Booking booking = book(eventType, meeting, SampleEventTypes.fullParty(), NOW.plusMillis(5));

        assertThat(find(booking.id())).hasValue(new HostedBooking(booking, meeting.attendees()));
        assertThat(find(booking.id())
                        .orElseThrow()
                        .booking()
                        .party()
                        .answers()
                        .byQuestion()
                        .keySet())
                .containsExactlyElementsOf(
                        SampleEventTypes.fullParty().answers().byQuestion().keySet());
    }

    @Test
    void names_a_booking_that_does_not_exist() {
        BookingId unknown = new BookingId(new UUID(0, 404));

        assertThat(find(unknown)).isEmpty();
        assertThatRefusal(UnknownBooking.class)
                .isThrownBy(() -> transactor.reads().bookings().require(unknown))
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo(unknown));
    }

    @Test
    void stores_each_change_of_a_booking() {
        Meeting first = addMeeting(eventType, slot(10, 20), List.of(ann));
        Meeting second = addMeeting(eventType, slot(30, 40), List.of(bob));
        Booking booking = book(first);
        Booking other = book(first);

        Booking moved = booking.movedTo(second);
        Booking canceled = other.canceled(NOW, "It \"rains\"");
        update(moved, canceled);

        assertThat(find(booking.id())).hasValue(new HostedBooking(moved, second.attendees()));
        assertThat(find(other.id())).hasValue(new HostedBooking(canceled, first.attendees()));
        update(moved.noShow());
        assertThat(find(booking.id()).map(HostedBooking::booking)).hasValue(moved.noShow());
    }

    @Test
    void has_the_hosts_of_a_meeting_that_is_canceled() {
        Meeting meeting = addMeeting(eventType, slot(10, 20), List.of(ann, bob));
        Booking booking = book(meeting);

        update(meeting, meeting.canceled(NOW, ""));

        assertThat(find(booking.id()).orElseThrow().hosts()).containsExactly(ann, bob);
    }

    @Test
    void tells_the_bookings_that_have_a_place_in_a_meeting() {
        Meeting meeting = addMeeting(eventType, slot(10, 20), List.of(ann));
        Meeting other = addMeeting(eventType, slot(30, 40), List.of(ann));
        List<Booking> bookings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            bookings.add(book(meeting));
        }
        book(other);
        bookings.sort(Comparator.comparing(each -> each.id().toString()));
        Booking noShow = bookings.get(1).noShow();
        update(bookings.get(0).canceled(NOW, ""), noShow);

        assertThat(transactor.reads().bookings().inMeeting(meeting.id()))
                .containsExactly(noShow, bookings.get(2), bookings.get(3));
        assertThat(transactor.reads().bookings().inMeeting(new MeetingId(new UUID(0, 404))))
                .isEmpty();
    }

    @Test
    void lists_bookings_by_start_and_id_a_page_at_a_time_and_filters_them() {
        EventType otherType = addEventType("other");
        List<HostedBooking> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            EventType type = i % 3 == 0 ? otherType : eventType;
            Meeting meeting =
                    addMeeting(type, slot(100 + i * 10L, 110 + i * 10L), i % 2 == 0 ? List.of(ann) : List.of(ann, bob));
            for (int j = 0; j <= i % 2; j++) {
                Booking booking = book(type, meeting, SampleEventTypes.party("Zoe"), NOW);
                if (i % 4 == 0) {
                    booking = booking.canceled(NOW, "");
                    update(booking);
                }
                all.add(new HostedBooking(booking, meeting.attendees()));
            }
            if (i % 4 == 0) {
                update(meeting, meeting.canceled(NOW, ""));
            }
        }
        all.sort(Comparator.comparing(
                        (HostedBooking each) -> each.booking().slot().start())
                .thenComparing(each -> each.booking().id().toString()));

        for (Optional<EventTypeId> type : List.of(Optional.<EventTypeId>empty(), Optional.of(otherType.id()))) {
            for (Optional<UserId> host : List.of(Optional.<UserId>empty(), Optional.of(ann), Optional.of(bob))) {
                for (Optional<Booking.Status> status : List.of(
                        Optional.<Booking.Status>empty(),
                        Optional.of(Booking.Status.CONFIRMED),
                        Optional.of(Booking.Status.CANCELED))) {
                    for (TimeSlot window : List.of(TimeSlot.ALWAYS, slot(115, 175), slot(120, 121), slot(0, 100))) {
                        Filter filter = new Filter(type, host, window, status);
                        assertPages(
                                filter,
                                all.stream().filter(each -> isOf(filter, each)).toList());
                    }
                }
            }
        }
    }

    private static boolean isOf(Filter filter, HostedBooking each) {
        Booking booking = each.booking();
        return filter.eventType().stream().allMatch(booking.eventType()::equals)
                && filter.host().stream().allMatch(host -> each.hosts().contains(host))
                && filter.status().stream().allMatch(status -> status == booking.status())
                && booking.slot().overlaps(filter.window());
    }

    private void assertPages(Filter filter, List<HostedBooking> expected) {
        assertThat(transactor.reads().bookings().page(filter, Optional.empty(), 99))
                .as("%s", filter)
                .isEqualTo(expected);
        List<HostedBooking> found = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        while (found.size() < expected.size()) {
            List<HostedBooking> page = transactor.reads().bookings().page(filter, after, 3);
            assertThat(page).as("%s after %s", filter, after).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            found.addAll(page);
            after = Optional.of(Position.of(page.get(page.size() - 1).booking()));
        }
        assertThat(found).as("%s", filter).isEqualTo(expected);
        assertThat(transactor.reads().bookings().page(filter, after, 3))
                .hasSize(after.isPresent() ? 0 : expected.size());
    }

    @Test
    void lists_a_long_meeting_that_reaches_into_the_window() {
        Meeting longest = addMeeting(eventType, slot(10, 100_000), List.of(ann));
        HostedBooking booking = new HostedBooking(book(longest), longest.attendees());

        for (Optional<EventTypeId> type : List.of(Optional.<EventTypeId>empty(), Optional.of(eventType.id()))) {
            for (Optional<UserId> host : List.of(Optional.<UserId>empty(), Optional.of(ann))) {
                Filter filter = new Filter(type, host, slot(99_999, 100_001), Optional.empty());
                assertThat(transactor.reads().bookings().page(filter, Optional.empty(), 9))
                        .as("%s", filter)
                        .containsExactly(booking);
            }
        }
    }

    private Hold hold(TimeSlot slot, Instant createdAt, UserId... hosts) {
        Hold hold = new Hold(
                HoldId.next(NOW, random),
                eventType.id(),
                new TreeSet<>(List.of(hosts)),
                slot,
                createdAt,
                createdAt.plusSeconds(60));
        write(stores -> {
            stores.users().lock(hold.hosts());
            stores.holds().add(hold);
        });
        return hold;
    }

    @Test
    void tells_the_places_of_an_event_type_that_bookings_and_holds_take() {
        Meeting first = addMeeting(eventType, slot(100, 110), List.of(ann, bob));
        Meeting last = addMeeting(eventType, slot(199, 210), List.of(bob));
        Meeting before = addMeeting(eventType, slot(99, 100), List.of(ann));
        Meeting after = addMeeting(eventType, slot(210, 220), List.of(ann));
        Booking one = book(first);
        Booking two = book(first).noShow();
        update(two, book(first).canceled(NOW, ""));
        Booking three = book(last);
        book(before);
        book(after);
        book(addEventType("other"), first, SampleEventTypes.party("Eve"), NOW);
        Hold held = hold(slot(150, 160), NOW, ann, bob);
        hold(slot(200, 210), NOW, ann);

        assertThat(transactor.reads().bookings().places(eventType.id(), slot(100, 200)))
                .containsExactlyInAnyOrder(
                        Place.of(one, first.attendees()),
                        Place.of(two, first.attendees()),
                        Place.of(three, last.attendees()),
                        Place.of(held));
        assertThat(transactor.reads().bookings().places(new EventTypeId(new UUID(0, 404)), TimeSlot.ALWAYS))
                .isEmpty();
    }

    @Test
    void tells_the_places_that_were_taken_after_a_time_too_and_each_once() {
        Meeting early = addMeeting(eventType, slot(10, 20), List.of(ann));
        Meeting late = addMeeting(eventType, slot(1_000, 1_010), List.of(bob));
        book(eventType, early, SampleEventTypes.party("Eve"), NOW);
        Booking recent = book(eventType, early, SampleEventTypes.party("Zoe"), NOW.plusSeconds(1));
        Booking both = book(eventType, late, SampleEventTypes.party("Max"), NOW.plusSeconds(9));
        Booking inWindow = book(eventType, late, SampleEventTypes.party("Kim"), NOW.minusSeconds(9));
        update(book(eventType, early, SampleEventTypes.party("Tom"), NOW.plusSeconds(2))
                .canceled(NOW, ""));
        Hold held = hold(slot(30, 40), NOW.plusSeconds(1), ann);
        hold(slot(50, 60), NOW, ann);

        for (Instant since : List.of(NOW, NOW.plusMillis(999))) {
            assertThat(transactor.reads().bookings().places(eventType.id(), slot(1_000, 1_001), since))
                    .as("since %s", since)
                    .containsExactlyInAnyOrder(
                            Place.of(recent, early.attendees()),
                            Place.of(both, late.attendees()),
                            Place.of(inWindow, late.attendees()),
                            Place.of(held));
        }
    }

    @Test
    void keeps_the_bookings_of_an_event_type_that_was_removed() {
        Meeting meeting = addMeeting(eventType, slot(10, 20), List.of(ann));
        Booking booking = book(meeting);

        write(stores -> {
            stores.users().lock(List.of(ann, bob));
            stores.eventTypes().remove(eventType);
        });

        assertThat(find(booking.id())).hasValue(new HostedBooking(booking, meeting.attendees()));
    }
}
