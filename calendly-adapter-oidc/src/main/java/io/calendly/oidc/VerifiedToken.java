package io.calendly.oidc;

import com.nimbusds.jose.JWSHeader;
import io.calendly.domain.access.Identity;
import java.time.Instant;

/**
 * A token as it is remembered. The token itself is not kept.
 *
 * @param header the header, which names the key
 * @param validity the time in which the token is valid
 * @param identity the person whom the token is about
 */
record VerifiedToken(JWSHeader header, Validity validity, Identity identity) {

    /**
     * The time in which a token is valid, in epoch seconds, which may have fractions (RFC 7519, 2).
     *
     * @param start the first time at which it is valid
     * @param end the first time at which it is valid no more
     */
    record Validity(double start, double end) {

        /** The maximum difference between our clock and that of the issuer, in seconds. */
        static final int MAX_SKEW = 60;

        /** Checks whether the token is valid at a time, by our clock or by that of the issuer. */
        boolean includes(Instant now) {
            double seconds = now.toEpochMilli() / 1000.0;
            return seconds >= start - MAX_SKEW && seconds < end + MAX_SKEW;
        }
    }
}
