package io.calendly.jdbc.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address of a PostgreSQL database, with the credentials.
 *
 * @param jdbcUrl the URL for the driver, without user and password
 * @param user the user, if the URL has one
 * @param password the password, if the URL has one
 */
public record PostgresAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {

    private static final String JDBC = "jdbc:postgresql:";

    /** Checks whether the URL is one of PostgreSQL's, right or wrong. */
    public static boolean isNamedBy(String url) {
        return url.startsWith("postgresql://") || url.startsWith("postgres://") || url.startsWith(JDBC);
    }

    /**
     * Parses {@code postgresql://user:password@host:port/database?parameters}, {@code postgres://…} the same, and
     * {@code jdbc:postgresql://…}. User and password are URL-encoded.
     *
     * @throws IllegalArgumentException if a part is missing or broken; the message does not repeat it
     */
    public static PostgresAddress parse(String url) {
        URI uri = uri(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        if (uri.getHost() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw new IllegalArgumentException("A PostgreSQL URL names a host and a database");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbcUrl = JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query;
        String credentials = uri.getRawUserInfo();
        if (credentials == null) {
            return new PostgresAddress(jdbcUrl, Optional.empty(), Optional.empty());
        }
        int colon = credentials.indexOf(':');
        return new PostgresAddress(
                jdbcUrl,
                Optional.of(decoded(colon < 0 ? credentials : credentials.substring(0, colon))),
                colon < 0 ? Optional.empty() : Optional.of(decoded(credentials.substring(colon + 1))));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a URL; special characters of a password are URL-encoded", e);
        }
    }

    /** Decodes percent-encoding. A plus stays a plus, since credentials are no form. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Returns the URL for the driver, which has no password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
