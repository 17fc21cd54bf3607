package io.calendly.jdbc.connection;

import java.sql.SQLException;
import java.util.Optional;

/** The meaning of the exceptions of one kind of database. */
public interface SqlFaults {

    /** The kind of a failure, as far as a caller has to act on it. */
    enum Fault {
        /** The transaction could not be serialized with others; the same work may succeed at once. */
        SERIALIZATION,
        /** The database answers, but other transactions held a lock or all connections for too long. */
        BUSY,
        /** The database cannot be reached, or not in time. */
        UNAVAILABLE,
        /** The database answers, but cannot write: its disk is full or broken, or it is a copy that only reads. */
        UNWRITABLE,
        /** Anything else: a constraint that a rule of the domain should have kept, or a bug. */
        OTHER
    }

    /** A constraint or trigger that stands behind a rule of the domain. */
    enum Guard {
        /** The declared slots of a user do not overlap. */
        DECLARED_TIME,
        /** The occupied slots of a user do not overlap. */
        OCCUPIED_TIME,
        /** No two users have the same e-mail address. */
        EMAIL,
        /** No two users have the same id at the issuer of tokens. */
        EXTERNAL_ID,
        /** No two event types of a host have the same slug. */
        SLUG
    }

    /** Returns the kind of a failure of the driver or of the pool. */
    Fault faultOf(SQLException exception);

    /** Returns the guard that refused the statement; empty if another failure did. */
    Optional<Guard> guardOf(SQLException exception);
}
