package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.http.limit.RateLimit;
import io.calendly.http.limit.RateLimits;
import io.calendly.http.v2.V2Routes;
import io.javalin.Javalin;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response tells how many requests the client may still send, and one request too many is a 429 of its surface. */
class RateLimitsTest {

    private final RateLimits limits = RateLimits.of(RateLimit.OFF, new RateLimit(2));

    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.beforeMatched(
                        ctx -> limits.ofAddresses().take("a").apply(ctx));
                config.routes.get("/api/v2/users", ctx -> ctx.result("[]"));
                config.routes.get("/api/users", ctx -> ctx.result("[]"));
                new Failures(HttpServer.surfaces(V2Routes.problems()), code -> {}).addTo(config.routes);
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void stop() {
        server.stop();
    }

    private String get(String path) throws IOException {
        return new RawHttp(server.port())
                .exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users", "/api/v2/users"})
    void tells_the_limit_with_every_response(String path) throws IOException {
        assertThat(get(path))
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nRateLimit-Limit: 2\r\n", "\r\nRateLimit-Remaining: 1\r\n")
                .containsPattern("\r\nRateLimit-Reset: (29|30)\r\n")
                .doesNotContain("Retry-After");
        assertThat(get(path)).startsWith("HTTP/1.1 200 ").contains("\r\nRateLimit-Remaining: 0\r\n");
        assertThat(get(path))
                .startsWith("HTTP/1.1 429 ")
                .contains("\r\nRateLimit-Limit: 2\r\n", "\r\nRateLimit-Remaining: 0\r\n")
                .containsPattern("\r\nRateLimit-Reset: \\d\\d\r\n")
                .containsPattern("\r\nRetry-After: \\d\\d\r\n");
    }

    @Test
    void gives_the_full_surface_a_problem_and_the_classic_one_its_shape() throws IOException {
        get("/api/users");
        get("/api/users");

        assertThat(get("/api/v2/users"))
                .startsWith("HTTP/1.1 429 ")
                .contains(
                        "Content-Type: application/problem+json",
                        "\"type\":\"/api/problems/too-many-requests\",\"title\":\"Too Many Requests\",\"status\":429",
                        "\"detail\":\"More than 2 requests a minute; try again in ");
        assertThat(get("/api/users"))
                .startsWith("HTTP/1.1 429 ")
                .containsPattern("\r\n\r\n\\{\"error\":\"More than 2 requests a minute; try again in \\d\\d s\"}$");
    }

    @Test
    void tells_nothing_where_there_is_no_limit() throws IOException {
        RateLimits off = RateLimits.of(RateLimit.OFF, RateLimit.OFF);
        Javalin free = Javalin.create(config -> config.routes.get(
                        "/", ctx -> off.ofAddresses().take("a").apply(ctx.result("[]"))))
                .start("127.0.0.1", 0);
        try {
            assertThat(new RawHttp(free.port())
                            .exchange("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContain("RateLimit", "Retry-After");
        } finally {
            free.stop();
        }
    }
}
