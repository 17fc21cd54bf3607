package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.http.HttpServer;
import io.calendly.http.HttpSettings;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FatalErrorsTest {

    @TempDir
    private Path directory;

    @Test
    void end_the_process_when_memory_runs_out_on_any_thread() throws IOException {
        List<String> lines = ProgramRun.of(Hungry.class, directory, Map.of());

        assertThat(lines).containsExactly("calendly ends: the JVM failed, most likely for want of memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users", "/api/v2/users", "/api/overlap?user1_id=1&user2_id=2"})
    void end_the_process_when_memory_runs_out_in_a_request(String path) throws IOException {
        List<String> lines = ProgramRun.of(HungryServer.class, directory, Map.of(), path);

        assertThat(lines).last().isEqualTo("calendly ends: the JVM failed, most likely for want of memory");
        assertThat(lines).doesNotContain("answered");
    }

    @Test
    void leave_the_process_alone_after_another_failure() throws IOException {
        List<String> lines = ProgramRun.of(Failing.class, directory, Map.of());

        assertThat(lines).contains("The thread failing failed", "still there");
    }

    /** Returns the number of arrays that fit; it never does, since as many are made as it takes. */
    private static int useUpTheMemory() {
        List<long[]> all = new ArrayList<>();
        while (all.size() < Integer.MAX_VALUE) {
            all.add(new long[1_000_000]);
        }
        return all.size();
    }

    /** A program of which one thread uses up the memory, and another would run forever. */
    static final class Hungry {

        private Hungry() {}

        public static void main(String[] args) throws InterruptedException {
            FatalErrors.handleAll();
            new Thread(FatalErrorsTest::useUpTheMemory).start();
            Thread.currentThread().join();
        }
    }

    /** A program that has no memory for the request that it gets. */
    static final class HungryServer {

        private HungryServer() {}

        public static void main(String[] args) throws Exception {
            FatalErrors.handleAll();
            HttpServer server = HttpServer.start(
                    HttpSettings.at("127.0.0.1", 0), Services.on(new HungryStorage(), Instant::now, new Random(1)));
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + args[0]))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            System.out.println("answered");
            System.exit(0);
        }
    }

    /** A storage whose reads need more memory than there is. */
    private static final class HungryStorage implements Transactor {

        @Override
        public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
            throw noMemory();
        }

        @Override
        public <T> T readOnly(Function<? super Stores, ? extends T> work) {
            throw noMemory();
        }

        @Override
        public Stores reads() {
            throw noMemory();
        }

        private static IllegalStateException noMemory() {
            return new IllegalStateException("with " + useUpTheMemory());
        }
    }

    /** A program of which one thread fails. */
    static final class Failing {

        private Failing() {}

        public static void main(String[] args) throws InterruptedException {
            FatalErrors.handleAll();
            Thread failing = new Thread(
                    () -> {
                        throw new IllegalStateException("on purpose");
                    },
                    "failing");
            failing.start();
            failing.join();
            System.out.println("still there");
        }
    }
}
