package io.calendly.http.access;

import io.calendly.application.Services;
import io.calendly.application.access.ApiKeyToken;
import io.calendly.application.access.Authentication;
import io.calendly.application.booking.ManageToken;
import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Identity;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import io.calendly.http.edge.TrustedProxies;
import io.calendly.http.limit.RateLimits;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.JsonPointer;
import io.calendly.http.request.LenientIntegers;
import io.calendly.http.request.Request;
import io.calendly.http.route.RouteRule;
import io.calendly.ports.IssuerUnavailable;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A guard in front of the routes. It authenticates the caller of a request, and asks the rule of the route. */
public final class AccessGuard {

    /** The header for the id of the user on whose behalf a service acts. */
    public static final String ACT_AS = "X-Act-As";

    private final Access access;
    private final Services services;
    private final Authentication authentication;
    private final RateLimits limits;
    private final TrustedProxies proxies;
    private final RememberedReads<ApiKeyId, ApiKey> keys;
    private final RememberedReads<String, UserId> subjects;

    /**
     * Creates a guard.
     *
     * @param services the services, whose caller is that of requests that need no credential
     * @param limits the limits of requests, if they need one
     * @param proxies the proxies that tell the addresses of their clients
     */
    public AccessGuard(Access access, Services services, RateLimits limits, TrustedProxies proxies) {
        this.access = access;
        this.services = services;
        this.authentication = services.authentication();
        this.limits = limits;
        this.proxies = proxies;
        this.keys = new RememberedReads<>(authentication::find, Authentication.REMEMBERED, System::nanoTime);
        this.subjects = new RememberedReads<>(authentication::find, Authentication.REMEMBERED, System::nanoTime);
    }

    /**
     * Authenticates the caller of a request, and sets it.
     *
     * @throws RefusedException with {@link AccessRefusal} if the caller is not who it claims to be, or may not use the route
     * @throws InvalidInput if the credential is malformed
     */
    public void check(Context ctx) {
        RouteRule route = RouteRule.among(ctx.routeRoles());
        if (route.rule().isEmpty()) {
            return;
        }
        if (access.isRequired()) {
            Caller caller = caller(ctx, route);
            setCaller(ctx, caller);
            if (Request.manageTokenOf(ctx).isEmpty()) {
                route.rule().get().requirePossible(caller);
            }
        } else {
            setCaller(ctx, services.caller());
            if (route.takesManageToken()) {
                manageToken(ctx, route).ifPresent(token -> noteManageToken(ctx, token));
            }
        }
    }

    /**
     * Returns the manage token of a request that needs no credential. A header that a gateway left is ignored on
     * a route that is open to all.
     */
    private static Optional<Credentials> manageToken(Context ctx, RouteRule route) {
        return isOpenToAll(route) ? Credentials.find(ctx).filter(Credentials::isManageToken) : Credentials.of(ctx);
    }

    private static boolean isOpenToAll(RouteRule route) {
        return route.rule().filter(rule -> rule.scope().isEmpty()).isPresent();
    }

    private Caller caller(Context ctx, RouteRule route) {
        String address = proxies.clientOf(ctx).key();
        Optional<Credentials> given = limitingFailures(ctx, address, () -> {
            requireNoneInQuery(ctx);
            return Credentials.of(ctx);
        });
        boolean isInvitee =
                given.isPresent() && route.takesManageToken() && given.get().isManageToken();
        if (given.isEmpty() || isInvitee) {
            limits.ofAddresses().take(address).apply(ctx);
            given.ifPresent(token -> noteManageToken(ctx, token));
            return given.filter(token -> !isOpenToAll(route))
                    .map(token -> Caller.invitee(token.manageTokenId()))
                    .orElseGet(() -> Caller.anonymous(address));
        }
        return actingFor(ctx, limitedCaller(ctx, given.get(), address));
    }

    /**
     * Returns the caller with a credential. Requests with a valid API key are counted by the key, and those with a valid
     * token by the caller. Others are counted by the address, so that they do not use up the requests of valid credentials.
     */
    private Caller limitedCaller(Context ctx, Credentials credentials, String address) {
        Caller caller = limitingFailures(ctx, address, () -> caller(credentials));
        String counted = credentials.isApiKey() ? caller.credential().orElseThrow() : caller.id();
        limits.ofCredentials().take(counted).apply(ctx);
        return caller;
    }

    /** Counts what fails by the address. */
    private <T> T limitingFailures(Context ctx, String address, Supplier<T> work) {
        try {
            return work.get();
        } catch (RefusedException | InvalidInput | IssuerUnavailable e) {
            limits.ofFailures().take(address).apply(ctx);
            throw e;
        }
    }

    private Caller caller(Credentials credentials) {
        if (credentials.isApiKey()) {
            ApiKeyToken token = ApiKeyToken.parse(credentials.token()).orElseThrow(AccessGuard::notAuthenticated);
            return authentication.caller(token, keys.get(token.id()));
        }
        if (credentials.isJwt() && access.issuer().isPresent()) {
            Identity identity = access.issuer().get().identify(credentials.token());
            return authentication.caller(identity, subjects.get(identity.subject()), access.newcomers());
        }
        throw notAuthenticated();
    }

    private static void setCaller(Context ctx, Caller caller) {
        Request.setCaller(ctx, caller);
        RequestTrace.of(ctx).by(caller.actor());
    }

    private static RefusedException notAuthenticated() {
        return new RefusedException(new AccessRefusal.NotAuthenticated());
    }

    private Caller actingFor(Context ctx, Caller caller) {
        List<String> users = Collections.list(ctx.req().getHeaders(ACT_AS));
        if (users.isEmpty()) {
            return caller;
        }
        long id = LenientIntegers.of(users.size() == 1 ? users.get(0) : "")
                .orElseThrow(() ->
                        InvalidInput.malformed(JsonPointer.to(ACT_AS), "must be there once, as the id of a user"));
        return authentication.actingFor(caller, new UserId(id));
    }

    /** Returns what a reply to a refusal says about credentials (RFC 6750, 3); empty if the refusal is not about them. */
    public static Optional<String> challenge(Refusal refusal) {
        String realm = "Bearer realm=\"calendly\"";
        if (refusal instanceof AccessRefusal.NotAuthenticated) {
            return Optional.of(realm);
        }
        if (refusal instanceof AccessRefusal.MissingScope missing) {
            String scope = missing.scope().name().toLowerCase(Locale.ROOT);
            return Optional.of(realm + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
        return Optional.empty();
    }

    /** Checks that no token is in the query (RFC 6750, 2.3): a URL is kept in logs and histories. */
    private static void requireNoneInQuery(Context ctx) {
        if (ctx.queryParam("access_token") != null) {
            throw InvalidInput.malformed(
                    "/access_token", "must not be in the query; send it in " + Credentials.AUTHORIZATION);
        }
    }

    private static void noteManageToken(Context ctx, Credentials credentials) {
        Request.setManageToken(ctx, new ManageToken(credentials.token()));
    }
}
