package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of docs/embedding.md: they compile with the modules that the page names, and print what it says. */
class EmbeddingTest {

    private static final Pattern PROGRAM =
            Pattern.compile("```java\\n(.*?public final class (\\w+).*?)```\\s+```text\\n(.*?)```", Pattern.DOTALL);

    /** The directories of modules that a program may use; all others and their libraries are left out. */
    private static final List<String> RULES = List.of("calendly-domain");

    private static final List<String> SERVICES = List.of("calendly-domain", "calendly-ports");

    record Program(String name, String source, String output) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Program> programs() throws IOException {
        Matcher matcher = PROGRAM.matcher(Files.readString(Path.of("../docs/embedding.md")));
        return matcher.results().map(found -> new Program(found.group(2), found.group(1), found.group(3)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void prints_what_the_page_says(Program program, @TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve(program.name() + ".java"), program.source());
        String classPath = classPathOf(program.name());

        compile(source, folder, classPath);

        assertThat(run(program.name(), folder + File.pathSeparator + classPath)).isEqualTo(program.output());
    }

    @Test
    void covers_each_way_to_embed() throws IOException {
        assertThat(programs().map(Program::name))
                .containsExactly("RulesAlone", "InMemory", "OnBehalf", "OnDatabase", "WithHttp");
    }

    private static String classPathOf(String program) {
        return switch (program) {
            case "RulesAlone" -> classPath(RULES);
            case "InMemory", "OnBehalf" -> classPath(SERVICES);
            default -> System.getProperty("java.class.path");
        };
    }

    private static String classPath(List<String> modules) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> modules.stream()
                        .anyMatch(module -> entry.matches(".*\\b" + module + "\\b.*") && !entry.contains("tests")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void compile(Path source, Path folder, String classPath) {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        classPath,
                        source.toString());
        assertThat(result).as("the compiler, whose errors are above").isZero();
    }

    private static String run(String main, String classPath) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath, main));
        Path errors = Files.createTempFile("embedding", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(errors)).isEmpty();
        assertThat(process.exitValue()).isZero();
        return output;
    }
}
