package io.calendly.ports;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Identity;
import io.calendly.domain.refusal.RefusedException;

/** An issuer of tokens that tell who someone is. */
public interface TokenIssuer {

    /**
     * Returns whom a token is about.
     *
     * @param token the token, which is a secret
     * @throws RefusedException with {@link AccessRefusal.NotAuthenticated} if the token is not valid
     * @throws IssuerUnavailable if the token cannot be checked, because the issuer has to be asked and cannot answer
     */
    Identity identify(String token);
}
