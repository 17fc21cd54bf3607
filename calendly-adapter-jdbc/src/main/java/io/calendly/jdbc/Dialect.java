package io.calendly.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.calendly.domain.meeting.Meeting;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What one database does otherwise than another. */
interface Dialect {

    /** What went wrong, as far as the caller has to act on it. */
    enum Fault {
        /** A constraint or trigger that keeps stretches of time apart said no. */
        GUARD,
        /** The transaction could not be serialized with others; the same work may succeed at once. */
        SERIALIZATION,
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

    /** Selects the ids that exist among {@code <users>}, in ascending order, and locks their rows until the end. */
    String lockUsers();

    /** Stores a meeting and its attendances, in as few round trips as the database allows. */
    void insertMeeting(Handle handle, Meeting meeting);

    /** What an exception of the database's driver, or of the pool, means. */
    Fault faultOf(SQLException exception);
}
