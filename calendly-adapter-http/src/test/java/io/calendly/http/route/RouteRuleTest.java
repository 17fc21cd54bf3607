package io.calendly.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.calendly.domain.access.Rule;
import io.javalin.Javalin;
import io.javalin.router.ParsedEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteRuleTest {

    private static List<ParsedEndpoint> routes(Javalin server) {
        return server.unsafe.internalRouter.allHttpHandlers();
    }

    @Test
    void a_route_without_a_rule_does_not_start_the_server() {
        Javalin server = Javalin.create(config -> {
            config.routes.get("/ruled", ctx -> {}, RouteRule.of(Rule.SEE_NAMES));
            config.routes.post("/forgotten/{id}", ctx -> {});
            config.routes.before(ctx -> {});
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> RouteRule.requireOnAll(routes(server)))
                .withMessage("Routes without a rule for who may use them: [POST /forgotten/{id}]");
    }

    @Test
    void is_found_on_its_route() {
        Javalin server = Javalin.create(config -> config.routes.get("/a", ctx -> {}, RouteRule.OPEN));

        assertThat(routes(server))
                .singleElement()
                .satisfies(route -> assertThat(RouteRule.of(route)).hasValue(RouteRule.OPEN));
    }
}
