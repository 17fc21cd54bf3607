package io.calendly.app;

import io.calendly.domain.access.ApiKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of the program, which has no settings among them. */
final class CommandLine {

    private static final List<String> HELP = List.of("--help", "-h");
    private static final List<String> VERSION = List.of("--version", "-V");

    private static final String USAGE = """
            calendly is a scheduling engine with a REST server.

            Usage: java -jar calendly.jar              start the server
                   java -jar calendly.jar api-key create --admin [--name NAME]
                                                       make an API key for an administrator in the
                                                       database, and print it
                   java -jar calendly.jar --help       print this text
                   java -jar calendly.jar --version    print the version

            Settings come from the environment, then from the file .env in the working directory:

              PORT               the TCP port, default %s; 0 for any free port
              HOST               the address to listen on, default %s
              AUTH               none or required: whether requests need a credential, default none where HOST is a
                                 loopback address; elsewhere it has to be set
              JWT_ISSUER         the OpenID Connect issuer whose tokens are credentials, default none
              JWT_AUDIENCE       the audience of these tokens, default none
              JWT_ADMIN_CLAIM    the claim of administrators, NAME or NAME=VALUE, default %s
              JWT_CREATE_USERS   whether an unknown subject becomes a user, true or false, default %s
              METRICS_PORT       the TCP port of /metrics, which PORT does not have then, default none
              CORS_ORIGINS       the origins whose pages may use the API, with commas between them, default none
              TRUSTED_PROXIES    the proxies whose X-Forwarded-For is believed, with commas between them, default none
              RATE_LIMIT         the requests a minute with one credential, default %s; 0 for any number
              PUBLIC_RATE_LIMIT  the requests a minute from one address without a credential, default %s
              DATABASE_URL       the database, default %s,
                                 or postgresql://USER:PASSWORD@HOST:PORT/DATABASE
              SEED               the data to add to an empty database, demo or none, default %s
              LOG_FORMAT         plain or json, default %s

            /api/docs of the server documents the API.
            """;

    private CommandLine() {}

    /**
     * Returns the command to make an API key, if that is what the arguments ask for.
     *
     * @throws IllegalArgumentException if they ask for another one than can be made; the message is one line
     */
    static Optional<ApiKeyCommand> apiKeyFor(String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        if (given.isEmpty() || !given.get(0).equals("api-key")) {
            return Optional.empty();
        }
        String name = ApiKeyCommand.DEFAULT_NAME;
        int at = given.indexOf("--name");
        if (at >= 0 && at + 1 < given.size()) {
            name = given.remove(at + 1);
            given.remove(at);
        }
        if (!given.equals(List.of("api-key", "create", "--admin"))
                || ApiKey.NAME.faultIn(name).isPresent()) {
            throw new IllegalArgumentException("expected api-key create --admin [--name NAME], see --help");
        }
        return Optional.of(new ApiKeyCommand(name));
    }

    /**
     * Returns the text to print in place of starting the server; empty to start it.
     *
     * @throws IllegalArgumentException if an argument is unknown; the message is one line
     */
    static Optional<String> textFor(String... arguments) {
        for (String argument : arguments) {
            if (!HELP.contains(argument) && !VERSION.contains(argument)) {
                throw new IllegalArgumentException("unknown argument '" + argument + "', see --help");
            }
        }
        if (arguments.length == 0) {
            return Optional.empty();
        }
        return Optional.of(HELP.contains(arguments[0]) ? usage() : "calendly " + version() + "\n");
    }

    private static String usage() {
        return USAGE.formatted(List.of(
                        "PORT",
                        "HOST",
                        "JWT_ADMIN_CLAIM",
                        "JWT_CREATE_USERS",
                        "RATE_LIMIT",
                        "PUBLIC_RATE_LIMIT",
                        "DATABASE_URL",
                        "SEED",
                        "LOG_FORMAT")
                .stream()
                .map(Config.DEFAULTS::get)
                .toArray());
    }

    /** Returns the version of the jar; classes outside of a jar have none. */
    private static String version() {
        return Optional.ofNullable(CommandLine.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
