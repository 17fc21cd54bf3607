package io.calendly.app;

import io.calendly.app.logging.LogFormat;
import io.calendly.application.access.Authentication.Newcomers;
import io.calendly.http.edge.AllowedOrigins;
import io.calendly.http.edge.HostNames;
import io.calendly.http.edge.TrustedProxies;
import io.calendly.http.limit.RateLimit;
import io.calendly.jdbc.DatabaseUrl;
import io.calendly.oidc.AdministratorClaim;
import io.calendly.oidc.OidcSettings;
import io.calendly.ports.Transactor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The settings. Each comes from the environment, else from the {@code .env} file, else it has its default.
 *
 * @param port {@code PORT}: the TCP port to listen on
 * @param host {@code HOST}: the address to listen on
 * @param access {@code AUTH} and {@code JWT_*}: who may send requests
 * @param metricsPort {@code METRICS_PORT}: a TCP port for the metrics alone
 * @param corsOrigins {@code CORS_ORIGINS}: the origins whose pages may use the API from a browser
 * @param trustedProxies {@code TRUSTED_PROXIES}: the proxies whose header {@code X-Forwarded-For} is believed
 * @param rateLimit {@code RATE_LIMIT}: the limit of requests with one credential
 * @param publicRateLimit {@code PUBLIC_RATE_LIMIT}: the limit of requests from one address without a valid credential
 * @param databaseUrl {@code DATABASE_URL}: the database
 * @param seed {@code SEED}: the data for an empty database
 * @param logFormat {@code LOG_FORMAT}: the format of log lines
 * @param warnings a sentence for each variable of the file that is no setting
 */
