package io.calendly.jdbc.store;

import io.calendly.ports.HostedBooking;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of bookings with the hosts of their meetings, which are one column: an array of JSON. */
final class HostedBookingMapper implements RowMapper<HostedBooking> {

    @Override
    public HostedBooking map(ResultSet row, StatementContext context) throws SQLException {
        return new HostedBooking(
                BookingMapper.booking(row), ValueJson.userIds(ValueJson.parse(row.getString("host_ids"))));
    }
}
