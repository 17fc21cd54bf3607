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
 *       jdbc:postgresql://…}: a PostgreSQL server, see {@link PostgresAddress#parse}
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
     * @throws IllegalArgumentException if it is in none of the forms; the message says why and repeats nothing of the
     *     URL, because no part of a URL that is not understood is known to be no password
     */
    public static DatabaseUrl parse(String url) {
        for (String prefix : new String[] {"sqlite:///", "jdbc:sqlite:"}) {
            if (url.startsWith(prefix) && url.length() > prefix.length()) {
                return new DatabaseUrl(url, Dialect.sqlite(file(url.substring(prefix.length()))));
            }
        }
        if (PostgresAddress.isNamedBy(url)) {
            PostgresAddress address = PostgresAddress.parse(url);
            return new DatabaseUrl(address.toString(), Dialect.postgres(address));
        }
        throw new IllegalArgumentException("it has another form");
    }

    private static Path file(String path) {
        if (path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
            throw new IllegalArgumentException("it does not name a file by its path alone");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            // Its message has the path.
            throw new IllegalArgumentException("it names a file that cannot be: " + e.getReason());
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Returns the URL without a password, and without the parameters of a server. */
    @Override
    public String toString() {
        return shown;
    }
}
