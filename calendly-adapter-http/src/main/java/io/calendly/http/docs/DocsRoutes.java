package io.calendly.http.docs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.calendly.http.edge.ResponseHeaders;
import io.calendly.http.response.Json;
import io.calendly.http.route.RouteRule;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The routes of the OpenAPI document and of Swagger UI, which loads a closed list of files, all of them from here. */
public final class DocsRoutes {

    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/" + webjarVersion() + "/";

    private static final Map<String, Asset> ASSETS = Map.of(
            "swagger-ui.css", new Asset(WEBJAR + "swagger-ui.css", "text/css; charset=utf-8"),
            "swagger-ui-bundle.js", new Asset(WEBJAR + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
            "favicon.png", new Asset(WEBJAR + "favicon-32x32.png", "image/png"),
            "docs.css", new Asset("docs.css", "text/css; charset=utf-8"),
            "start.js", new Asset("start.js", "text/javascript; charset=utf-8"));

    private static final Asset PAGE = new Asset("index.html", "text/html; charset=utf-8");
    private static final Asset OPENAPI = new Asset("openapi.yaml", "application/yaml; charset=utf-8");

    private record Asset(String resource, String mediaType) {}

    /** The document as JSON, converted when it is first asked for. */
    private static final class OpenApiJson {

        private static final byte[] BYTES = openapiJson();
    }

    /** Creates the routes. */
    public DocsRoutes() {}

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/docs", ctx -> answer(ctx, PAGE), RouteRule.OPEN);
        routes.get("/api/docs/{file}", DocsRoutes::asset, RouteRule.OPEN);
        routes.get("/api/openapi.yaml", ctx -> answer(ctx, OPENAPI), RouteRule.OPEN);
        routes.get(
                "/api/openapi.json", ctx -> ctx.contentType(Json.MEDIA_TYPE).result(OpenApiJson.BYTES), RouteRule.OPEN);
    }

    private static void asset(Context ctx) {
        Asset asset = ASSETS.get(ctx.pathParam("file"));
        if (asset == null) {
            throw new NotFoundResponse();
        }
        answer(ctx.header("Cache-Control", "max-age=3600"), asset);
    }

    private static byte[] openapiJson() {
        try (InputStream yaml = open(OPENAPI.resource())) {
            return new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Context ctx, Asset asset) {
        ctx.header(ResponseHeaders.CONTENT_SECURITY_POLICY, ContentSecurity.SWAGGER_UI);
        ctx.contentType(asset.mediaType()).result(open(asset.resource()));
    }

    private static InputStream open(String resource) {
        InputStream stream = DocsRoutes.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("Not on the class path: " + resource);
        }
        return stream;
    }

    /** Returns the version of the webjar, which its folder is named after. */
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
