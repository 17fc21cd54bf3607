package io.calendly.http;

/**
 * Where the server listens, and how much it takes on.
 *
 * @param host a name or address of this machine; {@code 0.0.0.0} for all of them
 * @param port a TCP port; 0 for any that is free
 * @param maxConcurrent how many requests are worked on at once
 * @param maxQueued how many more may wait for their turn; any further one is refused with 503
 */
public record HttpSettings(String host, int port, int maxConcurrent, int maxQueued) {

    /** Enough to keep every connection to a database busy with one request and another on the way. */
    private static final int MAX_CONCURRENT = 64;

    /** About what is worked off in a second; who waits longer is better told at once. */
    private static final int MAX_QUEUED = 512;

    /** Listens at the address, with limits that suit a server of its own. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(host, port, MAX_CONCURRENT, MAX_QUEUED);
    }
}
