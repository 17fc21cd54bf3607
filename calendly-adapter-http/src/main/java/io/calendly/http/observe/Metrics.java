package io.calendly.http.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** The meters of requests, refusals and the JVM, in the text format of Prometheus. */
public final class Metrics implements AutoCloseable {

    /** The bounds of the duration buckets, from a quick read to the longest wait. Each costs a series per route. */
    private static final Duration[] BUCKETS = LongStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Series(String method, String route, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Series, Timer> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final JvmGcMetrics garbageCollector = new JvmGcMetrics();

    /** Makes a registry with the meters of the JVM. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        garbageCollector.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    /** Adds the meters that the consumer registers. */
    public void add(Consumer<MeterRegistry> meters) {
        meters.accept(registry);
    }

    /** Adds a counter for each code at zero, so that a first refusal is seen as a change and not as a new series. */
    public void addRefusals(Collection<String> codes) {
        codes.forEach(this::refusals);
    }

    /** Counts a refusal with this code. */
    public void countRefusal(String code) {
        refusals(code).increment();
    }

    private Counter refusals(String code) {
        return refusals.computeIfAbsent(
                code,
                added -> Counter.builder("calendly.refusals")
                        .description("Requests that the rules do not allow")
                        .tag("code", added)
                        .register(registry));
    }

    /** Counts a request and its duration. */
    void count(CompletedRequest completed) {
        Series series = new Series(completed.method(), completed.route(), completed.status());
        requests.computeIfAbsent(series, this::timer).record(Duration.ofNanos(completed.nanos()));
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Completed requests, including those rejected before a route was found")
                .tag("method", series.method())
                .tag("route", series.route())
                .tag("status", Integer.toString(series.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Returns all meters in the text format of Prometheus. */
    String text() {
        return registry.scrape();
    }

    /** Stops measuring. */
    @Override
    public void close() {
        garbageCollector.close();
        registry.close();
    }
}
