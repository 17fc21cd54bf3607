package io.calendly.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of an issuer as they were at one time, and the tokens that were verified with them. A token is forgotten
 * together with the keys, so that a key that the issuer takes back opens nothing after the next fetch.
 */
final class KeySet {

    /** The maximum number of tokens that are remembered. */
    static final int MAX_TOKENS = 10_000;

    /** The minimum size of RSA keys, in bits (RFC 7518, 3.3). */
    private static final int MIN_RSA_SIZE = 2048;

    private final List<JWK> keys;
    private final Instant fetchedAt;
    private final Map<String, VerifiedToken> tokens = new LeastRecentlyUsed();

    KeySet(List<JWK> keys, Instant fetchedAt) {
        this.keys = keys;
        this.fetchedAt = fetchedAt;
    }

    /** Returns the age of the keys, which is negative if the clock was set back. */
    Duration age(Instant now) {
        return Duration.between(fetchedAt, now);
    }

    /** Checks whether one of the keys may have made a signature with this header. */
    boolean hasKeyFor(JWSHeader header) {
        JWKMatcher matcher = matcher(header);
        return keys.stream().anyMatch(matcher::matches);
    }

    /** Checks whether one of the keys made the signature. */
    boolean hasSigned(SignedJWT token) {
        JWKMatcher matcher = matcher(token.getHeader());
        return keys.stream().filter(matcher::matches).anyMatch(key -> hasSigned(key, token));
    }

    private static boolean hasSigned(JWK key, SignedJWT token) {
        try {
            JWSVerifier verifier = key.getKeyType().equals(KeyType.RSA)
                    ? new RSASSAVerifier(key.toRSAKey())
                    : new ECDSAVerifier(key.toECKey());
            return verifier.verify(token.getHeader(), token.getSigningInput(), token.getSignature());
        } catch (JOSEException e) {
            return false;
        }
    }

    /** Looks at the key id and the algorithm only, because the header may also hold or name a key of an attacker. */
    private static JWKMatcher matcher(JWSHeader header) {
        JWSAlgorithm algorithm = header.getAlgorithm();
        KeyType type = KeyType.forAlgorithm(algorithm);
        JWKMatcher.Builder matcher = new JWKMatcher.Builder()
                .keyType(type)
                .keyUses(KeyUse.SIGNATURE, null)
                .keyOperations(KeyOperation.VERIFY, null)
                .algorithms(algorithm, null);
        if (header.getKeyID() != null) {
            matcher.keyID(header.getKeyID());
        }
        return KeyType.RSA.equals(type)
                ? matcher.minKeySize(MIN_RSA_SIZE).build()
                : matcher.curves(Curve.forJWSAlgorithm(algorithm)).build();
    }

    /** Returns what is known of a token that was verified with these keys. */
    Optional<VerifiedToken> find(String digest) {
        synchronized (tokens) {
            return Optional.ofNullable(tokens.get(digest));
        }
    }

    /** Remembers a token that was verified with these keys. */
    void remember(String digest, VerifiedToken token) {
        synchronized (tokens) {
            tokens.put(digest, token);
        }
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<String, VerifiedToken> {

        private static final long serialVersionUID = 1L;

        LeastRecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, VerifiedToken> eldest) {
            return size() > MAX_TOKENS;
        }
    }
}
