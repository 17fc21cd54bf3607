package io.calendly.domain.booking;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A random event type with the calendars of its hosts and the places that are taken, and a question about it. */
final class BookingWorld {

    private static final List<Hosting.Kind> KINDS = List.of(
            Hosting.Kind.SOLO,
            Hosting.Kind.COLLECTIVE,
            Hosting.Kind.ROUND_ROBIN,
            Hosting.Kind.ROUND_ROBIN,
            Hosting.Kind.GROUP,
            Hosting.Kind.GROUP);

    /** A seed makes the same world again. */
    final long seed;

    /** A number of seconds that divides the bounds of all stretches. */
    final long tick;

    final List<HostModel> hosts = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    final Random random;
    final BookingQuestion question;

    private final RandomHours hours;
    private final long from;
    private final Instant now;
    private final EventType type;

    BookingWorld(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.tick = random.nextInt(8) == 0 ? 1 : 60;
        this.hours = new RandomHours(random, tick);
        this.from = hours.near() + tick * random.nextInt((int) (36 * 3_600 / tick)) - 18 * 3_600;
        long length = tick * (1 + random.nextInt(tick == 1 ? 60 : 300));
        this.now = Instant.ofEpochSecond(from - 3 * 86_400L / pick(1, 1, 10, 100) + random.nextLong(length))
                .plusNanos(random.nextBoolean() ? random.nextInt(1_000_000_000) : 0);
        this.type = new EventType(new EventTypeId(new UUID(7, seed)), settings(), Instant.EPOCH, 1);
        type.settings().hosting().hosts().forEach(host -> hosts.add(hours.host(host, from)));
        for (int count = random.nextInt(7); count > 0; count--) {
            takeSome();
        }
        for (int count = random.nextInt(5); count > 0; count--) {
            long days = pick(-33, -20, -8, -5, 5, 8, 20, 33, 40);
            long far = from + days * 86_400 + tick * random.nextInt((int) (86_400 / tick));
            places.add(booking(someHosts(), TimeSlot.of(far, far + someDuration()), randomId()));
        }
        TimeSlot starts = TimeSlot.of(from, from + length);
        BookingQuestion asked = BookingQuestion.window(type, OptionalInt.of(someDuration()), starts, now);
        this.question = moving().map(place -> asked.moving(Bookings.of(place, type.id()), place.hosts()))
                .orElse(asked);
    }

    private EventTypeSettings settings() {
        Hosting.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        SortedSet<UserId> users = new TreeSet<>();
        int count = kind == Hosting.Kind.SOLO ? 1 : 1 + random.nextInt(3);
        while (users.size() < count) {
            users.add(new UserId(1 + random.nextInt(9)));
        }
        int capacity = kind == Hosting.Kind.GROUP ? 1 + random.nextInt(3) : 1;
        return new EventTypeSettings(
                new EventTypeDescription("Talk", "talk", "", ""),
                new Hosting(kind, users, capacity, Optional.empty()),
                timing(),
                rules(),
                List.of(),
                random.nextInt(25) > 0);
    }

