package io.calendly.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of the program in a JVM of its own, stopped by a signal as soon as it serves. */
final class ProgramRun {

    private ProgramRun() {}

    /**
     * Runs the class on an empty database: {@link Main}, or one that calls it or ends by itself.
     *
     * @return all lines that it writes
     */
    static List<String> of(Class<?> main, Path directory, Map<String, String> settings, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(
                Map.of("PORT", "0", "DATABASE_URL", "jdbc:sqlite:" + directory.resolve("calendly.db"), "SEED", "none"));
        environment.putAll(settings);
        builder.environment().putAll(environment);
        Process program = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains("Serving on ")) {
                    // Unlike Process.destroy, this leaves the output open.
                    program.toHandle().destroy();
                }
            }
        } finally {
            program.destroyForcibly();
        }
        return lines;
    }
}
