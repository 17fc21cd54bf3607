package io.calendly.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.calendly.domain.refusal.RefusedException;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The tokens that are looked at: signed JWTs whose header asks for nothing unusual. */
final class Headers {

    /**
     * The algorithms with a private and a public key. With HS256 and its like, the published key could pass for the secret.
     * EdDSA is not among them, because nimbus needs another library for it.
     */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** The types of tokens that tell who someone is (RFC 7519, 5.1, and RFC 9068, 4), in lower case. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    /** The compact form (RFC 7515, 7.1). The parser skips characters that have no place in it. */
    private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private Headers() {}

    /**
     * Parses a token and checks its header. The signature is not checked.
     *
     * @throws RefusedException if the token is not valid
     */
    static SignedJWT parse(String token) {
        SignedJWT jwt = parsed(token);
        JWSHeader header = jwt.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw InvalidToken.because("its algorithm is not accepted");
        }
        if (header.getType() != null && !isAccepted(header.getType())) {
            throw InvalidToken.because("it is no token of identity or access");
        }
        return jwt;
    }

    /** Parses a token. The parser fails with several exceptions, such as a {@code NullPointerException} for the header {@code null}. */
    private static SignedJWT parsed(String token) {
        if (!FORM.matcher(token).matches()) {
            throw InvalidToken.because("it is no signed JWT");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            requireNothingCritical(jwt.getHeader());
            return jwt;
        } catch (ParseException | RuntimeException e) {
            throw InvalidToken.because("it is no signed JWT");
        }
    }

    /** Checks the text of the header, because the parsed header does not tell an empty list from none. */
    private static void requireNothingCritical(JWSHeader header) throws ParseException {
        Map<String, Object> parameters =
                JSONObjectUtils.parse(header.toBase64URL().decodeToString());
        if (parameters.containsKey("crit") || parameters.containsKey("b64")) {
            throw new ParseException("The header has a critical parameter", 0);
        }
    }

    private static boolean isAccepted(JOSEObjectType type) {
        return TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
    }
}
