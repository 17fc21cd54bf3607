package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of what the program prints when it does not serve. */
class MainTest {

    @TempDir
    private Path directory;

    @Test
    void prints_its_usage_with_all_settings_and_starts_nothing() throws IOException {
        List<String> lines = run(Map.of(), "--help");

        Config.DEFAULTS.forEach((name, value) ->
                assertThat(lines).anyMatch(line -> line.strip().startsWith(name) && line.contains("default " + value)));
        assertThat(lines).noneMatch(line -> line.contains("Serving"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void prints_its_version_and_starts_nothing() throws IOException {
        assertThat(run(Map.of(), "--version")).singleElement().asString().startsWith("calendly ");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=1", "help", "-x"})
    void rejects_an_unknown_argument_and_starts_nothing(String argument) throws IOException {
        assertThat(run(Map.of(), argument))
                .containsExactly("calendly cannot start: unknown argument '" + argument + "', see --help");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"256.1.1.1", "no.such.host.invalid", "192.0.2.1"})
    void names_a_host_that_is_not_this_machine(String host) throws IOException {
        assertThat(run(Map.of("HOST", host, "AUTH", "none")))
                .containsExactly("calendly cannot start: HOST is '" + host
                        + "', expected the name or an address of this machine, such as 127.0.0.1 or 0.0.0.0");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void asks_for_auth_where_a_network_can_reach_it() throws IOException {
        assertThat(run(Map.of("HOST", "0.0.0.0")))
                .containsExactly(
                        "calendly cannot start: AUTH is not set, and HOST is '0.0.0.0', which is no loopback address:"
                                + " set AUTH=required if requests need a credential, or AUTH=none if something in front of the server"
                                + " decides who may send them");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void makes_a_key_for_an_administrator_and_prints_it_alone() throws IOException {
        List<String> lines = run(Map.of(), "api-key", "create", "--admin", "--name", "mine");

        assertThat(lines).singleElement().asString().matches("cal_[0-9a-f]{32}_[0-9a-f]{64}");
        assertThat(run(Map.of("HOST", "0.0.0.0"), "api-key", "create", "--admin"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-key", "api-key create", "api-key create --admin --name", "api-key delete --admin"})
    void says_how_a_key_is_made(String arguments) throws IOException {
        assertThat(run(Map.of(), arguments.split(" ", -1)))
                .containsExactly("calendly cannot start: expected api-key create --admin [--name NAME], see --help");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void names_a_port_that_is_taken_once() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> lines = run(Map.of("PORT", Integer.toString(taken.getLocalPort())));

            assertThat(lines)
                    .containsExactly("calendly cannot start: PORT is '" + taken.getLocalPort()
                            + "', which cannot be used: Address already in use");
        }
    }

    @Test
    void names_a_port_of_metrics_that_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run(Map.of("PORT", "0", "METRICS_PORT", port)))
                    .containsExactly("calendly cannot start: METRICS_PORT is '" + port
                            + "', which cannot be used: Address already in use");
        }
    }

    private List<String> run(Map<String, String> settings, String... arguments) throws IOException {
        return ProgramRun.of(Main.class, directory, settings, arguments);
    }
}
