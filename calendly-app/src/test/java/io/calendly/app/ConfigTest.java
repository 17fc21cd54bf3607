package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.app.logging.LogFormat;
import io.calendly.application.access.Authentication.Newcomers;
import io.calendly.oidc.AdministratorClaim;
import io.calendly.oidc.OidcSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    @TempDir
    private Path directory;

    @Test
    void has_defaults_for_everything() {
        Config config = Config.load(Map.of(), directory);

        assertThat(config.port()).isEqualTo(5001);
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.metricsPort()).isEmpty();
        assertThat(config.access().isRequired()).isFalse();
        assertThat(config.access().issuer()).isEmpty();
        assertThat(config.corsOrigins().origins()).isEmpty();
        assertThat(config.rateLimit().perMinute()).isEqualTo(6000);
        assertThat(config.publicRateLimit().perMinute()).isEqualTo(600);
        assertThat(config.databaseUrl()).hasToString("sqlite:///calendly.db");
        assertThat(config.seed()).isEqualTo(Config.Seed.DEMO);
        assertThat(config.logFormat()).isEqualTo(LogFormat.PLAIN);
    }

    @Test
    void takes_the_environment_before_the_file_before_the_defaults() throws IOException {
        Files.writeString(directory.resolve(".env"), "# a comment\nPORT=6001\nHOST=0.0.0.0\nAUTH=required\nSEED=\n");

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
                "RATE_LIMIT   | many                          | RATE_LIMIT is 'many', expected a number of requests per minute from 0",
                "RATE_LIMIT   | -1                            | RATE_LIMIT is '-1', expected a number of requests per minute",
                "PUBLIC_RATE_LIMIT | 1000001                  | PUBLIC_RATE_LIMIT is '1000001', expected a number of requests",
                "METRICS_PORT | http                          | METRICS_PORT is 'http', expected a number from 0 to 65535",
                "METRICS_PORT | 65536                         | METRICS_PORT is '65536', expected a number from 0 to 65535",
                "METRICS_PORT | 5001                          | METRICS_PORT is '5001', expected another port than PORT",
                "TRUSTED_PROXIES | proxy.example              | TRUSTED_PROXIES is 'proxy.example', expected addresses and ranges",
                "TRUSTED_PROXIES | 10.0.0.1/8                 | TRUSTED_PROXIES is '10.0.0.1/8', expected addresses and ranges",
                "AUTH         | maybe                         | AUTH is 'maybe', expected none or required",
                "HOST         | 0.0.0.0                       | AUTH is not set, and HOST is '0.0.0.0', which is no",
                "JWT_ISSUER   | https://issuer.example        | JWT_AUDIENCE is not set, expected the audience",
                "JWT_AUDIENCE | calendly                      | JWT_ISSUER is not set, expected the issuer",
                "JWT_CREATE_USERS | yes                       | JWT_CREATE_USERS is 'yes', expected true or false",
                "SEED         | lots                          | SEED is 'lots', expected demo or none",
                "LOG_FORMAT   | xml                           | LOG_FORMAT is 'xml', expected plain or json",
                "CORS_ORIGINS | *                             | CORS_ORIGINS is '*', expected origins as browsers send them",
                "CORS_ORIGINS | https://a.example/            | CORS_ORIGINS is 'https://a.example/', expected origins",
                "CORS_ORIGINS | https://a.example,b.example   | CORS_ORIGINS is 'https://a.example,b.example', expected",
                "CORS_ORIGINS | null                          | CORS_ORIGINS is 'null', expected origins",
                "DATABASE_URL | calendly.db                   | DATABASE_URL is not understood (it has another form), expected",
            })
    void names_the_variable_its_value_and_the_expected_one(String name, String given, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.load(Map.of(name, given), directory))
                .withMessageStartingWith(message)
                .withMessageNotContaining("\n");
    }

    @Test
    void has_no_authentication_on_a_loopback_address_unless_it_is_asked_for() {
        for (String host : new String[] {"localhost", "127.0.0.2", "::1"}) {
            assertThat(Config.load(Map.of("HOST", host), directory).access().isRequired())
                    .isFalse();
            assertThat(Config.load(Map.of("HOST", host, "AUTH", "required"), directory)
                            .access()
                            .isRequired())
                    .isTrue();
        }
        assertThat(Config.load(Map.of("HOST", "0.0.0.0", "AUTH", "none"), directory)
                        .access()
                        .isRequired())
                .isFalse();
    }

    @Test
    void refuses_an_issuer_whose_tokens_would_not_be_asked_for() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.load(
                        Map.of("JWT_ISSUER", "https://issuer.example", "JWT_AUDIENCE", "calendly"), directory))
                .withMessageStartingWith("JWT_ISSUER is set, and AUTH is not required");
    }

    @Test
    void reads_an_issuer_with_the_claim_of_administrators() {
        Map<String, String> settings = Map.of(
                "AUTH", "required",
                "JWT_ISSUER", "https://issuer.example/",
                "JWT_AUDIENCE", "calendly",
                "JWT_ADMIN_CLAIM", "realm_access.roles=admin",
                "JWT_CREATE_USERS", "true");

        AccessConfig access = Config.load(settings, directory).access();

        assertThat(access.newcomers()).isEqualTo(Newcomers.ADDED);
        assertThat(access.issuer())
                .contains(new OidcSettings(
                        "https://issuer.example/",
                        "calendly",
                        Optional.of(new AdministratorClaim("realm_access.roles", Optional.of("admin")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.load(
                        Map.of("JWT_ISSUER", "http://issuer.example", "JWT_AUDIENCE", "calendly"), directory))
                .withMessageStartingWith(
                        "JWT_ISSUER or JWT_ADMIN_CLAIM cannot be used: issuer is 'http://issuer.example'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:/ann:S3cret@h/db",
                "ann:S3cret@h/db",
                "postgres//ann:S3cret@h/db",
                "postgresql://ann:S3cret",
                "postgresql://an/n:S3cret@h/db",
                "mysql://ann:S3cret@host/db",
                "oracle://h/db?password=S3cret",
                "x://ann:se:cr@S3cret@host/db",
                "'postgresql://ann:S3cret@h/db'",
                "\"postgresql://ann:S3cret@h/db\"",
                "postgresql://ann:S3cret@h/db\"",
                "postgresql://ann:S3cret%zz@h/db",
                "postgresql://ann:S3 cret@h/db",
                "postgresql://ann:S3#cret@h/db",
                "postgresql://ann:S3?cret@h/db",
                "postgresql://ann:S3/cret@h/db",
                "postgresql://ann%3AS3cret@h/db",
                "postgresql://ann:5432/S3cret@h",
                "postgresql://ann:S3cret@h:port/db",
                "postgresql://ann:S3cret@h:99999/db",
                "postgresql://ann:S3cret@h/",
                "postgresql://ann:S3cret@%2Frun/db",
                "jdbc:postgresql:ann:S3cret@h/db",
                "postgresql://h?user=ann&password=S3cret",
                "sqlite:///calendly.db?password=S3cret",
                "sqlite:///file:S3cret",
                "S3cret"
            })
    void repeats_nothing_of_a_database_url_that_is_not_understood(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.load(Map.of("DATABASE_URL", url), directory))
                .withMessageStartingWith("DATABASE_URL is not understood (")
                .satisfies(exception -> {
                    StringWriter everything = new StringWriter();
                    exception.printStackTrace(new PrintWriter(everything));
                    assertThat(everything.toString()).doesNotContain("S3", "cret");
                });
    }

    @Test
    void names_the_line_of_the_file_that_is_no_variable_and_not_its_text() throws IOException {
        Files.writeString(directory.resolve(".env"), "# a comment\n\nPORT=6001\nS3cret\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.load(Map.of(), directory))
                .withMessage("Line 4 of the file .env is not NAME=value");
    }

    @Test
    void says_that_a_value_of_the_file_has_unmatched_quotes() throws IOException {
        Files.writeString(directory.resolve(".env"), "HOST=\"S3cret\"\"\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.load(Map.of(), directory))
                .withMessageContaining(".env")
                .withMessageNotContaining("S3cret");
    }

    @Test
    void warns_of_each_variable_of_the_file_that_is_no_setting() throws IOException {
        Files.writeString(
                directory.resolve(".env"),
                "DATABSE_URL=sqlite:///S3cret.db\nPORT=6001\nport=6001\nPOSTGRES_PASSWORD=S3cret\n");

        assertThat(Config.load(Map.of(), directory).warnings())
                .containsExactly(
                        "Line 1 of the file .env sets DATABSE_URL, which is no setting; did you mean DATABASE_URL?",
                        "Line 3 of the file .env sets port, which is no setting; did you mean PORT?",
                        "Line 4 of the file .env sets POSTGRES_PASSWORD, which is no setting");
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
