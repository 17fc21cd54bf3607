package io.calendly.benchmarks.load;

import io.calendly.oidc.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The cost of credentials: each route without one on a server with {@code AUTH=none}, and with an API key and with a token of
 * an issuer on a server with {@code AUTH=required}. The servers have the same data. They are measured in rounds, one after the
 * other, so that other load on the machine affects all alike.
 *
 * <p>Arguments: seconds for each round, and {@code sqlite} or {@code postgresql}.
 */
public final class AccessLoad {

    private static final int ROUNDS = 5;

    private static final byte[] HEADER = "Host: localhost\r\n".getBytes(StandardCharsets.US_ASCII);

    private AccessLoad() {}

    /** A kind of credential, and what it adds to the bytes of a request. */
    private record Kind(String name, ServerUnderTest server, UnaryOperator<byte[]> credential) {}

    /** Measures all routes and prints a table. */
    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        try (TestIssuer issuer = TestIssuer.start(InstantSource.system())) {
            if (args[1].equals("sqlite")) {
                Path directory = Files.createTempDirectory("access");
                measure(
                        seconds,
                        issuer,
                        "sqlite:///" + directory.resolve("none.db"),
                        "sqlite:///" + directory.resolve("required.db"));
            } else {
                try (Postgres postgres = new Postgres()) {
                    measure(seconds, issuer, postgres.createDatabase("none"), postgres.createDatabase("required"));
                }
            }
        }
    }

    private static void measure(int seconds, TestIssuer issuer, String none, String required) throws Exception {
        try (ServerUnderTest open = ServerUnderTest.on(none)) {
            HttpLoad.fill(open.port());
            fillOpen(required);
            Map<String, String> access = Map.of(
                    "AUTH", "required",
                    "RATE_LIMIT", "1000000",
                    "JWT_ISSUER", issuer.url(),
                    "JWT_AUDIENCE", issuer.settings().audience(),
                    "JWT_ADMIN_CLAIM", "admin");
            String key = ServerUnderTest.newApiKey(required);
            try (ServerUnderTest closed = ServerUnderTest.with(access, required)) {
                addUser(closed, key);
                String token = issuer.token("root").with("admin", true).sign();
                List<Kind> kinds = List.of(
                        new Kind("none", open, request -> request),
                        new Kind("API key", closed, request -> withBearer(request, key)),
                        new Kind("JWT", closed, request -> withBearer(request, token)));
                requireAccepted(kinds);
                print(seconds, kinds);
            }
        }
    }

    /** Adds the user whom the token names, as a person who signs in usually is one. */
    private static void addUser(ServerUnderTest server, String key) throws Exception {
        try (Client client = new Client(server.port())) {
            String user = "{\"name\":\"Root\",\"external_id\":\"root\"}";
            int status = client.send(withBearer(Client.postJson("/api/v2/users", user), key));
            if (status != 201) {
                throw new IllegalStateException("Expected status 201, got " + status);
            }
        }
    }

    /** Fills a database while no request to it needs a credential. */
    private static void fillOpen(String database) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.on(database)) {
            HttpLoad.fill(server.port());
        }
    }

    private static void requireAccepted(List<Kind> kinds) throws Exception {
        for (Kind kind : kinds) {
            try (Client client = new Client(kind.server().port())) {
                byte[] me = client.body(kind.credential().apply(Client.get("/api/v2/me")));
                String text = new String(me, StandardCharsets.UTF_8);
                if (!text.contains("\"role\":\"administrator\"")) {
                    throw new IllegalStateException(kind.name() + " is not accepted: " + text);
                }
            }
        }
    }

    private static void print(int seconds, List<Kind> kinds) throws Exception {
        System.out.println("| what | none: requests/s, CPU ms | API key: requests/s, CPU ms | ratio of rates, of CPU "
                + "| JWT: requests/s, CPU ms | ratio of rates, of CPU |");
        System.out.println("|---|---|---|---|---|---|");
        double rates = 0;
        List<Double> sums = new ArrayList<>(List.of(0.0, 0.0, 0.0));
        for (HttpLoad.Route route : HttpLoad.HOTTEST) {
            List<Total> totals = measure(seconds, kinds, route);
            for (int i = 0; i < kinds.size(); i++) {
                sums.set(i, sums.get(i) + 1 / totals.get(i).rate());
            }
            rates++;
            print(route.name(), totals);
        }
        System.out.printf(
                Locale.ROOT,
                "%nOne request to each of the %.0f routes takes %.2f times the time with an API key, and %.2f times with a JWT%n",
                rates,
                sums.get(1) / sums.get(0),
                sums.get(2) / sums.get(0));
    }

    private static List<Total> measure(int seconds, List<Kind> kinds, HttpLoad.Route route) throws Exception {
        List<Total> totals = new ArrayList<>();
        for (Kind kind : kinds) {
            totals.add(new Total());
            load(kind, route).run(kind.server().port(), Duration.ofSeconds(2L * seconds));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < kinds.size(); i++) {
                Kind kind = kinds.get(i);
                totals.get(i).run(load(kind, route), kind.server(), Duration.ofSeconds(seconds), route.status());
            }
        }
        return totals;
    }

    private static Load load(Kind kind, HttpLoad.Route route) {
        return Load.of(
                HttpLoad.CONNECTIONS,
                random -> kind.credential().apply(route.request().apply(random)));
    }

    private static void print(String route, List<Total> totals) {
        Total none = totals.get(0);
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "| %s | %.0f, %.3f |", route, none.rate(), none.cpuMillis()));
        for (Total total : totals.subList(1, totals.size())) {
            line.append(String.format(
                    Locale.ROOT,
                    " %.0f, %.3f | %.2f, %.2f |",
                    total.rate(),
                    total.cpuMillis(),
                    none.rate() / total.rate(),
                    total.cpuMillis() / none.cpuMillis()));
        }
        System.out.println(line);
    }

    /** Returns a request with a credential: the header field is inserted behind that of the host. */
    private static byte[] withBearer(byte[] request, String token) {
        byte[] field = ("Authorization: Bearer " + token + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int at = indexOf(request, HEADER) + HEADER.length;
        byte[] whole = Arrays.copyOf(request, request.length + field.length);
        System.arraycopy(field, 0, whole, at, field.length);
        System.arraycopy(request, at, whole, at + field.length, request.length - at);
        return whole;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The request has no such header field");
    }
}
