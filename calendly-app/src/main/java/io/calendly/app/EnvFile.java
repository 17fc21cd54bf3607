package io.calendly.app;

import io.calendly.domain.text.NearestNames;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file {@code .env} of a directory, with a variable per line. */
final class EnvFile {

    private static final String NAME = ".env";

    private static final Pattern IGNORED = Pattern.compile("\\s*(#.*)?");
    private static final Pattern ENTRY = Pattern.compile("\\s*([\\w.-]+)\\s*=.*");

    private final Map<String, String> variables;
    private final List<String> warnings;

    private EnvFile(Map<String, String> variables, List<String> warnings) {
        this.variables = variables;
        this.warnings = warnings;
    }

    /**
     * Reads the file; one that does not exist is empty.
     *
     * @param known the names of the settings
     * @throws IllegalArgumentException if a line is not {@code NAME=value}; the message has the number of the line and
     *     not its text, which may be a secret
     */
    static EnvFile read(Path directory, Set<String> known) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return new EnvFile(Map.of(), List.of());
        }
        List<String> warnings = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!IGNORED.matcher(lines.get(i)).matches()) {
                check(lines.get(i), i + 1, known, warnings);
            }
        }
        return new EnvFile(variables(directory), List.copyOf(warnings));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + NAME + " cannot be read as UTF-8", e);
        }
    }

    private static void check(String line, int number, Set<String> known, List<String> warnings) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw new IllegalArgumentException("Line " + number + " of the file " + NAME + " is not NAME=value");
        }
        String name = entry.group(1);
        if (!known.contains(name)) {
            List<String> nearest = NearestNames.of(name, known, 1);
            warnings.add("Line " + number + " of the file " + NAME + " sets " + name + ", which is no setting"
                    + (nearest.isEmpty() ? "" : "; did you mean " + nearest.get(0) + "?"));
        }
    }

    private static Map<String, String> variables(Path directory) {
        try {
            Map<String, String> variables = new HashMap<>();
            Dotenv.configure()
                    .directory(directory.toAbsolutePath().toString())
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
            return variables;
        } catch (DotenvException e) {
            throw new IllegalArgumentException("The file " + NAME + " has a value with unmatched quotes", e);
        }
    }

    Map<String, String> variables() {
        return variables;
    }

    /** Returns a sentence for each variable that is no setting. */
    List<String> warnings() {
        return warnings;
    }
}
