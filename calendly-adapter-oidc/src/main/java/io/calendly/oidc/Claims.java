package io.calendly.oidc;

import com.nimbusds.jwt.SignedJWT;
import io.calendly.domain.access.Identity;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.user.Profile;
import io.calendly.oidc.VerifiedToken.Validity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The claims of a token.
 *
 * @param values the claims by their names
 */
record Claims(Map<String, Object> values) {

    private static final Pattern TOKEN_ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

    /** The number of digits of a digest that identify a token. */
    private static final int DIGEST_LENGTH = 16;

    /**
     * Returns the claims of a token, whose signature does not matter here.
     *
     * @throws RefusedException if there are none
     */
    static Claims of(SignedJWT token) {
        Map<String, Object> values = token.getPayload().toJSONObject();
        if (values == null) {
            throw InvalidToken.because("it has no claims");
        }
        return new Claims(values);
    }

    /**
     * Returns the time in which the token is valid: from {@code nbf} and {@code iat} on, until {@code exp}.
     *
     * @throws RefusedException if the end is missing, or if a claim is not a time
     */
    Validity validity() {
        double end = time("exp").orElseThrow(() -> InvalidToken.because("it has no exp"));
        double start = Math.max(time("nbf").orElse(0.0), time("iat").orElse(0.0));
        return new Validity(start, end);
    }

    private Optional<Double> time(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw InvalidToken.because(name + " is not a time");
        }
        return Optional.of(number.doubleValue());
    }

    /**
     * Returns the person whom the token is about.
     *
     * @param digest the SHA-256 of the token in hexadecimal digits, which identifies a token without a fit {@code jti}
     * @throws RefusedException if the token is of another issuer, for another audience or has no subject
     */
    Identity identity(OidcSettings settings, String digest) {
        if (!settings.issuer().equals(values.get("iss"))) {
            throw InvalidToken.because("it has another issuer");
        }
        if (!isFor(settings.audience())) {
            throw InvalidToken.because("it is for another audience");
        }
        String subject = text("sub")
                .filter(sub -> follows(Profile.EXTERNAL_ID, sub))
                .orElseThrow(() -> InvalidToken.because("it has no sub"));
        boolean isAdministrator =
                settings.administrators().filter(claim -> claim.isIn(values)).isPresent();
        return new Identity(subject, email(), name(), isAdministrator, credential(digest));
    }

    private boolean isFor(String audience) {
        Object value = values.get("aud");
        return value instanceof List<?> list ? list.contains(audience) : audience.equals(value);
    }

    /** Some issuers write {@code "true"} as text. */
    private Optional<String> email() {
        Object isVerified = values.get("email_verified");
        if (!Boolean.TRUE.equals(isVerified) && !"true".equals(isVerified)) {
            return Optional.empty();
        }
        return text("email").filter(email -> follows(Profile.EMAIL, email));
    }

    private Optional<String> name() {
        return Stream.of("name", "preferred_username")
                .flatMap(claim -> text(claim).stream())
                .map(Claims::cut)
                .filter(name -> follows(Profile.NAME, name))
                .findFirst();
    }

    private static String cut(String name) {
        int max = Profile.NAME.maxLength();
        if (name.length() <= max) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(max - 1)) ? max - 1 : max);
    }

    private String credential(String digest) {
        return "jwt:"
                + text("jti")
                        .filter(id -> TOKEN_ID.matcher(id).matches())
                        .orElseGet(() -> digest.substring(0, DIGEST_LENGTH));
    }

    private Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static boolean follows(TextRule rule, String text) {
        return rule.faultIn(text).isEmpty();
    }
}
