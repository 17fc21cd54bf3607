package io.calendly.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.ports.IssuerUnavailable;

/** What can become of a token. */
final class TokenAssertions {

    private TokenAssertions() {}

    static void assertAccepted(OidcIssuer issuer, String token) {
        assertThat(issuer.identify(token).subject()).isEqualTo("ada");
    }

    static void assertRefused(OidcIssuer issuer, String token) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> issuer.identify(token))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new AccessRefusal.NotAuthenticated()));
    }

    static void assertUnavailable(OidcIssuer issuer, String token) {
        assertThatExceptionOfType(IssuerUnavailable.class).isThrownBy(() -> issuer.identify(token));
    }
}
