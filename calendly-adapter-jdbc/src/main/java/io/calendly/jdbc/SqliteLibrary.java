package io.calendly.jdbc;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library, if it was laid beside the program's jar. The driver takes it from there; otherwise it unpacks
 * its own into a temporary file at every start and compares the two byte by byte.
 */
final class SqliteLibrary {

    private static final String DIRECTORY = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteLibrary() {}

    /** Points the driver to the library, unless somebody did or it is not there. */
    static void find() {
        if (System.getProperty(DIRECTORY) == null) {
            programs()
                    .map(directory -> directory.resolve(name()))
                    .filter(Files::isReadable)
                    .ifPresent(SqliteLibrary::point);
        }
    }

    private static void point(Path library) {
        System.setProperty(DIRECTORY, String.valueOf(library.getParent()));
        System.setProperty(NAME, String.valueOf(library.getFileName()));
    }

    /** With the driver's version, so that one of another version that was left behind is never loaded. */
    private static String name() {
        return "sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + System.mapLibraryName("sqlitejdbc");
    }

    /** The directory of the program, if it is a jar in one. */
    private static Optional<Path> programs() {
        CodeSource source = SqliteLibrary.class.getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source)
                .map(known -> URI.create(known.getLocation().toString()))
                .filter(location -> "file".equals(location.getScheme()))
                .map(location -> Path.of(location).getParent());
    }
}
