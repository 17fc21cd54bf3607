package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.WeekFields;
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
        assertThat(ProgramRun.of(German.class, directory, Map.of())).contains("Montag, 9. März 2026", "MONDAY");
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
