package io.calendly.http.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of hosts that a server answers to.
 *
 * <p>A server that listens on a loopback address answers to the names of this machine only. A page of another site can
 * make a browser send requests to a loopback address under the name of that site (DNS rebinding). To the browser they
 * are requests of the site to itself, and only the name gives them away.
 */
public final class HostNames {

    /** The names and addresses of the loopback interface. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final boolean isOpen;
    private final Set<String> names;

    private HostNames(boolean isOpen, Set<String> names) {
        this.isOpen = isOpen;
        this.names = names;
    }

    /**
     * Returns the names for a server.
     *
     * @param host the address that the server listens on
     * @param origins the origins whose pages may use the server; a proxy may pass on their hosts
     */
    static HostNames of(String host, AllowedOrigins origins) {
        Set<String> names = new HashSet<>(origins.hosts());
        names.add(host.toLowerCase(Locale.ROOT));
        return new HostNames(!isLoopback(host), Set.copyOf(names));
    }

    /** Checks whether a name or an address is of the loopback interface. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // The server cannot listen on it either.
            return false;
        }
    }

    /** Checks whether the server answers to the value of a header {@code Host}. */
    boolean has(String hostAndPort) {
        String name = hostAndPort.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return isOpen || LOOPBACK.matcher(name).matches() || names.contains(name);
    }
}
