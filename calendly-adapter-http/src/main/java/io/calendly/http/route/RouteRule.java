package io.calendly.http.route;

import io.calendly.domain.access.Rule;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rule that a route asks before it decodes a request. The services ask it again about the users of the request.
 *
 * @param rule the rule; empty for a route that is open to all
 * @param takesManageToken whether an invitee may use the route with the manage token of a booking, in place of a credential
 */
public record RouteRule(Optional<Rule> rule, boolean takesManageToken) implements RouteRole {

    /** The rule of routes without data of users: documentation and health. */
    public static final RouteRule OPEN = new RouteRule(Optional.empty(), false);

    /** @throws NullPointerException if the rule is null */
    public RouteRule {
        Objects.requireNonNull(rule, "rule");
    }

    /** Returns the rule of a route for callers. */
    public static RouteRule of(Rule rule) {
        return new RouteRule(Optional.of(rule), false);
    }

    /** Returns the rule of a route for callers, and for invitees with a manage token. */
    public static RouteRule orManageToken(Rule rule) {
        return new RouteRule(Optional.of(rule), true);
    }

    /** Returns the rule among the roles of a route. */
    public static RouteRule among(Set<? extends RouteRole> roles) {
        return roles.stream()
                .filter(RouteRule.class::isInstance)
                .map(RouteRule.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The route has no rule"));
    }

    /** Returns the rule of a route; empty if it has none. */
    public static Optional<RouteRule> of(ParsedEndpoint route) {
        Roles roles = route.endpoint.metadata(Roles.class);
        return roles == null || roles.getRoles().isEmpty() ? Optional.empty() : Optional.of(among(roles.getRoles()));
    }

    /**
     * Checks that every route has a rule.
     *
     * @throws IllegalStateException if some have none; the message names them
     */
    public static void requireOnAll(List<ParsedEndpoint> routes) {
        List<String> without = routes.stream()
                .filter(route -> isRoute(route.endpoint.method) && of(route).isEmpty())
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .toList();
        if (!without.isEmpty()) {
            throw new IllegalStateException("Routes without a rule for who may use them: " + without);
        }
    }

    private static boolean isRoute(HandlerType method) {
        return method.isHttpMethod();
    }
}
