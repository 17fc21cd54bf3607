package io.calendly.http.limit;

/**
 * The limiters of a server.
 *
 * @param ofCredentials limits the requests with one credential, by its id
 * @param ofAddresses limits the requests from one address without a credential
 * @param ofFailures limits the requests from one address with a credential that is not valid
 */
public record RateLimits(RateLimiter ofCredentials, RateLimiter ofAddresses, RateLimiter ofFailures) {

    /** Returns limiters with no requests counted yet. */
    public static RateLimits of(RateLimit ofCredential, RateLimit ofAddress) {
        return new RateLimits(RateLimiter.of(ofCredential), RateLimiter.of(ofAddress), RateLimiter.of(ofAddress));
    }
}
