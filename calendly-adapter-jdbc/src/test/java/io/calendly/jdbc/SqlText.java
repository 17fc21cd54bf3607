package io.calendly.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The SQL of the stores as tests explain it. */
final class SqlText {

    private SqlText() {}

    /** Returns the text of a file, with the columns that it names in angle brackets spelled out. */
    static String of(String database, String name) {
        return read(database, name)
                .replace("<meeting>", read(database, "MeetingsSql/columns"))
                .replace("<booking>", read(database, "BookingsSql/columns"))
                .replace("<hosts>", read(database, "BookingsSql/hosts"));
    }

    private static String read(String database, String name) {
        try (InputStream in =
                SqlText.class.getResourceAsStream("/io/calendly/jdbc/sql/" + database + "/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
