package io.calendly.http.access;

import io.calendly.application.access.ApiKeyToken;
import io.calendly.application.booking.ManageToken;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.JsonPointer;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The credential in the header {@code Authorization} of a request (RFC 6750). It is a secret, so no message has it.
 *
 * @param token the bearer token
 */
record Credentials(String token) {

    static final String AUTHORIZATION = "Authorization";

    /** The form of a bearer token with its scheme (RFC 6750, 2.1). */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*) *");

    /**
     * Decodes the header.
     *
     * @return empty if the request has none
     * @throws InvalidInput if the header is there more than once or without a bearer token
     */
    static Optional<Credentials> of(Context ctx) {
        Optional<Credentials> found = find(ctx);
        if (found.isEmpty() && ctx.header(AUTHORIZATION) != null) {
            throw InvalidInput.malformed(JsonPointer.to(AUTHORIZATION), "must be there once, as Bearer and a token");
        }
        return found;
    }

    /** Decodes the header; empty also if it is there more than once or without a bearer token. */
    static Optional<Credentials> find(Context ctx) {
        List<String> headers = Collections.list(ctx.req().getHeaders(AUTHORIZATION));
        return headers.size() == 1
                ? Optional.of(BEARER.matcher(headers.get(0)))
                        .filter(Matcher::matches)
                        .map(bearer -> new Credentials(bearer.group(1)))
                : Optional.empty();
    }

    boolean isApiKey() {
        return token.startsWith(ApiKeyToken.PREFIX);
    }

    /** Checks whether this has the form of a JSON Web Token, whose parts have dots between them. */
    boolean isJwt() {
        return token.indexOf('.') >= 0;
    }

    /** Checks whether this has the form of a manage token. */
    boolean isManageToken() {
        return ManageToken.isValid(token);
    }

    /** Returns an id of a manage token that is no secret: the beginning of its hash, which the booking has. */
    String manageTokenId() {
        return "manage:" + new ManageToken(token).hash().substring(0, 32);
    }

    /** Returns a text without the secret. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
