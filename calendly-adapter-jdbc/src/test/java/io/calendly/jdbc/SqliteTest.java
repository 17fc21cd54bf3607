package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is SQLite's own: durability, plans, files. */
class SqliteTest {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Test
    void notices_people_who_are_changed_past_the_program() {
        Transactor transactor = storage.transactor();
        UserId ann = transactor.inTransaction(
                stores -> stores.users().add(Profile.of("Ann"), Instant.EPOCH).id());
        long before = transactor.ask(stores -> stores.users().revision());

        Jdbi.create("jdbc:sqlite:" + storage.file()).useHandle(handle -> {
            handle.execute("UPDATE users SET name = 'Anna' WHERE id = ?", ann.value());
            handle.execute("DELETE FROM users WHERE id = ?", ann.value());
        });

        assertThat(transactor.<Long>ask(stores -> stores.users().revision())).isEqualTo(before + 2);
    }

    @Test
    void reads_of_a_window_only_what_lies_in_it() {
        Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + storage.file());

        List<String> plan =
                jdbi.withHandle(handle -> handle.createQuery("EXPLAIN QUERY PLAN " + SqliteDialect.CALENDARS)
                        .bind("users", "[1,2]")
                        .bind("start", 0)
                        .bind("end", 1)
                        .map((row, context) -> row.getString("detail"))
                        .list());

        assertThat(plan)
                .anyMatch(step -> step.matches(
                        "SEARCH s USING PRIMARY KEY \\(user_id=\\? AND start_time>\\? AND start_time<\\?\\)"))
                .anyMatch(
                        step -> step.matches(
                                "SEARCH s USING COVERING INDEX attendances_of_user \\(user_id=\\? AND start_time>\\? AND start_time<\\?\\)"))
                .noneMatch(step -> step.matches("SCAN (s|p|u) ?(USING .*)?"));
    }

    @Test
    void is_durable_and_lets_readers_read_while_it_writes() {
        Jdbi jdbi = Jdbi.create(new SqliteDialect(storage.file()).writers().getDataSource());

        jdbi.useHandle(handle -> {
            assertThat(handle.select("PRAGMA journal_mode").mapTo(String.class).one())
                    .isEqualTo("wal");
            assertThat(handle.select("PRAGMA synchronous").mapTo(int.class).one())
                    .isEqualTo(2);
            assertThat(handle.select("PRAGMA foreign_keys").mapTo(int.class).one())
                    .isEqualTo(1);
        });
    }

    @Test
    void keeps_everything_when_it_is_opened_again() {
        UserId ann = storage.transactor().inTransaction(stores -> {
            UserId id = stores.users().add(Profile.of("Ann"), Instant.EPOCH).id();
            stores.calendars().lock(List.of(id), TimeSlot.ALWAYS);
            return id;
        });

        try (Database again = Database.open(storage.url(), transactor -> {})) {
            assertThat(again.transactor()
                            .readOnly(stores -> stores.users().all())
                            .get(0)
                            .id())
                    .isEqualTo(ann);
        }
    }

    @Test
    void says_so_when_the_file_cannot_be_opened() {
        DatabaseUrl nowhere = DatabaseUrl.parse("sqlite:////nowhere/to/be/found/calendly.db");

        try (Database database = Database.open(nowhere, transactor -> {})) {
            assertThatExceptionOfType(StorageUnavailable.class)
                    .isThrownBy(database::awaitOpen)
                    .withMessageContaining("sqlite:////nowhere/to/be/found/calendly.db");
            assertThatExceptionOfType(StorageUnavailable.class)
                    .isThrownBy(() -> database.transactor()
                            .readOnly(stores -> stores.users().all()));
        }
    }

    @Test
    void keeps_what_it_has_and_says_that_it_is_unavailable_when_the_disk_is_full() {
        UserId ann = storage.transactor()
                .inTransaction(stores ->
                        stores.users().add(Profile.of("Ann"), Instant.EPOCH).id());
        // The file may not grow: to SQLite that is a full disk.
        SqliteDialect full = new SqliteDialect(storage.file());
        HikariConfig limited = full.writers();
        limited.setConnectionInitSql("PRAGMA max_page_count = 1");
        try (HikariDataSource writers = new HikariDataSource(limited)) {
            Transactor transactor = new JdbcTransactor(Jdbi.create(writers), Jdbi.create(writers), full, new Outage());

            assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    String name = "User ".repeat(30) + i;
                    transactor.inTransaction(stores -> stores.users().add(Profile.of(name), Instant.EPOCH));
                }
            });
        }

        assertThat(storage.transactor()
                        .readOnly(stores -> stores.users().find(ann))
                        .isPresent())
                .isTrue();
        assertThat(storage.transactor()
                        .inTransaction(stores -> stores.users().add(Profile.of("Bob"), Instant.EPOCH))
                        .name())
                .as("with room again")
                .isEqualTo("Bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "calendly.db",
                "sqlite://",
                "sqlite:///",
                "sqlite:/x",
                "mysql://h/d",
                "jdbc:",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "sqlite:///file:x"
            })
    void is_not_what_another_url_names(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageMatching("A database URL looks like .*|Not the path of a file: .*");
    }
}
