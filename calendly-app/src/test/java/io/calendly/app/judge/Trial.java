package io.calendly.app.judge;

import io.calendly.application.Services;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.jdbc.Database;
import io.calendly.jdbc.DatabaseUrl;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A workload of 32 clients on two servers with one database, killings in the middle of it, and the verdict. */
final class Trial {

    /** Something that is killed and comes back. */
    @FunctionalInterface
    interface Killing {
        void run() throws Exception;
    }

    /** What is done to the database once its tables are there. */
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

    Trial(String databaseUrl, long seed, int operations, int kills) {
        this.databaseUrl = databaseUrl;
        this.seed = seed;
        this.operations = operations;
        this.kills = kills;
    }

    /** Has something done to the database before the workload. */
    Trial prepared(Preparation prepared) {
        preparation = prepared;
        return this;
    }

    /**
     * Runs the workload and judges it.
     *
     * @param alsoKilled what is killed in turn with the servers, such as the database
     */
    void run(List<Killing> alsoKilled) throws Exception {
        long[] userIds = prepare();
        preparation.run(databaseUrl);
        Queue<Answer> history = new ConcurrentLinkedQueue<>();
        try (ServerProcess first = new ServerProcess(databaseUrl);
                ServerProcess second = new ServerProcess(databaseUrl)) {
            List<ServerProcess> servers = List.of(first, second);
            List<Killing> victims = new ArrayList<>(List.of(first::killAndRestart, second::killAndRestart));
            victims.addAll(alsoKilled);
            drive(servers, userIds, history, victims);
        }
        try (Database database = open()) {
            new Verdict(List.copyOf(history), services(database), userIds).check();
        }
        System.out.printf("judge: seed %d, %s%n", seed, summary(history));
    }

    private void drive(List<ServerProcess> servers, long[] userIds, Queue<Answer> history, List<Killing> victims)
            throws Exception {
        AtomicLong done = new AtomicLong();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                Random random = new Random(seed * 1000 + number);
                Client client = new Client(servers, number, userIds);
                Callable<Object> run = () -> work(client, random, history, done);
                runs.add(clients.submit(run));
            }
            for (int kill = 0; kill < kills; kill++) {
                while (done.get() < (long) operations * (kill + 1) / (kills + 1)) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
                victims.get(kill % victims.size()).run();
            }
            for (Future<?> run : runs) {
                run.get(30, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private Object work(Client client, Random random, Queue<Answer> history, AtomicLong done)
            throws InterruptedException {
        for (int i = 0; i < operations / CLIENTS; i++) {
            Answer answer = client.ask(Operation.next(random));
            history.add(answer);
            done.incrementAndGet();
            if (answer.open()) {
                client.turnToAnotherServer();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return history;
    }

    private long[] prepare() {
        try (Database database = open()) {
            Services services = services(database);
            long[] ids = new long[Operation.USERS];
            for (int user = 0; user < ids.length; user++) {
                UserId id = services.users().add(Profile.of("User " + user)).id();
                for (TimeSlot day : Operation.firstDeclared()) {
                    services.availability().open(id, day);
                }
                ids[user] = id.value();
            }
            return ids;
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

    private static String summary(Queue<Answer> history) {
        long meetings = history.stream()
                .filter(answer -> answer.done() && answer.operation() instanceof Operation.Schedule)
                .count();
        long refused = history.stream().filter(answer -> answer.status() == 400).count();
        long open = history.stream().filter(Answer::open).count();
        return history.size() + " operations, " + meetings + " meetings, " + refused + " refused, " + open
                + " without an answer: nothing lost, nothing double";
    }
}
