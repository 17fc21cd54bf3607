package io.calendly.http;

/**
 * The address of the server and its limits.
 *
 * @param host a host name or an address of this machine; {@code 0.0.0.0} for all addresses
 * @param port a TCP port; 0 for any free port
 * @param maxConcurrent the maximum number of requests that are carried out at once
 * @param maxQueued the maximum number of requests in the queue; any further one is answered 503
 */
public record HttpSettings(String host, int port, int maxConcurrent, int maxQueued) {

    /** Enough to keep every connection to a database busy while another request is read or written. */
    private static final int MAX_CONCURRENT = 64;

    /** About as many as are carried out in a second; a client that would wait longer is told at once. */
    private static final int MAX_QUEUED = 512;

    /** Returns the settings for an address, with limits for a server that has its machine to itself. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(host, port, MAX_CONCURRENT, MAX_QUEUED);
    }
}
