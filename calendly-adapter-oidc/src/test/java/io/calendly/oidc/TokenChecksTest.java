package io.calendly.oidc;

import static io.calendly.oidc.TokenAssertions.assertAccepted;
import static io.calendly.oidc.TokenAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.calendly.domain.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that tokens are accepted for the right reasons only. */
class TokenChecksTest {

    private static RSAKey rsa;
    private static RSAKey otherRsa;

    private final TestClock clock = new TestClock();
    private TestIssuer issuer;
    private OidcIssuer oidc;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        otherRsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    }

    @AfterAll
    static void dropKeys() {
        rsa = null;
        otherRsa = null;
    }

    @BeforeEach
    void start() {
        issuer = TestIssuer.start(clock);
        issuer.publish(rsa);
        oidc = new OidcIssuer(issuer.settings(), clock, TestIssuer.PATIENCE);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private TestToken ada() {
        return issuer.token("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void accepts_signatures_of_rsa_keys(String algorithm) {
        assertAccepted(oidc, ada().signedBy(rsa, JWSAlgorithm.parse(algorithm)).sign());
    }

    @Test
    void accepts_signatures_of_keys_on_curves() throws JOSEException {
        for (Curve curve : List.of(Curve.P_256, Curve.P_384, Curve.P_521)) {
            ECKey key = new ECKeyGenerator(curve).keyID(curve.getName()).generate();
            issuer.publish(key);
            JWSAlgorithm algorithm = JWSAlgorithm.parse(
                    "ES" + (curve.equals(Curve.P_521) ? "512" : curve.getName().substring(2)));

            assertAccepted(oidc, ada().signedBy(key, algorithm).sign());
        }
    }

    @Test
    void refuses_a_token_without_a_signature() {
        assertRefused(oidc, ada().unsigned());
        assertRefused(oidc, ada().unsigned() + "AAAA");
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            assertRefused(oidc, ada().withHeader("alg", none).sign());
        }
        String signed = ada().sign();
        assertRefused(oidc, signed.substring(0, signed.lastIndexOf('.') + 1));
        assertRefused(oidc, signed.substring(0, signed.lastIndexOf('.')));
    }

    @Test
    void refuses_a_signature_whose_secret_is_the_public_key() throws JOSEException {
        byte[] der = rsa.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";

        assertRefused(oidc, ada().signedWithSecret(der));
        assertRefused(oidc, ada().signedWithSecret(pem.getBytes(StandardCharsets.US_ASCII)));
        assertRefused(
                oidc, ada().signedWithSecret(rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        assertRefused(oidc, ada().signedWithSecret(rsa.getModulus().decode()));
    }

    @Test
    void refuses_a_secret_that_the_issuer_published() throws JOSEException {
        var secret = new OctetSequenceKeyGenerator(256).keyID("secret").generate();
        issuer.answer(
                TestIssuer.KEYS,
                "{\"keys\":[" + secret.toJSONString() + "," + rsa.toPublicJWK().toJSONString() + "]}");

        assertRefused(oidc, ada().withHeader("kid", "secret").signedWithSecret(secret.toByteArray()));
        assertAccepted(oidc, ada().sign());
    }

    @Test
    void refuses_algorithms_that_it_does_not_know() {
        for (String algorithm : List.of("EdDSA", "Ed25519", "ES256K", "RS1", "RSA-OAEP", "dir", "rs256", "HS512")) {
            assertRefused(oidc, ada().withHeader("alg", algorithm).sign());
        }
    }

    @Test
    void refuses_an_algorithm_that_does_not_fit_the_key() throws JOSEException {
        RSAKey ps256 = new RSAKey.Builder(rsa)
                .keyID("ps256")
                .algorithm(JWSAlgorithm.PS256)
                .build();
        ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        ECKey big = new ECKeyGenerator(Curve.P_384).keyID("big").generate();
        issuer.publish(ps256);
        issuer.publish(ec);
        issuer.publish(big);

        assertAccepted(oidc, ada().signedBy(ps256, JWSAlgorithm.PS256).sign());
        assertRefused(oidc, ada().signedBy(ps256, JWSAlgorithm.RS256).sign());
        assertRefused(
                oidc,
                ada().signedBy(rsa, JWSAlgorithm.RS256).withHeader("kid", "ec").sign());
        assertRefused(
                oidc,
                ada().signedBy(ec, JWSAlgorithm.ES256).withHeader("kid", "rsa").sign());
        assertRefused(
                oidc,
                ada().signedBy(ec, JWSAlgorithm.ES256).withHeader("kid", "big").sign());
        assertRefused(
                oidc,
                ada().signedBy(big, JWSAlgorithm.ES384)
                        .withHeader("alg", "ES256")
                        .sign());
        assertRefused(
                oidc,
                ada().signedBy(rsa, JWSAlgorithm.RS256)
                        .withHeader("alg", "RS512")
                        .sign());
    }

    @Test
    void refuses_a_key_for_encryption() {
        RSAKey encryption =
                new RSAKey.Builder(rsa).keyID("enc").keyUse(KeyUse.ENCRYPTION).build();
        issuer.publish(encryption);

        assertRefused(oidc, ada().sign());
    }

    @Test
    void refuses_a_key_that_is_too_short() throws JOSEException {
        RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        issuer.publish(weak);
        TestToken token = ada();

        assertRefused(oidc, token.sign());
    }

    @Test
    void refuses_the_signature_of_another_key_with_the_same_id() {
        assertRefused(oidc, ada().signedBy(otherRsa, JWSAlgorithm.RS256).sign());
    }

    @Test
    void refuses_claims_that_were_changed_after_the_signature() {
        String[] ada = ada().sign().split("\\.", -1);
        String[] bob = issuer.token("bob").sign().split("\\.", -1);

        assertRefused(oidc, ada[0] + "." + bob[1] + "." + ada[2]);
    }

    @Test
    void refuses_a_signature_of_zeros() throws JOSEException {
        ECKey ec = issuer.rotateToEc();
        String token = ada().signedBy(ec, JWSAlgorithm.ES256).sign();
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertRefused(oidc, token.substring(0, token.lastIndexOf('.') + 1) + zeros);
    }

    @Test
    void accepts_a_token_without_a_key_id_if_a_key_fits() {
        assertAccepted(oidc, ada().withoutHeader("kid").sign());
        assertRefused(
                oidc,
                ada().signedBy(otherRsa, JWSAlgorithm.RS256)
                        .withoutHeader("kid")
                        .sign());
    }

    @Test
    void never_uses_a_key_that_the_token_brings_or_names() {
        int[] visits = {0};
        issuer.answer("/evil", exchange -> {
            visits[0]++;
            TestIssuer.send(
                    exchange, 200, "{\"keys\":[" + otherRsa.toPublicJWK().toJSONString() + "]}");
        });
        String evil = issuer.url() + "/evil";
        TestToken forged = ada().signedBy(otherRsa, JWSAlgorithm.RS256);

        assertRefused(
                oidc,
                forged.withHeader("jwk", otherRsa.toPublicJWK().toJSONObject()).sign());
        assertRefused(oidc, forged.withHeader("jku", evil).sign());
        assertRefused(oidc, forged.withHeader("x5u", evil).sign());
        assertRefused(oidc, forged.withHeader("kid", "evil").sign());
        assertRefused(oidc, forged.withHeader("kid", evil).sign());
        assertRefused(oidc, forged.withHeader("kid", "../../evil").sign());
        assertThat(visits[0]).isZero();
        assertAccepted(oidc, ada().withHeader("jku", evil).sign());
        assertThat(visits[0]).isZero();
    }

    @Test
    void accepts_the_types_of_identity_and_access_tokens_only() {
        for (String type : List.of("JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt")) {
            assertAccepted(oidc, ada().withHeader("typ", type).sign());
        }
        for (Object type : List.of("", "logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE", "at+jwt ", 5)) {
            assertRefused(oidc, ada().withHeader("typ", type).sign());
        }
    }

    @Test
    void refuses_critical_parameters_of_the_header() {
        assertRefused(
                oidc,
                ada().withHeader("crit", List.of("exp")).withHeader("exp", 1).sign());
        assertRefused(
                oidc,
                ada().withHeader("crit", List.of("b64")).withHeader("b64", true).sign());
        assertRefused(
                oidc,
                ada().withHeader("crit", List.of("b64"))
                        .withHeader("b64", false)
                        .sign());
        assertRefused(oidc, ada().withHeader("b64", false).sign());
        assertRefused(oidc, ada().withHeader("crit", List.of("unknown")).sign());
        assertRefused(oidc, ada().withHeader("crit", List.of()).sign());
        assertRefused(oidc, ada().withHeader("crit", "exp").sign());
        assertAccepted(oidc, ada().withHeader("unknown", "not critical").sign());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"RS256\"",
                "{}",
                "{\"alg\":null}",
                "{\"alg\":5}",
                "{\"alg\":[\"RS256\"]}",
                "{\"alg\":\"RS256\"",
                "{\"alg\":\"RS256\",\"kid\":5}",
                "{\"alg\":\"RS256\",\"kid\":[\"rsa\"]}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"jku\":\"::\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"jwk\":{}}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"x5c\":5}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}"
            })
    void refuses_a_header_that_is_none(String header) {
        assertRefused(oidc, ada().signHeader(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "ada", "{\"sub\":\"ada\"", "{}"})
    void refuses_claims_that_are_none(String claims) {
        assertRefused(oidc, ada().signClaims(claims));
    }

    @Test
    void refuses_texts_that_are_no_tokens() {
        String token = ada().sign();

        for (String text : List.of("", " ", ".", "..", "...", "a.b", "a.b.c", "a.b.c.d.e", "\u0000", "😀", "cal_1_2")) {
            assertRefused(oidc, text);
        }
        assertRefused(oidc, " " + token);
        assertRefused(oidc, token + " ");
        assertRefused(oidc, token + "\n");
        assertRefused(oidc, token + "==");
        assertRefused(oidc, token + ".");
        assertRefused(oidc, "Bearer " + token);
        assertThat(issuer.attempts()).isZero();
    }

    @Test
    void refuses_deep_and_long_tokens_without_a_failure() {
        String deep = "[".repeat(2000) + "]".repeat(2000);

        assertRefused(oidc, ada().signHeader("{\"alg\":\"RS256\",\"x\":" + deep + "}"));
        assertRefused(oidc, ada().signClaims(deep));
        assertRefused(oidc, "a".repeat(10_000_000));
        assertAccepted(oidc, ada().with("x", "x".repeat(5_000)).sign());
        assertRefused(oidc, ada().with("x", "x".repeat(8_192)).sign());
    }

    @Test
    void refuses_any_change_of_a_token() {
        Random random = new Random(13);
        String token = ada().sign();
        assertAccepted(oidc, token);

        for (int i = 0; i < 3_000; i++) {
            int at = random.nextInt(token.length());
            char other = (char) random.nextInt(128);
            String changed = token.substring(0, at) + other + token.substring(at + random.nextInt(2));
            if (isSameSignature(token, changed)) {
                continue;
            }
            assertThat(refusalOf(changed)).as("%s", changed).isPresent();
        }
        assertThat(issuer.fetches()).isLessThanOrEqualTo(2);
    }

    /** The last digit of a signature has bits that mean nothing. */
    private static boolean isSameSignature(String token, String changed) {
        int end = token.length() - 1;
        return changed.length() == token.length() && changed.startsWith(token.substring(0, end));
    }

    private Optional<RefusedException> refusalOf(String token) {
        try {
            oidc.identify(token);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e);
        }
    }

    @Test
    void accepts_an_expired_token_for_a_minute_only() {
        long now = clock.instant().getEpochSecond();

        assertAccepted(oidc, ada().with("exp", now - 59).sign());
        assertRefused(oidc, ada().with("exp", now - 60).sign());
        assertAccepted(oidc, ada().with("exp", now - 59.5).sign());
    }

    @Test
    void refuses_a_token_that_is_not_valid_yet() {
        long now = clock.instant().getEpochSecond();

        assertAccepted(oidc, ada().with("nbf", now + 60).sign());
        assertRefused(oidc, ada().with("nbf", now + 61).sign());
    }

    @Test
    void refuses_a_token_from_the_future() {
        long now = clock.instant().getEpochSecond();

        assertAccepted(oidc, ada().with("iat", now + 60).sign());
        assertRefused(oidc, ada().with("iat", now + 61).sign());
        assertAccepted(oidc, ada().without("iat").sign());
    }

    @Test
    void refuses_a_token_that_never_expires() {
        assertRefused(oidc, ada().without("exp").sign());
        for (Object never : List.of("9999999999", true, List.of(1), Map.of())) {
            assertRefused(oidc, ada().with("exp", never).sign());
        }
        String rest = ",\"iss\":\"" + issuer.url() + "\",\"aud\":\"" + TestIssuer.AUDIENCE + "\",\"sub\":\"ada\"}";
        assertRefused(oidc, ada().signClaims("{\"exp\":null" + rest));
        assertRefused(oidc, ada().signClaims("{\"exp\":1e999" + rest));
        assertRefused(oidc, ada().signClaims("{\"exp\":NaN" + rest));
        assertRefused(oidc, ada().signClaims("{\"exp\":-1" + rest));
    }

    @Test
    void refuses_times_that_are_none() {
        assertRefused(oidc, ada().with("nbf", "now").sign());
        assertRefused(oidc, ada().with("iat", "now").sign());
    }

    @Test
    void checks_the_times_of_a_known_token_again() {
        long now = clock.instant().getEpochSecond();
        String token = ada().with("exp", now + 100).with("nbf", now).sign();
        assertAccepted(oidc, token);

        clock.advance(Duration.ofSeconds(159));
        assertAccepted(oidc, token);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(oidc, token);
        clock.advance(Duration.ofSeconds(-221));
        assertRefused(oidc, token);
        clock.advance(Duration.ofSeconds(1));
        assertAccepted(oidc, token);
    }

    @Test
    void refuses_another_issuer() {
        for (Object other : List.of("https://evil.example.com", issuer.url() + "/", "", 5, List.of(issuer.url()))) {
            assertRefused(oidc, ada().with("iss", other).sign());
        }
        assertRefused(oidc, ada().without("iss").sign());
    }

    @Test
    void accepts_its_audience_among_others_only() {
        assertAccepted(
                oidc, ada().with("aud", List.of("other", TestIssuer.AUDIENCE)).sign());
        for (Object other : List.of("other", List.of("other"), List.of(), "", 5, TestIssuer.AUDIENCE + " other")) {
            assertRefused(oidc, ada().with("aud", other).sign());
        }
        assertRefused(oidc, ada().without("aud").sign());
    }

    @Test
    void refuses_a_token_without_a_subject() {
        assertRefused(oidc, ada().without("sub").sign());
        for (Object subject : List.of("", " ", 5, List.of("ada"), "a\nb", "x".repeat(256))) {
            assertRefused(oidc, ada().with("sub", subject).sign());
        }
        assertThat(oidc.identify(ada().with("sub", "x".repeat(255)).sign()).subject())
                .hasSize(255);
    }

    @Test
    void does_not_ask_the_issuer_about_a_token_that_is_refused_anyway() {
        long now = clock.instant().getEpochSecond();

        assertRefused(oidc, ada().with("exp", now - 60).sign());
        assertRefused(oidc, ada().with("aud", "other").sign());
        assertRefused(oidc, ada().unsigned());

        assertThat(issuer.attempts()).isZero();
    }
}
