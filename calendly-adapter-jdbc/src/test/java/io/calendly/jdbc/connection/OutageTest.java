package io.calendly.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calendly.jdbc.connection.SqlFaults.Fault;
import io.calendly.ports.TransactionMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OutageTest {

    private final SQLException lost = new SQLException("connection lost", "08006");
    private final SQLException full = new SQLException("disk full", "53100");

    private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Outage outage = new Outage();

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopToListen() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    @Test
    void is_a_line_when_it_begins_and_one_when_it_ends() {
        outage.end(TransactionMode.READ);
        for (int i = 0; i < 20; i++) {
            outage.begin(Fault.UNAVAILABLE, lost);
        }
        outage.end(TransactionMode.READ);
        outage.end(TransactionMode.WRITE);

        assertThat(lines())
                .containsExactly(
                        "The database cannot answer; requests get 503 until it does: connection lost",
                        "The database answers again");
    }

    @Test
    void of_writes_is_not_ended_by_reads() {
        for (int i = 0; i < 20; i++) {
            outage.begin(Fault.UNWRITABLE, full);
            outage.end(TransactionMode.READ);
        }
        outage.end(TransactionMode.WRITE);

        assertThat(lines())
                .containsExactly(
                        "The database cannot write; requests that do get 503 until it can: disk full",
                        "The database writes again");
    }

    @Test
    void is_one_outage_when_it_gets_worse() {
        outage.begin(Fault.UNAVAILABLE, lost);
        outage.begin(Fault.UNWRITABLE, full);
        outage.begin(Fault.UNAVAILABLE, lost);
        outage.end(TransactionMode.READ);
        outage.end(TransactionMode.WRITE);

        assertThat(lines()).hasSize(2);
    }

    private List<String> lines() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void is_no_name_for_a_pool_whose_connections_are_all_busy(@TempDir Path folder) throws SQLException {
        HikariConfig config = new SqliteConnections(folder.resolve("a.db")).writers();
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection only = pool.getConnection()) {
            assertThat(only.isValid(1)).isTrue();

            SQLException timeout = catchThrowableOfType(SQLException.class, pool::getConnection);

            for (SqlFaults faults : List.of(new PostgresFaults(), new SqliteFaults())) {
                assertThat(faults.faultOf(timeout)).isEqualTo(Fault.BUSY);
            }
        }
    }

    @Test
    void is_a_name_for_a_pool_that_could_not_connect() {
        SQLException timeout = new SQLTransientConnectionException("timed out", "08001", lost);

        for (SqlFaults faults : List.of(new PostgresFaults(), new SqliteFaults())) {
            assertThat(faults.faultOf(timeout)).isEqualTo(Fault.UNAVAILABLE);
        }
    }
}
