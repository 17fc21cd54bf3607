package io.calendly.benchmarks.load;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A baseline server: Javalin without the program. It serves a short text and a constant response, which it reads from
 * the file in its argument.
 */
public final class Hello {

    private Hello() {}

    /** Serves until the process is killed. */
    public static void main(String[] args) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(args[0]));
        byte[] hello = "Hello".getBytes(StandardCharsets.US_ASCII);
        Javalin javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get(
                            "/hello", ctx -> ctx.contentType("text/plain").result(hello));
                    config.routes.get(
                            "/bytes", ctx -> ctx.contentType("application/json").result(bytes));
                })
                .start("127.0.0.1", 0);
        System.out.println("Serving on http://127.0.0.1:" + javalin.port());
    }
}
