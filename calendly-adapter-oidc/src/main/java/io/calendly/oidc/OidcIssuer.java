package io.calendly.oidc;

import com.nimbusds.jwt.SignedJWT;
import io.calendly.domain.access.Identity;
import io.calendly.ports.TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * An issuer that is found by OpenID Connect Discovery, and whose tokens are signed JWTs (RFC 7519).
 *
 * <p>The first token makes it ask the issuer for its keys. Before that, nothing is fetched. A token that was verified is
 * remembered by its digest, so that its signature is checked once for each fetch of the keys. Its times are checked each
 * time.
 */
public final class OidcIssuer implements TokenIssuer {

    /** The maximum length of a token, in characters. */
    static final int MAX_LENGTH = 8 * 1024;

    private final OidcSettings settings;
    private final InstantSource clock;
    private final KeyCache keys;

    /**
     * Makes an issuer, which is not asked for anything yet.
     *
     * @param clock the clock for the times of tokens and the age of keys
     */
    public OidcIssuer(OidcSettings settings, InstantSource clock) {
        this(settings, clock, Documents.TIMEOUT);
    }

    OidcIssuer(OidcSettings settings, InstantSource clock, Duration timeout) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.keys = new KeyCache(new Discovery(settings, new Documents(timeout)), clock);
    }

    @Override
    public Identity identify(String token) {
        if (token.length() > MAX_LENGTH) {
            throw InvalidToken.because("it is too long");
        }
        String digest = digest(token);
        VerifiedToken verified = remembered(digest).orElseGet(() -> verify(token, digest));
        requireValid(verified);
        return verified.identity();
    }

    /** Looks again after the check of the keys, because that may have replaced them. */
    private Optional<VerifiedToken> remembered(String digest) {
        return keys.latest()
                .flatMap(latest -> latest.find(digest))
                .flatMap(token -> keys.keysFor(token.header()).find(digest));
    }

    /** Checks the claims first, because the issuer need not be asked about a token that is refused anyway. */
    private VerifiedToken verify(String token, String digest) {
        SignedJWT jwt = Headers.parse(token);
        Claims claims = Claims.of(jwt);
        VerifiedToken verified =
                new VerifiedToken(jwt.getHeader(), claims.validity(), claims.identity(settings, digest));
        requireValid(verified);
        KeySet trusted = keys.keysFor(jwt.getHeader());
        if (!trusted.hasSigned(jwt)) {
            throw InvalidToken.because("its signature is wrong");
        }
        trusted.remember(digest, verified);
        return verified;
    }

    private void requireValid(VerifiedToken token) {
        if (!token.validity().includes(clock.instant())) {
            throw InvalidToken.because("it has expired or is not valid yet");
        }
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
