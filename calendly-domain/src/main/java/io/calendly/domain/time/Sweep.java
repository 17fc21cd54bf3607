package io.calendly.domain.time;

import java.util.Arrays;

/**
 * A sweep over the bounds of two sets of time in order, as {@link TimeSlots} represents them.
 *
 * <p>At each bound it is known whether the following instants lie in the first set, in the second, or in both, and a
 * bound is written wherever membership in the result changes. Two equal bounds are passed in one step, so results are
 * coalesced.
 */
final class Sweep {

    // Truth tables of the set operations: bit (inA + 2 * inB) says whether the instant is in the result.
    static final int UNION = 0b1110;
    static final int INTERSECTION = 0b1000;
    static final int MINUS = 0b0010;

    private Sweep() {}

    /**
     * Returns the bounds of the result of the set operation that the truth table describes.
     *
     * <p>The loop has no branch that depends on the data. The set that the next bound comes from, and whether the bound
     * is written, are sums of comparisons, because a branch predictor is wrong about both half the time on real
     * calendars.
     *
     * @param a the bounds of the first set, which is not empty
     * @param b the bounds of the second set, which is not empty
     */
    static long[] over(long[] a, long[] b, int table) {
        long[] out = new long[likelyLength(a.length, b.length)];
        int i = 0;
        int j = 0;
        int written = 0;
        while (i < a.length && j < b.length) {
            long x = a[i];
            long y = b[j];
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
            int inside = table >> ((i & 1) | ((j & 1) << 1)) & 1;
            if (written == out.length) {
                out = Arrays.copyOf(out, a.length + b.length);
            }
            out[written] = Math.min(x, y);
            written += inside ^ (written & 1);
        }
        // One of the two has ended, so from here on the result follows the other or is empty.
        if ((table >> 1 & 1) == 1 && i < a.length) {
            return joined(out, written, a, i);
        }
        return (table >> 2 & 1) == 1 ? joined(out, written, b, j) : joined(out, written, b, b.length);
    }

    /**
     * Returns the initial length of a result, which has at most all bounds of both sets. The result of sets of similar
     * size rarely has more bounds than the larger, and twice that would be most of what a sweep allocates.
     */
    private static int likelyLength(int a, int b) {
        return Math.max(a, b) + Math.min(Math.min(a, b), 64);
    }

    /** Returns the first {@code length} bounds of one array, followed by those of the other from {@code from} on. */
    private static long[] joined(long[] bounds, int length, long[] rest, int from) {
        int total = length + rest.length - from;
        long[] out = total == bounds.length ? bounds : Arrays.copyOf(bounds, total);
        System.arraycopy(rest, from, out, length, rest.length - from);
        return out;
    }
}
