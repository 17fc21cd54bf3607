package io.calendly.benchmarks.domain;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * A table of comparisons of the same implementations.
 *
 * @param implementations the names of the implementations; the first is the one of this project
 * @param rows the comparisons
 */
record Table(List<String> implementations, List<Comparison> rows) {

    /** Returns the times in Markdown, with their ratios to the first implementation. */
    String times() {
        return markdown("time", rows.stream().filter(Comparison::isTimed).toList(), Measured::time, Measured::slower);
    }

    /** Returns the allocated or retained bytes in Markdown, with their ratios to the first implementation. */
    String bytes() {
        return markdown("bytes", rows, Measured::size, Measured::larger);
    }

    private String markdown(
            String title,
            List<Comparison> comparisons,
            Function<Measured, String> format,
            ToDoubleBiFunction<Measured, Measured> ratio) {
        StringBuilder table = new StringBuilder();
        table.append("| ").append(title).append(" | size | ").append(String.join(" | ", implementations));
        table.append(" |\n|---|---:|")
                .append("---:|".repeat(implementations.size()))
                .append('\n');
        for (Comparison row : comparisons) {
            table.append("| ").append(row.operation()).append(" | ").append(row.size());
            for (Measured measured : row.measurements()) {
                double times = ratio.applyAsDouble(measured, row.baseline());
                table.append(" | ").append(format.apply(measured));
                if (measured != row.baseline() && !Double.isNaN(times)) {
                    table.append(" (").append(Measured.times(times)).append(')');
                }
            }
            table.append(" |\n");
        }
        return table.toString();
    }
}
