package io.calendly.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.com",
                "https://id.example.com/",
                "https://id.example.com:8443/realms/main",
                "HTTPS://id.example.com",
                "http://localhost:8080/realms/main",
                "http://LOCALHOST",
                "http://id.localhost",
                "http://127.0.0.1:9000",
                "http://127.1.2.3",
                "http://[::1]:9000"
            })
    void accepts_https_anywhere_and_http_on_this_machine(String issuer) {
        assertThat(new OidcSettings(issuer, "calendly", Optional.empty()).issuer())
                .isEqualTo(issuer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id.example.com",
                "http://id.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "ftp://id.example.com",
                "file:///etc/passwd",
                "https:///realms",
                "https://id.example.com?realm=main",
                "https://id.example.com#main",
                "https://id.example.com/a b",
                "https://id.example.com\nhttps://other.example.com"
            })
    void refuses_every_other_issuer_in_one_line(String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OidcSettings(issuer, "calendly", Optional.empty()))
                .withMessageStartingWith("issuer is '" + issuer + "', expected an https URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost@example.com", "https://user:S3cret@id.example.com"})
    void refuses_an_issuer_with_a_password_and_does_not_repeat_it(String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OidcSettings(issuer, "calendly", Optional.empty()))
                .withMessage("issuer has an @, expected a URL without a name and a password");
    }

    @Test
    void finds_the_description_of_an_issuer_without_a_double_slash() {
        assertThat(new OidcSettings("https://id.example.com/realms/main", "a", Optional.empty()).discovery())
                .hasToString("https://id.example.com/realms/main/.well-known/openid-configuration");
        assertThat(new OidcSettings("https://example.auth0.com/", "a", Optional.empty()).discovery())
                .hasToString("https://example.auth0.com/.well-known/openid-configuration");
    }

    @Test
    void refuses_a_blank_audience_and_nulls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OidcSettings("https://id.example.com", " ", Optional.empty()))
                .withMessage("audience is blank");
        assertThatNullPointerException()
                .isThrownBy(() -> new OidcSettings(null, "a", Optional.empty()))
                .withMessage("issuer");
        assertThatNullPointerException()
                .isThrownBy(() -> new OidcSettings("https://id.example.com", null, Optional.empty()))
                .withMessage("audience");
        assertThatNullPointerException()
                .isThrownBy(() -> new OidcSettings("https://id.example.com", "a", null))
                .withMessage("administrators");
    }
}
