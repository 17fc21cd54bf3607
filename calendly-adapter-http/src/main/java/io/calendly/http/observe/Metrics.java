package io.calendly.http.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What is counted and measured, in Prometheus' text format.
 *
 * <p>Making the meters takes time that a server has not got at its start, and no answer needs them. So they are made
 * when the first request has its answer, on a thread of their own; what is counted before they are there is counted
 * then. Only who asks for the metrics waits.
 */
public final class Metrics implements AutoCloseable {

    private final AtomicBoolean begun = new AtomicBoolean(false);
    private final CompletableFuture<Meters> meters = new CompletableFuture<>();

    /** The same, once all that was counted before is counted. */
    private final CompletableFuture<Meters> caughtUp = new CompletableFuture<>();

    private void begin() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            Thread thread = new Thread(this::make, "calendly-metrics");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void make() {
        try {
            Meters made = new Meters();
            meters.complete(made);
            caughtUp.complete(made);
        } catch (RuntimeException | Error e) {
            meters.completeExceptionally(e);
            caughtUp.completeExceptionally(e);
        }
    }

    /** Has more meters made, as soon as there is a registry for them. */
    public void add(Consumer<MeterRegistry> more) {
        then(known -> more.accept(known.registry()));
    }

    /** Counts a request. */
    void count(CompletedRequest answered) {
        begin();
        then(known -> known.count(answered));
    }

    /** Adds a counter for each code of a refusal, so that a first refusal is seen as a change. */
    public void addRefusals(Collection<String> codes) {
        then(known -> known.addRefusals(codes));
    }

    /** Counts a refusal of the rules. */
    public void countRefusal(String code) {
        then(known -> known.countRefusal(code));
    }

    private void then(Consumer<Meters> use) {
        var unused = meters.thenAccept(use);
    }

    /** All of it, as Prometheus reads it. */
    String text() {
        begin();
        return caughtUp.join().text();
    }

    /** Stops measuring. */
    @Override
    public void close() {
        then(Meters::close);
    }
}
