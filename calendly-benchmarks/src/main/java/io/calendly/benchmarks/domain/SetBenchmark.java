package io.calendly.benchmarks.domain;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A benchmark of the operations on sets of time slots. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SetBenchmark {

    @Param({"10", "1000", "100000"})
    public int slots;

    @Param
    public Library library;

    private Contender<?> contender;
    private int invocation = 0;

    /** Makes the sets, and checks that the implementation returns the same results as {@code TimeSlots}. */
    @Setup
    public void setUp() {
        Sample sample = Sample.of(slots);
        contender = library.contender(sample);
        contender.checkAgainst(new TimeSlotsContender(sample));
    }

    @Benchmark
    public Object union() {
        return contender.union();
    }

    @Benchmark
    public Object intersection() {
        return contender.intersection();
    }

    @Benchmark
    public Object minus() {
        return contender.minus();
    }

    @Benchmark
    @OperationsPerInvocation(2)
    public Object addAndRemove() {
        return contender.addAndRemove(nextIndex());
    }

    @Benchmark
    public boolean contains() {
        return contender.contains(nextIndex());
    }

    private int nextIndex() {
        return invocation++ & (Sample.ARGUMENTS - 1);
    }
}
