package io.calendly.ports.contract;

import static io.calendly.ports.contract.EventTypeBuilder.collective;
import static io.calendly.ports.contract.EventTypeBuilder.group;
import static io.calendly.ports.contract.EventTypeBuilder.roundRobin;
import static io.calendly.ports.contract.EventTypeBuilder.solo;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.application.booking.BookingService;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingEvent;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.event.Event;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Bookings;
import io.calendly.ports.HostedBooking;
import io.calendly.ports.Meetings;
import io.calendly.ports.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract of bookings under races of 32 clients: never a double booking, never a lost seat, and a reason for each no. */
public abstract class BookingRacesContract extends BookingContract {

    private static final int CLIENTS = 32;

    private final Queue<BookingService.Made> made = new ConcurrentLinkedQueue<>();
    private final Queue<Refusal> refused = new ConcurrentLinkedQueue<>();

    private void tryTo(Runnable step) {
        try {
            step.run();
        } catch (RefusedException e) {
            refused.add(e.refusal());
        }
    }

    private List<List<String>> refusedReasons() {
        return refused.stream()
                .map(refusal -> ((BookingRefusal.NotBookable) refusal)
                        .reasons().stream().map(Reason::code).toList())
                .distinct()
                .toList();
    }

    @Test
    void one_of_many_books_a_slot_and_the_others_are_told_that_it_is_taken() throws Exception {
        EventType type = add(collective(ann, bob).requiringConfirmation());

        Race.of(CLIENTS, racer -> tryTo(() -> made.add(book(type, TEN))));

        assertThat(made).hasSize(1);
        assertThat(refused).hasSize(CLIENTS - 1);
        assertThat(refusedReasons()).containsExactly(List.of("busy", "busy"));
        assertThat(meetings(ann)).hasSize(1);
    }

    @Test
    void invitees_of_a_group_meet_in_one_meeting_and_no_seat_is_sold_twice() throws Exception {
        EventType type = add(group(10, ann, bob));

        Race.of(CLIENTS, racer -> tryTo(() -> made.add(book(type, TEN))));

        assertThat(made)
                .hasSize(10)
                .extracting(each -> booking(each).meeting())
                .containsOnly(meeting(made.element()).id());
        assertThat(refusedReasons()).containsExactly(List.of("full"));
        assertThat(meetings(ann)).isEqualTo(meetings(bob)).hasSize(1);
    }

    @Test
    void hosts_of_a_round_robin_take_one_meeting_each() throws Exception {
        EventType type = add(roundRobin(ann, bob));

        Race.of(CLIENTS, racer -> tryTo(() -> made.add(book(type, TEN))));

        assertThat(made)
                .hasSize(2)
                .extracting(each -> each.booking().hosts().first())
                .containsExactlyInAnyOrder(ann, bob);
        assertThat(refusedReasons()).containsExactly(List.of("busy", "busy"));
    }

    @Test
    void one_of_many_holds_a_slot_and_books_it() throws Exception {
        EventType type = add(solo(ann));
        Queue<Hold> holds = new ConcurrentLinkedQueue<>();

        Race.of(CLIENTS, racer -> tryTo(() -> holds.add(hold(type, TEN))));
        assertThat(holds).hasSize(1);
        assertThat(refusedReasons()).containsExactly(List.of("held"));

        refused.clear();
        Race.of(
                CLIENTS,
                racer -> tryTo(() -> made.add(racer % 2 == 0 ? book(type, holds.element()) : book(type, TEN))));
        assertThat(made).hasSize(1);
        assertThat(meetings(ann)).hasSize(1);
    }

    @Test
    void a_hold_that_expires_while_it_is_booked_is_booked_once_or_not_at_all() throws Exception {
        EventType type = add(solo(ann));
        for (long start = NINE; start < NOON; start += 1_800) {
            long at = start;
            Hold hold = hold(type, at);
            Services before = at(hold.expiresAt().minusSeconds(1));
            Services after = at(hold.expiresAt());
            made.clear();

            Race.of(
                    CLIENTS,
                    racer -> tryTo(() -> made.add(
                            racer % 2 == 0
                                    ? book(before, type, hold)
                                    : after.bookings().book(request(type, at)))));

            assertThat(made).hasSize(1);
        }
        assertThat(meetings(ann)).hasSize(6);
    }

    @Test
    void a_link_to_reschedule_that_is_used_by_many_leaves_one_slot_taken() throws Exception {
        EventType type = add(solo(ann));
        BookingService.Made booked = book(type, TEN);
        List<Long> starts = starts(type);

        Race.of(
                CLIENTS,
                racer -> tryTo(() -> services.bookings()
                        .reschedule(id(booked), ANY, Optional.of(booked.token()), starts.get(racer % starts.size()))));

        assertThat(refused).isEmpty();
        assertThat(meetings(ann)).hasSize(1);
        assertThat(meetings(ann).get(0).slot()).isEqualTo(booking(booked).slot());
        assertThat(starts(type)).hasSize(5);
    }

    @Test
    void a_slot_is_given_up_only_for_another_one() throws Exception {
        EventType type = add(solo(ann));
        List<BookingService.Made> booked = List.of(book(type, NINE), book(type, TEN), book(type, ELEVEN));
        long wanted = TEN + 1_800;

        Race.of(
                CLIENTS,
                racer -> tryTo(() -> {
                    if (racer < 3) {
                        services.bookings().reschedule(id(booked.get(racer)), ANY, HOST, wanted);
                    } else {
                        made.add(book(type, racer % 4 == 0 ? wanted : TEN));
                    }
                }));

        List<Long> starts =
                meetings(ann).stream().map(each -> each.slot().start()).toList();
        assertThat(starts).hasSize(3 + made.size()).doesNotHaveDuplicates().contains(wanted);
        assertThat(booked)
                .allSatisfy(
                        each -> assertThat(starts).contains(booking(each).slot().start()));
    }

