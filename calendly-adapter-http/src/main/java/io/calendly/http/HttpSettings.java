package io.calendly.http;

import io.calendly.http.edge.AllowedOrigins;
import io.calendly.http.edge.ConnectionLimits;
import io.calendly.http.edge.TrustedProxies;
import io.calendly.http.limit.RateLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The address of the server and its limits.
 *
 * @param host a host name or an address of this machine; {@code 0.0.0.0} for all addresses
 * @param port a TCP port; 0 for any free port
 * @param maxConcurrent the maximum number of requests that are carried out at once
 * @param maxQueued the maximum number of requests in the queue; any further one is answered 503
 * @param connections the limits of connections
 * @param origins the origins whose pages may use the server from a browser
 * @param proxies the proxies whose header {@code X-Forwarded-For} is believed
 * @param perCredential the limit of requests with one credential
 * @param perAddress the limit of requests from one address without a valid credential
 * @param metricsPort a TCP port for the metrics, 0 for any free one; empty if the metrics are a route of {@code port}
 */
public record HttpSettings(
        String host,
        int port,
        int maxConcurrent,
        int maxQueued,
        ConnectionLimits connections,
        AllowedOrigins origins,
        TrustedProxies proxies,
        RateLimit perCredential,
        RateLimit perAddress,
        OptionalInt metricsPort) {

    /** Enough to keep every connection to a database busy while another request is read or written. */
    private static final int MAX_CONCURRENT = 64;

    /** About as many as are carried out in a second; a client that would wait longer is told at once. */
    private static final int MAX_QUEUED = 512;

    /** A few programs read metrics, every few seconds. */
    private static final ConnectionLimits CONNECTIONS_OF_METRICS =
            new ConnectionLimits(50, 50, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private static final int MAX_CONCURRENT_OF_METRICS = 4;
    private static final int MAX_QUEUED_OF_METRICS = 16;

    /** Creates settings with the usual limits of connections, for clients that are not pages of other origins. */
    public HttpSettings(String host, int port, int maxConcurrent, int maxQueued) {
        this(
                host,
                port,
                maxConcurrent,
                maxQueued,
                ConnectionLimits.DEFAULT,
                AllowedOrigins.NONE,
                TrustedProxies.NONE,
                RateLimit.OF_CREDENTIAL,
                RateLimit.OF_ADDRESS,
                OptionalInt.empty());
    }

    /** Returns the settings for an address, with limits for a server that has its machine to itself. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(host, port, MAX_CONCURRENT, MAX_QUEUED);
    }

    /** Returns these settings with origins whose pages may use the server. */
    public HttpSettings withOrigins(AllowedOrigins allowed) {
        return new HttpSettings(
                host,
                port,
                maxConcurrent,
                maxQueued,
                connections,
                allowed,
                proxies,
                perCredential,
                perAddress,
                metricsPort);
    }

    /** Returns these settings with limits of connections. */
    public HttpSettings withConnections(ConnectionLimits limits) {
        return new HttpSettings(
                host, port, maxConcurrent, maxQueued, limits, origins, proxies, perCredential, perAddress, metricsPort);
    }

    /** Returns these settings with proxies. */
    public HttpSettings withProxies(TrustedProxies trusted) {
        return new HttpSettings(
                host,
                port,
                maxConcurrent,
                maxQueued,
                connections,
                origins,
                trusted,
                perCredential,
                perAddress,
                metricsPort);
    }

    /** Returns these settings with limits of requests. */
    public HttpSettings withRateLimits(RateLimit ofCredential, RateLimit ofAddress) {
        return new HttpSettings(
                host,
                port,
                maxConcurrent,
                maxQueued,
                connections,
                origins,
                proxies,
                ofCredential,
                ofAddress,
                metricsPort);
    }

    /** Returns these settings with a port for the metrics. */
    public HttpSettings withMetricsPort(int own) {
        return new HttpSettings(
                host,
                port,
                maxConcurrent,
                maxQueued,
                connections,
                origins,
                proxies,
                perCredential,
                perAddress,
                OptionalInt.of(own));
    }

    /** Returns the settings of the server of the metrics, if they have a port of their own. */
    Optional<HttpSettings> ofMetrics() {
        if (metricsPort.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new HttpSettings(host, metricsPort.getAsInt(), MAX_CONCURRENT_OF_METRICS, MAX_QUEUED_OF_METRICS)
                        .withConnections(CONNECTIONS_OF_METRICS));
    }
}
