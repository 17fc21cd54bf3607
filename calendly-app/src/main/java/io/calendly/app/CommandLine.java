package io.calendly.app;

import java.util.List;
import java.util.Optional;

/** The arguments of the program, which has no settings among them. */
final class CommandLine {

    private static final List<String> HELP = List.of("--help", "-h");
    private static final List<String> VERSION = List.of("--version", "-V");

    private static final String USAGE = """
            calendly is a scheduling engine with a REST server.

            Usage: java -jar calendly.jar              start the server
                   java -jar calendly.jar --help       print this text
                   java -jar calendly.jar --version    print the version

            Settings come from the environment, then from the file .env in the working directory:

              PORT          the TCP port, default %s; 0 for any free port
              HOST          the address to listen on, default %s
              CORS_ORIGINS  the origins whose pages may use the API, with commas between them, default none
              DATABASE_URL  the database, default %s,
                            or postgresql://USER:PASSWORD@HOST:PORT/DATABASE
              SEED          the data to add to an empty database, demo or none, default %s
              LOG_FORMAT    plain or json, default %s

            /api/docs of the server documents the API.
            """;

    private CommandLine() {}

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
        return USAGE.formatted(List.of("PORT", "HOST", "DATABASE_URL", "SEED", "LOG_FORMAT").stream()
                .map(Config.DEFAULTS::get)
                .toArray());
    }

    /** Returns the version of the jar; classes outside of a jar have none. */
    private static String version() {
        return Optional.ofNullable(CommandLine.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
