package io.calendly.benchmarks.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A benchmark of the start-up: the time from the start of the packaged program to its first response, a users list, and
 * the resident memory when idle. It uses a temporary SQLite file and the memory settings of the image.
 *
 * <p>Arguments: the number of starts (10), and additional JVM options, such as an ahead-of-time cache. The environment
 * variable {@code JAVA} selects another {@code java} than the one that runs this program.
 */
public final class Start {

    private static final Duration IDLE_TIME = Duration.ofSeconds(5);

    private Start() {}

    /** Starts the program repeatedly and prints one line. */
    public static void main(String[] args) throws Exception {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        String java = ServerUnderTest.java();
        Path file = Files.createTempDirectory("start").resolve("calendly.db");
        List<String> options = new ArrayList<>(ServerUnderTest.IMAGE_JVM_OPTIONS);
        options.addAll(Arrays.asList(args).subList(Math.min(1, args.length), args.length));
        long[] millis = new long[starts];
        long rss = 0;
        // The first start creates the tables and is not counted.
        for (int i = -1; i < starts; i++) {
            int port = freePort();
            long begin = System.nanoTime();
            Process process = start(java, options, port, file);
            try {
                await(port, process);
                if (i >= 0) {
                    millis[i] = Math.round((System.nanoTime() - begin) / 1e6);
                }
                if (i == starts - 1) {
                    TimeUnit.MILLISECONDS.sleep(IDLE_TIME.toMillis());
                    rss = ServerUnderTest.rss(process);
                }
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "%s %s: first answer after %d ms (median of %d; %d to %d), %d MB at rest%n",
                java, options, millis[starts / 2], starts, millis[0], millis[starts - 1], rss);
    }

    private static Process start(String java, List<String> options, int port, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of("-jar", ServerUnderTest.JAR.toAbsolutePath().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "PORT", Integer.toString(port), "DATABASE_URL", "sqlite:///" + file, "MALLOC_ARENA_MAX", "2"));
        return builder.start();
    }

    private static void await(int port, Process process) throws InterruptedException, IOException {
        while (true) {
            try (Client client = new Client(port)) {
                if (client.send(Client.get("/api/users")) == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("The server did not start", notYet);
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
