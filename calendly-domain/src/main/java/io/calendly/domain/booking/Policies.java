package io.calendly.domain.booking;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Claim;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The policies in the order in which their reasons are listed. */
final class Policies {

    /** A policy as two functions. */
    private record Rule(Function<HostAgenda, TimeSlots> starts, BiFunction<HostAgenda, Long, List<Reason>> why)
            implements Policy {

        @Override
        public TimeSlots forbidden(HostAgenda host) {
            return starts.apply(host);
        }

        @Override
        public List<Reason> reasons(HostAgenda host, long start) {
            return why.apply(host, start);
        }
    }

    private static final Policy ACTIVE = new Rule(
            host -> host.type().settings().active() ? TimeSlots.empty() : TimeSlots.of(host.window()),
            (host, start) -> List.of(new Reason.Inactive()));

    private static final Policy NOTICE = new Rule(
            host -> {
                long earliest = earliest(host);
                return earliest <= host.window().start()
                        ? TimeSlots.empty()
                        : TimeSlots.of(host.window().withEnd(Math.min(earliest, TimeSlot.MAX)));
            },
            (host, start) -> List.of(new Reason.Notice(earliest(host))));

    private static final Policy WINDOW = new Rule(
            host -> dates(host)
                    .map(dates -> host.clock().on(dates).gaps(host.window()))
                    .orElse(TimeSlots.empty()),
            (host, start) ->
                    List.of(new Reason.OutsideWindow(host.user(), dates(host).orElseThrow())));

    private static final Policy LIMITS = new Rule(Policies::startsOverLimits, Policies::limitsReached);

    private static final Policy HOURS = new Rule(
            host -> host.startsTouching(host.outside()),
            (host, start) -> List.of(new Reason.OutsideHours(host.user())));

    private static final Policy OVERRIDES = new Rule(
            host -> host.startsTouching(host.overridden()),
            (host, start) -> List.of(new Reason.Overridden(host.user(), first(host.overridden(), host.slotAt(start)))));

    private static final Policy TIME_OFF = new Rule(
            host -> host.startsTouching(host.timeOff()),
            (host, start) -> List.of(new Reason.TimeOff(host.user(), first(host.timeOff(), host.slotAt(start)))));

    private static final Policy BUSY = new Rule(
            host -> host.startsTouching(slots(host, taken -> !taken.isHold())),
            (host, start) -> List.of(new Reason.Busy(
                    host.user(), first(slots(host, taken -> !taken.isHold()), host.slotAt(start)))));

    private static final Policy HELD =
            new Rule(host -> host.startsTouching(slots(host, Claim::isHold)), Policies::holdsAt);

    private static final Policy BUFFERS = new Rule(Policies::startsTooClose, Policies::buffersAt);

    /** The policies on a place: those that hold for a seat in a meeting that stands already. */
    static final List<Policy> OF_PLACE = List.of(ACTIVE, NOTICE, WINDOW, LIMITS);

    /** All policies. */
    static final List<Policy> ALL =
            List.of(ACTIVE, NOTICE, WINDOW, LIMITS, HOURS, OVERRIDES, TIME_OFF, BUSY, HELD, BUFFERS);

    private Policies() {}

    /** Returns the starts that some of the policies forbid. */
    static TimeSlots forbidden(Collection<Policy> policies, HostAgenda host) {
        TimeSlots forbidden = TimeSlots.empty();
        for (Policy policy : policies) {
            forbidden = forbidden.union(policy.forbidden(host));
        }
        return forbidden;
    }

    /** Returns the reasons of all policies that forbid a start, in the order of the policies. */
    static List<Reason> reasons(Collection<Policy> policies, HostAgenda host, long start) {
        List<Reason> reasons = new ArrayList<>();
        for (Policy policy : policies) {
            if (policy.forbidden(host).contains(start)) {
                reasons.addAll(policy.reasons(host, start));
            }
        }
        return reasons;
    }

    private static long earliest(HostAgenda host) {
        return host.question().now().getEpochSecond()
                + host.type().settings().rules().minimumNotice();
    }

    private static Optional<DateRange> dates(HostAgenda host) {
        return host.type()
                .settings()
                .rules()
                .window()
                .map(window ->
                        window.dates(host.clock().dateAt(host.question().now().getEpochSecond())));
    }

