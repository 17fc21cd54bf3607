package io.calendly.domain.booking;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * A slow, simple model of {@link Bookability}. It decides one start at a time, tries it against each meeting, walks the
 * clock in ticks, and counts places one by one.
 */
final class BookabilityModel {

    private static final long DAY = 86_400;

    /**
     * A reason without its details.
     *
     * @param host the host; empty if it is about the event type
     */
    record Told(String code, Optional<UserId> host) {

        static Told of(Reason reason) {
            return new Told(reason.code(), reason.host());
        }

        @Override
        public String toString() {
            return code + host.map(id -> " of " + id).orElse("");
        }
    }

    /**
     * The answer about one start.
     *
     * @param reasons every reason why it cannot be booked
     * @param hosts those who can take it; none if it cannot be booked
     */
    record Answer(Set<Told> reasons, SortedSet<UserId> hosts, OptionalInt seatsLeft) {}

    private final BookingQuestion question;
    private final EventTypeSettings settings;
    private final List<HostModel> hosts;
    private final List<Place> places;
    private final long tick;

    /**
     * Makes a model.
     *
     * @param places the places of the event type, of any time, also those that have expired
     * @param tick a number of seconds that divides the bounds of all stretches
     */
    BookabilityModel(BookingQuestion question, List<HostModel> hosts, Collection<Place> places, long tick) {
        this.question = question;
        this.settings = question.type().settings();
        this.hosts = hosts;
        this.tick = tick;
        this.places = places.stream()
                .filter(place -> place.expiresAt()
                        .map(end -> question.now().compareTo(end) < 0)
                        .orElse(true))
                .filter(place -> question.moving()
                        .map(moving -> !moving.booking().id().value().equals(place.id()))
                        .orElse(true))
                .toList();
        hosts.forEach(host -> host.prepare(question, released(host.user()), tick));
    }

    private Optional<TimeSlot> released(UserId host) {
        if (question.moving().isEmpty() || !question.moving().get().hosts().contains(host)) {
            return Optional.empty();
        }
        Booking booking = question.moving().get().booking();
        for (Place other : places) {
            boolean isInMeeting = other.meeting().equals(Optional.of(booking.meeting()));
            boolean holdsSlot = other.expiresAt().isPresent()
                    && other.slot().equals(booking.slot())
                    && other.hosts().contains(host);
            if (isInMeeting || holdsSlot) {
                return Optional.empty();
            }
        }
        return Optional.of(booking.slot());
    }

    private Hosting.Kind kind() {
        return settings.hosting().kind();
    }

    private long endOf(long start) {
        return start + question.duration();
    }

    /** Returns the answer about a start. */
    Answer answer(long start) {
        List<Place> joined = joined(start);
        if (!joined.isEmpty()) {
            return answerToJoin(start, joined);
        }
        if (kind() == Hosting.Kind.ROUND_ROBIN) {
            return answerOfAny(start);
        }
        Set<Told> reasons = new LinkedHashSet<>();
        hosts.forEach(host -> reasons.addAll(reasonsOfTime(host, start)));
        if (isOffGrid(start, time -> hosts.stream().allMatch(host -> host.isInStretch(time)), hosts.get(0))) {
            reasons.add(new Told("off-grid", Optional.empty()));
        }
        boolean isGroup = kind() == Hosting.Kind.GROUP;
        return answer(
                reasons,
                settings.hosting().hosts(),
                isGroup ? OptionalInt.of(settings.hosting().capacity()) : OptionalInt.empty());
    }

    private static Answer answer(Set<Told> reasons, SortedSet<UserId> able, OptionalInt seats) {
        return reasons.isEmpty()
                ? new Answer(reasons, able, seats)
                : new Answer(reasons, new TreeSet<>(), OptionalInt.empty());
    }

    private Answer answerOfAny(long start) {
        Set<Told> reasons = new LinkedHashSet<>();
        SortedSet<UserId> able = new TreeSet<>();
        for (HostModel host : hosts) {
            Set<Told> own = reasonsOfTime(host, start);
            if (isOffGrid(start, host::isInStretch, host)) {
                own.add(new Told("off-grid", Optional.of(host.user())));
            }
            reasons.addAll(own);
            if (own.isEmpty()) {
                able.add(host.user());
            }
        }
        return answer(able.isEmpty() ? reasons : Set.of(), able, OptionalInt.empty());
    }

    private List<Place> joined(long start) {
        TimeSlot slot = TimeSlot.of(start, endOf(start));
        return kind() == Hosting.Kind.GROUP
                ? places.stream().filter(place -> place.slot().equals(slot)).toList()
                : List.of();
    }

    private Answer answerToJoin(long start, List<Place> joined) {
        Set<Told> reasons = new LinkedHashSet<>();
        hosts.forEach(host -> reasons.addAll(reasonsOfPlace(host, start)));
        int left = settings.hosting().capacity() - joined.size();
        if (left <= 0) {
            reasons.add(new Told("full", Optional.empty()));
        }
        Place of = joined.stream()
                .filter(place -> place.meeting().isPresent())
                .findFirst()
                .orElse(joined.get(0));
        return answer(reasons, of.hosts(), OptionalInt.of(left));
    }

    private Set<Told> reasonsOfPlace(HostModel host, long start) {
        Set<Told> reasons = new LinkedHashSet<>();
        BookingRules rules = settings.rules();
        if (!settings.active()) {
            reasons.add(new Told("inactive", Optional.empty()));
        }
        if (start < question.now().getEpochSecond() + rules.minimumNotice()) {
            reasons.add(new Told("notice", Optional.empty()));
        }
        if (rules.window().isPresent() && isOutside(rules.window().get(), host, start)) {
            reasons.add(new Told("outside-window", Optional.of(host.user())));
        }
        if (isLimitReached(rules.limits(), host, start)) {
            reasons.add(new Told("limit-reached", Optional.of(host.user())));
        }
        return reasons;
    }

