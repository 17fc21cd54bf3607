package io.calendly.jdbc;

import io.calendly.jdbc.connection.PostgresAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The URL of a database, as written in a setting. It never shows a password.
 *
 * <ul>
 *   <li>{@code sqlite:///calendly.db}: a file in the working directory; {@code sqlite:////var/lib/calendly.db}: one at an
 *       absolute path; {@code jdbc:sqlite:…} means the same
 *   <li>{@code postgresql://user:password@host:port/database?parameters}, {@code postgres://…}, {@code
 *       jdbc:postgresql://…}: a PostgreSQL server; user and password are URL-encoded, parameters are those of its driver
 * </ul>
 */
public final class DatabaseUrl {

    /** The forms that {@link #parse} takes, for an error message. */
    public static final String EXPECTED = "sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/DATABASE";

    private final String shown;
    private final Dialect dialect;

    private DatabaseUrl(String shown, Dialect dialect) {
        this.shown = shown;
        this.dialect = dialect;
    }

    /**
     * Parses a URL.
     *
     * @throws IllegalArgumentException if it is in none of the forms; the message does not repeat it
     */
    public static DatabaseUrl parse(String url) {
        for (String prefix : new String[] {"sqlite:///", "jdbc:sqlite:"}) {
            if (url.startsWith(prefix) && url.length() > prefix.length()) {
                return new DatabaseUrl(url, Dialect.sqlite(file(url.substring(prefix.length()))));
            }
        }
        if (PostgresAddress.isNamedBy(url)) {
            return new DatabaseUrl(withoutPassword(url), Dialect.postgres(PostgresAddress.parse(url)));
        }
        throw new IllegalArgumentException("A database URL looks like " + EXPECTED);
    }

    /** Returns the URL with stars in place of a possible password, whether or not it is in one of the forms. */
    public static String withoutPassword(String url) {
        return url.replaceFirst("(://[^:/?]*):.*@", "$1:***@").replaceAll("(?i)(password=)[^&]*", "$1***");
    }

    private static Path file(String path) {
        if (path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
            throw new IllegalArgumentException("Not the path of a file: " + path);
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not the path of a file: " + e.getReason(), e);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Returns the URL without a password. */
    @Override
    public String toString() {
        return shown;
    }
}
