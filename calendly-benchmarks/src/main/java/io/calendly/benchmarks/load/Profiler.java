package io.calendly.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * A CPU profile of the server while one route is under load, from the JDK's Flight Recorder. It counts, over all
 * sampled stacks, the method on top and the first layer that is found from the top downwards.
 *
 * <p>Arguments: seconds for each route (15).
 */
public final class Profiler {

    private static final int MAX_ROWS = 12;

    /** The packages that a sample is attributed to. The first match from the top of the stack counts. */
    private static final List<String> LAYERS = List.of(
            "io.calendly.domain",
            "io.calendly.jdbc",
            "io.calendly.http",
            "io.calendly.application",
            "com.fasterxml.jackson",
            "org.postgresql",
            "org.sqlite",
            "com.zaxxer.hikari",
            "org.jdbi",
            "io.javalin",
            "jakarta.servlet",
            "org.eclipse.jetty");

    private Profiler() {}

    /** Profiles the three most frequent routes on PostgreSQL. */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        for (HttpLoad.Route route : HttpLoad.HOTTEST) {
            Path recording = Files.createTempFile("profile", ".jfr");
            try (Postgres postgres = new Postgres();
                    ServerUnderTest server = ServerUnderTest.on(
                            postgres.url(), "-XX:StartFlightRecording=settings=profile,filename=" + recording)) {
                HttpLoad.fill(server.port());
                postgres.execute("ANALYZE");
                Load.of(HttpLoad.CONNECTIONS, route.request()).run(server.port(), Duration.ofSeconds(seconds));
            }
            print(route.name(), recording);
            Files.delete(recording);
        }
    }

    private static void print(String route, Path recording) throws IOException {
        Map<String, Integer> layers = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        int samples = 0;
        List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
        // Only the second half counts. The first was spent on filling the tables and on compiling.
        for (RecordedEvent event : events.subList(events.size() / 2, events.size())) {
            RecordedStackTrace stack = event.getStackTrace();
            if (event.getEventType().getName().equals("jdk.ExecutionSample") && stack != null) {
                samples++;
                layers.merge(layer(stack), 1, Integer::sum);
                methods.merge(name(stack.getFrames().get(0)), 1, Integer::sum);
            }
        }
        System.out.printf("%n%s: %d samples%n", route, samples);
        print("for whom", layers, samples);
        print("method on top", methods, samples);
    }

    private static void print(String title, Map<String, Integer> counts, int samples) {
        System.out.printf("%n| %s | %% |%n|---|---|%n", title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_ROWS)
                .forEach(entry ->
                        System.out.printf("| `%s` | %.1f |%n", entry.getKey(), 100.0 * entry.getValue() / samples));
    }

    private static String layer(RecordedStackTrace stack) {
        for (RecordedFrame frame : stack.getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (String layer : LAYERS) {
                if (type.startsWith(layer + ".")) {
                    return layer;
                }
            }
        }
        return "the JDK by itself";
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }
}
