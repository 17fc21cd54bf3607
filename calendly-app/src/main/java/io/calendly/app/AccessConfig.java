package io.calendly.app;

import io.calendly.application.access.Authentication.Newcomers;
import io.calendly.http.access.Access;
import io.calendly.oidc.OidcIssuer;
import io.calendly.oidc.OidcSettings;
import io.calendly.ports.TokenIssuer;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of credentials.
 *
 * @param isRequired {@code AUTH}: whether requests need a credential
 * @param issuer {@code JWT_ISSUER}, {@code JWT_AUDIENCE}, {@code JWT_ADMIN_CLAIM}: the issuer of tokens; empty if API keys
 *     are the only credentials
 * @param newcomers {@code JWT_CREATE_USERS}: what becomes of people whom the issuer knows and who are no users yet
 */
public record AccessConfig(boolean isRequired, Optional<OidcSettings> issuer, Newcomers newcomers) {

    /** @throws NullPointerException if a component is null */
    public AccessConfig {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(newcomers, "newcomers");
    }

    /** Returns the access that a server checks by these settings. */
    Access on(InstantSource clock) {
        Optional<TokenIssuer> tokens = issuer.map(settings -> new OidcIssuer(settings, clock));
        return isRequired ? new Access(true, tokens, newcomers) : Access.NONE;
    }
}
