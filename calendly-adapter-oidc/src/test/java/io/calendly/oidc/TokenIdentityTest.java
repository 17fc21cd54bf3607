package io.calendly.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.access.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TokenIdentityTest {

    private static final TestClock CLOCK = new TestClock();
    private static final TestIssuer ISSUER = TestIssuer.start(CLOCK);

    private final OidcIssuer oidc = new OidcIssuer(ISSUER.settings(), CLOCK, TestIssuer.PATIENCE);

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void has_what_the_claims_say() {
        String token = ISSUER.token("ada")
                .with("email", "ada@example.com")
                .with("email_verified", true)
                .with("name", "Ada Lovelace")
                .with("preferred_username", "countess")
                .with("admin", true)
                .with("jti", "4711")
                .sign();

        assertThat(oidc.identify(token))
                .isEqualTo(new Identity(
                        "ada", Optional.of("ada@example.com"), Optional.of("Ada Lovelace"), true, "jwt:4711"));
    }

    @Test
    void is_the_same_each_time() {
        String token = ISSUER.token("ada").with("name", "Ada").sign();

        assertThat(oidc.identify(token)).isEqualTo(oidc.identify(token));
    }

    @Test
    void has_no_more_than_a_subject_if_the_token_says_no_more() {
        Identity identity = oidc.identify(ISSUER.token("ada").sign());

        assertThat(identity.subject()).isEqualTo("ada");
        assertThat(identity.email()).isEmpty();
        assertThat(identity.name()).isEmpty();
        assertThat(identity.isAdministrator()).isFalse();
    }

    @Test
    void has_an_email_address_only_if_the_issuer_verified_it() {
        assertThat(emailWith(true)).contains("ada@example.com");
        assertThat(emailWith("true")).contains("ada@example.com");
        for (Object unverified : List.of(false, "false", "TRUE", "yes", 1, List.of(true))) {
            assertThat(emailWith(unverified)).as("%s", unverified).isEmpty();
        }
        assertThat(oidc.identify(ISSUER.token("ada")
                                .with("email", "ada@example.com")
                                .sign())
                        .email())
                .isEmpty();
    }

    private Optional<String> emailWith(Object isVerified) {
        return oidc.identify(ISSUER.token("ada")
                        .with("email", "ada@example.com")
                        .with("email_verified", isVerified)
                        .sign())
                .email();
    }

    @Test
    void has_no_email_address_that_is_none() {
        for (Object email : List.of("", "ada", "a b@example.com", "a@b\n", "a".repeat(250) + "@example.com", 5)) {
            String token = ISSUER.token("ada")
                    .with("email", email)
                    .with("email_verified", true)
                    .sign();

            assertThat(oidc.identify(token).email()).as("%s", email).isEmpty();
        }
    }

    @Test
    void has_the_preferred_username_if_there_is_no_fit_name() {
        for (Object name : List.of("", "  ", "a\nb", 5, List.of("Ada"))) {
            String token = ISSUER.token("ada")
                    .with("name", name)
                    .with("preferred_username", "countess")
                    .sign();

            assertThat(oidc.identify(token).name()).as("%s", name).contains("countess");
        }
    }

    @Test
    void has_the_beginning_of_a_long_name() {
        assertThat(nameOf("x".repeat(201))).contains("x".repeat(200));
        assertThat(nameOf("x".repeat(199) + "😀")).contains("x".repeat(199));
        assertThat(nameOf("x".repeat(198) + "😀")).contains("x".repeat(198) + "😀");
    }

    private Optional<String> nameOf(String name) {
        return oidc.identify(ISSUER.token("ada").with("name", name).sign()).name();
    }

    @Test
    void is_an_administrator_by_a_role_in_an_object() {
        AdministratorClaim claim = new AdministratorClaim("realm_access.roles", Optional.of("calendly-admin"));
        OidcIssuer keycloak = new OidcIssuer(
                new OidcSettings(ISSUER.url(), TestIssuer.AUDIENCE, Optional.of(claim)), CLOCK, TestIssuer.PATIENCE);
        TestToken token = ISSUER.token("ada").with("admin", true);

        assertThat(keycloak.identify(token.sign()).isAdministrator()).isFalse();
        token.with("realm_access", Map.of("roles", List.of("user", "calendly-admin")));
        assertThat(keycloak.identify(token.sign()).isAdministrator()).isTrue();
    }

    @Test
    void is_never_an_administrator_if_no_claim_is_set() {
        OidcIssuer plain = new OidcIssuer(
                new OidcSettings(ISSUER.url(), TestIssuer.AUDIENCE, Optional.empty()), CLOCK, TestIssuer.PATIENCE);

        assertThat(plain.identify(ISSUER.token("ada").with("admin", true).sign())
                        .isAdministrator())
                .isFalse();
    }

    @Test
    void names_a_token_without_a_fit_id_by_its_digest() {
        for (Object id : List.of("", "a b", "ä", "a\nb", "x".repeat(101), 5)) {
            String token = ISSUER.token("ada").with("jti", id).sign();

            assertThat(oidc.identify(token).credential()).as("%s", id).matches("jwt:[0-9a-f]{16}");
        }
        assertThat(oidc.identify(
                                ISSUER.token("ada").with("jti", "x".repeat(100)).sign())
                        .credential())
                .isEqualTo("jwt:" + "x".repeat(100));
        assertThat(oidc.identify(ISSUER.token("ada").with("a", 1).sign()).credential())
                .isNotEqualTo(
                        oidc.identify(ISSUER.token("ada").with("a", 2).sign()).credential());
    }
}
