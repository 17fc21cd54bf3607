package io.calendly.jdbc.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/**
 * The prepared statements of SQLite connections, kept from one use to the next.
 *
 * <p>The driver keeps none. SQLite compiles a statement that writes together with its triggers and foreign keys, which
 * takes longer than to run it, and a query for users' time as long as to run it. No text of a statement depends on its
 * parameters, so a connection keeps a few dozen at most. A statement is made by the driver's connection, because the
 * pool's connection closes those that it made.
 */
final class SqliteStatements implements StatementBuilder {

    private final Map<SQLiteConnection, Kept> kept = Collections.synchronizedMap(new WeakHashMap<>());

    private final StatementBuilder others = new DefaultStatementBuilder();

    /** The statements of one connection. Only the thread that has the connection uses them. */
    private static final class Kept {

        private final Map<String, PreparedStatement> idle = new HashMap<>();

        /** The texts of the statements in use, since JDBI closes a statement under its text before it was parsed. */
        private final IdentityHashMap<Statement, String> inUse = new IdentityHashMap<>();

        PreparedStatement take(SQLiteConnection connection, String sql) throws SQLException {
            PreparedStatement statement = idle.remove(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
            }
            inUse.put(statement, sql);
            return statement;
        }

        void giveBack(Statement statement) throws SQLException {
            String sql = inUse.remove(statement);
            if (sql == null || !(statement instanceof PreparedStatement prepared) || idle.containsKey(sql)) {
                statement.close();
            } else {
                prepared.clearParameters();
                idle.put(sql, prepared);
            }
        }
    }

    private Kept of(SQLiteConnection connection) {
        return kept.computeIfAbsent(connection, each -> new Kept());
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return others.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        SQLiteConnection unpooled = connection.unwrap(SQLiteConnection.class);
        return of(unpooled).take(unpooled, sql);
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return others.createCall(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        of(connection.unwrap(SQLiteConnection.class)).giveBack(statement);
    }

    @Override
    public void close(Connection connection) {
        // The handle ends and the connection stays, with its statements.
    }
}
