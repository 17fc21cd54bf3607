package io.calendly.http.limit;

/**
 * The number of requests that one client may send in a minute. A client that has sent none for a while may send all of
 * them at once.
 *
 * @param perMinute the number of requests; 0 for any number
 */
public record RateLimit(int perMinute) {

    /** The limit that every request passes. */
    public static final RateLimit OFF = new RateLimit(0);

    /** The largest limit. */
    public static final int MAX = 1_000_000;

    /** The usual limit of requests with one credential. */
    public static final RateLimit OF_CREDENTIAL = new RateLimit(6_000);

    /** The usual limit of requests from one address without a valid credential. */
    public static final RateLimit OF_ADDRESS = new RateLimit(600);

    /** The form of a limit, in words. */
    public static final String EXPECTED = "a number of requests per minute from 0 to " + MAX;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative or more than {@link #MAX}
     */
    public RateLimit {
        if (perMinute < 0 || perMinute > MAX) {
            throw new IllegalArgumentException("perMinute must be " + EXPECTED + ": " + perMinute);
        }
    }

    /**
     * Decodes a limit.
     *
     * @throws IllegalArgumentException if the text is not a number of requests
     */
    public static RateLimit parse(String perMinute) {
        return new RateLimit(Integer.parseInt(perMinute));
    }

    /** Checks whether every request passes. */
    boolean isOff() {
        return perMinute == 0;
    }
}
