package io.calendly.http;

import io.calendly.http.edge.AllowedOrigins;
import io.calendly.http.edge.ConnectionLimits;

/**
 * The address of the server and its limits.
 *
 * @param host a host name or an address of this machine; {@code 0.0.0.0} for all addresses
 * @param port a TCP port; 0 for any free port
 * @param maxConcurrent the maximum number of requests that are carried out at once
 * @param maxQueued the maximum number of requests in the queue; any further one is answered 503
 * @param connections the limits of connections
 * @param origins the origins whose pages may use the server from a browser
 */
public record HttpSettings(
        String host, int port, int maxConcurrent, int maxQueued, ConnectionLimits connections, AllowedOrigins origins) {

    /** Enough to keep every connection to a database busy while another request is read or written. */
    private static final int MAX_CONCURRENT = 64;

    /** About as many as are carried out in a second; a client that would wait longer is told at once. */
    private static final int MAX_QUEUED = 512;

    /** Creates settings with the usual limits of connections, for clients that are not pages of other origins. */
    public HttpSettings(String host, int port, int maxConcurrent, int maxQueued) {
        this(host, port, maxConcurrent, maxQueued, ConnectionLimits.DEFAULT, AllowedOrigins.NONE);
    }

    /** Returns the settings for an address, with limits for a server that has its machine to itself. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(host, port, MAX_CONCURRENT, MAX_QUEUED);
    }

    /** Returns these settings with origins whose pages may use the server. */
    public HttpSettings withOrigins(AllowedOrigins allowed) {
        return new HttpSettings(host, port, maxConcurrent, maxQueued, connections, allowed);
    }

    /** Returns these settings with limits of connections. */
    public HttpSettings withConnections(ConnectionLimits limits) {
        return new HttpSettings(host, port, maxConcurrent, maxQueued, limits, origins);
    }
}
