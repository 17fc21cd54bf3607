package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.app.logging.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {

    @TempDir
    private Path directory;

    @Test
    void has_defaults_for_everything() {
        Config config = Config.load(Map.of(), directory);

        assertThat(config.port()).isEqualTo(5001);
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.corsOrigins().origins()).isEmpty();
        assertThat(config.databaseUrl()).hasToString("sqlite:///calendly.db");
        assertThat(config.seed()).isEqualTo(Config.Seed.DEMO);
        assertThat(config.logFormat()).isEqualTo(LogFormat.PLAIN);
    }

    @Test
    void takes_the_environment_before_the_file_before_the_defaults() throws IOException {
        Files.writeString(directory.resolve(".env"), "# a comment\nPORT=6001\nHOST=0.0.0.0\nSEED=\n");

        Config config = Config.load(Map.of("PORT", "7001", "SEED", "none", "LOG_FORMAT", "json"), directory);

        assertThat(config.port()).isEqualTo(7001);
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.seed()).isEqualTo(Config.Seed.NONE);
        assertThat(config.logFormat()).isEqualTo(LogFormat.JSON);
        assertThat(Config.load(Map.of("HOST", ""), directory).host())
                .as("an empty variable counts as not set")
                .isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT         | http                          | PORT is 'http', expected a number from 0 to 65535",
                "PORT         | 65536                         | PORT is '65536', expected a number from 0 to 65535",
                "SEED         | lots                          | SEED is 'lots', expected demo or none",
                "LOG_FORMAT   | xml                           | LOG_FORMAT is 'xml', expected plain or json",
                "DATABASE_URL | mysql://ann:secret@host/db    | DATABASE_URL is 'mysql://ann:***@host/db', expected",
                "DATABASE_URL | oracle://h/db?password=secret | DATABASE_URL is 'oracle://h/db?password=***', expected",
                "DATABASE_URL | x://ann:se:cr@et@host/db      | DATABASE_URL is 'x://ann:***@host/db', expected",
                "CORS_ORIGINS | *                             | CORS_ORIGINS is '*', expected origins as browsers send them",
                "CORS_ORIGINS | https://a.example/            | CORS_ORIGINS is 'https://a.example/', expected origins",
                "CORS_ORIGINS | https://a.example,b.example   | CORS_ORIGINS is 'https://a.example,b.example', expected",
                "CORS_ORIGINS | null                          | CORS_ORIGINS is 'null', expected origins",
                "DATABASE_URL | calendly.db                   | DATABASE_URL is 'calendly.db', expected"
            })
    void names_the_variable_its_value_and_the_expected_one(String name, String given, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.load(Map.of(name, given), directory))
                .withMessageStartingWith(message)
                .withMessageNotContainingAny("secret", "cr@et", "\n");
    }

    @Test
    void takes_a_list_of_origins() {
        Config config = Config.load(Map.of("CORS_ORIGINS", "https://app.example, http://localhost:3000"), directory);

        assertThat(config.corsOrigins().origins())
                .containsExactlyInAnyOrder("https://app.example", "http://localhost:3000");
    }

    @Test
    void is_listed_completely_in_the_example_file() throws IOException {
        String example = Files.readString(Path.of("../.env.example"));

        Config.DEFAULTS.forEach((name, value) -> assertThat(example).contains("#" + name + "=" + value + "\n"));
        assertThat(example.lines().filter(line -> line.matches("#?[A-Z_]+=.*"))).hasSize(Config.DEFAULTS.size());
    }
}
