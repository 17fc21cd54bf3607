package io.calendly.benchmarks.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * The cost of one operation in one implementation, or the retained size of a set.
 *
 * @param nanos the time of the operation in nanoseconds; NaN for a retained size
 * @param bytes the bytes that the operation allocates, or the retained size in bytes
 */
record Measured(double nanos, double bytes) {

    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] SIZES = {"B", "kB", "MB", "GB"};

    String time() {
        return format(nanos, TIMES);
    }

    String size() {
        return format(isZero(bytes) ? 0 : bytes, SIZES);
    }

    /** Returns the ratio of the times. */
    double slower(Measured than) {
        return nanos / than.nanos;
    }

    /** Returns the ratio of the bytes, or NaN if the other measurement has no bytes. */
    double larger(Measured than) {
        if (isZero(than.bytes)) {
            return Double.NaN;
        }
        return isZero(bytes) ? 0 : bytes / than.bytes;
    }

    /**
     * Checks whether the bytes are a measurement artifact. The profiler also counts the allocations of the harness,
     * which makes a fraction of a byte for each operation.
     */
    private static boolean isZero(double bytes) {
        return bytes < 1;
    }

    /** Formats a ratio with two significant digits, such as 0.0031×, 1.4× or 380×. */
    static String times(double ratio) {
        if (ratio == 0) {
            return "0×";
        }
        return BigDecimal.valueOf(ratio).round(new MathContext(2)).toPlainString() + "×";
    }

    private static String format(double value, String[] units) {
        int unit = 0;
        double scaled = value;
        while (scaled >= 999.5 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        int digits = scaled >= 99.95 || scaled == 0 ? 0 : scaled >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f %s", scaled, units[unit]);
    }
}
