package io.calendly.app.judge;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server in a separate process that can be killed and restarted on the same port. */
public final class ServerProcess implements AutoCloseable {

    private final String databaseUrl;
    private volatile Process process;
    private volatile int port = 0;

    /** Starts a server on the database, without demo data. */
    public ServerProcess(String databaseUrl) throws IOException {
        this.databaseUrl = databaseUrl;
        this.process = start();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // These options make the start fast. A server that is killed often spends most of its time starting.
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.calendly.app.Main"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("PORT", Integer.toString(port), "DATABASE_URL", databaseUrl, "SEED", "none"));
        Process started = builder.start();
        port = portOf(started);
        return started;
    }

    private static int portOf(Process started) throws IOException {
        BufferedReader lines = started.inputReader();
        StringBuilder output = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("Serving on http://127.0.0.1:")) {
                Thread rest = new Thread(() -> lines.lines().forEach(ignored -> {}), "server-output");
                rest.setDaemon(true);
                rest.start();
                return Integer.parseInt(line.replaceFirst(".*127\\.0\\.0\\.1:(\\d+).*", "$1"));
            }
            output.append(line).append('\n');
        }
        throw new IOException("The server did not start:\n" + output);
    }

    /** Returns the base URI of the server. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Kills the server as {@code kill -9} does, and starts it again. */
    public void killAndRestart() throws IOException, InterruptedException {
        kill();
        process = start();
    }

    /** Kills the server as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
