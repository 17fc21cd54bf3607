package io.calendly.http.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The IP address of a client.
 *
 * @param address the address; an IPv6 address that stands for one of IPv4 is that one
 */
public record ClientAddress(InetAddress address) {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /** The form that Java takes for an address of IPv6 or an error. Any other form might be a name to look up. */
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    /** An address with a port, as some proxies write it. */
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):\\d{1,5}|\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?");

    /** The number of bytes of an IPv6 address that name a network. */
    private static final int NETWORK_BYTES = 8;

    private static final int MAX_OCTET = 255;

    /** The address of a client that the server is not connected to by IP. */
    static final ClientAddress UNKNOWN = of(new byte[4]);

    /** Decodes an address without a port. No text leads to a look-up of a name. */
    static Optional<ClientAddress> parse(String text) {
        Matcher octets = IPV4.matcher(text);
        if (octets.matches()) {
            return ipv4(octets);
        }
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClientAddress(InetAddress.getByName(text)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<ClientAddress> ipv4(Matcher octets) {
        byte[] bytes = new byte[octets.groupCount()];
        for (int i = 0; i < bytes.length; i++) {
            int octet = Integer.parseInt(octets.group(i + 1));
            if (octet > MAX_OCTET) {
                return Optional.empty();
            }
            bytes[i] = (byte) octet;
        }
        return Optional.of(of(bytes));
    }

    private static ClientAddress of(byte[] bytes) {
        try {
            return new ClientAddress(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes, and not " + bytes.length, e);
        }
    }

    /** Decodes an address with or without a port. */
    static Optional<ClientAddress> parseWithPort(String text) {
        Matcher port = WITH_PORT.matcher(text);
        if (!port.matches()) {
            return parse(text);
        }
        return port.group(1) != null ? parse(port.group(1)) : parse(port.group(2));
    }

    /**
     * Returns the text by which the requests of a client are counted. The addresses of an IPv6 network of 64 bits count
     * as one client, because a client is usually given such a network as a whole.
     */
    public String key() {
        if (address instanceof Inet6Address) {
            return of(Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES))
                            .address
                            .getHostAddress()
                    + "/64";
        }
        return address.getHostAddress();
    }

    /** Returns the address as text. */
    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
