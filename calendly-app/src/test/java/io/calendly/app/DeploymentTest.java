package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that the deployment files agree with the settings of the program. */
class DeploymentTest {

    @TempDir
    private Path empty;

    @Test
    void compose_starts_the_program_on_postgresql_with_settings_that_it_accepts() throws IOException {
        JsonNode compose =
                new YAMLMapper().readTree(Path.of("../docker-compose.yml").toFile());
        JsonNode app = compose.get("services").get("app");
        JsonNode db = compose.get("services").get("db");

        assertThat(app.get("ports").get(0).asText()).isEqualTo("5001:5001");
        Map<String, String> environment = new HashMap<>();
        app.get("environment")
                .properties()
                .forEach(entry -> environment.put(
                        entry.getKey(), entry.getValue().asText().replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1")));
        assertThat(Config.DEFAULTS).containsKeys(environment.keySet().toArray(String[]::new));
        Config config = Config.load(environment, empty);
        assertThat(config.port()).isEqualTo(5001);
        assertThat(config.seed()).isEqualTo(Config.Seed.DEMO);
        assertThat(config.access().isRequired()).isFalse();
        assertThat(config.databaseUrl()).hasToString("postgresql://calendly:***@db:5432/calendly");
        assertThat(db.get("image").asText()).startsWith("postgres:");
        assertThat(db.get("environment").get("POSTGRES_USER").asText()).isEqualTo("calendly");
        assertThat(db.get("environment").get("POSTGRES_DB").asText()).isEqualTo("calendly");
        assertThat(db.has("healthcheck")).isTrue();
        assertThat(db.get("volumes")).isNotEmpty();
        assertThat(app.get("depends_on").get("db").get("condition").asText()).isEqualTo("service_healthy");
    }

    @Test
    void the_image_runs_the_program_as_an_unprivileged_user_and_checks_its_health() throws IOException {
        String dockerfile = Files.readString(Path.of("../Dockerfile"));

        assertThat(dockerfile)
                .contains("HOST=0.0.0.0", "PORT=5001", "EXPOSE 5001", "HEALTHCHECK", "/health/live", "USER ", "-Xmx")
                .doesNotContain("java.locale.providers");
    }

    @Test
    void heroku_starts_the_packaged_program() throws IOException {
        assertThat(Files.readString(Path.of("../Procfile")))
                .startsWith("web: ")
                .contains("HOST=0.0.0.0", "AUTH=${AUTH:-required}", "-jar calendly-app/target/calendly.jar");
        assertThat(Files.readString(Path.of("../system.properties"))).contains("java.runtime.version=25");
    }

    @Test
    void one_line_of_the_compose_file_turns_access_on() throws IOException {
        String compose = Files.readString(Path.of("../docker-compose.yml"));

        assertThat(compose).contains("\n      AUTH: none\n      # AUTH: required\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx.conf", "Caddyfile"})
    void the_examples_of_proxies_pass_requests_to_the_port_of_the_program(String file) throws IOException {
        String example = Files.readString(Path.of("../docs/proxy", file));

        assertThat(example)
                .contains(
                        "127.0.0.1:" + Config.DEFAULTS.get("PORT"),
                        "X-Forwarded-For",
                        "Strict-Transport-Security",
                        "/metrics");
        Matcher settings = Pattern.compile("\\b([A-Z_]+)=(\\S+)").matcher(example);
        Map<String, String> environment =
                settings.results().collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        assertThat(Config.DEFAULTS).containsKeys(environment.keySet().toArray(String[]::new));
        assertThat(Config.load(environment, empty).access().isRequired()).isTrue();
    }
}
