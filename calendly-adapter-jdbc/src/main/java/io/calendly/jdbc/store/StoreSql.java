package io.calendly.jdbc.store;

import io.calendly.domain.user.UserId;
import io.calendly.ports.TimeQuery;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of one kind of database: where it lies, how values are bound, and the one operation that is not a statement. */
public interface StoreSql {

    /** Registers the location of the SQL, and the arguments and mappers of our types. */
    void configure(Jdbi jdbi);

    /** Checks whether writes wait to be sent together, since each would be a round trip. */
    boolean sendsWritesTogether();

    /**
     * Locks the users who exist and reads the time of all of them around the window, in one round trip.
     *
     * @param rows takes the rows of time
     * @return the users who exist, with their names
     */
    SortedMap<UserId, String> lockAndRead(Handle handle, TimeQuery query, TimeRows rows);

    /** Reads the time of the users around the window. */
    void read(Handle handle, TimeQuery query, TimeRows rows);
}
