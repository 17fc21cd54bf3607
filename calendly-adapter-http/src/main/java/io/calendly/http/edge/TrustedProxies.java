package io.calendly.http.edge;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The proxies whose header {@code X-Forwarded-For} is believed. The header of any other client is ignored. */
public final class TrustedProxies {

    /** No proxy. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** The form of a list, in words. */
    public static final String EXPECTED =
            "addresses and ranges of addresses, such as 10.0.0.7, 192.168.0.0/16 or fd00::/8, separated by commas";

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressRange> ranges;

    private TrustedProxies(List<AddressRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Decodes a list of addresses and ranges.
     *
     * @param list addresses and ranges, separated by commas; empty for none
     * @throws IllegalArgumentException if a part of the list is neither; a name is not looked up
     */
    public static TrustedProxies parse(String list) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            if (!part.isBlank()) {
                ranges.add(AddressRange.parse(part.strip()));
            }
        }
        return new TrustedProxies(ranges);
    }

    /** Checks whether an address is that of a proxy. */
    boolean has(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.has(address));
    }

    /** Returns the address of the client that sent the request of a handler. */
    public ClientAddress clientOf(Context ctx) {
        List<String> forwarded = Collections.list(ctx.req().getHeaders(FORWARDED_FOR));
        return clientOf(ctx.req().getRemoteAddr(), String.join(",", forwarded));
    }

    /**
     * Returns the address of a client: the peer, or, if the peer is trusted, the last address of the header that is not
     * trusted. Each proxy adds the address that it was connected from at the end, so what comes before an address that is
     * not trusted may be invented. Where the header has something else than an address, the address after it is the
     * client's.
     *
     * @param peer the address that the server is connected to
     * @param forwarded the values of the header, separated by commas
     */
    ClientAddress clientOf(String peer, String forwarded) {
        ClientAddress client = ClientAddress.parse(plain(peer)).orElse(ClientAddress.UNKNOWN);
        int end = forwarded.length();
        while (end > 0 && has(client.address())) {
            int comma = forwarded.lastIndexOf(',', end - 1);
            String last = forwarded.substring(comma + 1, end).strip();
            end = comma;
            Optional<ClientAddress> before = ClientAddress.parseWithPort(last);
            if (before.isPresent()) {
                client = before.get();
            } else if (!last.isEmpty()) {
                break;
            }
        }
        return client;
    }

    /** Returns an address without brackets and without the name of an interface. */
    private static String plain(String address) {
        return address.replaceFirst("%.*", "").replaceAll("[\\[\\]]", "");
    }

    /** Returns the ranges. */
    @Override
    public String toString() {
        return ranges.toString();
    }
}
