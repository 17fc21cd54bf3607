package io.calendly.http.docs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.calendly.http.wire.Json;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The OpenAPI document, and Swagger UI over it. Everything the page loads comes from here, a closed list of files. */
public final class DocsRoutes {

    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/" + webjarVersion() + "/";

    private static final Map<String, Asset> ASSETS = Map.of(
            "swagger-ui.css", new Asset(WEBJAR + "swagger-ui.css", "text/css; charset=utf-8"),
            "swagger-ui-bundle.js", new Asset(WEBJAR + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
            "favicon.png", new Asset(WEBJAR + "favicon-32x32.png", "image/png"),
            "start.js", new Asset("start.js", "text/javascript; charset=utf-8"));

    private static final Asset PAGE = new Asset("index.html", "text/html; charset=utf-8");
    private static final Asset OPENAPI = new Asset("openapi.yaml", "application/yaml; charset=utf-8");

    private record Asset(String resource, String mediaType) {}

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/docs", ctx -> answer(ctx, PAGE));
        routes.get("/api/docs/{file}", DocsRoutes::asset);
        routes.get("/api/openapi.yaml", ctx -> answer(ctx, OPENAPI));
        routes.get("/api/openapi.json", DocsRoutes::openapiJson);
    }

    private static void asset(Context ctx) {
        Asset asset = ASSETS.get(ctx.pathParam("file"));
        if (asset == null) {
            throw new NotFoundResponse();
        }
        answer(ctx.header("Cache-Control", "max-age=3600"), asset);
    }

    private static void openapiJson(Context ctx) throws IOException {
        try (InputStream yaml = open(OPENAPI.resource())) {
            byte[] json = new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
            ctx.contentType(Json.MEDIA_TYPE).result(json);
        }
    }

    private static void answer(Context ctx, Asset asset) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
        ctx.contentType(asset.mediaType()).result(open(asset.resource()));
    }

    private static InputStream open(String resource) {
        InputStream stream = DocsRoutes.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("Not on the class path: " + resource);
        }
        return stream;
    }

    /** The webjar's folder bears its version, and its own properties say which that is. */
    private static String webjarVersion() {
        try (InputStream stream = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
