package io.calendly.jdbc.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/**
 * The prepared statements of SQLite connections that write, kept from one use to the next.
 *
 * <p>The driver keeps none. SQLite compiles a statement that writes together with its triggers and foreign keys, which
 * takes longer than to run it. Readers do without, since queries compile fast. No text of a statement depends on its
 * parameters, so a connection keeps a few dozen at most. A statement is made by the driver's connection, because the
 * pool's connection closes those that it made.
 */
final class SqliteStatements implements StatementBuilder {

    private final Map<SQLiteConnection, Map<String, PreparedStatement>> idle =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final StatementBuilder others = new DefaultStatementBuilder();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return others.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        SQLiteConnection unpooled = connection.unwrap(SQLiteConnection.class);
        PreparedStatement kept =
                idle.computeIfAbsent(unpooled, each -> new HashMap<>()).remove(sql);
        return kept == null ? unpooled.prepareStatement(sql) : kept;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return others.createCall(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        SQLiteConnection unpooled = connection.unwrap(SQLiteConnection.class);
        if (!(statement instanceof PreparedStatement prepared) || statement.getConnection() != unpooled) {
            statement.close();
            return;
        }
        prepared.clearParameters();
        PreparedStatement other =
                idle.computeIfAbsent(unpooled, each -> new HashMap<>()).putIfAbsent(sql, prepared);
        if (other != null) {
            prepared.close();
        }
    }

    @Override
    public void close(Connection connection) {
        // The handle ends and the connection stays, with its statements.
    }
}
