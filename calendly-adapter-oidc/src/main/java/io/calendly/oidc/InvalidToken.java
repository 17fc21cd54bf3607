package io.calendly.oidc;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.refusal.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The refusal of a token. The reason is logged for the operator, and the caller does not get it. */
final class InvalidToken {

    private static final Logger LOG = LoggerFactory.getLogger(InvalidToken.class);

    private InvalidToken() {}

    /**
     * Returns the refusal.
     *
     * @param reason the reason, which contains nothing of the token
     */
    static RefusedException because(String reason) {
        LOG.debug("Refused a token: {}", reason);
        return new RefusedException(new AccessRefusal.NotAuthenticated());
    }
}
