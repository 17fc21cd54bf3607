package io.calendly.app;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.calendly.app.logging.RequestLines;
import io.calendly.application.Services;
import io.calendly.http.HttpServer;
import io.calendly.http.HttpSettings;
import io.calendly.http.observe.Metrics;
import io.calendly.jdbc.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wiring: a database, the services on it, and the server around them.
 *
 * <pre>
 *   HttpServer  --calls--&gt;  Services  --decide by--&gt;  domain
 *                               |
 *                           Transactor  (Database)
 * </pre>
 */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    /** The interval at which idempotency keys that were kept for long enough are deleted. */
    private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);

    /** The time between two runs of the job that removes what expired holds have left. */
    private static final Duration HOLDS_INTERVAL = Duration.ofMinutes(1);

    private final Database database;
    private final HttpServer server;
    private final BackgroundJobs jobs;

    private Application(Database database, HttpServer server, BackgroundJobs jobs) {
        this.database = database;
        this.server = server;
        this.jobs = jobs;
    }

    /**
     * Opens the database, fills it with demo data if it is empty and that is wanted, and starts to serve.
     *
     * @throws IllegalArgumentException if the host is not this machine's or the port is taken
     * @throws RuntimeException if the database cannot be opened; nothing is left open then
     */
    public static Application start(Config config) {
        ListenAddress.require(config.host(), "PORT", config.port());
        config.metricsPort().ifPresent(port -> ListenAddress.require(config.host(), "METRICS_PORT", port));
        InstantSource clock = InstantSource.system();
        Database database =
                Database.open(config.databaseUrl(), transactor -> config.seed().addTo(transactor, clock));
        try {
            Services services = Services.on(database.transactor(), clock, new SecureRandom());
            Metrics metrics = new Metrics();
            metrics.add(registry -> database.measure(new MicrometerMetricsTrackerFactory(registry)));
            HttpServer server = HttpServer.start(
                    settings(config), services, config.access().on(clock), metrics, new RequestLines());
            Application application = new Application(database, server, new BackgroundJobs());
            application.awaitReady();
            application.jobs.repeat(
                    "delete old idempotency keys",
                    CLEANUP_INTERVAL,
                    () -> services.idempotency().deleteExpired());
            application.jobs.repeat(
                    "remove expired holds",
                    HOLDS_INTERVAL,
                    () -> services.holds().removeExpired());
            return application;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HttpSettings settings(Config config) {
        HttpSettings settings = HttpSettings.at(config.host(), config.port())
                .withOrigins(config.corsOrigins())
                .withProxies(config.trustedProxies())
                .withRateLimits(config.rateLimit(), config.publicRateLimit());
        return config.metricsPort().isPresent()
                ? settings.withMetricsPort(config.metricsPort().getAsInt())
                : settings;
    }

    private void awaitReady() {
        try {
            database.awaitOpen();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Logs the addresses, that of the API last. Its reader may send a signal at once, so the shutdown hook has to be there before. */
    void announce(Config config) {
        metricsPort().ifPresent(port -> LOG.info("Metrics on http://{}:{}/metrics", config.host(), port));
        String data = database.awaitOpen() ? "data in" : "as soon as it answers, data in";
        LOG.info(
                "Serving on http://{}:{}, documentation at http://{}:{}/api/docs, {} {}",
                config.host(),
                port(),
                config.host().equals("0.0.0.0") ? "localhost" : config.host(),
                port(),
                data,
                config.databaseUrl());
    }

    /** The port that the server listens on. */
    public int port() {
        return server.port();
    }

    /** The port of the metrics, if they have one of their own. */
    public OptionalInt metricsPort() {
        return server.metricsPort();
    }

    /** Lets requests in flight finish, then closes the database. */
    @Override
    public void close() {
        jobs.close();
        try {
            server.close();
        } finally {
            database.close();
        }
    }
}
