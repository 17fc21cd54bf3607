package io.calendly.domain.booking;

import io.calendly.domain.availability.Claim;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The decision whether a start time of an event type can be booked, and every reason why not.
 *
 * <p>It is one pure function of the hosts' time, the places that are taken, and now. The list of slots, the explanation, the
 * hold and the booking ask it, so that a slot that is shown can be booked as long as nothing changes.
 *
 * <p>It works on sets of start times and never tries one start against one meeting:
 *
 * <pre>
 *   open hours             [-----------------------------)
 *   starts on the grid     |     |     |     |     |            steps of each stretch
 *   meeting                         [--)
 *   forbidden by BUSY              [-----)                      the starts that would touch it
 *   forbidden by NOTICE  [---)
 *   bookable                     |           |     |
 * </pre>
 *
 * <p>In a solo, a collective and a group all hosts take part, so they share one grid, of the time in which all are open, and
 * a start is forbidden if it is forbidden to one of them. In a round robin each host has a grid, and one host is enough.
 * A slot of a group that has places is joined: the meeting stands, so only the rules for a place hold.
 */
public final class Bookability {

    /** The maximum number of slots in a list. */
    public static final int MAX_SLOTS = 40_000;

    /** The maximum number of hosts of all slots in a list of a round robin. */
    public static final int MAX_CHOICES = 500_000;

    private final BookingQuestion question;
    private final List<HostAgenda> agendas;
    private final List<Place> places;
    private final SortedMap<Long, List<Place>> joinable;

    private Bookability(BookingQuestion question, List<HostAgenda> agendas, List<Place> places) {
        this.question = question;
        this.agendas = agendas;
        this.places = places;
        this.joinable = joinable(question, places);
    }

    /**
     * Prepares the decision.
     *
     * @param question the question
     * @param hosts the time of each host of the event type, and no other, around {@link BookingQuestion#calendarWindow}
     * @param places the places of the event type that start in {@link BookingQuestion#placesWindow} or were taken since
     *     {@link BookingQuestion#turnsSince}, if the question {@linkplain BookingQuestion#needsPlaces needs} them; others
     *     may be there
     * @throws IllegalArgumentException if the hosts are not those of the event type
     */
    public static Bookability of(BookingQuestion question, Collection<HostTime> hosts, Collection<Place> places) {
        SortedSet<UserId> given =
                hosts.stream().map(host -> host.stored().user()).collect(Collectors.toCollection(TreeSet::new));
        if (!given.equals(question.type().settings().hosting().hosts())) {
            throw new IllegalArgumentException("not the hosts of the event type: " + given);
        }
        List<Place> taken = places.stream()
                .filter(place -> place.isLive(question.now()) && !isMoving(place, question))
                .toList();
        List<HostAgenda> agendas = hosts.stream()
                .sorted(Comparator.comparing(host -> host.stored().user()))
                .map(host -> new HostAgenda(
                        question, host, released(question, host.stored().user(), taken), taken))
                .toList();
        return new Bookability(question, agendas, taken);
    }

    private static boolean isMoving(Place place, BookingQuestion question) {
        return question.moving()
                .filter(moving -> moving.booking().id().value().equals(place.id()))
                .isPresent();
    }

    /**
     * Returns the taken time of a host that the moving booking gives up. There is none if others stay in the meeting, or hold
     * its slot.
     */
    private static TimeSlots released(BookingQuestion question, UserId host, List<Place> others) {
        return question.moving()
                .filter(moving -> moving.hosts().contains(host))
                .map(BookingQuestion.Moving::booking)
                .filter(booking -> others.stream().noneMatch(place -> keeps(place, host, booking)))
                .map(booking -> TimeSlots.of(booking.slot()))
                .orElse(TimeSlots.empty());
    }

    /** Checks whether a place takes the time of a host that a booking leaves. */
    private static boolean keeps(Place place, UserId host, Booking left) {
        boolean holdsSlot = place.isHold()
                && place.slot().equals(left.slot())
                && place.hosts().contains(host);
        return holdsSlot || place.meeting().equals(Optional.of(left.meeting()));
    }

    /** Returns the places in each slot of a group that can be joined, by start. */
    private static SortedMap<Long, List<Place>> joinable(BookingQuestion question, List<Place> places) {
        SortedMap<Long, List<Place>> joinable = new TreeMap<>();
        if (question.type().settings().hosting().isGroup()) {
            for (Place place : places) {
                boolean hasDuration = place.slot().end() - place.slot().start() == question.duration();
                if (hasDuration && question.starts().contains(place.slot().start())) {
                    joinable.computeIfAbsent(place.slot().start(), start -> new ArrayList<>())
                            .add(place);
                }
            }
        }
        return joinable;
    }

    private Hosting hosting() {
        return question.type().settings().hosting();
    }

