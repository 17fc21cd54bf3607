package io.calendly.benchmarks.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jol.info.GraphLayout;

/**
 * A comparison of the engine's sets of time slots and schedules with alternatives, and the cost of its decisions on
 * bookings. It prints Markdown tables and writes a chart of the sets.
 *
 * <p>Arguments: {@code quick} for a short smoke test, which writes the chart to {@code target}; {@code schedules} or
 * {@code bookings} for these alone.
 */
public final class DomainBenchmarks {

    private static final List<Integer> SIZES = List.of(10, 1000, 100_000);

    /** The methods of {@link SetBenchmark} and their names in tables. */
    private static final List<Map.Entry<String, String>> SET_OPERATIONS = List.of(
            Map.entry("union", "union"),
            Map.entry("intersection", "intersection"),
            Map.entry("minus", "subtraction"),
            Map.entry("addAndRemove", "add or remove a slot"),
            Map.entry("contains", "contains an instant"));

    /** The methods of {@link OverlapBenchmark} and their names in tables. */
    private static final List<Map.Entry<String, String>> OVERLAP_IMPLEMENTATIONS = List.of(
            Map.entry("overlaps", Library.CALENDLY.label()),
            Map.entry("foldedTreeRangeSets", Library.TREE_RANGE_SET.label()),
            Map.entry("foldedTimeSlots", "calendly, one by one"));

    private final boolean quick;
    private final int runs =
            Library.values().length * SIZES.size() * SET_OPERATIONS.size() + 3 * OVERLAP_IMPLEMENTATIONS.size() + 8;
    private int run = 0;

    private DomainBenchmarks(boolean quick) {
        this.quick = quick;
    }

    /** Runs all benchmarks and prints the tables. */
    public static void main(String[] args) throws RunnerException, IOException {
        boolean quick = Arrays.asList(args).contains("quick");
        DomainBenchmarks benchmarks = new DomainBenchmarks(quick);
        Table bookings = benchmarks.bookings();
        System.out.println(bookings.times());
        System.out.println(bookings.bytes());
        if (Arrays.asList(args).contains("bookings")) {
            return;
        }
        Table schedules = benchmarks.schedules();
        System.out.println(schedules.times());
        System.out.println(schedules.bytes());
        if (Arrays.asList(args).contains("schedules")) {
            return;
        }
        Table sets = benchmarks.sets();
        Table overlaps = benchmarks.overlaps();
        System.out.println(sets.times());
        System.out.println(sets.bytes());
        System.out.println(overlaps.times());
        System.out.println(overlaps.bytes());
        Path plot = Path.of(quick ? "calendly-benchmarks/target" : "docs", "benchmarks-domain.svg");
        Files.writeString(plot, new Plot(List.of(sets, overlaps)).svg());
        System.err.println("Wrote the chart to " + plot);
    }

    private Table sets() throws RunnerException {
        List<Comparison> rows = new ArrayList<>();
        for (Map.Entry<String, String> operation : SET_OPERATIONS) {
            for (int size : SIZES) {
                List<Measured> measurements = new ArrayList<>();
                for (Library library : Library.values()) {
                    announce(operation.getValue(), counted(size), library.label());
                    measurements.add(measure(new OptionsBuilder()
                            .include(method(SetBenchmark.class, operation.getKey()))
                            .param("slots", Integer.toString(size))
                            .param("library", library.name())));
                }
                rows.add(new Comparison(operation.getValue(), counted(size), measurements));
            }
        }
        rows.add(retainedSize(1000));
        rows.add(retainedSize(100_000));
        List<String> names = Arrays.stream(Library.values()).map(Library::label).toList();
        return new Table(names, rows);
    }

    private Table overlaps() throws RunnerException {
        List<Comparison> rows = new ArrayList<>();
        for (int calendars : List.of(2, 50, 1000)) {
            String size = counted(calendars) + " × " + counted(OverlapBenchmark.slots(calendars));
            List<Measured> measurements = new ArrayList<>();
            for (Map.Entry<String, String> implementation : OVERLAP_IMPLEMENTATIONS) {
                announce("overlap of calendars", size, implementation.getValue());
                measurements.add(measure(new OptionsBuilder()
                        .include(method(OverlapBenchmark.class, implementation.getKey()))
                        .param("calendars", Integer.toString(calendars))));
            }
            rows.add(new Comparison("overlap of calendars", size, measurements));
        }
        return new Table(
                OVERLAP_IMPLEMENTATIONS.stream().map(Map.Entry::getValue).toList(), rows);
    }

    private Table bookings() throws RunnerException {
        return new Table(
                List.of("calendly"),
                List.of(
                        booking("slots of a month, solo", "500 meetings", "slotsOfOne"),
                        booking("slots of a month, round robin", "50 hosts, 20 meetings each", "slotsOfRoundRobin"),
                        booking("slots of a month, collective", "50 hosts, 20 meetings each", "slotsOfCollective"),
                        booking("reasons for a start, round robin", "50 hosts", "reasonsOfRoundRobin")));
    }

    private Comparison booking(String operation, String size, String method) throws RunnerException {
        announce(operation, size, "calendly");
        return new Comparison(
                operation,
                size,
                List.of(measure(new OptionsBuilder().include(method(BookabilityBenchmark.class, method)))));
    }

    private Table schedules() throws RunnerException {
        return new Table(
                List.of("calendly", "ZonedDateTime, day by day"),
                List.of(
                        schedule("start times", "60 days, 704 starts", "starts", "startsDayByDay"),
                        schedule("common hours", "50 × 60 days", "commonHours", "commonHoursDayByDay")));
    }

    private Comparison schedule(String operation, String size, String... methods) throws RunnerException {
        List<Measured> measurements = new ArrayList<>();
        for (String name : methods) {
            announce(operation, size, name);
            measurements.add(measure(new OptionsBuilder().include(method(ScheduleBenchmark.class, name))));
        }
        return new Comparison(operation, size, measurements);
    }

    /** Measures the retained size of a set. */
    private static Comparison retainedSize(int slots) {
        Sample sample = Sample.of(slots);
        List<Measured> measurements = new ArrayList<>();
        for (Library library : Library.values()) {
            Object set = library.contender(sample).first();
            measurements.add(
                    new Measured(Double.NaN, GraphLayout.parseInstance(set).totalSize()));
        }
        return new Comparison("a set, kept", counted(slots), measurements);
    }

    private Measured measure(ChainedOptionsBuilder benchmark) throws RunnerException {
        Collection<RunResult> results = new Runner(benchmark
                        .forks(1)
                        .warmupIterations(quick ? 1 : 3)
                        .measurementIterations(quick ? 1 : 5)
                        .warmupTime(TimeValue.milliseconds(quick ? 100 : 400))
                        .measurementTime(TimeValue.milliseconds(quick ? 100 : 400))
                        // The settings of the server, except that the heap has room for the largest sets.
                        .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        // The median, because another process may use a processor during one of the iterations.
        return new Measured(
                result.getPrimaryResult().getStatistics().getPercentile(50),
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }

    private void announce(String operation, String size, String implementation) {
        run++;
        System.err.printf(Locale.ROOT, "%d of %d: %s, %s, %s%n", run, runs, operation, size, implementation);
    }

    private static String method(Class<?> benchmark, String name) {
        return "\\b" + benchmark.getSimpleName() + "\\." + name + "$";
    }

    private static String counted(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