    /** Clients do everything at once to event types of every kind, and the hosts act too. */
    @Test
    void whatever_clients_do_at_once_the_rules_hold() throws Exception {
        List<EventType> types = List.of(
                add(solo(ann).slug("solo").buffers(0, 10)),
                add(collective(ann, bob).slug("both").durations(20)),
                add(roundRobin(ann, bob).slug("any").requiringConfirmation()),
                add(group(3, ann, bob).slug("class")));
        Queue<BookingService.Made> all = new ConcurrentLinkedQueue<>();
        long seed = 12;

        Race.of(CLIENTS, racer -> {
            Random random = new Random(seed + racer);
            for (int i = 0; i < 25; i++) {
                tryTo(() -> act(random, types, all));
            }
        });

        assertThat(refused).allSatisfy(refusal -> assertThat(refusal.kind()).isNotEqualTo(Refusal.Kind.INVALID));
        requireConsistent(types);
        requireHistory();
    }

    private void act(Random random, List<EventType> types, Queue<BookingService.Made> all) {
        EventType type = types.get(random.nextInt(types.size()));
        long start = NINE + random.nextInt(9) * (20 * MINUTE);
        List<BookingService.Made> known = new ArrayList<>(all);
        BookingService.Made one = known.isEmpty() ? null : known.get(random.nextInt(known.size()));
        int dice = random.nextInt(10);
        if (dice < 3 || one == null) {
            all.add(book(type, start));
        } else if (dice < 5) {
            Hold hold = hold(type, start);
            if (random.nextInt(4) == 0) {
                services.holds().release(type.id(), hold.id());
            } else {
                all.add(book(type, hold));
            }
        } else {
            change(random, dice, one, start);
        }
    }

    private void change(Random random, int dice, BookingService.Made one, long start) {
        switch (dice) {
            case 5 -> services.bookings().cancel(id(one), ANY, Optional.of(one.token()), "");
            case 6 -> services.bookings().reschedule(id(one), ANY, Optional.of(one.token()), start);
            case 7 -> {
                if (random.nextInt(3) == 0) {
                    services.bookings().noShow(id(one), ANY, HOST);
                } else {
                    services.bookings().confirm(id(one), ANY, HOST);
                }
            }
            case 8 -> services.bookings().decline(id(one), ANY, HOST, "");
            default -> {
                MeetingId meeting = booking(one).meeting();
                if (random.nextBoolean()) {
                    services.meetings().cancel(meeting, ANY, "");
                } else {
                    services.meetings()
                            .change(
                                    meeting,
                                    ANY,
                                    MeetingChange.NONE.movedTo(OptionalLong.of(start), OptionalLong.empty()));
                }
            }
        }
    }

    private void requireConsistent(List<EventType> types) {
        List<HostedBooking> bookings = services.bookings()
                .page(
                        new Bookings.Filter(Optional.empty(), Optional.empty(), TimeSlot.ALWAYS, Optional.empty()),
                        Optional.empty(),
                        10_000);
        Map<MeetingId, Meeting> meetings = services
                .meetings()
                .page(
                        new Meetings.Filter(Optional.empty(), TimeSlot.ALWAYS, Optional.empty()),
                        Optional.empty(),
                        10_000)
                .stream()
                .collect(Collectors.toMap(Meeting::id, each -> each));
        Map<MeetingId, Integer> seats = new HashMap<>();
        for (HostedBooking each : bookings) {
            Booking booking = each.booking();
            Meeting meeting = meetings.get(booking.meeting());
            if (booking.hasPlace()) {
                assertThat(meeting.status()).as("%s", booking).isEqualTo(Meeting.Status.SCHEDULED);
                assertThat(meeting.slot()).as("%s", booking).isEqualTo(booking.slot());
                seats.merge(meeting.id(), 1, Integer::sum);
            }
        }
        int capacity = types.get(3).settings().hosting().capacity();
        for (Meeting meeting : meetings.values()) {
            boolean isGroup = meeting.booked()
                    .orElseThrow()
                    .eventType()
                    .equals(types.get(3).id().value());
            int taken = seats.getOrDefault(meeting.id(), 0);
            if (meeting.status() == Meeting.Status.SCHEDULED) {
                assertThat(taken).as("%s", meeting).isBetween(1, isGroup ? capacity : 1);
            } else {
                assertThat(taken).as("%s", meeting).isZero();
            }
        }
        requireDisjoint(ann);
        requireDisjoint(bob);
    }

    private void requireDisjoint(UserId user) {
        List<Meeting> meetings = meetings(user);
        for (int i = 1; i < meetings.size(); i++) {
            assertThat(meetings.get(i - 1).slot().isBefore(meetings.get(i).slot()))
                    .as("%s then %s", meetings.get(i - 1), meetings.get(i))
                    .isTrue();
        }
    }

    /** Checks that the last event of each booking tells how it is stored, and that no booking has two first events. */
    private void requireHistory() {
        Map<BookingId, Booking> last = new HashMap<>();
        for (Outbox.Entry entry : transactor.readOnly(stores -> stores.outbox().read(0, 100_000))) {
            Event event = entry.event();
            if (event instanceof BookingEvent change) {
                Booking before = last.put(change.booking().id(), change.booking());
                assertThat(change.booking().version()).isEqualTo(before == null ? 1 : before.version() + 1);
            }
        }
        last.forEach((id, booking) -> assertThat(
                        services.bookings().get(id, Optional.empty()).booking())
                .isEqualTo(booking));
    }
}
