package io.calendly.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client that sends bytes as they are, from any loopback address. */
final class RawHttp {

    private static final int TIMEOUT = (int) TimeUnit.SECONDS.toMillis(30);

    private final int port;

    RawHttp(HttpServer server) {
        this(server.port());
    }

    RawHttp(int port) {
        this.port = port;
    }

    /** Connects and sends the start of a request. */
    Socket start(String from, String bytes) throws IOException {
        Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(TIMEOUT);
        send(socket, bytes);
        return socket;
    }

    /** Sends bytes, also on a connection that the server has closed. */
    static void send(Socket socket, String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // What the server did with the connection shows when it is read.
        }
    }

    /** Sends a request and returns everything up to the end of the connection. */
    String exchange(String bytes) throws IOException {
        return exchange("127.0.0.1", bytes);
    }

    /** Sends a request from an address and returns everything up to the end of the connection. */
    String exchange(String from, String bytes) throws IOException {
        try (Socket socket = start(from, bytes)) {
            return rest(socket);
        }
    }

    /** Returns what arrives up to the end of the connection, which may be a reset. */
    static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(received);
        } catch (SocketException e) {
            // A server that closes a connection on which bytes are unread resets it.
        }
        return received.toString(StandardCharsets.UTF_8);
    }
}
