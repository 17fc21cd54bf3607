package io.calendly.benchmarks.domain;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * Comparisons of the same ways.
 *
 * @param ways the names of the ways, ours first
 * @param rows the comparisons
 */
record Table(List<String> ways, List<Comparison> rows) {

    /** How long each took, in Markdown, with its ratio to ours. */
    String times() {
        return markdown("time", rows.stream().filter(Comparison::isTimed).toList(), Measured::time, Measured::slower);
    }

    /** How many bytes each allocated or keeps, in Markdown, with its ratio to ours. */
    String bytes() {
        return markdown("bytes", rows, Measured::size, Measured::larger);
    }

    private String markdown(
            String what,
            List<Comparison> comparisons,
            Function<Measured, String> written,
            ToDoubleBiFunction<Measured, Measured> ratio) {
        StringBuilder table = new StringBuilder();
        table.append("| ").append(what).append(" | size | ").append(String.join(" | ", ways));
        table.append(" |\n|---|---:|").append("---:|".repeat(ways.size())).append('\n');
        for (Comparison row : comparisons) {
            table.append("| ").append(row.operation()).append(" | ").append(row.size());
            for (Measured way : row.ways()) {
                double times = ratio.applyAsDouble(way, row.ours());
                table.append(" | ").append(written.apply(way));
                if (way != row.ours() && !Double.isNaN(times)) {
                    table.append(" (").append(Measured.times(times)).append(')');
                }
            }
            table.append(" |\n");
        }
        return table.toString();
    }
}
