package io.calendly.app;

import io.calendly.app.logging.LogFormat;
import io.calendly.http.edge.AllowedOrigins;
import io.calendly.jdbc.DatabaseUrl;
import io.calendly.ports.Transactor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings. Each comes from the environment, else from the {@code .env} file, else it has its default.
 *
 * @param port {@code PORT}: the TCP port to listen on
 * @param host {@code HOST}: the address to listen on
 * @param corsOrigins {@code CORS_ORIGINS}: the origins whose pages may use the API from a browser
 * @param databaseUrl {@code DATABASE_URL}: the database
 * @param seed {@code SEED}: the data for an empty database
 * @param logFormat {@code LOG_FORMAT}: the format of log lines
 * @param warnings a sentence for each variable of the file that is no setting
 */
public record Config(
        int port,
        String host,
        AllowedOrigins corsOrigins,
        DatabaseUrl databaseUrl,
        Seed seed,
        LogFormat logFormat,
        List<String> warnings) {

    /** The data for an empty database. */
    public enum Seed {
        /** Users with three weeks of availability, so that a newcomer sees something. */
        DEMO,
        /** No data. */
        NONE;

        /** Adds the data to the storage if it has no user. */
        void addTo(Transactor transactor, InstantSource clock) {
            if (this == DEMO) {
                DemoData.addTo(transactor, clock.instant());
            }
        }
    }

    /** The defaults by the name of the variable. */
    static final Map<String, String> DEFAULTS = Map.of(
            "PORT", "5001",
            // There is no authentication yet, so only this machine is let in unless HOST says otherwise.
            "HOST", "127.0.0.1",
            "CORS_ORIGINS", "",
            "DATABASE_URL", "sqlite:///calendly.db",
            "SEED", "demo",
            "LOG_FORMAT", "plain");

    /**
     * Reads the settings.
     *
     * @param environment the variables of the process
     * @param directory where a {@code .env} file may lie
     * @throws IllegalArgumentException if one is wrong; the message, of one line, names the variable, what was given
     *     (unless it is a database, whose password it may have) and what is expected
     */
    public static Config load(Map<String, String> environment, Path directory) {
        Map<String, String> settings = new HashMap<>(DEFAULTS);
        EnvFile file = EnvFile.read(directory, DEFAULTS.keySet());
        settings.putAll(set(file.variables()));
        settings.putAll(set(environment));
        return new Config(
                port(setting(settings, "PORT")),
                setting(settings, "HOST"),
                corsOrigins(setting(settings, "CORS_ORIGINS")),
                databaseUrl(setting(settings, "DATABASE_URL")),
                seed(setting(settings, "SEED")),
                logFormat(setting(settings, "LOG_FORMAT")),
                file.warnings());
    }

    /** A variable that is set to nothing, as compose files do, counts as not set. */
    private static Map<String, String> set(Map<String, String> variables) {
        Map<String, String> set = new HashMap<>(variables);
        set.values().removeIf(String::isBlank);
        return set;
    }

    private static String setting(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "").strip();
    }

    private static int port(String given) {
        try {
            int port = Integer.parseInt(given);
            if (0 <= port && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw bad("PORT", given, "a number from 0 to 65535", e);
        }
        throw bad("PORT", given, "a number from 0 to 65535", null);
    }

    private static AllowedOrigins corsOrigins(String given) {
        try {
            return AllowedOrigins.parse(given);
        } catch (IllegalArgumentException e) {
            throw bad("CORS_ORIGINS", given, AllowedOrigins.EXPECTED, e);
        }
    }

    private static DatabaseUrl databaseUrl(String given) {
        try {
            return DatabaseUrl.parse(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "DATABASE_URL is not understood (" + e.getMessage() + "), expected " + DatabaseUrl.EXPECTED, e);
        }
    }

    private static Seed seed(String given) {
        try {
            return Seed.valueOf(given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw bad("SEED", given, "demo or none", e);
        }
    }

    private static LogFormat logFormat(String given) {
        try {
            return LogFormat.valueOf(given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw bad("LOG_FORMAT", given, "plain or json", e);
        }
    }

    private static IllegalArgumentException bad(String name, String given, String expected, @Nullable Throwable cause) {
        return new IllegalArgumentException(name + " is '" + given + "', expected " + expected, cause);
    }
}
