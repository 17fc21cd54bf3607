package io.calendly.domain.booking;

import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * The start times that each host of a round robin can take, merged by start:
 *
 * <pre>
 *   host 1   |     |     |
 *   host 2   |           |     |
 *   merged  1,2    1    1,2    2
 * </pre>
 *
 * <p>The merge looks at the next start of each host for each different start, so its work grows with the number of starts
 * times the number of hosts. Hosts usually share most of their starts, so that this is no more than the result.
 */
final class StartsOfHosts {

    /** A receiver of start times. */
    @FunctionalInterface
    interface Receiver {

        /**
         * Receives a start time.
         *
         * @param start in epoch seconds
         * @param hosts the hosts who can take it, in the order in which they were added
         */
        void add(long start, List<UserId> hosts);
    }

    private final List<UserId> hosts = new ArrayList<>();
    private final List<long[]> starts = new ArrayList<>();
    private int size = 0;

    /** Adds the start times of a host, in ascending order. */
    void add(UserId host, long[] ascending) {
        hosts.add(host);
        starts.add(ascending);
        size += ascending.length;
    }

    /** Returns the number of start times that were added, counted once for each host. */
    int size() {
        return size;
    }

    /** Passes each start time with its hosts to a receiver, in ascending order. */
    void forEach(Receiver receiver) {
        int[] passed = new int[hosts.size()];
        List<UserId> previous = List.of();
        for (int left = size; left > 0; left -= previous.size()) {
            long start = next(passed);
            List<UserId> able = new ArrayList<>(hosts.size());
            for (int host = 0; host < passed.length; host++) {
                if (isNext(start, host, passed)) {
                    able.add(hosts.get(host));
                    passed[host]++;
                }
            }
            // Neighbors often have the same hosts, and then share their list.
            previous = able.equals(previous) ? previous : List.copyOf(able);
            receiver.add(start, previous);
        }
    }

    /** Returns the first start time that is not passed. */
    private long next(int[] passed) {
        long next = Long.MAX_VALUE;
        for (int host = 0; host < passed.length; host++) {
            long[] ofHost = starts.get(host);
            if (passed[host] < ofHost.length) {
                next = Math.min(next, ofHost[passed[host]]);
            }
        }
        return next;
    }

    private boolean isNext(long start, int host, int[] passed) {
        long[] ofHost = starts.get(host);
        return passed[host] < ofHost.length && ofHost[passed[host]] == start;
    }
}
