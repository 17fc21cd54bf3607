package io.calendly.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script for {@code pgbench} with the statements of the program, as they are in its jar. So it cannot fall behind them.
 *
 * <p>A line {@code @Interface/method name=value …} stands for such a statement with its parameters. Parameters without
 * names are {@code ?}, in order. Values have no spaces. Any other line is a command of {@code pgbench} or a statement.
 */
final class PgbenchScript {

    private static final String STATEMENTS = "io/calendly/jdbc/sql/postgresql/";
    private static final Pattern PARAMETER = Pattern.compile("(\\?|:\\w+)=(\\S.*?)(?= (?:\\?|:\\w+)=|$)");

    private PgbenchScript() {}

    /**
     * Returns the text of a script.
     *
     * @param resource a resource in the package of this class
     */
    static String of(String resource) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String line : text(PgbenchScript.class.getResourceAsStream(resource), resource)
                .split("\n", -1)) {
            if (line.startsWith("@")) {
                int end = line.indexOf(' ');
                script.append(statement(line.substring(1, end), line.substring(end + 1)))
                        .append(";\n");
            } else if (!line.isBlank()) {
                script.append(line).append(line.startsWith("\\") ? "\n" : ";\n");
            }
        }
        return script.toString();
    }

    private static String statement(String name, String parameters) throws IOException {
        try (JarFile program = new JarFile(ServerUnderTest.JAR.toFile())) {
            String path = STATEMENTS + name + ".sql";
            String sql =
                    text(program.getInputStream(program.getEntry(path)), path).replaceAll("(?m)^\\s*--.*\n", "");
            Matcher parameter = PARAMETER.matcher(parameters);
            while (parameter.find()) {
                String value = Matcher.quoteReplacement(parameter.group(2));
                sql = parameter.group(1).equals("?")
                        ? sql.replaceFirst("\\?", value)
                        : sql.replaceAll(parameter.group(1) + "\\b", value);
            }
            return sql.strip();
        }
    }

    private static String text(InputStream stream, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(stream, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
