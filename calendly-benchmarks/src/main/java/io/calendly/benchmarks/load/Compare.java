package io.calendly.benchmarks.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A comparison of several builds of the program in one run. Each build has its own database with the same data. Each
 * route is measured in rounds, one build after the other, so that other load on the machine affects all builds alike.
 *
 * <p>Arguments: seconds for each round, {@code sqlite} or {@code postgresql}, the jars of the other builds. The jar of
 * the current build is added as the last one. The table names each build after its jar.
 */
public final class Compare {

    private static final int ROUNDS = 4;

    private Compare() {}

    /** A build and its running server. */
    private record Build(String name, ServerUnderTest server) {}

    /** Compares all builds and prints a table. */
    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        List<Path> jars = new ArrayList<>();
        for (String jar : List.of(args).subList(2, args.length)) {
            jars.add(Path.of(jar));
        }
        jars.add(ServerUnderTest.JAR);
        if (args[1].equals("sqlite")) {
            Path directory = Files.createTempDirectory("compare");
            compare(seconds, jars, build -> "sqlite:///" + directory.resolve(build + ".db"), () -> {});
        } else {
            try (Postgres postgres = new Postgres()) {
                compare(seconds, jars, postgres::createDatabase, () -> postgres.execute("ANALYZE"));
            }
        }
    }

    /** A source of one database for each build. */
    @FunctionalInterface
    private interface Databases {
        String urlFor(String build);
    }

    private static void compare(int seconds, List<Path> jars, Databases databases, Runnable afterFilling)
            throws Exception {
        List<Build> builds = new ArrayList<>();
        try {
            for (Path jar : jars) {
                String name = jar.getFileName().toString().replace(".jar", "");
                ServerUnderTest server = ServerUnderTest.on(jar, databases.urlFor(name));
                builds.add(new Build(name, server));
                HttpLoad.fill(server.port());
            }
            afterFilling.run();
            System.out.println(
                    "| what | build | requests/s | server CPU ms/request | of the first build's requests/s |");
            System.out.println("|---|---|---|---|---|");
            for (HttpLoad.Route route : HttpLoad.ROUTES) {
                print(route, builds, measure(route, builds, Duration.ofSeconds(seconds)));
            }
        } finally {
            for (Build build : builds) {
                build.server.close();
            }
        }
    }

    private static List<Total> measure(HttpLoad.Route route, List<Build> builds, Duration time) throws Exception {
        Load load = Load.of(HttpLoad.CONNECTIONS, route.request());
        List<Total> totals = new ArrayList<>();
        for (Build build : builds) {
            load.run(build.server.port(), time.multipliedBy(2));
            totals.add(new Total());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < builds.size(); i++) {
                totals.get(i).run(load, builds.get(i).server, time, route.status());
            }
        }
        return totals;
    }

    private static void print(HttpLoad.Route route, List<Build> builds, List<Total> totals) {
        for (int i = 0; i < builds.size(); i++) {
            Total total = totals.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.3f | %.2f |%n",
                    route.name(),
                    builds.get(i).name,
                    total.rate(),
                    total.cpuMillis(),
                    total.rate() / totals.get(0).rate());
        }
    }
}
