package io.calendly.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer on a loopback port. It signs tokens, counts requests for its keys, rotates keys and fails. */
public final class TestIssuer implements AutoCloseable {

    /** The audience of its tokens. */
    public static final String AUDIENCE = "calendly";

    /** The path of the document that describes the issuer. */
    public static final String DISCOVERY = "/.well-known/openid-configuration";

    /** The path of its key set. */
    public static final String KEYS = "/keys";

    /** The first key of every issuer in this JVM, because RSA keys take long to make. */
    private static final RSAKey FIRST_KEY = newRsaKey("key-1");

    /** A timeout that a busy machine does not exceed. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests =
            Map.of(DISCOVERY, new AtomicInteger(), KEYS, new AtomicInteger());
    private final List<JWK> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastKeyId = new AtomicInteger(1);
    private volatile JWK signing = FIRST_KEY;
    private volatile boolean isDown;

    private TestIssuer(InstantSource clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        answer(DISCOVERY, exchange -> send(exchange, 200, description(url())));
        answer(KEYS, exchange -> send(exchange, 200, new JWKSet(published).toString(true)));
        published.add(FIRST_KEY);
    }

    /**
     * Starts an issuer with an RSA key, which all issuers have in common at first.
     *
     * @param clock the clock for the times of tokens
     */
    public static TestIssuer start(InstantSource clock) {
        try {
            TestIssuer issuer = new TestIssuer(clock);
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the URL of the issuer, which is {@code iss} in its tokens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the settings that accept tokens of this issuer. Those with {@code "admin": true} are of administrators. */
    public OidcSettings settings() {
        return new OidcSettings(url(), AUDIENCE, Optional.of(new AdministratorClaim("admin", Optional.empty())));
    }

    /** Returns a token about a subject that is valid for an hour, to be changed and signed with the newest key. */
    public TestToken token(String subject) {
        long now = clock.instant().getEpochSecond();
        return new TestToken(signing)
                .with("iss", url())
                .with("aud", AUDIENCE)
                .with("sub", subject)
                .with("iat", now)
                .with("exp", now + 3600);
    }

    /** Publishes a new RSA key, which signs from now on, besides the others. Returns it. */
    public RSAKey rotate() {
        RSAKey key = newRsaKey(newKeyId());
        publish(key);
        return key;
    }

    private static RSAKey newRsaKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a new key on the curve P-256, which signs from now on, besides the others. Returns it. */
    public ECKey rotateToEc() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID(newKeyId())
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            publish(key);
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String newKeyId() {
        return "key-" + lastKeyId.incrementAndGet();
    }

    /** Publishes a key, which signs from now on, besides the others. */
    public void publish(JWK key) {
        published.add(key);
        signing = key;
    }

    /** Returns the key that signs now. */
    public JWK signingKey() {
        return signing;
    }

    /** Takes a key back. It goes on to sign if it did. */
    public void withdraw(JWK key) {
        published.remove(key);
    }

    /** Answers every request with 503 from now on. */
    public void goDown() {
        isDown = true;
    }

    /** Answers as before {@link #goDown()}. */
    public void comeBack() {
        isDown = false;
    }

    /** Returns the number of requests for the document that describes the issuer, failed ones included. */
    public int attempts() {
        return requests.get(DISCOVERY).get();
    }

    /** Returns the number of requests for the key set. */
    public int fetches() {
        return requests.get(KEYS).get();
    }

    /** Replaces the response of a path. */
    public void answer(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    /** Replaces the response of a path by a text with the status 200. */
    public void answer(String path, String body) {
        answer(path, exchange -> send(exchange, 200, body));
    }

    /** Returns the document that describes an issuer with the keys of this one. */
    public String description(String issuer) {
        return JSONObjectUtils.toJSONString(Map.of("issuer", issuer, "jwks_uri", url() + KEYS));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (requests.containsKey(path)) {
            requests.get(path).incrementAndGet();
        }
        if (isDown) {
            send(exchange, 503, "");
        } else {
            handlers.getOrDefault(path, unknown -> send(unknown, 404, "")).handle(exchange);
        }
    }

    /** Sends a whole response. */
    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
