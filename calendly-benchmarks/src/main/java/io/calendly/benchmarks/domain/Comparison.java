package io.calendly.benchmarks.domain;

import java.util.List;

/**
 * A comparison of one operation in several implementations.
 *
 * @param operation the name of the operation
 * @param size the size of the input
 * @param measurements the measurements by implementation; the first is the one of this project
 */
record Comparison(String operation, String size, List<Measured> measurements) {

    Measured baseline() {
        return measurements.get(0);
    }

    boolean isTimed() {
        return !Double.isNaN(baseline().nanos());
    }
}
