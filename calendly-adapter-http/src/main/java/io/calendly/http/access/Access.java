package io.calendly.http.access;

import io.calendly.application.access.Authentication.Newcomers;
import io.calendly.ports.TokenIssuer;
import java.util.Objects;
import java.util.Optional;

/**
 * The credentials that a server requires and accepts.
 *
 * @param isRequired whether requests need a credential; otherwise each acts on behalf of the caller of the services
 * @param issuer the issuer of tokens; empty if only API keys are credentials
 * @param newcomers what becomes of people whom the issuer knows and who are no users yet
 */
public record Access(boolean isRequired, Optional<TokenIssuer> issuer, Newcomers newcomers) {

    /** No request needs a credential: something in front of the server decides who may send one. */
    public static final Access NONE = new Access(false, Optional.empty(), Newcomers.REFUSED);

    /** Requests need an API key. */
    public static final Access API_KEYS = new Access(true, Optional.empty(), Newcomers.REFUSED);

    /** @throws NullPointerException if a component is null */
    public Access {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(newcomers, "newcomers");
    }
}
