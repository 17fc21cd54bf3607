package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.http.edge.TrustedProxies;
import io.javalin.Javalin;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A handler sees the address of the client, and not that of a trusted proxy. */
class ClientAddressTest {

    private final TrustedProxies proxies = TrustedProxies.parse("127.0.0.1, 10.0.0.0/8");

    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get("/", ctx -> ctx.result(proxies.clientOf(ctx).key()));
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void stop() {
        server.stop();
    }

    private String clientOf(String from, String headers) throws IOException {
        String response = new RawHttp(server.port())
                .exchange(from, "GET / HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void is_that_of_the_connection_unless_a_trusted_proxy_names_another() throws IOException {
        assertThat(clientOf("127.0.0.1", "")).isEqualTo("127.0.0.1");
        assertThat(clientOf("127.0.0.1", "X-Forwarded-For: 5.6.7.8\r\n")).isEqualTo("5.6.7.8");
        assertThat(clientOf("127.0.0.2", "X-Forwarded-For: 5.6.7.8\r\n")).isEqualTo("127.0.0.2");
    }

    @Test
    void is_the_last_one_of_all_lines_of_the_header_that_is_not_trusted() throws IOException {
        assertThat(
                        clientOf(
                                "127.0.0.1",
                                "X-Forwarded-For: 6.6.6.6, 2001:db8::1\r\nx-forwarded-for: 10.1.1.1\r\nX-FORWARDED-FOR: 10.1.1.2\r\n"))
                .isEqualTo("2001:db8:0:0:0:0:0:0/64");
    }

    @Test
    void is_not_taken_from_other_headers() throws IOException {
        assertThat(clientOf("127.0.0.1", "Forwarded: for=5.6.7.8\r\nX-Real-IP: 5.6.7.8\r\nClient-IP: 5.6.7.8\r\n"))
                .isEqualTo("127.0.0.1");
    }
}
