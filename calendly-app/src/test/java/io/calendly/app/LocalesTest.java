package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locales of the running program: those of the JDK, by which pages and e-mails are written. */
class LocalesTest {

    @TempDir
    private Path directory;

    @Test
    void writes_german_dates_in_german_and_begins_weeks_on_monday() throws Exception {
        Process program = start();
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

        assertThat(lines).contains("Montag, 9. März 2026", "MONDAY");
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        German.class.getName())
                .redirectErrorStream(true);
        String database = "jdbc:sqlite:" + directory.resolve("calendly.db");
        builder.environment().putAll(Map.of("PORT", "0", "DATABASE_URL", database, "SEED", "none"));
        return builder.start();
    }

    /** The program, which at its end says what the JVM knows of German. */
    static final class German {

        private German() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(German::tell));
            Main.main(args);
        }

        private static void tell() {
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            DateTimeFormatter full =
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.GERMANY);
            out.println(full.format(LocalDate.of(2026, 3, 9)));
            out.println(WeekFields.of(Locale.GERMANY).getFirstDayOfWeek());
        }
    }
}
