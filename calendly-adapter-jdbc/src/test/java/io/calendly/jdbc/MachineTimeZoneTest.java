package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calendly.jdbc.connection.Outage;
import io.calendly.jdbc.connection.PostgresAddress;
import io.calendly.ports.contract.ZoneCases;
import java.util.TimeZone;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the zone of the machine nor that of a database session has a part in what a schedule opens. */
class MachineTimeZoneTest {

    /** The zone of the sessions. The driver would take that of the machine. */
    private static final String SESSION_ZONE = "Pacific/Chatham";

    @RegisterExtension
    final SqliteStorage sqlite = new SqliteStorage();

    @RegisterExtension
    final PostgresStorage postgres = new PostgresStorage();

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Pacific/Apia"})
    void has_no_part_in_open_time_on_sqlite(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));

        try (Database database = Database.open(sqlite.url(), transactor -> {})) {
            ZoneCases.assertAll(database.transactor());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Pacific/Apia"})
    void has_no_part_in_open_time_on_postgresql(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Dialect dialect = Dialect.postgres(PostgresAddress.parse(postgres.urlOf(postgres.port())));

        try (HikariDataSource writers = pool(dialect.connections().writers());
                HikariDataSource readers = pool(dialect.connections().readers())) {
            String session = Jdbi.create(readers)
                    .withHandle(handle ->
                            handle.select("SHOW timezone").mapTo(String.class).one());
            assertThat(session).isEqualTo(SESSION_ZONE);
            ZoneCases.assertAll(new JdbcTransactor(Jdbi.create(writers), Jdbi.create(readers), dialect, new Outage()));
        }
    }

    private static HikariDataSource pool(HikariConfig config) {
        config.setConnectionInitSql("SET TIME ZONE '" + SESSION_ZONE + "'");
        return new HikariDataSource(config);
    }
}
