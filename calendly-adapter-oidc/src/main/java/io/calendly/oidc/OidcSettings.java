package io.calendly.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of an issuer of tokens (OpenID Connect Discovery 1.0).
 *
 * @param issuer the URL of the issuer, exactly as its tokens have it in {@code iss}: https, or http on a loopback host,
 *     without a query and a fragment
 * @param audience the text that {@code aud} has to contain
 * @param administrators the claim that administrators have; empty if no token makes its subject an administrator
 */
public record OidcSettings(String issuer, String audience, Optional<AdministratorClaim> administrators) {

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the issuer is not such a URL, or if the audience is blank
     */
    public OidcSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(administrators, "administrators");
        if (issuer.contains("@")) {
            throw new IllegalArgumentException("issuer has an @, expected a URL without a name and a password");
        }
        if (!isIssuer(issuer)) {
            throw new IllegalArgumentException(
                    "issuer is '" + issuer
                            + "', expected an https URL without a query and a fragment; http is accepted on a loopback host only");
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException("audience is blank");
        }
    }

    /** Returns the URL of the document that describes the issuer (OpenID Connect Discovery 1.0, 4). */
    URI discovery() {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/.well-known/openid-configuration");
    }

    private static boolean isIssuer(String text) {
        try {
            URI uri = new URI(text);
            return SafeUrls.isSafe(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
