package io.calendly.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A token in the making. Header and claims can be whatever a test wants, valid or not. */
public final class TestToken {

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private JWK key;
    private JWSAlgorithm algorithm;

    /** Makes a token without claims, to be signed with RS256 or ES256. */
    TestToken(JWK key) {
        signedBy(key, key.getKeyType().equals(KeyType.RSA) ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256);
    }

    /** Sets a claim. */
    public TestToken with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    /** Removes a claim. */
    public TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Sets a parameter of the header. It may contradict how the token is signed. */
    public TestToken withHeader(String parameter, Object value) {
        header.put(parameter, value);
        return this;
    }

    /** Removes a parameter of the header. */
    public TestToken withoutHeader(String parameter) {
        header.remove(parameter);
        return this;
    }

    /** Sets the key and the algorithm, and {@code kid} and {@code alg} in the header. */
    public TestToken signedBy(JWK signer, JWSAlgorithm with) {
        key = signer;
        algorithm = with;
        header.put("alg", with.getName());
        header.put("kid", signer.getKeyID());
        return this;
    }

    /** Returns the token with its signature. */
    public String sign() {
        return sign(JSONObjectUtils.toJSONString(header), JSONObjectUtils.toJSONString(claims));
    }

    /** Returns a token with this text for its header, and a signature. */
    String signHeader(String text) {
        return sign(text, JSONObjectUtils.toJSONString(claims));
    }

    /** Returns a token with this text for its claims, and a signature. */
    String signClaims(String text) {
        return sign(JSONObjectUtils.toJSONString(header), text);
    }

    private String sign(String headerText, String claimsText) {
        try {
            JWSSigner signer = key.getKeyType().equals(KeyType.RSA)
                    ? new RSASSASigner(key.toRSAKey().toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
                    : new ECDSASigner(key.toECKey());
            return sign(headerText, claimsText, signer, algorithm);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the token with {@code alg} none and without a signature. */
    public String unsigned() {
        header.put("alg", "none");
        return signingInput(JSONObjectUtils.toJSONString(header), JSONObjectUtils.toJSONString(claims)) + ".";
    }

    /** Returns the token signed with a shared secret. */
    public String signedWithSecret(byte[] secret) throws JOSEException {
        header.put("alg", "HS256");
        return sign(
                JSONObjectUtils.toJSONString(header),
                JSONObjectUtils.toJSONString(claims),
                new MACSigner(secret),
                JWSAlgorithm.HS256);
    }

    private static String sign(String headerText, String claimsText, JWSSigner signer, JWSAlgorithm algorithm)
            throws JOSEException {
        String input = signingInput(headerText, claimsText);
        Base64URL signature = signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + signature;
    }

    private static String signingInput(String headerText, String claimsText) {
        return Base64URL.encode(headerText) + "." + Base64URL.encode(claimsText);
    }
}
