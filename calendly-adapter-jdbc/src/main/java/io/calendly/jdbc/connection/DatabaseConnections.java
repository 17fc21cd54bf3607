package io.calendly.jdbc.connection;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The connections to one kind of database. */
public interface DatabaseConnections {

    /** Returns the location of the migrations on the class path. */
    String migrations();

    /** Returns the settings of the pool for transactions that write. */
    HikariConfig writers();

    /** Returns the settings of the pool for reads, each on one snapshot. */
    HikariConfig readers();

    /** Returns the transactions on the pool of writers. */
    Transactions transactions(Jdbi writers);

    /**
     * Returns the connections for migrations, which may take longer than any request: the writers, or others.
     *
     * @param writers the pool of writers
     */
    DataSource migrators(DataSource writers);

    /**
     * Runs work while no other server does the same to this database, and waits for one that does.
     *
     * @param migrators the connections for migrations
     */
    <T> T withMigrationLock(DataSource migrators, Supplier<T> work) throws SQLException;

    /** Checks whether a database that could not be opened may open later: it is away, not misconfigured. */
    boolean isAwayAtStart(Throwable failure);
}
