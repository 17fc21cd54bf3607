package io.calendly.jdbc.connection;

import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** The meaning of SQLite's errors, by code and, for constraints, by message. */
public final class SqliteFaults implements SqlFaults {

    @Override
    public Fault faultOf(SQLException exception) {
        if (PoolTimeout.is(exception)) {
            return PoolTimeout.reason(exception).isPresent() ? Fault.UNAVAILABLE : Fault.BUSY;
        }
        int primary = primaryCode(exception);
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Fault.BUSY;
        }
        if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return Fault.UNAVAILABLE;
        }
        return isUnwritable(primary) ? Fault.UNWRITABLE : Fault.OTHER;
    }

    private static int primaryCode(SQLException exception) {
        return exception.getErrorCode() & 0xFF;
    }

    private static boolean isUnwritable(int code) {
        return code == SQLiteErrorCode.SQLITE_FULL.code
                || code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code;
    }

    /** The triggers that guard time say so; a unique index is named by its columns. */
    @Override
    public Optional<Guard> guardOf(SQLException exception) {
        if (primaryCode(exception) != SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return Optional.empty();
        }
        String message = String.valueOf(exception.getMessage());
        if (message.contains("guard: declared time") || message.contains("availability.user_id")) {
            return Optional.of(Guard.DECLARED_TIME);
        }
        if (message.contains("guard: occupied time") || message.contains("occupied_time.user_id")) {
            return Optional.of(Guard.OCCUPIED_TIME);
        }
        if (message.contains("event_type_hosts.slug")) {
            return Optional.of(Guard.SLUG);
        }
        if (message.contains("users.external_id")) {
            return Optional.of(Guard.EXTERNAL_ID);
        }
        return message.contains("users.email_key") ? Optional.of(Guard.EMAIL) : Optional.empty();
    }
}