    /** Returns the first stretch that overlaps the slot, whole. */
    private static TimeSlot first(TimeSlots time, TimeSlot slot) {
        TimeSlot part = time.intersection(slot).get(0);
        return time.connectedTo(part).get(0);
    }

    private static TimeSlots slots(HostAgenda host, Predicate<Claim> which) {
        TimeSlots.Builder slots = TimeSlots.builder();
        host.taken().stream().filter(which).forEach(taken -> slots.add(taken.slot()));
        return slots.build();
    }

    private static List<Reason> holdsAt(HostAgenda host, long start) {
        TimeSlot slot = host.slotAt(start);
        return host.taken().stream()
                .filter(taken -> taken.isHold() && taken.slot().overlaps(slot))
                .<Reason>map(taken -> new Reason.Held(
                        host.user(),
                        taken.slot(),
                        taken.expiresAt().orElseThrow().getEpochSecond()))
                .toList();
    }

    /** Returns the bookings and holds of the host in each period of a kind, by the first and last date of the period. */
    private static Map<DateRange, Integer> counts(HostAgenda host, BookingLimits.Period period) {
        Map<DateRange, Integer> counts = new HashMap<>();
        for (Place place : host.places()) {
            LocalDate date = host.clock().dateAt(place.slot().start());
            counts.merge(period.of(date), 1, Integer::sum);
        }
        return counts;
    }

    private static TimeSlots startsOverLimits(HostAgenda host) {
        TimeSlots.Builder starts = TimeSlots.builder();
        host.type()
                .settings()
                .rules()
                .limits()
                .set()
                .forEach((period, limit) -> counts(host, period).forEach((dates, count) -> {
                    if (count >= limit) {
                        host.clock().on(dates).forEach(starts::add);
                    }
                }));
        return starts.build();
    }

    private static List<Reason> limitsReached(HostAgenda host, long start) {
        List<Reason> reasons = new ArrayList<>();
        LocalDate date = host.clock().dateAt(start);
        host.type().settings().rules().limits().set().forEach((period, limit) -> {
            int count = counts(host, period).getOrDefault(period.of(date), 0);
            if (count >= limit) {
                reasons.add(new Reason.LimitReached(host.user(), period, limit, count));
            }
        });
        return reasons;
    }

    /**
     * Returns the starts of meetings that would not overlap what is taken, and would be too close to it:
     *
     * <pre>
     *   taken                  [--------)
     *   meeting           [--)              its end is closer than the gap before what is taken
     *   meeting                           [--)
     * </pre>
     */
    private static TimeSlots startsTooClose(HostAgenda host) {
        TimeSlots.Builder starts = TimeSlots.builder();
        int duration = host.question().duration();
        for (Claim taken : host.taken()) {
            long lastBefore = taken.slot().start() - duration;
            int gapBefore = host.buffers().gapBefore(taken.buffers());
            if (gapBefore > 0 && lastBefore >= 0) {
                starts.add(Math.max(0, lastBefore - gapBefore + 1), lastBefore + 1);
            }
            int gapAfter = taken.buffers().gapBefore(host.buffers());
            if (gapAfter > 0 && taken.slot().end() < TimeSlot.MAX) {
                starts.add(
                        taken.slot().end(), Math.min(TimeSlot.MAX, taken.slot().end() + gapAfter));
            }
        }
        return starts.build();
    }

    private static List<Reason> buffersAt(HostAgenda host, long start) {
        List<Reason> reasons = new ArrayList<>();
        TimeSlot slot = host.slotAt(start);
        for (Claim taken : host.taken()) {
            boolean isLater = slot.isBefore(taken.slot());
            Buffers own = host.buffers();
            int due = isLater ? own.gapBefore(taken.buffers()) : taken.buffers().gapBefore(own);
            long gap = isLater
                    ? taken.slot().start() - slot.end()
                    : slot.start() - taken.slot().end();
            if (gap >= 0 && gap < due) {
                reasons.add(new Reason.Buffer(host.user(), taken.kind(), taken.slot(), due));
            }
        }
        return reasons;
    }
}
