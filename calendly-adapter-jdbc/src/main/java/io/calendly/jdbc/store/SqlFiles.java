package io.calendly.jdbc.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.locator.SqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The SQL of the stores. A statement that is the same for all databases stands in the annotation of its method; one that
 * differs lies in {@code io/calendly/jdbc/sql/DATABASE/INTERFACE/METHOD.sql}.
 */
final class SqlFiles implements SqlLocator {

    private final String database;
    private final Map<String, String> files = new ConcurrentHashMap<>();

    /**
     * Finds the SQL of a database.
     *
     * @param database the name of its folder
     */
    SqlFiles(String database) {
        this.database = database;
    }

    @Override
    public String locate(Class<?> type, Method method, ConfigRegistry config) {
        SqlQuery query = method.getAnnotation(SqlQuery.class);
        if (query != null && !query.value().isEmpty()) {
            return query.value();
        }
        SqlUpdate update = method.getAnnotation(SqlUpdate.class);
        if (update != null && !update.value().isEmpty()) {
            return update.value();
        }
        return file(type.getSimpleName() + "/" + method.getName());
    }

    /** Defines the columns that statements name in angle brackets, each list spelled in one file. */
    void define(SqlStatements statements) {
        statements.define("meeting", file("MeetingsSql/columns"));
        statements.define("booking", file("BookingsSql/columns").strip());
        statements.define("hosts", file("BookingsSql/hosts").strip());
    }

    /** Returns the text of a file of the database. */
    String file(String name) {
        return files.computeIfAbsent(name, this::read);
    }

    private String read(String name) {
        String path = "/io/calendly/jdbc/sql/" + database + "/" + name + ".sql";
        try (InputStream in = SqlFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