    private boolean isRoundRobin() {
        return hosting().kind() == Hosting.Kind.ROUND_ROBIN;
    }

    /**
     * Returns the slots of the question that can be booked, by start.
     *
     * @throws RefusedException with {@link BookingRefusal.TooManySlots} if there are more than {@link #MAX_SLOTS}, or more
     *     than {@link #MAX_CHOICES} hosts who can take them
     */
    public List<BookableSlot> slots() {
        return isRoundRobin() ? slotsOfAny() : slotsOfAll();
    }

    /** Returns the slots that all hosts can take. */
    private List<BookableSlot> slotsOfAll() {
        long[] starts = sharedGrid().startsIn(allowed(forbidden(Policies.ALL).union(joinableStarts())));
        requireAtMost(MAX_SLOTS, starts.length);
        List<UserId> hosts = List.copyOf(hosting().hosts());
        OptionalInt seats = hosting().isGroup() ? OptionalInt.of(hosting().capacity()) : OptionalInt.empty();
        List<BookableSlot> slots = new ArrayList<>(starts.length);
        for (long start : starts) {
            slots.add(new BookableSlot(slotAt(start), hosts, seats));
        }
        if (!joinable.isEmpty()) {
            addJoinable(slots);
        }
        return slots;
    }

    /** Returns the instants of the question at which a meeting may start. */
    private TimeSlots allowed(TimeSlots forbidden) {
        return TimeSlots.of(question.starts()).minus(forbidden);
    }

    /** Returns the starts of the slots that can be joined, each as a slot of one second. */
    private TimeSlots joinableStarts() {
        TimeSlots.Builder starts = TimeSlots.builder();
        joinable.keySet().forEach(start -> starts.add(start, start + 1));
        return starts.build();
    }

    private static void requireAtMost(int max, int count) {
        if (count > max) {
            throw new RefusedException(new BookingRefusal.TooManySlots(max));
        }
    }

    private void addJoinable(List<BookableSlot> slots) {
        TimeSlots forbidden = forbidden(Policies.OF_PLACE);
        joinable.forEach((start, taken) -> {
            int left = hosting().capacity() - taken.size();
            if (left > 0 && !forbidden.contains(start)) {
                List<UserId> hosts = List.copyOf(hostsOf(taken));
                slots.add(new BookableSlot(slotAt(start), hosts, OptionalInt.of(left)));
            }
        });
        slots.sort(Comparator.comparingLong(slot -> slot.slot().start()));
    }

    /** Returns the hosts of a slot that has places: those of its meeting if there is one. */
    private static SortedSet<UserId> hostsOf(List<Place> taken) {
        return taken.stream()
                .filter(place -> !place.isHold())
                .findFirst()
                .orElse(taken.get(0))
                .hosts();
    }

    /** Returns the slots that some host can take. */
    private List<BookableSlot> slotsOfAny() {
        StartsOfHosts starts = new StartsOfHosts();
        for (HostAgenda agenda : agendas) {
            TimeSlots allowed = allowed(Policies.forbidden(Policies.ALL, agenda));
            starts.add(agenda.user(), grid(agenda).startsIn(allowed));
            requireAtMost(MAX_CHOICES, starts.size());
        }
        List<BookableSlot> slots = new ArrayList<>();
        starts.forEach((start, hosts) -> {
            slots.add(new BookableSlot(slotAt(start), hosts));
            requireAtMost(MAX_SLOTS, slots.size());
        });
        return slots;
    }

    private TimeSlot slotAt(long start) {
        return TimeSlot.of(start, start + question.duration());
    }

    private TimeSlots forbidden(List<Policy> policies) {
        TimeSlots forbidden = TimeSlots.empty();
        for (HostAgenda agenda : agendas) {
            forbidden = forbidden.union(Policies.forbidden(policies, agenda));
        }
        return forbidden;
    }

    /** Returns the grid of the time in which all hosts are open. */
    private Grid sharedGrid() {
        TimeSlots stretches = stretches(agendas.get(0));
        for (HostAgenda agenda : agendas.subList(1, agendas.size())) {
            stretches = stretches.intersection(stretches(agenda));
        }
        return new Grid(stretches, agendas.get(0).clock(), question);
    }

    private Grid grid(HostAgenda agenda) {
        return new Grid(stretches(agenda), agenda.clock(), question);
    }

    /** Returns the stretches from whose starts the steps are counted. */
    private TimeSlots stretches(HostAgenda agenda) {
        if (question.type().settings().timing().startTimes() == Timing.StartTimes.GRID) {
            return agenda.open();
        }
        TimeSlots.Builder takenWithGap = TimeSlots.builder();
        for (Claim taken : agenda.taken()) {
            long end = taken.slot().end() + taken.buffers().gapBefore(agenda.buffers());
            takenWithGap.add(taken.slot().start(), Math.min(TimeSlot.MAX, end));
        }
        return agenda.open().minus(takenWithGap.build());
    }

