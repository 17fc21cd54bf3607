package io.calendly.benchmarks.domain;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.threeten.extra.Interval;

/** A sorted list of disjoint {@code Interval}s of threeten-extra, with a straightforward merge. */
final class IntervalListContender implements Contender<List<Interval>> {

    private final List<Interval> first;
    private final List<Interval> second;
    private final Instant[] instants;
    private final List<Interval> additions;

    IntervalListContender(Sample sample) {
        first = list(sample.first());
        second = list(sample.second());
        instants = sample.instants().stream().map(Instant::ofEpochSecond).toArray(Instant[]::new);
        additions = list(sample.additions());
    }

    private static List<Interval> list(Iterable<TimeSlot> slots) {
        List<Interval> intervals = new ArrayList<>();
        for (TimeSlot slot : slots) {
            intervals.add(Interval.of(Instant.ofEpochSecond(slot.start()), Instant.ofEpochSecond(slot.end())));
        }
        return intervals;
    }

    @Override
    public List<Interval> first() {
        return first;
    }

    @Override
    public List<Interval> union() {
        List<Interval> result = new ArrayList<>();
        int i = 0;
        int j = 0;
        Interval last = null;
        while (i < first.size() || j < second.size()) {
            boolean fromFirst = j == second.size()
                    || i < first.size()
                            && first.get(i).getStart().isBefore(second.get(j).getStart());
            Interval next = fromFirst ? first.get(i++) : second.get(j++);
            if (last == null) {
                last = next;
            } else if (last.isConnected(next)) {
                last = last.union(next);
            } else {
                result.add(last);
                last = next;
            }
        }
        if (last != null) {
            result.add(last);
        }
        return result;
    }

    @Override
    public List<Interval> intersection() {
        List<Interval> result = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() && j < second.size()) {
            Interval a = first.get(i);
            Interval b = second.get(j);
            if (a.overlaps(b)) {
                result.add(a.intersection(b));
            }
            if (a.getEnd().isBefore(b.getEnd())) {
                i++;
            } else {
                j++;
            }
        }
        return result;
    }

    @Override
    public List<Interval> minus() {
        List<Interval> result = new ArrayList<>();
        int j = 0;
        for (Interval a : first) {
            while (j < second.size() && second.get(j).isBefore(a)) {
                j++;
            }
            Instant start = a.getStart();
            while (j < second.size() && second.get(j).overlaps(a)) {
                Interval b = second.get(j);
                if (start.isBefore(b.getStart())) {
                    result.add(Interval.of(start, b.getStart()));
                }
                start = b.getEnd();
                if (start.isAfter(a.getEnd())) {
                    break;
                }
                j++;
            }
            if (start.isBefore(a.getEnd())) {
                result.add(Interval.of(start, a.getEnd()));
            }
        }
        return result;
    }

    @Override
    public List<Interval> add(int addition) {
        Interval added = additions.get(addition);
        int at = firstEndingAtOrAfter(first, added.getStart());
        while (at < first.size() && first.get(at).isConnected(added)) {
            added = added.union(first.remove(at));
        }
        first.add(at, added);
        return first;
    }

    @Override
    public List<Interval> remove(List<Interval> set, int addition) {
        Interval removed = additions.get(addition);
        int at = firstEndingAtOrAfter(set, removed.getStart());
        while (at < set.size() && set.get(at).getStart().isBefore(removed.getEnd())) {
            Interval hit = set.remove(at);
            if (hit.getStart().isBefore(removed.getStart())) {
                set.add(at++, hit.withEnd(removed.getStart()));
            }
            if (hit.getEnd().isAfter(removed.getEnd())) {
                set.add(at++, hit.withStart(removed.getEnd()));
            }
        }
        return set;
    }

    @Override
    public boolean contains(int instant) {
        Instant asked = instants[instant];
        int low = 0;
        int high = first.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Interval interval = first.get(middle);
            if (interval.contains(asked)) {
                return true;
            }
            if (interval.isBefore(asked)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private static int firstEndingAtOrAfter(List<Interval> set, Instant instant) {
        int low = 0;
        int high = set.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (set.get(middle).getEnd().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public TimeSlots read(List<Interval> set) {
        TimeSlots.Builder builder = TimeSlots.builder();
        set.forEach(interval -> builder.add(
                interval.getStart().getEpochSecond(), interval.getEnd().getEpochSecond()));
        return builder.build();
    }
}
