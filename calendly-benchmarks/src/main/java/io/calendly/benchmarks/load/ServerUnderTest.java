package io.calendly.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program in a process of its own, with the memory that its image gives it. */
final class ServerUnderTest implements AutoCloseable {

    static final Path JAR = Path.of("calendly-app", "target", "calendly.jar");

    /** The options that the image gives the JVM. */
    static final List<String> IMAGE =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:CompileThresholdScaling=3");

    private static final Pattern SERVING = Pattern.compile("Serving on http://127\\.0\\.0\\.1:(\\d+)\\b");

    private final Process process;
    private final int port;

    private ServerUnderTest(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it on a free port, with nothing in its database.
     *
     * @param databaseUrl where it keeps everything
     * @param jvmOptions further options of the JVM
     */
    static ServerUnderTest on(String databaseUrl, String... jvmOptions) throws IOException, InterruptedException {
        return on(JAR, databaseUrl, jvmOptions);
    }

    /** The same, but another build of it. */
    static ServerUnderTest on(Path jar, String databaseUrl, String... jvmOptions)
            throws IOException, InterruptedException {
        return start(
                List.of("-jar", jar.toString()),
                Map.of("PORT", "0", "DATABASE_URL", databaseUrl, "SEED", "none"),
                List.of(jvmOptions));
    }

    /** Starts a class of this class path instead, which says where it serves as the program does. */
    static ServerUnderTest of(Class<?> main, String argument) throws IOException, InterruptedException {
        return start(
                List.of("-cp", System.getProperty("java.class.path"), main.getName(), argument), Map.of(), List.of());
    }

    private static ServerUnderTest start(List<String> what, Map<String, String> settings, List<String> jvmOptions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(IMAGE);
        command.addAll(jvmOptions);
        command.addAll(what);
        Path log = Files.createTempFile("server", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // As the image does: without it, glibc keeps memory apart for every thread.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(settings);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServerUnderTest(process, portOf(process, log));
    }

    /** The {@code java} that the environment variable {@code JAVA} names, or the one that runs this. */
    static String java() {
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return System.getenv().getOrDefault("JAVA", own);
    }

    private static int portOf(Process started, Path log) throws IOException, InterruptedException {
        while (true) {
            boolean over = !started.isAlive();
            String seen = Files.readString(log);
            Matcher serving = SERVING.matcher(seen);
            if (serving.find()) {
                return Integer.parseInt(serving.group(1));
            }
            if (over) {
                throw new IOException("The server did not start:\n" + seen);
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

    /** Processor time that it has used since it started. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The memory that it has, in megabytes, where the system tells by {@code /proc}; else 0. */
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