    /**
     * Returns every reason why a start time cannot be booked; none if it can.
     *
     * @param start in epoch seconds
     * @throws IllegalArgumentException if the question is not about this start
     */
    public List<Reason> reasons(long start) {
        if (!question.starts().contains(start)) {
            throw new IllegalArgumentException("not asked about: " + start);
        }
        if (joinable.containsKey(start)) {
            return reasonsToJoin(start, joinable.get(start));
        }
        return isRoundRobin() ? reasonsOfAny(start) : reasonsOfAll(start);
    }

    private List<Reason> reasonsToJoin(long start, List<Place> taken) {
        Set<Reason> reasons = new LinkedHashSet<>();
        agendas.forEach(agenda -> reasons.addAll(Policies.reasons(Policies.OF_PLACE, agenda, start)));
        if (taken.size() >= hosting().capacity()) {
            reasons.add(new Reason.Full(hosting().capacity()));
        }
        return List.copyOf(reasons);
    }

    private List<Reason> reasonsOfAll(long start) {
        Set<Reason> reasons = new LinkedHashSet<>();
        agendas.forEach(agenda -> reasons.addAll(Policies.reasons(Policies.ALL, agenda, start)));
        Grid grid = sharedGrid();
        if (grid.isOff(start)) {
            reasons.add(new Reason.OffGrid(Optional.empty(), grid.nextInStretch(start)));
        }
        return List.copyOf(reasons);
    }

    private List<Reason> reasonsOfAny(long start) {
        Set<Reason> reasons = new LinkedHashSet<>();
        for (HostAgenda agenda : agendas) {
            List<Reason> own = reasonsOf(agenda, start);
            if (own.isEmpty()) {
                return List.of();
            }
            reasons.addAll(own);
        }
        return List.copyOf(reasons);
    }

    /** Returns the reasons why a host of a round robin cannot take a start. */
    private List<Reason> reasonsOf(HostAgenda agenda, long start) {
        List<Reason> reasons = Policies.reasons(Policies.ALL, agenda, start);
        Grid grid = grid(agenda);
        if (grid.isOff(start)) {
            reasons.add(new Reason.OffGrid(Optional.of(agenda.user()), grid.nextInStretch(start)));
        }
        return reasons;
    }

    /**
     * A slot that is to be taken.
     *
     * @param slot the time
     * @param hosts the hosts who take the meeting
     * @param meeting the meeting that is joined; empty if there is none yet
     */
    public record Assignment(TimeSlot slot, SortedSet<UserId> hosts, Optional<MeetingId> meeting) {

        /** Copies the hosts. */
        public Assignment {
            hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        }
    }

    /**
     * Decides to take a start time. In a round robin, the host takes it who has the fewest bookings of the event type
     * that were made in the last {@link BookingQuestion#TURNS}, and of those the one with the lowest id. A booking that
     * moves stays with its host if possible.
     *
     * @param start in epoch seconds
     * @throws RefusedException with {@link BookingRefusal.NotBookable} if there are {@linkplain #reasons reasons} against
     *     it; it has all of them
     * @throws IllegalArgumentException if the question is not about this start
     */
    public Assignment take(long start) {
        List<Reason> reasons = reasons(start);
        if (!reasons.isEmpty()) {
            throw new RefusedException(
                    new BookingRefusal.NotBookable(question.type().id(), slotAt(start), reasons));
        }
        if (joinable.containsKey(start)) {
            List<Place> taken = joinable.get(start);
            Optional<MeetingId> meeting =
                    taken.stream().flatMap(place -> place.meeting().stream()).findFirst();
            return new Assignment(slotAt(start), hostsOf(taken), meeting);
        }
        SortedSet<UserId> hosts = isRoundRobin()
                ? new TreeSet<>(Set.of(hostInTurn(start)))
                : hosting().hosts();
        return new Assignment(slotAt(start), hosts, Optional.empty());
    }

    private UserId hostInTurn(long start) {
        List<UserId> able = agendas.stream()
                .filter(agenda -> reasonsOf(agenda, start).isEmpty())
                .map(HostAgenda::user)
                .toList();
        return able.stream()
                .filter(host -> question.moving()
                        .filter(moving -> moving.hosts().contains(host))
                        .isPresent())
                .findFirst()
                .orElseGet(() -> able.stream()
                        .min(Comparator.comparingLong(this::recentBookings).thenComparing(host -> host))
                        .orElseThrow());
    }

    private long recentBookings(UserId host) {
        return places.stream()
                .filter(place -> !place.isHold()
                        && place.hosts().contains(host)
                        && place.createdAt().isAfter(question.turnsSince()))
                .count();
    }
}
