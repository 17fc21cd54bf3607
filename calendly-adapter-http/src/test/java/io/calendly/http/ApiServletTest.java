package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.memory.MemoryTransactor;
import io.javalin.Javalin;
import java.time.Instant;
import java.util.Random;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of the API in a server of another application, which loads no body before the API reads it. */
class ApiServletTest {

    private final Services services =
            Services.on(new MemoryTransactor(), () -> Instant.parse("2030-01-07T08:00:00Z"), new Random(1));

    private final Javalin application = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.modifyServletContextHandler(
                        context -> context.addServlet(new ServletHolder(ApiServlet.on(services)), "/api/*"));
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void stop() {
        application.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/users", "/api/meeting"})
    void responds_400_to_broken_chunks_in_the_shape_of_the_surface(String path) throws Exception {
        String response = new RawHttp(application.port())
                .exchange("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 400 ").containsIgnoringCase("\r\nX-Request-Id: ");
        assertThat(response.contains("application/problem+json")).as(response).isEqualTo(path.startsWith("/api/v2"));
    }
}
