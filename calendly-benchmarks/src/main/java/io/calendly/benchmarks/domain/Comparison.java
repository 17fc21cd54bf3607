package io.calendly.benchmarks.domain;

import java.util.List;

/**
 * The same thing done in different ways.
 *
 * @param operation what is done
 * @param size to how much
 * @param ways what each way costs, ours first
 */
record Comparison(String operation, String size, List<Measured> ways) {

    Measured ours() {
        return ways.get(0);
    }

    boolean isTimed() {
        return !Double.isNaN(ours().nanos());
    }
}
