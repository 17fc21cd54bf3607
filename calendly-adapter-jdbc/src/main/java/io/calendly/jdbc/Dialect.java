package io.calendly.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What one database does otherwise than another. */
interface Dialect {

    /** What went wrong, as far as the caller has to act on it. */
    enum Fault {
        /** A constraint or trigger that keeps stretches of time apart said no. */
        GUARD,
        /** The transaction could not be serialized with others; the same work may succeed at once. */
        SERIALIZATION,
        /** The database answers, but others held for too long what this transaction needed. */
        BUSY,
        /** The database cannot be reached, or not in time, or cannot write. */
        UNAVAILABLE,
        /** Anything else: a mistake of ours. */
        OTHER
    }

    /** Where the migrations lie on the class path. */
    String migrations();

    /** The pool for transactions that write. */
    HikariConfig writers();

    /** The pool for transactions that only read, each on one snapshot. */
    HikariConfig readers();

    /** Where tables are brought up to date from, which may take longer than any request: the writers, or other connections. */
    DataSource migrators(DataSource writers);

    /**
     * Does something while no other server does the same to this database, and waits for one that does.
     *
     * @param migrators where tables are brought up to date from
     */
    <T> T withMigrationLock(DataSource migrators, Supplier<T> work) throws SQLException;

    /**
     * Locks the rows of the users, in ascending order of id, until the transaction ends, and then reads their calendars,
     * in as few round trips as the database allows.
     *
     * @return those of the users who exist
     */
    Set<UserId> lockAndRead(Handle handle, SortedSet<UserId> users, TimeSlot window, CalendarRows rows);

    /** Those of the users who exist. */
    Set<UserId> known(Handle handle, SortedSet<UserId> users);

    /** Reads the calendars of the users around the window. */
    void read(Handle handle, SortedSet<UserId> users, TimeSlot window, CalendarRows rows);

    /** What stands for a parameter that is the name of a meeting, bound as text. */
    String uuid(String parameter);

    /** Stores a meeting that takes place and its attendances, in as few round trips as the database allows. */
    void insertMeeting(Handle handle, Meeting meeting);

    /** Whether a database that could not be opened is worth waiting for: away, not misconfigured. */
    boolean isAwayAtStart(Throwable failure);

    /** What an exception of the database's driver, or of the pool, means. */
    Fault faultOf(SQLException exception);
}
