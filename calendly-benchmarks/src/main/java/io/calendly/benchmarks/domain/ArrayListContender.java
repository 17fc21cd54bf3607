package io.calendly.benchmarks.domain;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;

/** A sorted list of disjoint pairs of start and end, with a straightforward merge. */
final class ArrayListContender implements Contender<List<long[]>> {

    private final List<long[]> first;
    private final List<long[]> second;
    private final long[] instants;
    private final List<long[]> additions;

    ArrayListContender(Sample sample) {
        first = list(sample.first());
        second = list(sample.second());
        instants = sample.instants().stream().mapToLong(Long::longValue).toArray();
        additions = list(sample.additions());
    }

    private static List<long[]> list(Iterable<TimeSlot> slots) {
        List<long[]> pairs = new ArrayList<>();
        slots.forEach(slot -> pairs.add(new long[] {slot.start(), slot.end()}));
        return pairs;
    }

    @Override
    public List<long[]> first() {
        return first;
    }

    @Override
    public List<long[]> union() {
        List<long[]> result = new ArrayList<>();
        int i = 0;
        int j = 0;
        long[] last = null;
        while (i < first.size() || j < second.size()) {
            boolean fromFirst = j == second.size() || i < first.size() && first.get(i)[0] < second.get(j)[0];
            long[] next = fromFirst ? first.get(i++) : second.get(j++);
            if (last != null && next[0] <= last[1]) {
                last[1] = Math.max(last[1], next[1]);
            } else {
                last = next.clone();
                result.add(last);
            }
        }
        return result;
    }

    @Override
    public List<long[]> intersection() {
        List<long[]> result = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() && j < second.size()) {
            long[] a = first.get(i);
            long[] b = second.get(j);
            long start = Math.max(a[0], b[0]);
            long end = Math.min(a[1], b[1]);
            if (start < end) {
                result.add(new long[] {start, end});
            }
            if (a[1] < b[1]) {
                i++;
            } else {
                j++;
            }
        }
        return result;
    }

    @Override
    public List<long[]> minus() {
        List<long[]> result = new ArrayList<>();
        int j = 0;
        for (long[] a : first) {
            while (j < second.size() && second.get(j)[1] <= a[0]) {
                j++;
            }
            long start = a[0];
            while (j < second.size() && second.get(j)[0] < a[1]) {
                long[] b = second.get(j);
                if (start < b[0]) {
                    result.add(new long[] {start, b[0]});
                }
                start = b[1];
                if (start > a[1]) {
                    break;
                }
                j++;
            }
            if (start < a[1]) {
                result.add(new long[] {start, a[1]});
            }
        }
        return result;
    }

    @Override
    public List<long[]> add(int addition) {
        long[] added = additions.get(addition).clone();
        int at = firstEndingAtOrAfter(first, added[0]);
        while (at < first.size() && first.get(at)[0] <= added[1]) {
            long[] joined = first.remove(at);
            added[0] = Math.min(added[0], joined[0]);
            added[1] = Math.max(added[1], joined[1]);
        }
        first.add(at, added);
        return first;
    }

    @Override
    public List<long[]> remove(List<long[]> set, int addition) {
        long[] removed = additions.get(addition);
        int at = firstEndingAtOrAfter(set, removed[0]);
        while (at < set.size() && set.get(at)[0] < removed[1]) {
            long[] hit = set.remove(at);
            if (hit[0] < removed[0]) {
                set.add(at++, new long[] {hit[0], removed[0]});
            }
            if (hit[1] > removed[1]) {
                set.add(at++, new long[] {removed[1], hit[1]});
            }
        }
        return set;
    }

    @Override
    public boolean contains(int instant) {
        long wanted = instants[instant];
        int candidate = firstEndingAtOrAfter(first, wanted + 1);
        return candidate < first.size() && first.get(candidate)[0] <= wanted;
    }

    private static int firstEndingAtOrAfter(List<long[]> set, long instant) {
        int low = 0;
        int high = set.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (set.get(middle)[1] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public TimeSlots read(List<long[]> set) {
        TimeSlots.Builder builder = TimeSlots.builder();
        set.forEach(pair -> builder.add(pair[0], pair[1]));
        return builder.build();
    }
}
