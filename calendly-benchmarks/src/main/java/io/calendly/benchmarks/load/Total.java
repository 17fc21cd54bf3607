package io.calendly.benchmarks.load;

import java.time.Duration;

/** The sums over several runs of the same load. */
final class Total {

    private double seconds = 0;
    private long responses = 0;
    private Duration cpu = Duration.ZERO;

    /** Runs a load, and adds the responses with the expected status and the CPU time of the server. */
    void run(Load load, ServerUnderTest server, Duration time, int status) throws Exception {
        Duration before = server.cpu();
        Load.Result result = load.run(server.port(), time);
        cpu = cpu.plus(server.cpu().minus(before));
        seconds += result.seconds();
        responses += result.statuses().getOrDefault(status, 0L);
    }

    /** Returns the responses per second. */
    double rate() {
        return responses / seconds;
    }

    /** Returns the CPU time of the server for a response, in milliseconds. */
    double cpuMillis() {
        return cpu.toNanos() / 1e6 / responses;
    }
}
