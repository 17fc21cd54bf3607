package io.calendly.http.edge;

import java.math.BigInteger;
import java.net.InetAddress;

/** A range of IP addresses with the same first bits (CIDR, RFC 4632). */
record AddressRange(InetAddress network, int bits) {

    /**
     * Decodes a range.
     *
     * @param text an address, or an address, a slash and a number of bits
     * @throws IllegalArgumentException if the text is neither, or if the address has bits beyond those of the network
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = ClientAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("Not an address: " + text))
                .address();
        int all = network.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("Not a number of bits from 0 to " + all + ": " + text);
        }
        AddressRange range = new AddressRange(network, bits);
        if (number(network).getLowestSetBit() >= 0 && number(network).getLowestSetBit() < all - bits) {
            throw new IllegalArgumentException("The address has bits that are not of the network: " + text);
        }
        return range;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    /** Checks whether an address lies in the range. */
    boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        int others = bytes.length * Byte.SIZE - bits;
        return bytes.length == network.getAddress().length
                && number(address).shiftRight(others).equals(number(network).shiftRight(others));
    }
}
