package io.calendly.jdbc.connection;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The meaning of PostgreSQL's errors, by SQLSTATE and by the name of the constraint. */
public final class PostgresFaults implements SqlFaults {

    private static final Map<String, Guard> GUARDS = Map.of(
            "availability_disjoint", Guard.DECLARED_TIME,
            "availability_pkey", Guard.DECLARED_TIME,
            "occupied_time_disjoint", Guard.OCCUPIED_TIME,
            "occupied_time_pkey", Guard.OCCUPIED_TIME,
            "users_email", Guard.EMAIL,
            "users_external_id", Guard.EXTERNAL_ID,
            "event_type_hosts_slug", Guard.SLUG);

    /** The last resort if two transactions append events of one subject that neither has locked. */
    private static final String SEQUENCE = "outbox_sequence";

    @Override
    public Fault faultOf(SQLException exception) {
        if (PoolTimeout.is(exception)) {
            return PoolTimeout.reason(exception).isPresent() ? Fault.UNAVAILABLE : Fault.BUSY;
        }
        String state = String.valueOf(exception.getSQLState());
        return switch (state) {
            case "40001", "40P01" -> Fault.SERIALIZATION;
            case "23505" -> constraint(exception).equals(SEQUENCE) ? Fault.SERIALIZATION : Fault.OTHER;
            // lock timeout
            case "55P03" -> Fault.BUSY;
            // full disk, I/O error, a server that only reads
            case "53100", "58030", "25006" -> Fault.UNWRITABLE;
            // statement timeout, a transaction that was idle for too long
            case "57014", "25P03" -> Fault.UNAVAILABLE;
            default -> isUnavailable(state) ? Fault.UNAVAILABLE : Fault.OTHER;
        };
    }

    /** Checks for: connection lost or refused (08), out of resources (53), shutting down or starting up (57P). */
    private static boolean isUnavailable(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    @Override
    public Optional<Guard> guardOf(SQLException exception) {
        return Optional.ofNullable(GUARDS.get(constraint(exception)));
    }

    /** Returns the name of the violated constraint; empty if there is none. */
    private static String constraint(SQLException exception) {
        // The driver wraps the server's exception of a batch in another.
        for (Throwable next : exception) {
            ServerErrorMessage message = next instanceof PSQLException e ? e.getServerErrorMessage() : null;
            if (message != null && message.getConstraint() != null) {
                return message.getConstraint();
            }
        }
        return "";
    }
}