    private Timing timing() {
        Set<Integer> durations = new TreeSet<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            durations.add(
                    (tick == 1 ? pick(60, 61, 90, 300, 1_000) : 60 * pick(15, 20, 30, 30, 45, 60, 90, 240, 1_440)));
        }
        int interval = tick == 1 ? pick(60, 61, 75, 97, 600) : 60 * pick(1, 5, 7, 15, 15, 20, 30, 45, 60, 90, 1_440);
        Timing.StartTimes startTimes = random.nextBoolean() ? Timing.StartTimes.GRID : Timing.StartTimes.PACKED;
        return new Timing(new TreeSet<>(durations), interval, startTimes, someBuffers());
    }

    private Buffers someBuffers() {
        return new Buffers(someBuffer(), someBuffer());
    }

    private int someBuffer() {
        return (int) tick * pick(0, 0, 0, 1, 5, 10, 15, 30, 60, 1_440);
    }

    private BookingRules rules() {
        int notice = random.nextInt(3) > 0 ? 0 : random.nextInt(pick(3_600, 86_400, 3 * 86_400));
        return new BookingRules(notice, window(), new BookingLimits(limit(), limit(), limit()), 0, false);
    }

    private Optional<BookingWindow> window() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (random.nextInt(6)) {
            case 0, 1 -> Optional.of(new BookingWindow.Days(random.nextInt(4)));
            case 2 -> {
                LocalDate first = today.plusDays(random.nextInt(4));
                yield Optional.of(new BookingWindow.Dates(new DateRange(first, first.plusDays(random.nextInt(4)))));
            }
            default -> Optional.empty();
        };
    }

    private OptionalInt limit() {
        return random.nextInt(5) == 0 ? OptionalInt.of(1 + random.nextInt(4)) : OptionalInt.empty();
    }

    private int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int someDuration() {
        List<Integer> offered = List.copyOf(type.settings().timing().durations());
        return offered.get(random.nextInt(offered.size()));
    }

    private UUID randomId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Takes a slot of some hosts, unless it is taken. */
    private void takeSome() {
        SortedSet<UserId> users = someHosts();
        boolean isOwn = random.nextBoolean();
        long start = from + tick * (random.nextInt((int) (8 * 3_600 / tick)) - 2 * 3_600 / tick);
        if (isOwn && random.nextBoolean()) {
            start = from + tick * random.nextInt(pick(1, 10, 60));
        } else if (!isOwn && !BookabilityModel.isPacked(type)) {
            start += random.nextInt(60);
        }
        long length = isOwn && random.nextInt(8) > 0 ? someDuration() : tick * (1 + random.nextInt(200));
        TimeSlot slot = TimeSlot.of(start, start + length);
        Optional<Instant> expiry = random.nextInt(3) == 0 ? Optional.of(someExpiry()) : Optional.empty();
        boolean isLive = expiry.isEmpty() || now.isBefore(expiry.get());
        if (isLive && isTaken(users, slot)) {
            return;
        }
        if (isOwn) {
            takeForOwn(users, slot, expiry);
        } else {
            take(users, slot, random.nextBoolean() ? Buffers.NONE : someBuffers(), expiry);
        }
    }

    private Instant someExpiry() {
        return now.plusSeconds(pick(-100, 0, 0, 1, 600)).plusNanos(pick(0, 0, 1));
    }

    private boolean isTaken(SortedSet<UserId> users, TimeSlot slot) {
        return hosts.stream()
                .filter(host -> users.contains(host.user()))
                .flatMap(host -> host.stored().stream())
                .filter(claim -> claim.isLive(now))
                .anyMatch(claim -> claim.slot().overlaps(slot));
    }

    /** Takes a slot for the event type, which a group does for several invitees. */
    private void takeForOwn(SortedSet<UserId> users, TimeSlot slot, Optional<Instant> expiry) {
        Buffers buffers = type.settings().timing().buffers();
        take(users, slot, random.nextInt(4) == 0 ? Buffers.NONE : buffers, expiry);
        UUID meeting = randomId();
        places.add(expiry.isPresent() ? hold(users, slot, expiry.get()) : booking(users, slot, meeting));
        if (type.settings().hosting().isGroup()) {
            for (int count = random.nextInt(4); count > 0; count--) {
                boolean isHold = expiry.isPresent() || random.nextInt(3) == 0;
                Instant end = expiry.orElseGet(this::someExpiry);
                places.add(isHold ? hold(users, slot, end) : booking(users, slot, meeting));
            }
        }
    }

    private void take(SortedSet<UserId> users, TimeSlot slot, Buffers buffers, Optional<Instant> expiry) {
        OccupancyOwner.Kind kind = expiry.isPresent() ? OccupancyOwner.Kind.HOLD : OccupancyOwner.Kind.MEETING;
        hosts.stream()
                .filter(host -> users.contains(host.user()))
                .forEach(host -> host.hasTaken(new Claim(kind, slot, buffers, expiry)));
    }

    private Place hold(SortedSet<UserId> users, TimeSlot slot, Instant expiry) {
        return new Place(randomId(), users, slot, Optional.empty(), now.minusSeconds(300), Optional.of(expiry));
    }

    private Place booking(SortedSet<UserId> users, TimeSlot slot, UUID meeting) {
        Instant createdAt = now.minusSeconds(30 * 86_400).plusSeconds(pick(-100, 0, 1, 100, 86_400));
        return new Place(randomId(), users, slot, Optional.of(new MeetingId(meeting)), createdAt, Optional.empty());
    }

    /** Returns the hosts of a meeting, who may have been others when it was booked. */
    private SortedSet<UserId> someHosts() {
        List<UserId> all = new ArrayList<>(type.settings().hosting().hosts());
        boolean isOfOne = type.settings().hosting().kind() == Hosting.Kind.ROUND_ROBIN;
        if (isOfOne || random.nextInt(6) == 0) {
            return new TreeSet<>(Set.of(all.get(random.nextInt(all.size()))));
        }
        return new TreeSet<>(all);
    }

    /** Returns the place of the booking that is to be moved, if there is one. */
    private Optional<Place> moving() {
        List<Place> bookings =
                places.stream().filter(place -> place.meeting().isPresent()).toList();
        return bookings.isEmpty() || random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(bookings.get(random.nextInt(bookings.size())));
    }

    BookabilityModel model() {
        return new BookabilityModel(question, hosts, places, tick);
    }

    /** Returns the decision, which is given no more than it asks for. */
    Bookability bookability() {
        Collection<HostTime> times = hosts.stream()
                .map(host -> host.toHostTime(question.calendarWindow(), now))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Place> needed = places.stream()
                .filter(place -> question.placesWindow().contains(place.slot().start())
                        || place.createdAt().isAfter(question.turnsSince()))
                .toList();
        return Bookability.of(question, times, question.needsPlaces() ? needed : List.of());
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + question + "\nhosts " + hosts + "\nplaces " + places;
    }
}