    private boolean isOutside(BookingWindow window, HostModel host, long start) {
        LocalDate date = host.dateAt(start);
        if (window instanceof BookingWindow.Dates dates) {
            return date.isBefore(dates.dates().from())
                    || date.isAfter(dates.dates().until());
        }
        LocalDate today = host.dateAt(question.now().getEpochSecond());
        int days = ((BookingWindow.Days) window).days();
        return date.isBefore(today) || date.isAfter(today.plusDays(days));
    }

    private boolean isLimitReached(BookingLimits limits, HostModel host, long start) {
        int day = 0;
        int week = 0;
        int month = 0;
        LocalDate date = host.dateAt(start);
        for (Place place : places) {
            if (place.hosts().contains(host.user())) {
                LocalDate other = host.dateAt(place.slot().start());
                day += other.equals(date) ? 1 : 0;
                week += isoWeek(other).equals(isoWeek(date)) ? 1 : 0;
                month += YearMonth.from(other).equals(YearMonth.from(date)) ? 1 : 0;
            }
        }
        return day >= limits.perDay().orElse(Integer.MAX_VALUE)
                || week >= limits.perWeek().orElse(Integer.MAX_VALUE)
                || month >= limits.perMonth().orElse(Integer.MAX_VALUE);
    }

    private static String isoWeek(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) + " " + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private Set<Told> reasonsOfTime(HostModel host, long start) {
        Set<Told> reasons = reasonsOfPlace(host, start);
        Optional<UserId> user = Optional.of(host.user());
        for (long time = tickAt(start); time < endOf(start); time += tick) {
            if (!host.isRuledOpen(time)) {
                reasons.add(new Told(host.isOpenWithoutOverrides(time) ? "overridden" : "outside-hours", user));
            }
            if (host.isOff(time)) {
                reasons.add(new Told("time-off", user));
            }
        }
        for (Claim claim : host.taken()) {
            against(claim, start).ifPresent(code -> reasons.add(new Told(code, user)));
        }
        return reasons;
    }

    private Optional<String> against(Claim claim, long start) {
        Buffers own = settings.timing().buffers();
        TimeSlot taken = claim.slot();
        if (start < taken.end() && taken.start() < endOf(start)) {
            return Optional.of(claim.kind() == OccupancyOwner.Kind.HOLD ? "held" : "busy");
        }
        boolean isTooClose = start >= taken.end()
                ? start - taken.end() < Math.max(claim.buffers().after(), own.before())
                : taken.start() - endOf(start)
                        < Math.max(own.after(), claim.buffers().before());
        return isTooClose ? Optional.of("buffer") : Optional.empty();
    }

    private long tickAt(long time) {
        return Math.floorDiv(time, tick) * tick;
    }

    /** Checks whether the slot lies in one stretch, and its start is on none of the steps of the stretch. */
    private boolean isOffGrid(long start, LongPredicate stretch, HostModel clock) {
        for (long time = tickAt(start); time < endOf(start); time += tick) {
            if (!stretch.test(time)) {
                return false;
            }
        }
        boolean isCut = isLong(start, stretch);
        long first = tickAt(start);
        while (stretch.test(first - tick) && !(isCut && clock.isMidnight(first))) {
            first -= tick;
        }
        for (long time = first + tick; isCut && time < endOf(start); time += tick) {
            if (clock.isMidnight(time)) {
                return true;
            }
        }
        return (start - first) % settings.timing().interval() != 0;
    }

    /** Checks whether the stretch around a start is longer than a day. */
    private boolean isLong(long start, LongPredicate stretch) {
        long first = tickAt(start);
        long last = first;
        while (last - first <= DAY && stretch.test(first - tick)) {
            first -= tick;
        }
        while (last - first <= DAY && stretch.test(last)) {
            last += tick;
        }
        return last - first > DAY;
    }

    /** Returns who takes a start that can be booked by those who are able to. */
    Bookability.Assignment taking(long start, SortedSet<UserId> able) {
        TimeSlot slot = TimeSlot.of(start, endOf(start));
        Optional<MeetingId> meeting = joined(start).stream()
                .flatMap(place -> place.meeting().stream())
                .findFirst();
        if (kind() != Hosting.Kind.ROUND_ROBIN) {
            return new Bookability.Assignment(slot, able, meeting);
        }
        Set<UserId> before =
                question.moving().map(moving -> (Set<UserId>) moving.hosts()).orElse(Set.of());
        List<UserId> inOrder = new ArrayList<>(able);
        inOrder.sort(Comparator.<UserId, Boolean>comparing(host -> !before.contains(host))
                .thenComparing(this::recentBookings)
                .thenComparing(host -> host));
        return new Bookability.Assignment(slot, new TreeSet<>(Set.of(inOrder.get(0))), Optional.empty());
    }

    private long recentBookings(UserId host) {
        Instant monthAgo = question.now().minus(Duration.ofDays(30));
        return places.stream()
                .filter(place -> place.meeting().isPresent())
                .filter(place -> place.hosts().contains(host))
                .filter(place -> place.createdAt().compareTo(monthAgo) > 0)
                .count();
    }

    /** Returns the reasons without their details. */
    static Set<Told> told(Collection<Reason> reasons) {
        return reasons.stream().map(Told::of).collect(Collectors.toSet());
    }

    static boolean isPacked(EventType type) {
        return type.settings().timing().startTimes() == Timing.StartTimes.PACKED;
    }
}
