package io.calendly.benchmarks.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** A bar chart of the ratios of time and bytes to those of this project, on logarithmic scales. */
final class Plot {

    private static final int WIDTH = 1000;
    private static final int LABELS = 200;
    private static final int PANEL = 380;
    private static final int TOP = 104;

    /** The minimum power of ten of the scales. Longer bars end there, with their label. */
    private static final int MIN_POWER = -3;

    private static final int BAR = 10;
    private static final int BETWEEN_ROWS = 9;
    private static final int BETWEEN_OPERATIONS = 12;

    private static final Map<String, String> COLOURS = Map.of(
            Library.TREE_RANGE_SET.label(), "#c2410c",
            Library.INTERVAL_LIST.label(), "#7c3aed",
            Library.ARRAY_LIST.label(), "#0f766e");

    /** The bar of one implementation. */
    private record Bar(String implementation, Measured measured) {}

    /** A comparison and its position in the chart. */
    private record Row(int y, boolean first, Comparison comparison, List<Bar> bars) {

        int height() {
            return bars.size() * BAR;
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();
    private int bottom = TOP;

    Plot(List<Table> tables) {
        String operation = "";
        for (Table table : tables) {
            for (Comparison comparison : table.rows()) {
                boolean first = !comparison.operation().equals(operation);
                operation = comparison.operation();
                bottom += first ? BETWEEN_OPERATIONS : 0;
                Row row = new Row(bottom, first, comparison, bars(table, comparison));
                rows.add(row);
                bottom += row.height() + BETWEEN_ROWS;
            }
        }
    }

    private static List<Bar> bars(Table table, Comparison comparison) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 1; i < table.implementations().size(); i++) {
            if (COLOURS.containsKey(table.implementations().get(i))) {
                bars.add(new Bar(
                        table.implementations().get(i),
                        comparison.measurements().get(i)));
            }
        }
        return bars;
    }

    /** Returns the chart as SVG. */
    String svg() {
        svg.setLength(0);
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\">",
                WIDTH, end());
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, end());
        text(16, 30, "start", 18, "#111827", "Sets of time: how many times what calendly takes");
        legend();
        for (Row row : rows) {
            label(row);
        }
        panel(LABELS, "time", Measured::slower, "");
        panel(LABELS + PANEL + 20, "bytes, allocated or kept", Measured::larger, "calendly allocates nothing");
        add("</svg>");
        return svg.toString();
    }

    private int end() {
        return bottom + 12;
    }

    private void legend() {
        int x = 16;
        for (Library library : Library.values()) {
            String colour = COLOURS.get(library.label());
            if (colour != null) {
                add("<rect x=\"%d\" y=\"46\" width=\"12\" height=\"12\" fill=\"%s\"/>", x, colour);
                text(x + 18, 57, "start", 13, "#111827", library.label());
                x += 140;
            }
        }
        text(x, 57, "start", 13, "#4b5563", "to the right of 1×: calendly takes less; to the left: it takes more");
    }

    private void label(Row row) {
        int middle = row.y + row.height() / 2 + 4;
        if (row.first) {
            add(
                    "<line x1=\"16\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#d1d5db\"/>",
                    WIDTH - 16, row.y - BETWEEN_OPERATIONS + 2, row.y - BETWEEN_OPERATIONS + 2);
            text(16, middle, "start", 12, "#111827", row.comparison.operation());
        }
        text(LABELS - 10, middle, "end", 12, "#4b5563", row.comparison.size());
    }

    private void panel(int left, String title, ToDoubleBiFunction<Measured, Measured> ratio, String ifNone) {
        Scale scale = scale(left, ratio);
        text(left, TOP - 18, "start", 13, "#111827", title);
        for (int power = scale.low; power <= scale.high; power++) {
            double x = scale.x(Math.pow(10, power));
            add(
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>",
                    x, x, TOP + 4, bottom, power == 0 ? "#111827" : "#e5e7eb");
            text(
                    x,
                    TOP - 2,
                    "middle",
                    11,
                    "#4b5563",
                    BigDecimal.ONE.scaleByPowerOfTen(power).toPlainString() + "×");
        }
        for (Row row : rows) {
            for (int i = 0; i < row.bars.size(); i++) {
                Bar bar = row.bars.get(i);
                double times = ratio.applyAsDouble(bar.measured, row.comparison.baseline());
                if (!Double.isNaN(times)) {
                    draw(scale, row.y + i * BAR, times, COLOURS.get(bar.implementation));
                } else if (i == 0) {
                    text(scale.x(1) + 4, row.y + BAR - 2, "start", 10, "#374151", ifNone);
                }
            }
        }
    }

    private void draw(Scale scale, int y, double times, String colour) {
        double one = scale.x(1);
        double end = scale.x(times);
        add(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                Math.min(one, end), y, Math.abs(end - one), BAR - 1, colour);
        boolean right = times >= 1;
        text(end + (right ? 4 : -4), y + BAR - 2, right ? "start" : "end", 10, "#374151", Measured.times(times));
    }

    private Scale scale(int left, ToDoubleBiFunction<Measured, Measured> ratio) {
        double[] logarithms = rows.stream()
                .flatMapToDouble(row -> row.bars.stream()
                        .mapToDouble(bar -> ratio.applyAsDouble(bar.measured, row.comparison.baseline())))
                .filter(times -> times > 0)
                .map(Math::log10)
                .sorted()
                .toArray();
        int low = Math.max(MIN_POWER, (int) Math.floor(Math.min(0, logarithms[0])));
        int high = (int) Math.ceil(Math.max(1, logarithms[logarithms.length - 1]));
        return new Scale(left + 60, PANEL - 95, low, high);
    }

    /** A logarithmic scale between two powers of ten. */
    private record Scale(int left, int width, int low, int high) {

        double x(double times) {
            return left + width * Math.max(0, Math.log10(times) - low) / (high - low);
        }
    }

    private void text(double x, int y, String anchor, int size, String colour, String label) {
        add(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>",
                x, y, anchor, size, colour, label);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
