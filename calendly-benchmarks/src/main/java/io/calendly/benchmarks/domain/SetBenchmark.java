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

/** What is done with sets of time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SetBenchmark {

    @Param({"10", "1000", "100000"})
    public int slots;

    @Param
    public Library library;

    private Contender<?> contender;
    private int turn = 0;

    /** Makes the sets, and sees to it that nobody is compared with wrong code. */
    @Setup
    public void setUp() {
        Sample sample = Sample.of(slots);
        contender = library.keep(sample);
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
        return contender.addAndRemove(nextTurn());
    }

    @Benchmark
    public boolean contains() {
        return contender.contains(nextTurn());
    }

    private int nextTurn() {
        return turn++ & (Sample.QUESTIONS - 1);
    }
}
