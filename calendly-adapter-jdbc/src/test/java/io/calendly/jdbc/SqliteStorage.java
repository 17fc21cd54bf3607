package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A new SQLite database for each test, in a folder of its own. */
final class SqliteStorage implements BeforeEachCallback, AfterEachCallback {

    private Path folder;
    private Database database;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("calendly");
        database = Database.open(url(), transactor -> {});
        database.awaitOpen();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    DatabaseUrl url() {
        return DatabaseUrl.parse("jdbc:sqlite:" + file());
    }

    Path file() {
        return folder.resolve("calendly.db");
    }

    Transactor transactor() {
        return database.transactor();
    }
}
