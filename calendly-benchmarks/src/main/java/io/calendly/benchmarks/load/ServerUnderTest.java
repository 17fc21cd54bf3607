package io.calendly.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program in a separate process, with the memory settings of the image. */
final class ServerUnderTest implements AutoCloseable {

    static final Path JAR = Path.of("calendly-app", "target", "calendly.jar");

    /** The JVM options of the image. */
    static final List<String> IMAGE_JVM_OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:CompileThresholdScaling=3");

    private static final Pattern SERVING = Pattern.compile("Serving on http://127\\.0\\.0\\.1:(\\d+)\\b");

    private final Process process;
    private final int port;

    private ServerUnderTest(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the program on a free port, with an empty database.
     *
     * @param databaseUrl the URL of the database
     * @param jvmOptions additional JVM options
     */
    static ServerUnderTest on(String databaseUrl, String... jvmOptions) throws IOException, InterruptedException {
        return on(JAR, databaseUrl, jvmOptions);
    }

    /** Starts another build of the program on a free port, with an empty database. */
    static ServerUnderTest on(Path jar, String databaseUrl, String... jvmOptions)
            throws IOException, InterruptedException {
        return start(
                List.of("-jar", jar.toString()),
                Map.of("PORT", "0", "DATABASE_URL", databaseUrl, "SEED", "none"),
                List.of(jvmOptions));
    }

    /** Starts the program on a free port, with further settings. */
    static ServerUnderTest with(Map<String, String> settings, String databaseUrl)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of("PORT", "0", "DATABASE_URL", databaseUrl, "SEED", "none"));
        return start(List.of("-jar", JAR.toString()), all, List.of());
    }

    /** Makes an API key for an administrator by the command of the program. */
    static String newApiKey(String databaseUrl) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(java(), "-jar", JAR.toString(), "api-key", "create", "--admin");
        builder.environment().put("DATABASE_URL", databaseUrl);
        Process process = builder.start();
        String key = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("No API key: " + key);
        }
        return key;
    }

    /** Starts a class of this class path, which has to print the same "Serving on" line as the program. */
    static ServerUnderTest of(Class<?> main, String argument) throws IOException, InterruptedException {
        return start(
                List.of("-cp", System.getProperty("java.class.path"), main.getName(), argument), Map.of(), List.of());
    }

    private static ServerUnderTest start(
            List<String> mainArguments, Map<String, String> settings, List<String> jvmOptions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(IMAGE_JVM_OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(mainArguments);
        Path log = Files.createTempFile("server", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // The image sets this too. Without it, glibc reserves memory for every thread.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(settings);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServerUnderTest(process, portOf(process, log));
    }

    /** Returns the {@code java} in the environment variable {@code JAVA}, or else the one that runs this program. */
    static String java() {
        String current = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return System.getenv().getOrDefault("JAVA", current);
    }

    private static int portOf(Process started, Path log) throws IOException, InterruptedException {
        while (true) {
            boolean exited = !started.isAlive();
            String output = Files.readString(log);
            Matcher serving = SERVING.matcher(output);
            if (serving.find()) {
                return Integer.parseInt(serving.group(1));
            }
            if (exited) {
                throw new IOException("The server did not start:\n" + output);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the CPU time that the process has used since its start. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns the resident memory of the process in megabytes. Returns 0 on systems without {@code /proc}. */
    long rss() throws IOException {
        return rss(process);
    }

    static long rss(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
