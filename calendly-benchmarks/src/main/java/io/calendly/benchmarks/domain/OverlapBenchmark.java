package io.calendly.benchmarks.domain;

import com.google.common.collect.TreeRangeSet;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.time.TimeSlots;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A benchmark of the common free time of several users. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OverlapBenchmark {

    @Param({"2", "50", "1000"})
    public int calendars;

    private List<TimeSlots> free;
    private List<TreeRangeSet<Long>> ranges;

    /** Returns the number of slots in each calendar. */
    static int slots(int calendars) {
        return calendars < 1000 ? 1000 : 40;
    }

    /** Makes the calendars, and checks that all implementations return the same result. */
    @Setup
    public void setUp() {
        free = Sample.calendars(calendars, slots(calendars));
        ranges = free.stream().map(TreeRangeSetContender::of).toList();
        TimeSlots common = overlaps().slots();
        if (common.isEmpty()
                || !common.equals(foldedTimeSlots())
                || !common.equals(TreeRangeSetContender.slots(foldedTreeRangeSets()))) {
            throw new IllegalStateException("the overlaps differ");
        }
    }

    @Benchmark
    public Overlaps overlaps() {
        return Overlaps.of(free);
    }

    @Benchmark
    public TreeRangeSet<Long> foldedTreeRangeSets() {
        return TreeRangeSetContender.fold(ranges);
    }

    @Benchmark
    public TimeSlots foldedTimeSlots() {
        TimeSlots common = free.get(0);
        for (TimeSlots next : free.subList(1, free.size())) {
            common = common.intersection(next);
        }
        return common;
    }
}