public record Config(
        int port,
        String host,
        AccessConfig access,
        OptionalInt metricsPort,
        AllowedOrigins corsOrigins,
        TrustedProxies trustedProxies,
        RateLimit rateLimit,
        RateLimit publicRateLimit,
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
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("PORT", "5001"),
            // AUTH has a default on a loopback address only, so that a server is not open to a network by accident.
            Map.entry("HOST", "127.0.0.1"),
            Map.entry("AUTH", ""),
            Map.entry("JWT_ISSUER", ""),
            Map.entry("JWT_AUDIENCE", ""),
            Map.entry("JWT_ADMIN_CLAIM", "calendly_admin"),
            Map.entry("JWT_CREATE_USERS", "false"),
            Map.entry("METRICS_PORT", ""),
            Map.entry("CORS_ORIGINS", ""),
            Map.entry("TRUSTED_PROXIES", ""),
            Map.entry("RATE_LIMIT", Integer.toString(RateLimit.OF_CREDENTIAL.perMinute())),
            Map.entry("PUBLIC_RATE_LIMIT", Integer.toString(RateLimit.OF_ADDRESS.perMinute())),
            Map.entry("DATABASE_URL", "sqlite:///calendly.db"),
            Map.entry("SEED", "demo"),
            Map.entry("LOG_FORMAT", "plain"));

    /**
     * Reads the settings.
     *
     * @param environment the variables of the process
     * @param directory where a {@code .env} file may lie
     * @throws IllegalArgumentException if one is wrong; the message, of one line, names the variable, what was given
     *     (unless it is a database, whose password it may have) and what is expected
     */
    public static Config load(Map<String, String> environment, Path directory) {
        EnvFile file = EnvFile.read(directory, DEFAULTS.keySet());
        Map<String, String> settings = settings(environment, file);
        return new Config(
                port("PORT", setting(settings, "PORT")),
                setting(settings, "HOST"),
                access(settings),
                metricsPort(setting(settings, "METRICS_PORT"), setting(settings, "PORT")),
                corsOrigins(setting(settings, "CORS_ORIGINS")),
                trustedProxies(setting(settings, "TRUSTED_PROXIES")),
                rateLimit("RATE_LIMIT", setting(settings, "RATE_LIMIT")),
                rateLimit("PUBLIC_RATE_LIMIT", setting(settings, "PUBLIC_RATE_LIMIT")),
                databaseUrl(setting(settings, "DATABASE_URL")),
                seed(setting(settings, "SEED")),
                logFormat(setting(settings, "LOG_FORMAT")),
                file.warnings());
    }

    /**
     * Reads the database alone.
     *
     * @throws IllegalArgumentException if it is wrong, as {@link #load} does
     */
    static DatabaseUrl databaseUrl(Map<String, String> environment, Path directory) {
        EnvFile file = EnvFile.read(directory, DEFAULTS.keySet());
        return databaseUrl(setting(settings(environment, file), "DATABASE_URL"));
    }

    private static Map<String, String> settings(Map<String, String> environment, EnvFile file) {
        Map<String, String> settings = new HashMap<>(DEFAULTS);
        settings.putAll(set(file.variables()));
        settings.putAll(set(environment));
        return settings;
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

    private static int port(String name, String given) {
        try {
            int port = Integer.parseInt(given);
            if (0 <= port && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw bad(name, given, "a number from 0 to 65535", e);
        }
        throw bad(name, given, "a number from 0 to 65535", null);
    }

    private static OptionalInt metricsPort(String given, String main) {
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        int port = port("METRICS_PORT", given);
        if (port != 0 && port == port("PORT", main)) {
            throw bad("METRICS_PORT", given, "another port than PORT", null);
        }
        return OptionalInt.of(port);
    }

    private static AccessConfig access(Map<String, String> settings) {
        boolean isRequired = isAuthRequired(setting(settings, "AUTH"), setting(settings, "HOST"));
        Newcomers newcomers =
                bool("JWT_CREATE_USERS", setting(settings, "JWT_CREATE_USERS")) ? Newcomers.ADDED : Newcomers.REFUSED;
        Optional<OidcSettings> issuer = issuer(settings);
        if (issuer.isPresent() && !isRequired) {
            throw new IllegalArgumentException(
                    "JWT_ISSUER is set, and AUTH is not required: set AUTH=required, or else no token would be asked for");
        }
        return new AccessConfig(isRequired, issuer, newcomers);
    }

    private static boolean isAuthRequired(String auth, String host) {
        if (auth.isEmpty() && HostNames.isLoopback(host)) {
            return false;
        }
        return switch (auth.toLowerCase(Locale.ROOT)) {
            case "none" -> false;
            case "required" -> true;
            case "" ->
                throw new IllegalArgumentException("AUTH is not set, and HOST is '" + host
                        + "', which is no loopback address: set AUTH=required if requests need a credential, or AUTH=none if"
                        + " something in front of the server decides who may send them");
            default -> throw bad("AUTH", auth, "none or required", null);
        };
    }

    private static boolean bool(String name, String given) {
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(name, given, "true or false", null);
        };
    }

    private static Optional<OidcSettings> issuer(Map<String, String> settings) {
        String issuer = setting(settings, "JWT_ISSUER");
        String audience = setting(settings, "JWT_AUDIENCE");
        if (issuer.isEmpty() && audience.isEmpty()) {
            return Optional.empty();
        }
        if (issuer.isEmpty()) {
            throw new IllegalArgumentException(
                    "JWT_ISSUER is not set, expected the issuer of the tokens of JWT_AUDIENCE");
        }
        if (audience.isEmpty()) {
            throw new IllegalArgumentException(
                    "JWT_AUDIENCE is not set, expected the audience of the tokens of JWT_ISSUER");
        }
        String[] claim = setting(settings, "JWT_ADMIN_CLAIM").split("=", 2);
        try {
            AdministratorClaim administrators =
                    new AdministratorClaim(claim[0], claim.length == 2 ? Optional.of(claim[1]) : Optional.empty());
            return Optional.of(new OidcSettings(issuer, audience, Optional.of(administrators)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("JWT_ISSUER or JWT_ADMIN_CLAIM cannot be used: " + e.getMessage(), e);
        }
    }

    private static AllowedOrigins corsOrigins(String given) {
        try {
            return AllowedOrigins.parse(given);
        } catch (IllegalArgumentException e) {
            throw bad("CORS_ORIGINS", given, AllowedOrigins.EXPECTED, e);
        }
    }

    private static TrustedProxies trustedProxies(String given) {
        try {
            return TrustedProxies.parse(given);
        } catch (IllegalArgumentException e) {
            throw bad("TRUSTED_PROXIES", given, TrustedProxies.EXPECTED, e);
        }
    }

    private static RateLimit rateLimit(String name, String given) {
        try {
            return RateLimit.parse(given);
        } catch (IllegalArgumentException e) {
            throw bad(name, given, RateLimit.EXPECTED, e);
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
