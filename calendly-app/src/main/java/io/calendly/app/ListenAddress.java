package io.calendly.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The check that the server can listen on an address, which tells a bad host from a taken port. */
final class ListenAddress {

    private ListenAddress() {}

    /**
     * Checks that the host is an address of this machine and that the port is free, by listening for a moment.
     *
     * @param setting the name of the setting that the port comes from
     * @throws IllegalArgumentException if not; the message names the setting
     */
    static void require(String host, String setting, int port) {
        InetAddress address = address(host);
        try {
            listen(address, 0);
        } catch (IOException e) {
            throw badHost(host, e);
        }
        try {
            listen(address, port);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    setting + " is '" + port + "', which cannot be used: " + e.getMessage(), e);
        }
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw badHost(host, e);
        }
    }

    private static void listen(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        }
    }

    private static IllegalArgumentException badHost(String host, IOException cause) {
        return new IllegalArgumentException(
                "HOST is '" + host + "', expected the name or an address of this machine, such as 127.0.0.1 or 0.0.0.0",
                cause);
    }
}
