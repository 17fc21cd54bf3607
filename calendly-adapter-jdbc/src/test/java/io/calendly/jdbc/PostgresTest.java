package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.application.Services;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.jdbc.connection.PostgresAddress;
import io.calendly.ports.Outbox;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Transactor;
import io.calendly.ports.contract.Race;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of PostgreSQL alone: addresses, several servers, a server that is away. */
class PostgresTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final long START = NOW.getEpochSecond();

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://ann:pw@host:5433/db         | jdbc:postgresql://host:5433/db         | ann | pw",
                "postgres://a%40n:p%3Aw%2F%2B@host/db     | jdbc:postgresql://host/db              | a@n | p:w/+",
                "postgres://ann:p+w@host/db?sslmode=require | jdbc:postgresql://host/db?sslmode=require | ann | p+w",
                "jdbc:postgresql://ann:pw@host:1/db       | jdbc:postgresql://host:1/db            | ann | pw",
                "jdbc:postgresql://[::1]:5432/db          | jdbc:postgresql://[::1]:5432/db        | |",
                "postgresql://ann:pw@my_db:5432/db        | jdbc:postgresql://my_db:5432/db        | ann | pw",
                "postgresql://ann:pw@h1:5432,h_2:5433/db  | jdbc:postgresql://h1:5432,h_2:5433/db  | ann | pw",
                "postgresql://ann:pw@h1,[::1]:1/db        | jdbc:postgresql://h1,[::1]:1/db        | ann | pw",
                "postgresql://ann:pw@[fe80::1%25eth0]/db  | jdbc:postgresql://[fe80::1%eth0]/db    | ann | pw",
                "postgresql:///db?host=h&user=ann&password=pw@ | jdbc:postgresql://h/db            | ann | pw@",
                "postgresql://ann:pw@/db?host=h1,h2&port=1,2   | jdbc:postgresql://h1:1,h2:2/db    | ann | pw",
                "postgresql://ann:pw@/?host=::1&port=1&dbname=db | jdbc:postgresql://[::1]:1/db    | ann | pw",
                "postgresql://ann:pw@h/db?port=7&sslmode=require | jdbc:postgresql://h:7/db?sslmode=require | ann | pw",
                "jdbc:postgresql://h/db?user=ann&password=p%26w  | jdbc:postgresql://h/db          | ann | p&w",
                "POSTGRESQL://ann:pw@h/db                 | jdbc:postgresql://h/db                 | ann | pw",
                "JDBC:PostgreSQL://h/d%20b?user=ann       | jdbc:postgresql://h/d%20b              | ann |",
                "postgres://ann:p@w:x@h/db                | jdbc:postgresql://h/db                 | ann | p@w:x",
                "postgres://ann@h/db?sslpassword=pw@      | jdbc:postgresql://h/db?sslpassword=pw%40 | ann |",
                "postgres://:pw@h/db                      | jdbc:postgresql://h/db                 | | pw"
            })
    void is_reached_at_the_addresses_that_people_write(String url, String jdbc, String user, String password) {
        PostgresAddress address = PostgresAddress.parse(url);

        assertThat(address.jdbcUrl()).isEqualTo(jdbc);
        assertThat(address.user().orElse(null)).isEqualTo(user);
        assertThat(address.password().orElse(null)).isEqualTo(password);
        assertThat(address.toString() + DatabaseUrl.parse(url))
                .doesNotContain("pw", "p:w", "p%3Aw", "p+w", "p&w", "p%26w", "p@w", "p%40w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://",
                "postgresql://host",
                "postgresql://host/",
                "postgres://ann:p w@host/db",
                "postgres://ann:p#w@host/db",
                "jdbc:postgresql:db",
                "postgresql:///db",
                "postgresql:///db?host=/run/postgresql",
                "postgresql://ann:pw@%2Frun%2Fpostgresql/db",
                "postgresql://h1,,h2/db",
                "postgresql://h1,h2/db?port=1,2,3",
                "postgresql://h/db?port=x",
                "postgresql://h:65536/db",
                "postgresql://h:/db",
                "postgresql://h/db/more",
                "postgresql://h/db?p%20w",
                "postgresql://[::1/db"
            })
    void is_not_reached_at_an_address_that_is_broken(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageNotContaining("p w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://USER@HOST:CLOSED,HOST:PORT/NAME",
                "postgresql://USER@/NAME?host=HOST,HOST&port=CLOSED,PORT",
                "jdbc:postgresql://USER@HOST:CLOSED,HOST:PORT/NAME"
            })
    void is_reached_at_the_second_host_where_the_first_refuses(String form) throws Exception {
        // A socket that is bound and does not listen: connections to its port are refused while it is open.
        try (Socket closed = new Socket()) {
            closed.bind(new InetSocketAddress(InetAddress.getByName(storage.host()), 0));
            URI own = URI.create(storage.urlOf(storage.port()));
            String url = form.replace("USER", own.getRawUserInfo())
                    .replace("HOST", storage.host())
                    .replace("CLOSED", Integer.toString(closed.getLocalPort()))
                    .replace("PORT", Integer.toString(storage.port()))
                    .replace("NAME", own.getPath().substring(1));

            assertServes(url);
        }
    }

    /** Returns the addresses of this machine's loopback interface: {@code 127.0.0.1}, and {@code ::1} where it has IPv6. */
    static Stream<InetAddress> loopbackAddresses() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress())
                .inetAddresses();
    }

    @ParameterizedTest
    @MethodSource("loopbackAddresses")
    void is_reached_at_addresses_of_both_protocols(InetAddress address) throws Exception {
        try (Wire wire = new Wire(address, storage.port())) {
            String text = address.getHostAddress().replaceFirst("%.*", "");
            String host = address instanceof Inet6Address ? "[" + text + "]" : text;

            assertServes(storage.urlAt(host + ":" + wire.port()));
            assertThat(wire.turns()).isPositive();
        }
    }

    /** Checks that users are written by way of the URL, and read from the storage. */
    private void assertServes(String url) {
        try (Database database = Database.open(DatabaseUrl.parse(url), transactor -> {})) {
            assertThat(database.awaitOpen()).isTrue();
            Services.on(database.transactor(), () -> NOW, new Random(1)).users().add(Profile.of("Ann"));
        }
        List<User> stored =
                storage.transactor().readOnly(stores -> stores.users().all());
        assertThat(stored).extracting(User::name).containsExactly("Ann");
    }

    @Test
    void lets_one_of_two_servers_book_the_same_time() throws Exception {
        try (Database second = Database.open(storage.url(), transactor -> {})) {
            second.awaitOpen();
            List<Services> servers = List.of(
                    Services.on(storage.transactor(), () -> NOW, new Random(1)),
                    Services.on(second.transactor(), () -> NOW, new Random(2)));
            List<UserId> both = List.of(
                    servers.get(0).users().add(Profile.of("Ann")).id(),
                    servers.get(1).users().add(Profile.of("Bob")).id());
            for (UserId user : both) {
                servers.get(0).availability().open(user, TimeSlot.of(START, START + 1000));
            }

            for (int round = 0; round < 8; round++) {
                TimeSlot slot = TimeSlot.of(START + round * 100L, START + round * 100L + 60);
                AtomicInteger winners = new AtomicInteger();
                Race.of(32, racer -> {
                    try {
                        servers.get(racer % 2).meetings().schedule(both, slot);
                        winners.incrementAndGet();
                    } catch (RefusedException lost) {
                        assertThat(((NotFree) lost.refusal()).slot()).isEqualTo(slot);
                    }
                });
                assertThat(winners).as("round %d", round).hasValue(1);
            }
        }
    }

    @Test
    void keeps_the_promise_by_row_locks_alone() throws Exception {
        storage.jdbi().useHandle(handle -> {
            handle.execute("ALTER TABLE occupied_time DROP CONSTRAINT occupied_time_disjoint");
            handle.execute("ALTER TABLE occupied_time DROP CONSTRAINT occupied_time_pkey");
            handle.execute("ALTER TABLE availability DROP CONSTRAINT availability_disjoint");
            handle.execute("CREATE INDEX occupied_time_of_user ON occupied_time (user_id, start_time)");
        });

        lets_one_of_two_servers_book_the_same_time();
    }

    @Test
    void is_waited_for_where_it_is_away_at_the_start_and_its_absence_is_no_answer() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Database away =
                Database.open(DatabaseUrl.parse("postgresql://ann:pw@127.0.0.1:" + port + "/db"), transactor -> {})) {
            assertThat(away.awaitOpen()).isFalse();
            assertThatExceptionOfType(StorageUnavailable.class)
                    .isThrownBy(() ->
                            away.transactor().readOnly(stores -> stores.users().all()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://nobody:wrong@localhost:%d/postgres",
                "postgresql://postgres:postgres@localhost:%d/none"
            })
    void is_not_waited_for_where_waiting_would_not_help(String url) {
        int port = storage.port();

        try (Database wrong = Database.open(DatabaseUrl.parse(url.formatted(port)), transactor -> {})) {
            assertThatExceptionOfType(StorageUnavailable.class)
                    .isThrownBy(wrong::awaitOpen)
                    .withMessageNotContaining("wrong@");
        }
    }

    @Test
    void answers_again_after_all_of_its_connections_were_cut() {
        assertThat(storage.transactor().readOnly(stores -> stores.users().all()).size())
                .isZero();
        cutConnections();

        assertThat(answers(storage.transactor())).isTrue();
    }

    @Test
    void is_given_up_where_all_connections_are_busy_or_a_lock_is_not_let_go() throws Exception {
        UserId ann = storage.transactor()
                .inTransaction(
                        stores -> stores.users().add(Profile.of("Ann"), NOW).id());
        storage.jdbi().useTransaction(holder -> {
            holder.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            holder.execute("SELECT 1 FROM users WHERE id = ? FOR UPDATE", ann.value());

            // More than there are connections: some wait for the lock, some for a connection, and all are told.
            AtomicInteger told = new AtomicInteger();
            Race.of(20, racer -> {
                try {
                    storage.transactor()
                            .inTransaction(stores -> stores.calendars()
                                    .lockAndRead(new TimeQuery(List.of(ann), TimeSlot.of(0, 1), Instant.EPOCH)));
                } catch (StorageUnavailable unavailable) {
                    told.incrementAndGet();
                }
            });
            assertThat(told).hasValue(20);
        });

        assertThat(storage.transactor()
                        .inTransaction(stores -> stores.calendars()
                                .lockAndRead(new TimeQuery(List.of(ann), TimeSlot.of(0, 1), Instant.EPOCH)))
                        .size())
                .as("once the lock is gone")
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 70})
    void writes_for_others_while_many_wait_for_one_locked_user(int waiting) throws Exception {
        Services services = Services.on(storage.transactor(), () -> NOW, new Random(1));
        UserId ann = services.users().add(Profile.of("Ann")).id();
        UserId bob = services.users().add(Profile.of("Bob")).id();
        CountDownLatch started = new CountDownLatch(waiting);
        AtomicInteger ended = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(waiting);
        storage.jdbi().useTransaction(holder -> {
            holder.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            holder.execute("SELECT 1 FROM users WHERE id = ? FOR UPDATE", ann.value());
            for (int i = 0; i < waiting; i++) {
                TimeSlot slot = TimeSlot.of(START + i * 100L, START + i * 100L + 60);
                clients.execute(() -> {
                    started.countDown();
                    try {
                        services.availability().open(ann, slot);
                    } catch (StorageUnavailable busy) {
                        assertThat(busy).hasMessageContaining("the same data");
                    } finally {
                        ended.incrementAndGet();
                    }
                });
            }
            started.await();
            awaitOneThatWaitsForALock();

            for (int i = 0; i < 20; i++) {
                services.availability().open(bob, TimeSlot.of(START + i * 100L, START + i * 100L + 60));
            }

            assertThat(connectionsThatWaitForALock())
                    .as("while the lock is held")
                    .isOne();
            assertThat(ended.get())
                    .as("those that do not wait, for want of room")
                    .isLessThanOrEqualTo(waiting - 24 + 1);
        });
        clients.shutdown();
        assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ended).hasValue(waiting);
    }

    private void awaitOneThatWaitsForALock() throws InterruptedException {
        while (connectionsThatWaitForALock() == 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private int connectionsThatWaitForALock() {
        return storage.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM pg_stat_activity "
                                + "WHERE datname = current_database() AND wait_event_type = 'Lock'")
                        .mapTo(int.class)
                        .one());
    }

    @Test
    void is_given_up_where_it_falls_silent_and_answers_again_when_it_speaks() throws Exception {
        try (Wire wire = new Wire(storage.port());
                Database database = Database.open(DatabaseUrl.parse(storage.urlOf(wire.port())), transactor -> {})) {
            database.awaitOpen();
            Transactor transactor = database.transactor();
            transactor.readOnly(stores -> stores.users().isEmpty());
            wire.fallSilent();

            // More than there are connections: some wait for an answer, some for a connection, and all are told.
            AtomicInteger told = new AtomicInteger();
            Race.of(20, racer -> {
                try {
                    transactor.readOnly(stores -> stores.users().isEmpty());
                } catch (StorageUnavailable unavailable) {
                    told.incrementAndGet();
                }
            });
            wire.speak();

            assertThat(told).hasValue(20);
            assertThat(answers(transactor)).isTrue();
        }
    }

    /** Whether there is an answer, once the connections that broke have been found out. */
    private static boolean answers(Transactor transactor) {
        for (int i = 0; i < 50; i++) {
            try {
                transactor.readOnly(stores -> stores.users().isEmpty());
                return true;
            } catch (StorageUnavailable broken) {
                assertThat(broken).hasMessage("The database cannot answer now");
            }
        }
        return false;
    }

    @Test
    void is_prepared_by_one_of_the_servers_that_start_at_once() throws Exception {
        Race.of(4, racer -> {
            Consumer<Transactor> fillIfEmpty = transactor -> transactor.inTransaction(stores -> {
                boolean empty = stores.users().isEmpty();
                return empty ? stores.users().add(Profile.of("First"), NOW) : null;
            });
            try (Database database = Database.open(storage.url(), fillIfEmpty)) {
                assertThat(database.awaitOpen()).isTrue();
            }
        });

        assertThat(storage.transactor().readOnly(stores -> stores.users().all()).size())
                .isOne();
    }

    @Test
    void shows_no_event_before_one_that_may_still_be_committed() {
        Services services = Services.on(storage.transactor(), () -> NOW, new Random(1));
        storage.jdbi().useTransaction(slow -> {
            slow.execute("INSERT INTO users (name, created_at) VALUES ('Slow', 0)");
            slow.execute("INSERT INTO outbox (subject_kind, subject_id, sequence, at, actor, type, data) "
                    + "VALUES ('user', '1', 1, 0, 'slow', 'user.deleted', '{\"user_id\": 1}')");
            services.users().add("Fast");

            assertThat(actors(0)).as("while the slow one is under way").isEmpty();
        });

        assertThat(actors(0)).containsExactly("slow", "administrator");
    }

    private List<String> actors(long after) {
        return storage.transactor().reads().outbox().read(after, 10).stream()
                .map(Outbox.Entry::actor)
                .toList();
    }

    private void cutConnections() {
        storage.jdbi()
                .useHandle(handle -> handle.select("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                + "WHERE datname = current_database() AND pid <> pg_backend_pid()")
                        .mapTo(boolean.class)
                        .list());
    }
}
