package io.calendly.benchmarks.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * What one way of doing something costs.
 *
 * @param nanos how long it takes; NaN where nothing is done
 * @param bytes how much it allocates, or keeps where nothing is done
 */
record Measured(double nanos, double bytes) {

    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] SIZES = {"B", "kB", "MB", "GB"};

    String time() {
        return written(nanos, TIMES);
    }

    String size() {
        return written(isNothing(bytes) ? 0 : bytes, SIZES);
    }

    /** How many times longer this takes. */
    double slower(Measured than) {
        return nanos / than.nanos;
    }

    /** How many times as many bytes; NaN beside nothing, which has no multiple. */
    double larger(Measured than) {
        if (isNothing(than.bytes)) {
            return Double.NaN;
        }
        return isNothing(bytes) ? 0 : bytes / than.bytes;
    }

    /** The profiler divides what the harness itself allocates by the number of operations, which leaves traces. */
    private static boolean isNothing(double bytes) {
        return bytes < 1;
    }

    /** A ratio in two digits, such as 0.0031×, 1.4× or 380×. */
    static String times(double ratio) {
        if (ratio == 0) {
            return "0×";
        }
        return BigDecimal.valueOf(ratio).round(new MathContext(2)).toPlainString() + "×";
    }

    private static String written(double value, String[] units) {
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
