package io.calendly.app.judge;

import io.calendly.application.Services;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.jdbc.Database;
import io.calendly.jdbc.DatabaseUrl;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A run of 32 clients on two servers with one database. Processes are killed during the run, and the history is
 * checked.
 */
final class JudgedRun {

    /** A fault that kills a process and restarts it. */
    @FunctionalInterface
    interface Fault {
        void run() throws Exception;
    }

    /** A change to the database after its tables are created. */
    @FunctionalInterface
    interface Preparation {
        void run(String databaseUrl) throws Exception;
    }

    private static final int CLIENTS = 32;

    private final String databaseUrl;
    private final long seed;
    private final int operations;
    private final int kills;
    private Preparation preparation = url -> {};

    JudgedRun(String databaseUrl, long seed, int operations, int kills) {
        this.databaseUrl = databaseUrl;
        this.seed = seed;
        this.operations = operations;
        this.kills = kills;
    }

    /** Sets a preparation that changes the database before the workload. */
    JudgedRun prepared(Preparation prepared) {
        preparation = prepared;
        return this;
    }

    /**
     * Runs the workload and checks its history.
     *
     * @param otherFaults faults that are injected in turn with those of the servers, such as one of the database
     */
    void run(List<Fault> otherFaults) throws Exception {
        Ids ids = prepare();
        preparation.run(databaseUrl);
        Queue<Outcome> history = new LinkedBlockingQueue<>();
        try (ServerProcess first = new ServerProcess(databaseUrl);
                ServerProcess second = new ServerProcess(databaseUrl)) {
            List<ServerProcess> servers = List.of(first, second);
            List<Fault> faults = new ArrayList<>(List.of(first::killAndRestart, second::killAndRestart));
            faults.addAll(otherFaults);
            drive(servers, ids, history, faults);
        }
        try (Database database = open()) {
            new Verdict(history, StoredState.in(services(database), ids)).check();
        }
        System.out.printf("judge: seed %d, %s%n", seed, summary(history));
    }

    /**
     * Runs the clients and injects one fault into each equal share of the operations, when half of the share is done.
     * The clients go on meanwhile, but not into the next share until the killed process is back. So every fault happens
     * while clients are active.
     */
    private void drive(List<ServerProcess> servers, Ids ids, Queue<Outcome> history, List<Fault> faults)
            throws Exception {
        Gate gate = new Gate();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> runs = new ArrayList<>();
            List<String> allSeries = new CopyOnWriteArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                Workload workload = new Workload(seed * 1000 + number, allSeries);
                Client client = new Client(servers, number, ids);
                Callable<Object> run = () -> work(client, workload, history, gate);
                runs.add(clients.submit(run));
            }
            long all = (long) operations / CLIENTS * CLIENTS;
            for (int kill = 0; kill < kills; kill++) {
                gate.open(all * (kill + 1) / kills);
                while (history.size() < all * (2L * kill + 1) / (2L * kills)) {
                    failIfOneFailed(runs);
                    TimeUnit.MILLISECONDS.sleep(2);
                }
                faults.get(kill % faults.size()).run();
            }
            gate.open(Long.MAX_VALUE);
            for (Future<?> run : runs) {
                run.get(30, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void failIfOneFailed(List<Future<?>> runs) throws Exception {
        for (Future<?> run : runs) {
            if (run.isDone()) {
                run.get();
            }
        }
    }

    private Object work(Client client, Workload workload, Queue<Outcome> history, Gate gate) throws Exception {
        for (int i = 0; i < operations / CLIENTS; i++) {
            gate.pass();
            Outcome outcome = client.send(workload.next());
            workload.learn(outcome);
            history.add(outcome);
        }
        return history;
    }

    /** A gate that lets a limited number of operations pass. */
    private static final class Gate {

        private long passed;
        private long limit;

        synchronized void open(long operations) {
            limit = operations;
            notifyAll();
        }

        synchronized void pass() throws InterruptedException {
            while (passed >= limit) {
                wait();
            }
            passed++;
        }
    }

    private Ids prepare() {
        try (Database database = open()) {
            Services services = services(database);
            List<Long> users = new ArrayList<>();
            for (int user = 0; user < Operation.USERS; user++) {
                UserId id = services.users().add(Profile.of("User " + user)).id();
                for (TimeSlot day : Operation.initialAvailability()) {
                    services.availability().open(id, day);
                }
                users.add(id.value());
            }
            Map<Bookable, String> eventTypes = new EnumMap<>(Bookable.class);
            for (Bookable type : Bookable.values()) {
                eventTypes.put(
                        type,
                        services.eventTypes().add(type.settings(users)).id().toString());
            }
            return new Ids(users, eventTypes);
        }
    }

    private Database open() {
        Database database = Database.open(DatabaseUrl.parse(databaseUrl), transactor -> {});
        database.awaitOpen();
        return database;
    }

    private static Services services(Database database) {
        return Services.on(database.transactor(), InstantSource.system(), new Random(1));
    }

    private static String summary(Collection<Outcome> history) {
        return "%d operations, %d meetings and series, %d canceled, %d moved, %d series moved, %d with other attendees, %d openings, %d closings, %d refused, %d asked again,"
                        .formatted(
                                history.size(),
                                done(history, Operation.Schedule.class),
                                done(history, Operation.Cancel.class),
                                done(history, Operation.Reschedule.class),
                                done(history, Operation.ChangeSeries.class),
                                done(history, Operation.Reassign.class),
                                done(history, Operation.Open.class),
                                done(history, Operation.Close.class),
                                count(history, Outcome::isRefused),
                                count(history, outcome -> outcome.attempts() > 1))
                + " %d holds, %d bookings (%d with a hold), %d canceled, %d moved, %d confirmed or declined, %d of their meetings canceled, %d moved,"
                        .formatted(
                                done(history, Operation.PlaceHold.class),
                                done(history, Operation.Book.class),
                                count(
                                        history,
                                        outcome -> outcome.isDone()
                                                && outcome.operation() instanceof Operation.Book book
                                                && book.holdId().isPresent()),
                                done(history, Operation.CancelBooking.class),
                                done(history, Operation.MoveBooking.class),
                                done(history, Operation.Decide.class),
                                done(history, Operation.CancelMeeting.class),
                                done(history, Operation.MoveMeeting.class))
                + " %d without an outcome: nothing lost, nothing double"
                        .formatted(count(history, Outcome::isIndeterminate));
    }

    private static long done(Collection<Outcome> history, Class<? extends Operation> kind) {
        return count(history, outcome -> outcome.isDone() && kind.isInstance(outcome.operation()));
    }

    private static long count(Collection<Outcome> history, Predicate<Outcome> condition) {
        return history.stream().filter(condition).count();
    }
}
