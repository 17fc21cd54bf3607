package io.calendly.jdbc.connection;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a PostgreSQL database, with the credentials.
 *
 * @param jdbcUrl the URL for the driver, without user and password
 * @param user the user, if the URL has one
 * @param password the password, if the URL has one
 */
public record PostgresAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {

    private static final Pattern SCHEME =
            Pattern.compile("(jdbc:postgresql:|postgres(ql)?://).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The parts of a URL. The credentials end at the last {@code @} of the authority, before path and query. */
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://"
                    + "(?:(?<credentials>[^/?]*)@)?(?<hosts>[^/?@]*)(?:/(?<database>[^/?]*))?(?:\\?(?<query>.*))?",
            Pattern.CASE_INSENSITIVE);

    /** Characters that no part of a URL may have unencoded (RFC 3986). Mostly they belong to a password. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\s#\"'<>\\\\^`{|}\\p{Cntrl}]");

    /** A host name with an underscore is no host name to {@link java.net.URI}, but containers have such names. */
    private static final Pattern HOST =
            Pattern.compile("(?<name>[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?])(?::(?<port>[0-9]{1,5}))?");

    /** Parameters of libpq that are parts of the URL for the driver. */
    private static final String[] PARTS = {"host", "port", "user", "password", "dbname"};

    private static final int MAX_PORT = 65_535;

    /** Checks whether the URL is one of PostgreSQL's, right or wrong. */
    public static boolean isNamedBy(String url) {
        return SCHEME.matcher(url).matches();
    }

    /**
     * Parses {@code postgresql://user:password@host:port/database?parameters}, {@code postgres://…} the same, and
     * {@code jdbc:postgresql://…}. All parts are URL-encoded. There may be several hosts, separated by commas. The
     * parameters {@code host}, {@code port}, {@code user}, {@code password} and {@code dbname} stand for these parts, as
     * they do for libpq. All others are those of the driver.
     *
     * @throws IllegalArgumentException if a part is missing or broken; the message repeats nothing of the URL
     */
    public static PostgresAddress parse(String url) {
        Matcher form = FORM.matcher(url);
        if (FORBIDDEN.matcher(url).find() || !form.matches()) {
            throw new IllegalArgumentException("special characters of the user and the password are URL-encoded");
        }
        Map<String, String> parameters = parameters(group(form, "query"));
        String credentials = group(form, "credentials");
        int colon = credentials.indexOf(':');
        Optional<String> user = part(parameters, "user", colon < 0 ? credentials : credentials.substring(0, colon));
        Optional<String> password = part(parameters, "password", colon < 0 ? "" : credentials.substring(colon + 1));
        if (user.stream().anyMatch(name -> name.contains(":"))) {
            throw new IllegalArgumentException("the colon between user and password is not encoded");
        }
        String database = part(parameters, "dbname", group(form, "database"))
                .orElseThrow(() -> new IllegalArgumentException("it names no database"));
        if (group(form, "database").matches(".*[@:].*")) {
            throw new IllegalArgumentException("special characters of the user and the password are URL-encoded");
        }
        String jdbcUrl = "jdbc:postgresql://" + hosts(parameters, group(form, "hosts")) + "/" + encoded(database);
        for (String part : PARTS) {
            parameters.remove(part);
        }
        return new PostgresAddress(jdbcUrl + query(parameters), user, password);
    }

    private static String group(Matcher form, String name) {
        return Optional.ofNullable(form.group(name)).orElse("");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(parameter.substring(0, equals), decoded(parameter.substring(equals + 1)));
            } else if (!parameter.isEmpty()) {
                throw new IllegalArgumentException("a parameter after the ? is not name=value");
            }
        }
        return parameters;
    }

    /** Returns a part by the parameter of this name, or else from its own place in the URL. */
    private static Optional<String> part(Map<String, String> parameters, String name, String place) {
        return Optional.of(parameters.getOrDefault(name, decoded(place))).filter(part -> !part.isEmpty());
    }

    /** Returns the hosts in the form that the driver takes. */
    private static String hosts(Map<String, String> parameters, String place) {
        String hosts = parameters.getOrDefault("host", decoded(place));
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("it names no host");
        }
        if (hosts.startsWith("/") || hosts.startsWith("@")) {
            throw new IllegalArgumentException("a Unix socket is no host: the driver connects by TCP only");
        }
        String[] each = hosts.split(",", -1);
        String[] ports = parameters.getOrDefault("port", "").split(",", -1);
        if (ports.length > 1 && ports.length != each.length) {
            throw new IllegalArgumentException("it has another number of ports than of hosts");
        }
        for (int i = 0; i < each.length; i++) {
            each[i] = host(each[i], ports[ports.length == 1 ? 0 : i]);
        }
        return String.join(",", each);
    }

    private static String host(String text, String otherPort) {
        // libpq has no brackets in its parameter.
        String bracketed =
                text.matches("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:.*") && !text.startsWith("[") ? "[" + text + "]" : text;
        Matcher host = HOST.matcher(bracketed);
        if (!host.matches()) {
            throw new IllegalArgumentException("it names a host or a port that is none");
        }
        String port = Optional.ofNullable(host.group("port")).orElse(otherPort);
        if (port.isEmpty()) {
            return host.group("name");
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            throw new IllegalArgumentException("it names a host or a port that is none");
        }
        return host.group("name") + ":" + port;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Decodes percent-encoding. A plus stays a plus, since credentials are no form. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unlike) {
            // Its message has the text, which may be a password, so it is no cause either.
            throw new IllegalArgumentException("a % starts no encoded character");
        }
    }

    /** Returns the address without password and parameters, some of which are secrets too. */
    @Override
    public String toString() {
        String at = (user.isPresent() || password.isPresent() ? "@" : "");
        String credentials = user.map(PostgresAddress::encoded).orElse("") + (password.isPresent() ? ":***" : "") + at;
        String address = jdbcUrl.substring("jdbc:postgresql://".length());
        int query = address.indexOf('?');
        return "postgresql://" + credentials + (query < 0 ? address : address.substring(0, query));
    }
}
