package io.calendly.jdbc;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationTest extends MigrationContract {

    @TempDir
    Path folder;

    @Override
    DataSource empty() {
        return Dialect.sqlite(folder.resolve("old.db")).connections().writers().getDataSource();
    }

    @Override
    String id(String parameter) {
        return parameter;
    }

    @Override
    String migrations() {
        return "io/calendly/jdbc/sqlite";
    }

    @Override
    DatabaseUrl url() {
        return DatabaseUrl.parse("jdbc:sqlite:" + folder.resolve("old.db"));
    }
}
