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
import java.util.stream.LongStream;

/** The meters of requests, refusals and the JVM. */
final class Meters {

    /** From what a read takes to what a request may wait, in milliseconds. Each costs a series for every route. */
    private static final Duration[] BUCKETS = LongStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Series(String method, String route, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Series, Timer> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final JvmGcMetrics collector = new JvmGcMetrics();

    Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        collector.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    void addRefusals(Collection<String> codes) {
        codes.forEach(code -> refusals.computeIfAbsent(code, this::refusal));
    }

    private Counter refusal(String code) {
        return Counter.builder("calendly.refusals")
                .description("What the rules did not allow")
                .tag("code", code)
                .register(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    void count(CompletedRequest answered) {
        Series series = new Series(answered.method(), answered.route(), answered.status());
        requests.computeIfAbsent(series, this::timer).record(Duration.ofNanos(answered.nanos()));
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Requests answered, those refused before any route included")
                .tag("method", series.method())
                .tag("route", series.route())
                .tag("status", Integer.toString(series.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void countRefusal(String code) {
        refusals.computeIfAbsent(code, this::refusal).increment();
    }

    String text() {
        return registry.scrape();
    }

    void close() {
        collector.close();
        registry.close();
    }
}
